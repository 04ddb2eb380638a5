"""`figtrace deck refresh` on a file that nobody should trust, for `figtrace bench torture`."""

from __future__ import annotations

import tempfile
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path

from dashboard.cli.decks import refresh
from etl.errors import FigtraceError

OK, REFUSED = "ok", "refused"


def refresh_file(workspace: Path, content: bytes) -> str:
    """`ok`, `refused` (in one line, with nothing written) or what went wrong."""
    with tempfile.TemporaryDirectory(prefix="figtrace-torture-") as folder:
        deck, target = Path(folder) / "deck.pptx", Path(folder) / "new.pptx"
        deck.write_bytes(content)
        try:
            with redirect_stderr(StringIO()):
                refresh(deck, target, workspace=workspace)
        except FigtraceError as error:
            left = sorted(path.name for path in Path(folder).iterdir() if path != deck)
            return REFUSED if "\n" not in str(error) and not left else f"{error} (written: {left})"
        except Exception as error:  # that is what is looked for
            return f"{type(error).__name__}: {error}"[:200]
        return OK if target.exists() and deck.read_bytes() == content else "nothing was written, or the deck itself"
