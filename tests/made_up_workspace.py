"""A workspace of made-up texts under the real rules, to be edited and built again by a test."""

import hashlib
import json
import shutil
from copy import copy
from pathlib import Path

from etl.pipeline import build
from etl.store import versions

TEXTS = {
    "900": "국가정보원은 북한이 컨테이너 1만 3,000여 개를 러시아에 보냈다고 밝혔다.\n\n"
    "유엔은 정제유를 연간 50만 배럴로 제한한다.\n",
    "901": "한국은행에 따르면 2023년 북한의 1인당 국민총소득은 158만 9천 원이다.\n",
}
SETTLED = ("corrections.toml", "decisions.csv", "proposals.csv", "notes.csv")  # they name places in the real documents


class Workspace:
    """A folder with seeds/ and datasets/; `build` gives the version."""

    def __init__(self, folder: Path, repository: Path) -> None:
        self.folder, self.texts = folder, dict(TEXTS)
        left_out = shutil.ignore_patterns("published", *SETTLED)
        shutil.copytree(repository / "datasets", folder / "datasets", ignore=left_out)
        (folder / "seeds").mkdir()
        self.write()

    def copy(self, folder: Path) -> "Workspace":
        """The same workspace with all that was built, elsewhere."""
        other = copy(self)
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        other.folder, other.texts = folder, dict(self.texts)
        return other

    @property
    def current(self) -> Path:
        """The file that names the published store."""
        return self.folder / "build" / "current"

    def write(self, **texts: str | None) -> None:
        """Replace or, with None, remove texts: `write(t900=…)` is the text 900."""
        for name, text in texts.items():
            self.texts[name.removeprefix("t")] = text
        entries = []
        for path in (self.folder / "seeds").glob("*.txt"):
            path.unlink()
        for name, text in self.texts.items():
            if text is None:
                continue
            (self.folder / "seeds" / f"{name}.txt").write_bytes(text.encode())
            entries.append(
                f'[[document]]\nid = "{name}"\nfile = "{name}.txt"\nlanguage = "ko"\nformat = "text"\n'
                f'sha256 = "{hashlib.sha256(text.encode()).hexdigest()}"\nlabel_ko = "글"\nlabel_en = "Text"\n'
                'published = "2024-05-01"\n'
            )
        (self.folder / "seeds" / "manifest.toml").write_text("\n".join(entries), encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        """Edit one text; `old` must stand in it."""
        assert old in self.texts[name]
        self.write(**{f"t{name}": self.texts[name].replace(old, new)})

    def build(self) -> str:
        """Build, and give the version."""
        return build(self.folder, jobs=1).version

    def build_twice(self, name: str, before: str, after: str) -> None:
        """Build, edit one text and build again: the versions are `old` and `new`."""
        self.old = self.build()
        self.replace(name, before, after)
        self.new = self.build()

    def store(self, version: str) -> Path:
        """Where the store of a version lies."""
        return self.folder / "build" / f"figtrace-{version}.duckdb"

    def back_date(self, moments: dict[str, str]) -> None:
        """Let versions have been published at other times: `back_date({version: "2026-11-01T00:00:00Z"})`."""
        ledger = self.folder / "build" / versions.LEDGER
        events = [json.loads(line) for line in ledger.read_text(encoding="utf-8").splitlines()]
        lines = [json.dumps(event | {"at": moments.get(event["version"], event["at"])}) for event in events]
        ledger.write_text("\n".join(lines) + "\n", encoding="utf-8")
