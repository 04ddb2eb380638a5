"""What reads the papers of a tray, one at a time, in a process beside the server (etl.incoming.reading).

It loads the rules once and looks through one sentence of each language, so that a paper is then read in about the
time that its text takes. Originals are opened in a child with limits (etl.intake.child). A paper that ended its
reader is not tried twice.
"""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from etl.adding.bibliography import Proposal, propose
from etl.adding.shelf import Shelf
from etl.adding.whole_text import FACTS, ORIGIN, REF_AREA, REF_PERIOD, UnknownFactError, read_names, read_standing
from etl.catalogue import Catalogue, read_catalogue
from etl.composition import Composer
from etl.documents import plain_document
from etl.errors import FigtraceError
from etl.extract import extract
from etl.incoming.preview import Concluded, Figure, Read, cut, find_figures, hold_against, set_pieces
from etl.incoming.tray import UNREAD, Item, Tray
from etl.intake.child import take_in_child
from etl.intake.layout import lay_out
from etl.intake.limits import SCAN_SECONDS
from etl.intake.model import Taken
from etl.intake.tesseract import find_languages
from etl.linking import link_alone
from etl.meaning.whole import told_of_text
from etl.model import MANIFEST, Document, Extraction
from etl.pins import read_pins
from etl.rules import Rules, read_rules
from etl.schemas.fields import is_date
from etl.schemas.inputs import Inputs
from etl.store.checks import load_checks
from etl.verdicts import Judge, read_judge
from etl.written_periods import read_window, write_window

LONGEST = 300.0  # seconds that the figures of one paper may take
BROKE = (
    "its reader was ended by a limit on time or memory, a full disk or a crash;"
    " make room, or take the part that matters"
)
NO_PLACE = "what was read could not be kept ({}); make room or mend the rights, drop it and give it again"
WARM = ("ko", "en", "zh", "ru")
SENTENCE = "2023년 3억 달러. 3 million dollars in 2023. 2023年3亿美元。 3 млн долларов в 2023 году.\n"


