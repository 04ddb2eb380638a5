"""A workspace whose tray is filled and read within a test, without any process beside it."""

import shutil
from pathlib import Path

from etl.incoming.reader import Reader
from etl.incoming.tray import Item, Tray
from tests.made_up_workspace import Workspace

PAPER = (
    "북한의 대러 무역\n\n발행일: 2024년 7월 26일\n\n"
    "국가정보원은 북한이 컨테이너 1만 3,000여 개를 러시아에 보냈다고 밝혔다. 2023년 한국의 사망자는 약 35만 명이었다.\n"
)


class Incoming:
    """The workspace with its tray and a reader that is warm."""

    def __init__(self, folder: Path, repository: Path) -> None:
        self.made = Workspace(folder, repository)
        self.folder, self.manifest = folder, folder / "seeds" / "manifest.toml"
        self.tray, self.reader = Tray(folder), Reader(folder)
        self.first = self.manifest.read_bytes()

    def lay(self, name: str = "무역.txt", text: str | bytes = PAPER) -> Item:
        """One file laid and read."""
        item = self.tray.lay(name, text if isinstance(text, bytes) else text.encode())
        self.read()
        return self.tray.find(item.key)

    def read(self) -> None:
        """All that waits."""
        while self.reader.read_next():
            pass

    def clear(self) -> None:
        """As it was at first."""
        shutil.rmtree(self.tray.folder, ignore_errors=True)
        self.manifest.write_bytes(self.first)
        self.reader.shelf.met.clear()
