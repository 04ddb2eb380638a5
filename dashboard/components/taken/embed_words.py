"""What an embed says and which charts it brings: what its page is set from, and what its height is counted from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard import urls
from dashboard.charts.ground.frame import Size
from dashboard.content.material import Material
from dashboard.content.picture import explain, name_documents, say_measure, tell
from dashboard.i18n import Text
from etl.store import Store

SIZES = (Size("s", 300, 340), Size("m", 420, 340), Size("l", 560, 360), Size("xl", 740, 390))
FEW, MOST_STATIC = 60, 120  # marks; a static embed has to stay small
STATIC_FEW, STATIC_MANY = (SIZES[0], SIZES[2]), (SIZES[2],)


@dataclass(frozen=True, slots=True)
class Words:
    """All lines of an embed but those of its chart or its number."""

    finding: str  # with its marks of bold type
    measure: str
    notes: Sequence[str]
    source: str
    link: str
    kept: str  # whether what is shown will change


def write_words(store: Store, material: Material, text: Text, *, is_static: bool) -> Words:
    """The lines in the order in which they stand."""
    first, *rest = tell(material, text)
    shown = thin(material) if is_static else material
    left_out = len(shown.marks) < len(material.marks)
    thinned = text("embed.thinned", n=MOST_STATIC, total=len(material.marks)) if left_out else ""
    notes = (" ".join(rest).replace("**", ""), *explain(shown, text), thinned)
    return Words(
        finding=first,
        measure=" · ".join([text.pick(material.indicator.ko, material.indicator.en), *say_measure(shown, text)]),
        notes=[line for line in notes if line],
        source=f"{text('shell.source_line')}: {name_documents(material, text)}",
        link=text("embed.open"),
        kept=text("embed.frozen" if urls.frozen() else "embed.live", version=store.version[:12]),
    )


def thin(material: Material) -> Material:
    """The latest marks, as many as a static embed can carry."""
    latest = sorted(material.marks, key=lambda mark: (mark.is_dated, mark.span), reverse=True)[:MOST_STATIC]
    kept = {mark.id for mark in latest}
    return replace(material, marks=[mark for mark in material.marks if mark.id in kept])


def sizes_of(material: Material, *, is_static: bool) -> Sequence[Size]:
    """The widths for which the chart is drawn, the smallest first."""
    if not is_static:
        return SIZES
    return STATIC_FEW if len(material.marks) <= FEW else STATIC_MANY
