"""`figtrace review`: what waits, one figure at a time, in the terminal; the same decisions as on /review.

Read from standard input a line at a time, so that it works on a pipe too; all that is shown goes to standard error,
without signs that would steer a terminal.

    1 … 9   accept that reading         p   accept what a model proposed
    a       accept the first            r   reject: r and the reason, or asked for on a line of its own
    s       skip                        u   undo the last decision        q   end
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from dashboard.cli.common import is_terminal, say
from dashboard.content.proposal import Shown, find_shown
from dashboard.content.review import decide_on, find_queue, find_unfit, list_indicators, load_decisions
from dashboard.i18n import Text
from etl.answers import DescribedMention, MentionReading
from etl.deciding import undo_decision, write_decision
from etl.decisions import Decision
from etl.errors import FigtraceError, RuleError
from etl.proposed import read_as_decision
from etl.store import Store

MOST = 9  # readings that a digit chooses
MARKS = ("⟦", "⟧")
KEYS = "1-9 a accept, p take the proposal, r reject, s skip, u undo, q end"
WORDS = Text("en")


class Session:
    """A person going through the figures of a list; `read` gives the next line, None at the end."""

    def __init__(
        self, store: Store, workspace: Path, person: str, document: str | None, read: Callable[[str], str | None]
    ) -> None:
        self.store, self.workspace, self.person, self.read = store, workspace, person, read
        self._document = document
        self._decided: list[str] = []  # mentions, the latest last
        self._skipped: set[str] = set()
        self.counts: Counter[str] = Counter()

    def run(self) -> int:
        """Ask until nothing is left or somebody ends it; gives how many still wait."""
        while (name := self._find_next()) is not None:
            mention = self.store.mention(name)
            assert mention is not None  # it stands in the list of the same store
            if not self._ask(mention):
                break
        return sum(1 for _ in self._open())

    def _open(self) -> Iterator[str]:
        queue = find_queue(self.store, load_decisions(self.workspace), self._document)
        return (name for name in queue.mentions if name not in queue.decided)

    def _find_next(self) -> str | None:
        return next((name for name in self._open() if name not in self._skipped), None)

    def _ask(self, mention: DescribedMention) -> bool:
        """One figure, until something was done with it; False to end."""
        readings = self.store.readings(mention.mention_id)[:MOST]
        shown = find_shown(self.store, self.workspace, mention)
        for told in describe(self.store, mention, readings, shown).split("\n"):
            say(told)
        while (line := self.read("> ")) is not None:
            key, _, rest = line.strip().partition(" ")
            if key == "q":
                return False
            try:
                if self._do(key, rest.strip(), mention, readings, shown):
                    return True
            except FigtraceError as error:
                for told in str(error).splitlines():
                    say(f"figtrace: {told}")
        return False

    def _do(
        self, key: str, rest: str, mention: DescribedMention, readings: Sequence[MentionReading], shown: Shown | None
    ) -> bool:
        """What a key asks for; False if there is still something to be said about this figure."""
        name = mention.mention_id
        if key == "s":
            self._skipped.add(name)
            self.counts["skipped"] += 1
        elif key == "u":
            return self._undo()
        elif key == "r":
            reason = rest or (self.read("why? ") or "").strip()
            if not reason:
                say("figtrace: found no reason, expected one; nothing was decided")
                return False
            self._write(mention, decide_on(mention, "reject", None, reason, self.person), "rejected")
        elif key == "p" and shown is not None and shown.proposal.indicator:
            reason, day = WORDS("review.after_proposal", model=shown.proposal.model), date.today().isoformat()
            listed = list_indicators(self.workspace)
            self._write(mention, read_as_decision(shown.proposal, name, self.person, reason, day, listed), "accepted")
        elif (at := _place(key)) is not None and at < len(readings):
            chosen = readings[at].indicator_id
            self._write(
                mention, decide_on(mention, "accept", chosen, WORDS("review.held_against"), self.person), "accepted"
            )
        else:
            say(f"figtrace: found {plain(key)!r}, expected one of: {KEYS}")
            return False
        return True

    def _write(self, mention: DescribedMention, decision: Decision, what: str) -> None:
        if fault := find_unfit(self.workspace, mention, decision):
            raise RuleError([f"{decision.mention}: {fault}; nothing was decided"])
        write_decision(self.workspace, decision)
        self._decided.append(decision.mention)
        self.counts[what] += 1
        say(f"  {what}: {decision.indicator or decision.reason}")

    def _undo(self) -> bool:
        if not self._decided:
            say("figtrace: nothing was decided here yet; there is nothing to undo")
            return False
        undone = undo_decision(self.workspace, self._decided.pop())
        self.counts["rejected" if undone.action == "reject" else "accepted"] -= 1
        say(f"  undone: {undone.mention}")
        return True


def read_lines(prompt: str) -> str | None:
    """The next line of standard input; a prompt is shown where a person types."""
    if is_terminal(sys.stdin):
        print(prompt, end="", file=sys.stderr, flush=True)
    return (sys.stdin.readline() if sys.stdin is not None else "") or None


def describe(store: Store, mention: DescribedMention, readings: Sequence[MentionReading], shown: Shown | None) -> str:
    """The figure in its sentence, what was read, the readings by number, and what a model proposed."""
    lines = ["", f"{mention.mention_id}  {plain(mention.label_en)}", f"  {_sentence(store, mention)}"]
    for name in ("unit", "period_start", "period_end", "measure", "transformation", "ref_area", "counterpart_area"):
        if (value := getattr(mention, name)) is not None:
            lines.append(f"  {name}: {plain(value)}")
    lines += [f"  {n} {plain(row.en)}  [{plain(row.indicator_id)}]" for n, row in enumerate(readings, 1)]
    if shown is not None and shown.proposal.slots:
        proposal = shown.proposal
        lines.append(f"  p {plain(proposal.indicator_en or '-')}  [{plain(proposal.indicator)}]"
                     f"  proposed by {plain(proposal.model)}, {proposal.proposed}:")  # fmt: skip
        lines += [f"      {slot}: {plain(q.value)} “{plain(q.words)}”" for slot, q in proposal.slots.items()]
    return "\n".join(lines)


def plain(words: str) -> str:
    """Words on one line without what would steer a terminal.

    >>> plain("a\\n b \\x1b[2J")
    'a b �[2J'
    """
    return "".join(sign if sign.isprintable() else "�" for sign in " ".join(words.split()))


def _sentence(store: Store, mention: DescribedMention) -> str:
    sentence = store.context(mention.mention_id)["sentence"]
    if sentence is None or mention.table_id is not None:
        return f"{plain(mention.sentence)}: {MARKS[0]}{plain(mention.reading)}{MARKS[1]}"
    inside = [mention.char_start <= start < mention.char_end for start in sentence.starts]
    first, last = inside.index(True), len(inside) - inside[::-1].index(True)
    text = sentence.reading
    return plain(f"{text[:first]}{MARKS[0]}{text[first:last]}{MARKS[1]}{text[last:]}")


def _place(key: str) -> int | None:
    """Which reading a key chooses, from 0.

    >>> _place("a"), _place("3"), _place("0"), _place("x")
    (0, 2, None, None)
    """
    if key == "a":
        return 0
    return int(key) - 1 if len(key) == 1 and key in "123456789" else None
