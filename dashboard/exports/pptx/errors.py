"""What can be wrong with a deck or a template, each with a name that pages have words for."""

from etl.errors import FigtraceError


class DeckError(FigtraceError):
    """A deck or a template cannot be read or used; `reason` is a key of the section `deck_error`."""

    def __init__(self, reason: str, message: str) -> None:
        self.reason = reason
        super().__init__(message)
