"""A page of an original: its picture with a box for each figure on it, and these figures as a list.

The picture is an image with a drawing over it, whose units are the points of the page, so that both have one size.
Every box is a link; what it says is its name for those who do not see it.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from dashboard import urls
from dashboard.content.leaf import say
from dashboard.content.leaf_figures import LeafFigure
from dashboard.content.leaf_sheets import is_drawn
from dashboard.i18n import Text
from dashboard.signs import with_sign
from etl.answers import StoredDocument, StoredMention, StoredPage

WIDTH = 910  # pixels of the picture; screens of double sharpness get twice as many
SIZES = "(max-width: 900px) 96vw, 860px"
MARGIN = 1.5  # points between the characters of a figure and its box


def set_leaf(
    document: StoredDocument, page: StoredPage, figures: Sequence[LeafFigure], text: Text, *, is_here: bool
) -> Markup:
    """The picture with its boxes; a sheet without print where the original is not here."""
    image = set_image(document, page, text) if is_here else Markup("")
    drawing = Markup('<svg viewBox="0 0 {:.1f} {:.1f}" role="group" aria-label="{}">{}</svg>').format(
        page.width,
        page.height,
        text("leaf.figures", n=len(figures)),
        Markup("").join(set_box(figure, text) for figure in figures),
    )
    name = "leaf" if is_here else "leaf leaf-bare"
    return Markup('<div class="{}" data-page="{}">{}{}</div>').format(name, page.page, image, drawing)


def set_image(document: StoredDocument, page: StoredPage, text: Text) -> Markup:
    """The picture; its size is known before it comes, so that nothing moves then."""
    document_id, alt = document.document_id, say(document, text, "picture", label=page.label)
    height = round(WIDTH * page.height / page.width)
    if is_drawn(document):
        return Markup('<img src="{}" alt="{}" width="{}" height="{}">').format(
            urls.page_picture(document_id, page.page, None, "svg"), alt, WIDTH, height
        )
    wide, wider = (urls.page_picture(document_id, page.page, width) for width in (WIDTH, 2 * WIDTH))
    return Markup('<img src="{}" srcset="{}" sizes="{}" alt="{}" width="{}" height="{}">').format(
        wide,
        f"{wide} {WIDTH}w, {wider} {2 * WIDTH}w",
        SIZES,
        alt,
        WIDTH,
        height,
    )


def set_head(document: StoredDocument, page: StoredPage, pages: int, text: Text, note: str) -> Markup:
    """Which page it is, and the way to a page of its own; `note` is what else must be known of it."""
    return Markup('<p class="rd-leaf-head"><a href="{}">{}</a> <span class="muted">{}{}</span></p>').format(
        urls.page(document.document_id, page.page),
        say(document, text, "open", label=page.label),
        text("leaf.of", number=page.page, pages=pages),
        f" · {note}" if note else "",
    )


def set_box(figure: LeafFigure, text: Text) -> Markup:
    """One figure: a link around its rectangles, one a line."""
    mention = figure.mention
    rectangles = Markup("").join(
        Markup('<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>').format(
            left - MARGIN, top, right - left + 2 * MARGIN, bottom - top
        )
        for left, top, right, bottom in figure.lines
    )
    return Markup('<a href="{}" class="{}" data-figure="{}" aria-label="{}"><title>{}</title>{}</a>').format(
        address_of(mention), classes_of(figure), mention.mention_id, name_of(mention, text), name_of(mention, text),
        rectangles,
    )  # fmt: skip


def set_list(figures: Sequence[LeafFigure], text: Text, lang: str) -> Markup:
    """The figures of the page in the order of the text; each with what it is a value of, or why it is none."""
    return Markup('<ol class="rd-margin leaf-list">{}</ol>').format(
        Markup("").join(_item(figure, text, lang) for figure in figures)
    )


def _item(figure: LeafFigure, text: Text, lang: str) -> Markup:
    link = Markup('<a href="{}" data-figure="{}" lang="{}">{}</a>').format(
        address_of(figure.mention),
        figure.mention.mention_id,
        lang,
        with_sign(figure.mention.reading, figure.mention),
    )
    return Markup('<li class="{}" id="{}">{} <span class="rd-indicator">{}</span></li>').format(
        classes_of(figure), figure.mention.mention_id, link, about(figure.mention, text)
    )


def address_of(mention: StoredMention) -> str:
    """A charted figure leads to its own page, another one to its place in the text."""
    if mention.observation_id:
        return urls.observation(mention.observation_id)
    return urls.document(mention.document_id, mention.mention_id)


def classes_of(figure: LeafFigure) -> str:
    """Its status and the colour of its origin."""
    if figure.colour is None:
        return f"leaf-figure {figure.mention.status}"
    return f"leaf-figure {figure.mention.figure_status} c-{figure.colour}"


def about(mention: StoredMention, text: Text) -> str:
    """What a figure is a value of; of one that is not charted what became of it."""
    return (
        text.pick(mention.indicator_ko, mention.indicator_en)
        if mention.observation_id
        else text(f"reader.{mention.status}")
    )


def name_of(mention: StoredMention, text: Text) -> str:
    """A figure in a few words."""
    return f"{' '.join(mention.reading.split())}: {about(mention, text)}"
