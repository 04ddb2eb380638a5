"""The examples on /data/api run as they stand there."""

import csv
import io
import re
import subprocess
import sys
from html import unescape

import pytest

EXAMPLES = re.compile(r"<pre[^>]*><code>(.*?)</code></pre>", re.S)


@pytest.fixture
def examples(live_server):
    """The texts in <pre>, as a reader copies them."""
    from urllib.request import urlopen

    with urlopen(f"{live_server}/data/api?lang=en") as answer:
        found = EXAMPLES.findall(answer.read().decode())
    assert len(found) == 4
    return [unescape(example) for example in found]


@pytest.mark.parametrize("number", [0, 1])
def test_a_python_example_prints_figures(examples, number):
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", examples[number]], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "/o/" in done.stdout


@pytest.mark.parametrize("number", [2, 3])
def test_the_address_of_other_examples_gives_a_csv_file(examples, live_server, client, number):
    address = re.search(rf'"{live_server}(/api/v1/[^"]+)"', examples[number])[1]
    rows = list(csv.DictReader(io.StringIO(client.get(address).text)))
    assert rows
    assert {"quote_value", "value", "low", "high", "origin_en", "permalink", "document_id"} <= rows[0].keys()
