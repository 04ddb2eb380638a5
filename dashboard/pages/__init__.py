"""The pages, in one visible list. `dashboard.pages.page` says what a page is."""

from dashboard.pages import (
    about,
    conflicts,
    data,
    document,
    home,
    observation,
    quality,
    sources,
    table,
)

PAGES = (home, observation, document, table, conflicts, sources, quality, data, about)
