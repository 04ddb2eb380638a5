"""A reader with a task: what is pressed and typed is counted by the page itself, from the events that reach it.

The counters live in the tab's own storage, so that they go on from page to page. Only what the browser calls trusted
counts: a click that a script makes is none, and moves nothing on that a person could not have moved.
"""

from typing import NamedTuple

LISTEN = """() => {
    const add = (name, n) => sessionStorage.setItem(name, Number(sessionStorage.getItem(name)) + n);
    const writes = (target) => target.closest && target.closest("input, textarea, [contenteditable]");
    addEventListener("pointerdown", (event) => { if (event.isTrusted) add("clicks", 1); }, true);
    addEventListener("keydown", (event) => {
        if (event.isTrusted && !(event.key.length === 1 && writes(event.target))) add("keys", 1);
    }, true);
    addEventListener("input", (event) => { if (event.isTrusted) add("typed", (event.data || "").length); }, true);
}"""
READ = """() => ["clicks", "keys", "typed"].map((name) => Number(sessionStorage.getItem(name)))"""


class Effort(NamedTuple):
    """Presses of a pointer, keys that write nothing, characters that are written."""

    clicks: int
    keys: int = 0
    typed: int = 0


class Analyst:
    """A tab that counts from the page on which a task begins; from there on nobody types an address."""

    def __init__(self, tab) -> None:
        self.tab = tab
        tab.add_init_script(f"({LISTEN})()")

    def begin(self, address: str) -> None:
        """Open the page on which the task begins; the count starts anew."""
        self.tab.goto(address)
        self.tab.evaluate("sessionStorage.clear()")

    def effort(self) -> Effort:
        """What the task took so far."""
        return Effort(*self.tab.evaluate(READ))

    def copied(self) -> str:
        """What lies on the clipboard once something does; the browser must have been allowed to read it."""
        self.tab.wait_for_function("() => navigator.clipboard.readText().then((text) => text.length > 0)")
        return str(self.tab.evaluate("navigator.clipboard.readText()"))
