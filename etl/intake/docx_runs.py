"""The characters of a paragraph of DOCX, run by run."""

from __future__ import annotations

from typing import Any

from etl.intake.docx_styles import WORD, Styles, is_on, is_struck
from etl.intake.view import Piece

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
PASSED_OVER = frozenset(
    {f"{WORD}{name}" for name in ("pPr", "rPr", "del", "moveFrom", "instrText", "delText", "object")}
    | {f"{ALTERNATIVES}Fallback"}
)
SIGNS = {"tab": " ", "ptab": " ", "cr": "\n", "noBreakHyphen": "-"}
REFERENCES = {f"{WORD}footnoteReference": "footnote", f"{WORD}endnoteReference": "endnote"}


class Notes:
    """Notes in the order in which the text refers to them: kind, key in the file, mark."""

    def __init__(self) -> None:
        self.met: list[tuple[str, str, str]] = []

    def refer(self, element: Any) -> str:
        """The mark of a note where the text refers to it; a mark of its own stands in the text already."""
        kind, key = REFERENCES[element.tag], element.get(f"{WORD}id", "")
        own = element.get(f"{WORD}customMarkFollows") in ("1", "true", "on")
        known = next((mark for known_kind, known_key, mark in self.met if (known_kind, known_key) == (kind, key)), None)
        if known is None:
            known = "*" if own else str(sum(mark.isdecimal() for _, _, mark in self.met) + 1)
            self.met.append((kind, key, known))
        return "" if own else known


def read_pieces(paragraph: Any, styles: Styles, notes: Notes, boxes: list[Any], unseen: list[str]) -> list[Piece]:
    """The characters of a paragraph; text boxes in it go to `boxes`, what is hidden or struck out to `unseen`."""
    runs = Runs(styles, notes, boxes, unseen)
    runs.read(paragraph, raised=False)
    return runs.pieces


class Runs:
    """Characters under construction."""

    def __init__(self, styles: Styles, notes: Notes, boxes: list[Any], unseen: list[str]) -> None:
        self.styles, self.notes, self.boxes, self.unseen = styles, notes, boxes, unseen
        self.pieces: list[Piece] = []

    def add(self, text: str | None, *, raised: bool) -> None:
        """More characters; those of one make are one piece."""
        if not text:
            return
        if self.pieces and self.pieces[-1].raised == raised:
            text = self.pieces.pop().text + text
        self.pieces.append(Piece(text, raised))

    def read(self, element: Any, *, raised: bool) -> None:
        """What an element holds, its parts in order."""
        for part in element:
            if part.tag in PASSED_OVER or not isinstance(part.tag, str):
                continue
            if part.tag == f"{WORD}txbxContent":
                self.boxes.append(part)
            elif part.tag == f"{WORD}r":
                self._run(part)
            elif part.tag in (f"{WORD}t", f"{MATH}t"):
                self.add(part.text, raised=raised)
            elif part.tag in REFERENCES:
                self.add(self.notes.refer(part), raised=True)
            else:
                self._sign(part, raised=raised)

    def _run(self, run: Any) -> None:
        settings = run.find(f"{WORD}rPr")
        if settings is None:
            return self.read(run, raised=False)
        named, mark = settings.find(f"{WORD}rStyle"), settings.find(f"{WORD}vertAlign")
        style = self.styles.get(named.get(f"{WORD}val") if named is not None else None)
        if is_on(settings.find(f"{WORD}vanish")) or is_struck(settings, style.is_struck):
            self.unseen += [part.text or "" for part in run.iter(f"{WORD}t")]
            return None
        raised = style.is_raised
        return self.read(run, raised=mark.get(f"{WORD}val") == "superscript" if mark is not None else raised)

    def _sign(self, part: Any, *, raised: bool) -> None:
        name = part.tag.removeprefix(WORD)
        if name in SIGNS:
            self.add(SIGNS[name], raised=raised)
        elif name == "br":
            self.add("\n" if part.get(f"{WORD}type", "textWrapping") == "textWrapping" else " ", raised=raised)
        elif name == "sym":
            self.add(_symbol(part.get(f"{WORD}char", "")), raised=raised)
        else:
            self.read(part, raised=raised)


def _symbol(code: str) -> str:
    """A character of a symbol font, by its number."""
    try:
        return chr(int(code, 16))
    except ValueError:
        return ""
