"""What a model proposed is shown beside the figure, and becomes a decision of the person who takes it."""

from dataclasses import replace

import pytest

from dashboard.app import create_app
from etl.decisions import load_decisions
from etl.proposed import LEDGER, Proposal, Quoted, keep_proposal, load_proposals
from etl.store import Store
from tests.review_workspace import TOKEN

pytestmark = pytest.mark.whole
MANY = "수만 개"


@pytest.fixture
def figure(made):
    with Store.open(made.current) as store:
        rows = [store.mention(row.mention_id) for row in store.review_places("902")]
    return next(row for row in rows if row.quote == MANY)


@pytest.fixture
def proposal(made, figure):
    """Not what the rules read: the containers as vehicles."""
    kept = Proposal(
        mention=figure.mention_id,
        model="small <1>",
        proposed="2026-11-28",
        quote=figure.quote,
        before=" ".join(figure.words_before.split()),
        after=" ".join(figure.words_after.split()),
        indicator="vehicles.kp",
        indicator_ko="북한의 자동차",
        indicator_en="North Korean vehicles",
        slots={
            "measure": Quoted("vehicles", "컨테이너를"),
            "ref_area": Quoted("KP", "북한은"),
            "period": Quoted("2023", "2023년"),
            "kind": Quoted("claim", "더 보냈다"),
        },
        dropped="origin:not_quoted base:other_time",
    )
    keep_proposal(made.folder, kept)
    return kept


@pytest.fixture
def client(made):
    opened = create_app(made.current, made.folder).server.test_client()
    token = TOKEN.search(opened.get("/review").text)[1]
    opened.post("/review", data={"token": token, "do": "name", "person": "김"})
    return opened


@pytest.fixture
def take(client, figure):
    def send(seen, **fields):
        token = TOKEN.search(client.get("/review").text)[1]
        return client.post(
            "/review", data={"token": token, "do": "take", "m": figure.mention_id, "seen": seen, **fields}
        )

    return send


def look(client, figure, lang="en"):
    return client.get(f"/review?m={figure.mention_id}&lang={lang}").text


def test_a_proposal_is_shown_as_the_models_with_its_quotes_in_the_text(client, figure, proposal):
    page = look(client, figure)
    assert "Proposed by small &lt;1&gt;" in page
    assert '<span class="rv-words" title="Measure">컨테이너를</span>' in page
    assert '<span class="rv-words" title="Period">2023년</span>' in page
    assert f"<mark>{MANY}</mark>" in page
    assert "2 parts of the answer were dropped" in page
    assert proposal.indicator in page
    assert "small &lt;1&gt;의 제안" in look(client, figure, "ko")


def test_nothing_is_shown_beside_another_figure(client, proposal):  # noqa: ARG001
    assert "Proposed by" not in client.get("/review?lang=en").text


def test_who_takes_it_decides_and_the_next_build_charts_it(made, client, figure, proposal, take):
    before = made.current.read_text()
    made.build()
    assert made.current.read_text() == before
    assert take(proposal.mark).status_code == 303
    (decision,) = load_decisions(made.folder)
    assert (decision.person, decision.reason) == ("김", "small <1>의 제안에 따라")
    assert (decision.action, decision.indicator, decision.measure) == ("accept", proposal.indicator, "vehicles")
    made.build()
    with Store.open(made.current) as store:
        row = store.observation(figure.mention_id)
        mention = store.mention(figure.mention_id)
        assert not any(one.lost for one in store.decisions())
    assert (row.indicator_id, row.period_start, row.kind) == (proposal.indicator, "2023", "claim")
    assert row.linked_by == f"김, {decision.decided}: small <1>의 제안에 따라"
    assert (mention.measure, mention.ref_area) == ("vehicles", "KP")
    assert mention.measure_start is None
    assert "Proposed by" not in look(client, figure)


def test_a_listed_indicator_is_assigned(made, proposal, take):
    listed = replace(proposal, indicator="arms.containers")
    keep_proposal(made.folder, listed)
    assert take(listed.mark).status_code == 303
    assert [(one.action, one.indicator) for one in load_decisions(made.folder)] == [("assign", "arms.containers")]


def test_one_of_another_unit_is_refused(made, proposal, take):
    listed = replace(proposal, indicator="arms.troops")  # persons
    keep_proposal(made.folder, listed)
    assert take(listed.mark).status_code == 409
    assert load_decisions(made.folder) == ()


def test_only_the_proposal_that_was_seen_is_taken(made, proposal, take):
    keep_proposal(made.folder, replace(proposal, slots={"measure": Quoted("casualties", "포탄")}))
    assert take(proposal.mark).status_code == 409
    assert take("").status_code == 409
    assert load_decisions(made.folder) == ()


def test_what_a_form_says_of_the_slots_does_not_count(made, proposal, take):
    assert take(proposal.mark, period="1999", reading="births.kr").status_code == 303
    assert [(one.period, one.indicator) for one in load_decisions(made.folder)] == [("2023", proposal.indicator)]


@pytest.mark.parametrize("words", ["컨테이너들을", "수출"])
def test_a_proposal_whose_words_are_not_in_the_text_is_neither_shown_nor_taken(
    made, client, figure, proposal, take, words
):
    lie = replace(proposal, slots={"measure": Quoted("vehicles", words)})
    keep_proposal(made.folder, lie)
    assert "Proposed by" not in look(client, figure)
    assert take(lie.mark).status_code == 409


def test_a_proposal_without_an_indicator_is_shown_and_cannot_be_taken(made, client, figure, proposal, take):
    half = replace(proposal, indicator="", indicator_ko="", indicator_en="")
    keep_proposal(made.folder, half)
    page = look(client, figure)
    assert "names no indicator" in page
    assert 'value="take"' not in page
    assert take(half.mark).status_code == 409


def test_a_figure_that_was_asked_about_in_vain_says_so(made, client, figure, proposal):
    keep_proposal(made.folder, replace(proposal, slots={}, indicator=""))
    assert "nothing in the answer held" in look(client, figure)


def test_a_proposal_follows_its_figure_through_a_text_that_changes_elsewhere(made, client, figure, proposal):
    made.replace("902", "통계청에", "앞에 한 문장이 더 있다. 통계청에")
    made.build()
    with Store.open(made.current) as store:
        names = [row.mention_id for row in store.review_places("902")]
        (moved,) = [name for name in names if store.mention(name).quote == MANY]
    assert moved != figure.mention_id
    assert f"<code>{proposal.indicator}</code>" in client.get(f"/review?m={moved}").text


def test_a_file_that_is_broken_is_told_and_the_page_stays(made, client, figure, proposal):  # noqa: ARG001
    (made.folder / LEDGER).write_text("mention_id\n", encoding="utf-8")
    page = look(client, figure)
    assert "datasets/proposals.csv, line 1" in page
    assert f"<mark>{MANY}</mark>" in page


def test_what_is_kept_is_read_again_and_a_newer_one_takes_its_place(made, proposal):
    assert load_proposals(made.folder) == (proposal,)
    newer = replace(proposal, model="large", slots={"kind": Quoted("claim", '"더\r\n보냈다"')})
    keep_proposal(made.folder, newer)
    assert load_proposals(made.folder) == (newer,)
