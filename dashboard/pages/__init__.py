"""The pages, in one visible list. `dashboard.pages.page` says what a page is."""

from dashboard.pages import (
    about,
    conflicts,
    data,
    document,
    home,
    indicator,
    observation,
    quality,
    search,
    sources,
    table,
)

PAGES = (
    home,
    search,
    indicator,
    observation,
    document,
    table,
    conflicts,
    sources,
    quality,
    data,
    about,
)
