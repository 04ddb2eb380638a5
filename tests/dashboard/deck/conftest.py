"""Decks of every indicator in both languages, a store in which one figure is another, and what LibreOffice draws."""

import hashlib
import json
import os
import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from filelock import FileLock
from pptx import Presentation

from dashboard.exports.pptx.deck import find_wishes, write_deck
from dashboard.exports.pptx.wish import Wish
from etl.store import Store
from tests.needs import need

REPOSITORY = Path(__file__).parents[3]
BASE = "https://figures.example.org"
VALIDATOR = REPOSITORY / "dashboard" / "node_modules" / "@xarsh" / "ooxml-validator-linux-x64" / "ooxml-validator"
FONTS = Path("/usr/share/fonts/opentype/noto")  # the one family that decks are drawn with here
TIME_LIMIT = 300  # seconds for LibreOffice, which starts slowly on a busy machine


@pytest.fixture(scope="session")
def decks(store) -> dict[str, bytes]:
    """The deck of everything, by language."""
    return {lang: write_deck(store, list(find_wishes(store)), lang, BASE) for lang in ("ko", "en")}


@pytest.fixture(scope="session", params=("ko", "en"))
def whole(request, decks):
    """Each of them, opened."""
    return Presentation(BytesIO(decks[request.param]))


@pytest.fixture(scope="session")
def altered_id(store) -> str:
    """A figure that stands in a chart of claims with others, and begins with a digit."""
    for row in store.indicators():
        figures = store.figures(row["indicator_id"])
        if row["chart"] == "claims" and len(figures) > 1 and not any(figure["is_vague"] for figure in figures):
            found = [each for each in figures if each["quote_value"][0].isdigit() and each["period_end"]]
            if found:
                return found[0]["observation_id"]
    pytest.fail("no such figure")


@pytest.fixture(scope="session")
def altered(workspace, store, altered_id, tmp_path_factory):
    """A store built from the same seeds, but for the first digit of that one figure."""
    folder = tmp_path_factory.getbasetemp()
    folder = (folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder) / "altered"
    with FileLock(f"{folder}.lock"):
        if not (folder / "built").exists():
            _build_altered(workspace, store, altered_id, folder)
    with Store.open(Path((folder / "built").read_text())) as other:
        yield other


def _build_altered(workspace: Path, store: Store, figure: str, folder: Path, *, retitle: bool = False) -> None:
    from etl.pipeline import build

    for part in ("seeds", "datasets"):
        shutil.copytree(workspace / part, folder / part, dirs_exist_ok=True)
    row = store.observation(figure)
    path = folder / "seeds" / row["file"]
    before = path.read_bytes()
    text = before.decode("utf-8")
    at = row["char_start"]
    after = (text[:at] + str(int(text[at]) % 9 + 1) + text[at + 1 :]).encode()
    path.write_bytes(after)
    manifest = folder / "seeds" / "manifest.toml"
    hashes = [hashlib.sha256(content).hexdigest() for content in (before, after)]
    words = manifest.read_text(encoding="utf-8").replace(*hashes)
    if retitle:
        title = store.document(row["document_id"])["title"]
        assert words.count(title) == 1
        words = words.replace(title, f"{title} (개정판)")
    manifest.write_text(words, encoding="utf-8")
    (folder / "built").write_text(str(build(folder, jobs=1).path))


@pytest.fixture(scope="session")
def claims(store, altered_id) -> Wish:
    """The slide on which that figure stands."""
    return Wish("i", store.observation(altered_id)["indicator_id"])


def write_fonts(folder: Path) -> Path:
    """A fontconfig file by which LibreOffice sees one family of fonts, whatever else is installed."""
    path = folder / "fonts.conf"
    path.write_text(
        f"<fontconfig><dir>{FONTS}</dir><cachedir>{folder / 'fonts'}</cachedir></fontconfig>", encoding="utf-8"
    )
    return path


@pytest.fixture(scope="session")
def render(tmp_path_factory):
    """Presentations as PDF by LibreOffice, all in one go: names and bytes → names and paths."""
    soffice = shutil.which("soffice")
    need(
        soffice and shutil.which("pdftoppm") and FONTS.is_dir(),
        "apt-get install libreoffice-impress poppler-utils fonts-noto-cjk",
    )

    def convert(files: dict[str, bytes], form: str = "pdf") -> dict[str, Path]:
        folder = tmp_path_factory.mktemp("rendered")
        paths = [folder / f"{name}.pptx" for name in files]
        for path, content in zip(paths, files.values(), strict=True):
            path.write_bytes(content)
        out = folder / "out"
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [soffice, "--headless", profile, "--convert-to", form, "--outdir", str(out), *map(str, paths)]
        own = os.environ | {"FONTCONFIG_FILE": str(write_fonts(folder))}
        subprocess.run(command, check=True, capture_output=True, timeout=TIME_LIMIT, env=own)
        made = {name: out / f"{name}.{form}" for name in files}
        assert all(path.exists() for path in made.values())
        return made

    return convert


@pytest.fixture(scope="session")
def validate(tmp_path_factory):
    """What the Open XML SDK validator finds in decks, a line each; the same bytes are looked at once."""
    need(VALIDATOR.exists(), "npm ci --prefix dashboard")
    folder, known = tmp_path_factory.mktemp("validated"), {}

    def find(*contents: bytes) -> list[str]:
        for content in contents:
            if content not in known:
                path = folder / f"{len(known)}.pptx"
                path.write_bytes(content)
                done = subprocess.run([VALIDATOR, path], capture_output=True, timeout=TIME_LIMIT, check=False)
                said = json.loads(done.stdout)
                known[content] = [f"{each['path']} {each['xPath']}: {each['description']}" for each in said["errors"]]
                assert said["ok"] == (not known[content])
        return [error for content in contents for error in known[content]]

    return find


@pytest.fixture(scope="session")
def restated(workspace, store, altered_id, tmp_path_factory):
    """A store in which that figure is another and its document bears another title."""
    folder = tmp_path_factory.getbasetemp()
    folder = (folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder) / "restated"
    with FileLock(f"{folder}.lock"):
        if not (folder / "built").exists():
            _build_altered(workspace, store, altered_id, folder, retitle=True)
    with Store.open(Path((folder / "built").read_text())) as other:
        yield other


def words_of(slide) -> str:
    """All words on a slide, but for those in charts."""
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def plain(text: str) -> str:
    """Without any blanks: LibreOffice puts some between Latin and Korean."""
    return re.sub(r"\s+", "", text)
