"""What the reader's script asks for."""

import pytest

from etl.store import Store


@pytest.fixture(scope="session")
def figures(database):
    with Store.open(database) as store:
        return store.figures()


def test_the_card_of_a_charted_figure_quotes_it(client, figures):
    figure = figures[0]
    address = f"/d/{figure['document_id']}/figure/{figure['observation_id']}"
    answer = client.get(address)
    assert answer.status_code == 200
    assert " ".join(figure["quote_value"].split())[:4] in answer.text
    assert "<mark>" in answer.text


def test_a_card_is_sent_once_a_version(client, figures):
    figure = figures[0]
    address = f"/d/{figure['document_id']}/figure/{figure['observation_id']}"
    tag = client.get(address).headers["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    in_english = client.get(f"{address}?lang=en", headers={"If-None-Match": tag})
    assert in_english.status_code == 200


@pytest.mark.parametrize("path", ["/d/999/part/1", "/d/000/part/99", "/d/000/figure/000:1-1"])
def test_what_is_not_there_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_the_first_part_holds_figures(client, figures):
    part = client.get(f"/d/{figures[0]['document_id']}/part/1").text
    assert 'class="fig published' in part
