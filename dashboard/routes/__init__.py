"""What is answered as plain HTTP, outside the pages: one module a matter.

Each has `register(server, store)`, and one line here.
"""

from dashboard.routes import (
    add,
    api,
    asking,
    brief,
    build,
    cite,
    coining,
    comparison,
    deck,
    embed,
    exports,
    feeds,
    health,
    image,
    lists,
    noting,
    oembed,
    original,
    page_pictures,
    pinning,
    reader,
    refusing,
    review,
    review_table,
)

ROUTES = (
    *(api, asking, cite, deck, embed, exports, feeds, health, image, lists, oembed, original, page_pictures, reader),
    *(refusing, review, review_table, coining, pinning, add, build, brief, comparison, noting),
)
