"""What nobody can count is an estimate, however plainly a text states it; a cap or a forecast of it stays one."""

from tests.made_up_workspace import Workspace

TEXT = (
    "한국은행에 따르면 2022년 북한의 인구는 2,566만 명이다. 2022년 북한의 대러 컨테이너 반출은 1만 개였다. "
    "한국은행은 2030년 북한의 인구가 2,600만 명이 될 것으로 전망했다."
)


def test_a_plain_figure_of_what_nobody_can_count_is_an_estimate(store):
    kinds = {row["indicator_id"]: row["kind"] for row in store.figures()}
    assert kinds["economy.gni_usd"] == kinds["economy.population"] == "estimate"
    assert kinds["people.entries_ru"] == "observed"


def test_what_is_ahead_stays_a_forecast(tmp_path, repository):
    from etl.store import Shelf

    made = Workspace(tmp_path / "own", repository)
    made.write(t900=TEXT)
    made.build()
    store = Shelf(made.current).current()
    kinds = {row.quote_value: row.kind for row in store.measured_figures("economy.population")}
    assert kinds == {"2,566만 명": "estimate", "2,600만 명": "forecast"}


def test_income_per_head_is_an_amount_and_no_rate(store):
    assert {store.indicator(f"economy.gni_per_head_{unit}").measure for unit in ("won", "usd")} == {"flow"}
