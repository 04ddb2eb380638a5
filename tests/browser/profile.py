"""A browser's profile that many tests share, each with a tab of its own and nothing of the test before.

What a new profile costs is a new process that compiles every script again: two thirds of what a page costs.
"""

from tests.browser.looking import ELSEWHERE
from tests.conftest import PATIENCE


class Profile:
    """One context of the browser; `site` is the address that its tabs know."""

    def __init__(self, chromium, site, **options) -> None:
        self.context = chromium.new_context(base_url=site, **options)
        self.context.set_default_timeout(PATIENCE)
        self._kept = self.context.new_page()  # while a tab of the site is open its process lives
        self._kept.goto(ELSEWHERE)

    def forget(self) -> None:
        """Close the tabs and forget what they left behind: cookies, what was stored, what was allowed."""
        for tab in self.context.pages:
            if tab is not self._kept:
                tab.close()
        self.context.clear_cookies()
        self.context.clear_permissions()
        self._kept.evaluate("localStorage.clear()")

    def close(self) -> None:
        """End it."""
        self.context.close()
