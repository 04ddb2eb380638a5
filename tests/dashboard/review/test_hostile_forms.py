"""Whatever is sent to the pages that write: an answer, no failure, and files that a build still reads."""

import random

import pytest

from dashboard.routes import add, coining, drafts, noting, pinning, review
from etl.inputs import load_inputs
from etl.noting import load_notes

SEED, FORMS = 20_261_129, 120
WORDS = (
    *(
        "",
        " ",
        "x",
        "a" * 1_200,
        "\0",
        "\u202e",
        "\u2028",
        "\ufffe",
        "a\x1b[2Jb",
        "\U0001f600",
        "\n\nx",
        '"\n,"',
        "=1+1",
    ),
    *("../../etc/passwd", "<script>", "CON", "%ff", "[]", "{}", "1e400", "-0", "９", "NaN", "Infinity", "1" * 500),
    *("2024-02-30", "2023..2022", "9999-12-31", "0001-01-01", "원", "kr.nis", "arms.troops", "deaths.kr", "person"),
    *("KR", "en", "observed", "1"),
)
PATH = review.PATH
FORMS_OF = {
    review.PATH: (review.FIELDS, list(review.DONE)),
    noting.PATH: ({"note"}, [""]),
    add.PATH: (set(add.FIELDS) - {"f"}, list(add.DONE)),
    coining.PATH: ({"seen", *coining.FIELDS}, ["look", ""]),
    coining.WRITE: ({"seen", *coining.FIELDS}, ["write", ""]),
    coining.UNDO: ({"id"}, ["undo", ""]),
    pinning.PATH: ({"do", *pinning.FIELDS}, ["look", ""]),
    pinning.WRITE: ({"do", "seen", *pinning.FIELDS}, ["write", ""]),
    pinning.UNDO: ({"do", "id"}, ["undo", ""]),
}


def make_form(chance, path, figures):
    names, acts = FORMS_OF[path]
    form = {name: chance.choice(WORDS) for name in sorted(names) if chance.random() < 0.5}
    if "do" in names or path.startswith(coining.PATH):
        form["do"] = chance.choice(acts)
    if "of" in names and chance.random() < 0.8:
        form["of"] = "900"
    if "m" in names and chance.random() < 0.8:
        form["m"] = chance.choice(figures)
    return form


@pytest.mark.whole
def test_no_form_fails_or_leaves_a_file_that_no_build_reads(made, client, store, token, monkeypatch):
    monkeypatch.setattr(drafts, "compare_digest", lambda *_: True)  # what was never seen would not be written
    chance = random.Random(SEED)
    figures = [row["mention_id"] for row in store.review_places()]
    client.post(review.PATH, data={"token": token, "do": "name", "person": "김"})
    done, paths = set(), [*FORMS_OF, *[review.PATH] * 4, noting.PATH]
    for number in range(FORMS):
        path = chance.choice(paths)
        query = f"?m={chance.choice(figures)}" if path == noting.PATH else ""
        form = make_form(chance, path, figures)
        answer = client.post(path + query, data={"token": token, **form})
        assert answer.status_code < 500, (number, path, form, answer.text)
        if answer.status_code == 303:
            done.add(path)
            load_inputs(made.folder)
            load_notes(made.folder)
    assert {review.PATH, noting.PATH, add.PATH} <= done
