"""A file that is written whole keeps its rights, is not written where its owner closed it, and is named if it fails."""

import errno
import os
import stat

import pytest

from etl.files import write_whole


@pytest.mark.skipif(os.name == "nt", reason="there it is read-only or not")
def test_a_file_keeps_the_rights_that_it_had(tmp_path):
    path = tmp_path / "decisions.csv"
    path.write_text("old")
    path.chmod(0o640)
    write_whole(path, [b"new"])
    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == ("new", 0o640)


def test_a_file_that_its_owner_has_closed_is_not_put_aside(tmp_path, monkeypatch):
    path = tmp_path / "decisions.csv"
    path.write_text("old")
    path.chmod(0o444)
    monkeypatch.setattr("etl.files.os.access", lambda *_: False)  # who runs as root may do all
    with pytest.raises(PermissionError) as raised:
        write_whole(path, [b"new"])
    assert raised.value.filename == str(path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]
    write_whole(path, [b"new"], is_ours=True)
    assert path.read_text() == "new"


def test_what_cannot_be_made_is_told_by_its_own_name(tmp_path, monkeypatch):
    def refuse(path, *_):
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr("pathlib.Path.open", refuse)
    with pytest.raises(PermissionError) as raised:
        write_whole(tmp_path / "decisions.csv", [b"new"])
    assert raised.value.filename == str(tmp_path / "decisions.csv")
