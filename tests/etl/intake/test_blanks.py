"""Where lines break inside of Korean words, the blanks come back: tried on the seeds, which nothing was learnt of."""

from itertools import pairwise, zip_longest

import pytest

from etl.bench.blanks import examples, learn, table
from etl.intake.pdf import blanks
from etl.intake.pdf.wraps import Words
from tests.conftest import REPOSITORY

SEEDS = sorted((REPOSITORY / "seeds").glob("*.txt"))
LENGTH = 38  # characters in a line


def broken(text):
    """Lines of one length, broken wherever it ends, and whether each ended at a blank; paragraph by paragraph."""
    for paragraph in text.splitlines():
        words = " ".join(paragraph.split())
        cuts = [words[at : at + LENGTH] for at in range(0, len(words), LENGTH)]
        yield [(cut.strip(), cut.endswith(" ") or after.startswith(" "))
               for cut, after in zip_longest(cuts, cuts[1:], fillvalue="")]  # fmt: skip


@pytest.fixture(scope="module")
def ends():
    """Of every line of the seeds that ends between letters of Hangul: its words, the next line, whether a blank was."""
    found = []
    for path in SEEDS:
        paragraphs = list(broken(path.read_text(encoding="utf-8")))
        pairs = [(tail, head, is_blank) for lines in paragraphs
                 for (tail, is_blank), (head, _) in pairwise(lines)]  # fmt: skip
        words = Words((line for lines in paragraphs for line, _ in lines), [(tail, head) for tail, head, _ in pairs])
        found += [(words, *pair) for pair in pairs if "가" <= pair[0][-1:] <= "힣" and "가" <= pair[1][:1] <= "힣"]
    return found


def share(ends):
    return sum(words.need_blank(tail, head) is is_blank for words, tail, head, is_blank in ends) / len(ends)


def test_the_blanks_of_broken_lines_come_back(ends):
    assert len(ends) > 400
    assert share(ends) >= 0.93


def test_what_was_learnt_does_it_and_not_the_document_alone(ends, monkeypatch):
    monkeypatch.setattr(blanks, "_weights", dict)
    assert share(ends) < 0.85


def test_what_is_learnt_of_a_text_is_in_its_table():
    text = "무역을 확대했다. 무역은 줄고 무역을 막았다.\n" * 20
    weights = learn([text])
    rows = dict(sign for line in table(weights).splitlines() for sign in [(s, float(line.split("\t")[0]))
                for s in line.split("\t")[1].split(" ")])  # fmt: skip
    assert sum(rows.get(sign, 0) for sign in blanks.signs("무역을", "확대했다")) > 0
    assert sum(rows.get(sign, 0) for sign in blanks.signs("무", "역을")) < 0
    assert sum(is_blank for _, is_blank in examples(text)) == 20 * 4
