"""The pages, in one visible list. `dashboard.pages.page` says what a page is."""

from dashboard.pages import home

PAGES = (home,)
