"""Where the command line writes: a file that is whole, a device, never what a workspace is made of."""

import os
import threading

import pytest

from dashboard.cli.common import write_output
from etl.errors import StoreError


def test_a_pipe_with_a_name_is_written_to_and_stays_one(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()
    write_output(str(pipe), [b"a", b"b"])
    reader.join(30)
    assert read == [b"ab"]
    assert pipe.is_fifo()


@pytest.mark.parametrize(
    "name", ["seeds/manifest.toml", "seeds/paper.txt", "datasets/units.toml", "datasets/concepts/a.toml"]
)
def test_what_a_workspace_is_made_of_is_never_written_over(tmp_path, name):
    source = tmp_path / name
    source.parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "seeds").mkdir(exist_ok=True)
    (tmp_path / "seeds/manifest.toml").write_text("")
    source.write_text("own")
    with pytest.raises(StoreError, match="a workspace is made of this folder; choose another file with -o"):
        write_output(str(source), [b"x"])
    assert source.read_text() == "own"


def test_decisions_of_several_people_may_become_those_of_the_workspace(tmp_path):
    for folder in ("seeds", "datasets"):
        (tmp_path / folder).mkdir()
    (tmp_path / "seeds/manifest.toml").write_text("")
    write_output(str(tmp_path / "datasets/decisions.csv"), [b"x"])
    assert (tmp_path / "datasets/decisions.csv").read_bytes() == b"x"