class Reader:
    """The rules of a workspace, loaded, and what it reads by them."""

    def __init__(self, workspace: Path) -> None:
        self.tray = Tray(workspace)
        self.stamp = stamp(workspace)
        inputs = Inputs(workspace, check=[check.name for check in load_checks()])
        self.rules: Rules = read_rules(inputs)
        self.catalogue: Catalogue = read_catalogue(inputs, self.rules)
        self.pins = read_pins(inputs)
        self.judge: Judge = read_judge(inputs)
        inputs.check()
        self.shelf = Shelf(workspace, self.rules.cues)
        for language in WARM:
            extract(plain_document(SENTENCE, language=language), self.rules)

    def read_next(self) -> bool:
        """Read what has waited longest; False if nothing waits."""
        waiting = [item for item in self.tray.items() if item.state == UNREAD]
        if not waiting:
            return False
        item = waiting[-1]
        if item.tries:
            self.tray.fail(item, BROKE)
            return True
        item = self.tray.change(item, tries=item.tries + 1)
        watch = threading.Timer(LONGEST + (SCAN_SECONDS if find_languages() else 0), os._exit, [1])
        watch.daemon = True
        watch.start()
        try:
            read = self.read(item)
            self.tray.keep_read(item, read)
            if layout := lay_out(self.tray.original(item), read.taken.format, item.name):
                self.tray.keep_layout(item, layout)
        except (FigtraceError, MemoryError, RecursionError) as error:
            self.tray.fail(item, error if isinstance(error, FigtraceError) else BROKE)
        except OSError as error:
            if self.tray.find(item.key) is not None:  # else it was dropped meanwhile
                self.tray.fail(item, NO_PLACE.format((error.strerror or str(error)).lower()))
        finally:
            watch.cancel()
        return True

    def read(self, item: Item) -> Read:
        """The text, a proposal and the figures of an item; of one that was read before, by what a person said of it."""
        before = None if item.said is None else self.tray.read(item)
        if before is None:
            taken = take_in_child(self.tray.original(item), item.name, self.rules.cues, scans=find_languages())
            proposal = propose(taken, item.name)
        else:
            taken, proposal = before.taken, before.proposal
        older = self.shelf.find_older(item.name)
        standing = read_standing(self.tray.workspace, older) if older is not None else {}
        told = self._told(standing, item)
        extraction = extract(self._document(item, taken, proposal, told), self.rules)
        figures = self._find_figures(extraction)
        if before is not None:
            figures = hold_against(figures, before.figures)
        length = len(extraction.document.text)
        return Read(
            taken=taken,
            proposal=proposal,
            pieces=tuple(set_pieces(extraction)),
            figures=figures,
            older=older,
            looked_at=length if length < len(taken.text) else None,
            concluded=before.concluded if before is not None and any(told.values()) else conclude(extraction),
            standing=standing,
            changed=None if before is None else sum(figure.is_other for figure in figures),
        )

    def _document(self, item: Item, taken: Taken, proposal: Proposal, told: Mapping[str, str | None]) -> Document:
        """What is read: as much of the text as is looked through, with its bibliography as it is known by now."""
        said = item.said or {}
        dated = said.get("published", proposal.value("published"))
        document = plain_document(
            cut(taken.text),
            name=item.key,
            language=said.get("language") or proposal.language,
            published=dated if dated and is_date(dated) else None,
            format=taken.view,
            ref_area=told[REF_AREA],
            origin=told[ORIGIN],
            ref_period=None if (window := told[REF_PERIOD]) is None else read_window(window, MANIFEST),
        )
        return replace(document, original_format=taken.format, scanned=taken.scanned)

    def _find_figures(self, extraction: Extraction) -> tuple[Figure, ...]:
        composer = Composer(self.rules, self.catalogue, self.pins)
        line = link_alone(extraction, self.catalogue, composer, self.judge)
        indicators = {indicator.id: indicator for indicator in self.catalogue.indicators}
        linked = {found.indicator: indicators.get(found.indicator) or composer.indicator(found.indicator)
                  for found in line.observations}  # fmt: skip
        names = {name: (indicator.ko, indicator.en) for name, indicator in linked.items()}
        return tuple(find_figures(extraction, line, names))

    def _told(self, standing: Mapping[str, str], item: Item) -> dict[str, str | None]:
        """The facts as ids and ends: what the person at hand has said, else what the manifest says; None: nothing."""
        said = {**standing, **{name: word for name, word in (item.said or {}).items() if name in FACTS}}
        names = read_names(self.tray.workspace)
        told: dict[str, str] = {}
        for name, words in said.items():
            with suppress(UnknownFactError):  # the form refuses it; the areas were changed since
                told |= names.settle({name: words})
        return {name: told.get(name) or None for name in FACTS}


def conclude(extraction: Extraction) -> Concluded:
    """What the rules concluded for the text as a whole."""
    found = told_of_text(extraction)
    start, end = found.ref_period or (None, None)
    return Concluded(
        ref_area=found.ref_area or "",
        origin=found.origin or "",
        ref_period=write_window(start, end),
        by_area=found.by_area,
        by_origin=found.by_origin,
        by_period=found.by_period,
    )


def stamp(workspace: Path) -> tuple[int, ...]:
    """When the files of the rules were changed."""
    return tuple(sorted(_find_changes(workspace)))


def _find_changes(workspace: Path) -> Iterator[int]:
    for path in (workspace / "datasets").rglob("*.toml"):
        with suppress(OSError):  # it was there a moment ago
            found = path.stat()
            if stat.S_ISREG(found.st_mode):
                yield found.st_mtime_ns


def read_all(workspace: Path) -> None:
    """Read everything that waits, in this process."""
    try:
        reader = Reader(workspace)
    except FigtraceError as error:
        tray = Tray(workspace)
        for item in tray.items():
            if item.state == UNREAD:
                tray.fail(item, error)
        return
    while reader.read_next():
        pass
