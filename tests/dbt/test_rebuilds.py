"""What a second build may change: nothing by itself, counts by a copy, ids only with a redirect."""

from __future__ import annotations

import random
from typing import Any

import duckdb
import pytest

from tests.dbt.scenarios import ARTICLES, FACTS, REVIEWS
from tests.dbt.warehouse import Scratch, incident

LEDGER_FREE = "table_name not in ('incident_id_redirects')"


def tables(scratch: Scratch) -> dict[str, list[tuple[Any, ...]]]:
    """All marts, rows sorted; the ledger of ids apart."""
    with duckdb.connect(str(scratch.path), read_only=True) as con:
        names = con.execute(
            f"select table_name from duckdb_tables() where schema_name = 'marts' and {LEDGER_FREE} order by table_name"
        ).fetchall()
        return {name: sorted(con.execute(f"from marts.{name}").fetchall(), key=repr) for (name,) in names}


def remember(scratch: Scratch, number: int) -> None:
    """Hand the ids of this build to the next one, as publication does."""
    scratch.ask("delete from landing.id_ledger")
    scratch.ask(
        "insert into landing.id_ledger select incident_id, fact_id, report_key, article_id, evidence_start, evidence_end "
        "from marts.incident_reports"
    )
    scratch.ask("delete from landing.id_redirects")
    scratch.ask("insert into landing.id_redirects from marts.incident_id_redirects")
    scratch.ask("delete from landing.publication")
    scratch.ask("insert into landing.publication values (?)", number)


@pytest.fixture(scope="module")
def growing(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    """The scenarios arriving in two portions, shuffled."""
    scratch = Scratch(tmp_path_factory.mktemp("growing"))
    order = list(ARTICLES)
    random.Random(7).shuffle(order)
    for share in (0.6, 1.0):
        here = order[: int(len(order) * share)]
        known = {article["article_id"] for article in here}
        scratch.land(here, [fact for fact in FACTS if fact["article_id"] in known], REVIEWS)
        assert scratch.build() == []
    return scratch


def test_order_of_arrival_changes_nothing(told: Scratch, growing: Scratch) -> None:
    whole, grown = tables(told), tables(growing)
    assert whole.keys() == grown.keys()
    for name, rows in whole.items():
        assert grown[name] == rows, name


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """One small warehouse through five publications; each step's incidents, reports and redirects."""
    scratch = Scratch(tmp_path_factory.mktemp("story"))
    words = "قتل {} أشخاص بانفجار دراجة ملغومة أمام مقهى النخيل في الشطرة"
    place = {"governorate": "IQ-DQ", "place": "الشطرة"}

    def blast(name: str, killed: int, **fields: Any) -> dict[str, Any]:
        return incident(name, words.format(killed), "2019-05-05", killed=killed, **place, **fields)

    articles = [{"article_id": "b", "outlet": "النهر", "published_on": "2019-05-06"}]
    facts = [blast("b", 4)]
    steps: dict[str, Any] = {}

    def step(name: str, number: int) -> None:
        scratch.land(articles, facts)
        assert scratch.build("run", "--select", "+marts.incidents") == []
        steps[name] = {
            "tables": tables(scratch) if name in ("copy", "again", "unrelated") else {},
            "incidents": scratch.ask(
                "select incident_id, n_reports, n_outlets, n_independent_reports from marts.incidents order by 1"
            ),
            "redirects": scratch.ask(
                "select old_id, new_id, reason, changed_in from marts.incident_id_redirects order by 1"
            ),
        }
        remember(scratch, number)

    step("first", 1)
    articles.append({"article_id": "c", "outlet": "الجسر", "published_on": "2019-05-07"})
    facts.append(blast("c", 5))
    articles.append({"article_id": "d", "outlet": "المرفأ", "published_on": "2019-05-06"})
    facts.append(blast("d", 4))
    step("copy", 3)
    step("again", 4)
    articles.append({"article_id": "far", "outlet": "المرفأ", "published_on": "2011-05-06"})
    facts.append(
        incident(
            "far",
            "اعتقال مطلوب في عانة",
            "2011-05-06",
            event_type="arrest",
            governorate="IQ-AN",
            place="عانة",
        )
    )
    step("unrelated", 5)
    articles.append({"article_id": "a", "outlet": "السهل", "published_on": "2019-05-05"})
    facts.append(blast("a", 3))
    step("earlier report", 6)
    del articles[-1], facts[-1]
    step("earlier report gone", 7)
    del articles[:3], facts[:3]
    step("all gone", 8)
    articles.append({"article_id": "b", "outlet": "النهر", "published_on": "2019-05-06"})
    facts.append(blast("b", 4))
    step("back", 9)
    return steps


def test_a_build_with_nothing_new_changes_nothing(story: dict[str, Any]) -> None:
    assert story["again"] == story["copy"]
    assert story["again"]["tables"]["incidents"]


def test_later_reports_and_copies_change_only_counts(story: dict[str, Any]) -> None:
    ((incident_id, *_),) = story["first"]["incidents"]
    assert story["copy"]["incidents"] == [(incident_id, 3, 3, 2)]
    assert story["copy"]["redirects"] == []


def test_an_unrelated_article_changes_nothing_else(story: dict[str, Any]) -> None:
    before, after = story["copy"]["tables"], story["unrelated"]["tables"]
    for name in ("incidents", "incident_reports", "toll_history", "incident_actors", "incident_report_pairs"):
        assert set(map(repr, before[name])) <= set(map(repr, after[name])), name
    assert len(after["incidents"]) == len(before["incidents"]) + 1


def test_an_earlier_report_redirects_the_old_id(story: dict[str, Any]) -> None:
    ((old, *_),) = story["first"]["incidents"]
    (new,) = {row[0] for row in story["earlier report"]["incidents"] if row[1] == 4}
    assert new != old
    assert story["earlier report"]["redirects"] == [(old, new, "first report changed", 6)]
    assert story["earlier report gone"]["redirects"] == [(new, old, "first report changed", 7)]


def test_withdrawn_ids_say_so_and_come_back(story: dict[str, Any]) -> None:
    ((old, *_),) = story["first"]["incidents"]
    gone = {row[0]: row[1:] for row in story["all gone"]["redirects"]}
    assert gone[old] == (None, "withdrawn: its articles are gone", 8)
    back = {row[0]: row[1:] for row in story["back"]["redirects"]}
    assert old in {row[0] for row in story["back"]["incidents"]}
    assert old not in back
    (earlier,) = back
    assert back[earlier][0] == old
