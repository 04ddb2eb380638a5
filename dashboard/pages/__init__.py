"""The pages, in one visible list. `dashboard.pages.page` says what a page is."""

from dashboard.pages import (
    about,
    api,
    compare,
    conflicts,
    data,
    deck,
    dictionary,
    document,
    home,
    indicator,
    observation,
    quality,
    search,
    sources,
    table,
    versions,
)

PAGES = (
    home,
    search,
    indicator,
    observation,
    document,
    table,
    compare,
    conflicts,
    sources,
    quality,
    data,
    dictionary,
    versions,
    api,
    deck,
    about,
)
