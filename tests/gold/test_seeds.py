"""The two seed articles in ../shared/seeds: the facts that must come out of them. Skips where they are absent."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from extraction.articles import Article
from extraction.extract import extract
from extraction.facts import Count, Fact, Incident

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the seed articles of ../shared are not on this machine"
)
STATE_FORCES = {"iraqi_security_forces", "iraqi_army", "iraqi_police", "counter_terrorism_service"}


def facts_of(prefix: str) -> list[Fact]:
    """The facts of a seed; its first line is its title, it has no date."""
    path = next(path for path in sorted(SEEDS.glob("*.txt")) if path.name.startswith(prefix))
    title, _, text = path.read_text(encoding="utf-8").partition("\n")
    return extract(Article(article_id=prefix, title=title, text=text)).facts


def incidents_of(prefix: str) -> list[Incident]:
    return [fact for fact in facts_of(prefix) if isinstance(fact, Incident)]


def test_the_tarmiya_operation_is_of_state_forces_against_islamic_state() -> None:
    found = [
        fact
        for fact in incidents_of("004")
        if fact.event_type == "security_operation"
        and fact.governorate == "IQ-BG"
        and STATE_FORCES & set(fact.perpetrator)
        and "islamic_state" in fact.target
    ]
    assert found


def test_today_monday_stays_undated_without_a_day_of_publication() -> None:
    assert all(
        fact.date_start is None for fact in incidents_of("004") if fact.event_type == "security_operation"
    )


def test_deaths_and_injuries_of_more_than_eight_are_one_lumped_figure_of_a_series() -> None:
    lumped = [fact for fact in incidents_of("004") if fact.killed_or_injured is not None]
    assert [fact.killed_or_injured for fact in lumped] == [Count(8, 8, None)]
    assert lumped[0].granularity == "series"


def test_nineveh_was_taken_in_june_2014() -> None:
    found = [
        fact
        for fact in incidents_of("000")
        if fact.event_type == "territory_captured" and fact.governorate == "IQ-NI" and fact.date_start
    ]
    assert [(f.date_start, f.date_end, f.date_precision) for f in found] == [
        (dt.date(2014, 6, 1), dt.date(2014, 6, 30), "month")
    ]
    assert "islamic_state" in found[0].perpetrator


def test_victory_was_declared_on_9_december_2017() -> None:
    day = dt.date(2017, 12, 9)
    assert any(
        fact.event_type == "territory_captured" and fact.date_start == fact.date_end == day
        for fact in incidents_of("000")
    )


def test_the_dead_and_injured_since_october_are_a_series_of_repression() -> None:
    found = [
        fact
        for fact in incidents_of("000")
        if fact.event_type == "protest_repression" and fact.killed is not None and fact.killed.best == 700
    ]
    assert len(found) == 1
    assert found[0].injured is not None
    assert found[0].injured.best == 25000
    assert found[0].granularity == "series"


def test_the_name_of_a_man_is_not_the_capital_and_victory_is_no_place() -> None:
    places = {fact.place for fact in incidents_of("000")}
    assert "النصر" not in places
    leader = [fact for fact in incidents_of("000") if "زعيمه" in fact.evidence]
    assert all(fact.governorate != "IQ-BG" for fact in leader)


def test_every_quote_stands_in_the_seed() -> None:
    for prefix in ("000", "004"):
        path = next(path for path in sorted(SEEDS.glob("*.txt")) if path.name.startswith(prefix))
        raw = path.read_text(encoding="utf-8")
        for fact in facts_of(prefix):
            assert raw[fact.evidence_start : fact.evidence_end] == fact.evidence
