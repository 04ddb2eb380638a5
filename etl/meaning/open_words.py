"""What a figure measures where no concept has it: by language, as the module of each has it.

    2024年用水总量22.6亿立方米 · Цена фрахта поднялась с

Comes in: a figure in its sentence. Goes out: where the words stand that name its measure, as the text has them.
"""

from __future__ import annotations

from etl.meaning.open_words_en import open_words_en
from etl.meaning.open_words_ru import open_words_ru
from etl.meaning.open_words_zh import open_words_zh
from etl.meaning.view import Placed, View


def open_words(view: View, figure: Placed, *, is_count: bool) -> tuple[int, int] | None:
    """Where the words of the measure of a figure stand, which counts things or not; None where nothing names it."""
    if view.language == "zh":
        return open_words_zh(view, figure, is_count=is_count)
    if view.language == "ru":
        return open_words_ru(view, figure, is_count=is_count)
    return open_words_en(view, figure, is_count=is_count) if view.language == "en" else None
