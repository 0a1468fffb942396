"""Evaluation: figures that can be counted by hand, laws that hold for any facts, labels that are read or told of."""

from __future__ import annotations

import datetime as dt
import json
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.articles import Article
from extraction.evaluate import as_text, evaluate, predict, rates, read_labels
from extraction.extract import extract
from extraction.facts import EVENT_TYPES, MILESTONE_TYPES, Count, Fact, make_fact
from extraction.pairing import (
    SLOTS,
    affinity,
    likeness,
    overlap,
    pair_facts,
    place_key,
    same_person,
    slot_agrees,
)

TEXT = "قتل جنديان بانفجار عبوة في المقدادية امس. وقال العقيد سالم جابر إن الطريق مغلق. وجرت الانتخابات في ايار الماضي."
DAY = dt.date(2018, 6, 14)


def article(name: str = "a1", outlet: str = "north") -> Article:
    return Article(article_id=name, title="خبر", text=TEXT, published_on=DAY, outlet=outlet)


RAW = f"خبر\n{TEXT}"


def fact(kind: str, passage: str, /, article_id: str = "a1", **fields: Any) -> Fact:
    start = RAW.index(passage)
    return make_fact(
        kind,
        article_id=article_id,
        raw=RAW,
        evidence_start=start,
        evidence_end=start + len(passage),
        extractor="test",
        extractor_version="1",
        fields=fields,
    )


def blast(**fields: Any) -> Fact:
    return fact(
        "incident",
        "قتل جنديان بانفجار عبوة في المقدادية",
        fields.pop("article_id", "a1"),
        **{"event_type": "bombing"} | fields,
    )


def test_the_same_facts_score_one_everywhere() -> None:
    facts = [
        blast(killed=Count(2, 2, 2)),
        fact("actor_role", "العقيد سالم جابر", person="سالم جابر", role="العقيد"),
    ]
    for figure in evaluate([article()], facts, facts, samples=20).figures:
        assert (figure.precision, figure.recall, figure.f1, figure.low, figure.high) == (1, 1, 1, 1, 1)


def test_figures_are_those_one_counts_by_hand() -> None:
    labelled = [
        blast(killed=Count(2, 2, 2), place="المقدادية"),
        fact("actor_role", "العقيد سالم جابر", person="سالم جابر", role="العقيد"),
    ]
    found = [
        blast(killed=Count(3, 3, 3), place="قضاء المقدادية"),
        fact("incident", "الطريق مغلق", event_type="threat"),
    ]
    result = evaluate([article()], labelled, found, samples=0)
    assert (result.labelled, result.extracted, result.ungrounded) == (2, 2, 0)
    every = result.figure("all", "all")
    assert (every.right, every.wrong, every.missing, every.f1) == (1, 1, 1, 0.5)
    assert result.figure("slot", "incident.place", "slots").f1 == 1.0
    killed = result.figure("slot", "incident.killed", "slots")
    assert (killed.right, killed.wrong, killed.missing) == (0, 1, 1)
    assert result.figure("event_type", "threat").wrong == 1
    assert result.figure("kind", "actor_role").recall == 0
    assert result.figure("outlet", "north").f1 == 0.5
    assert {(d.kind, d.slot) for d in result.differences} == {
        ("incident", "killed"),
        ("incident", "fact"),
        ("actor_role", "fact"),
    }


def test_a_pair_of_two_types_is_a_miss_of_one_and_an_error_of_the_other() -> None:
    result = evaluate([article()], [blast()], [blast(event_type="suicide_bombing")], samples=0)
    assert result.figure("kind", "incident").f1 == 1.0
    assert (
        result.figure("event_type", "bombing").missing,
        result.figure("event_type", "suicide_bombing").wrong,
    ) == (1, 1)


def test_words_that_do_not_stand_in_the_article_are_counted() -> None:
    other = make_fact(
        "incident",
        article_id="a1",
        raw="x" * len(RAW),
        evidence_start=0,
        evidence_end=5,
        extractor="t",
        extractor_version="1",
        fields={"event_type": "threat"},
    )
    assert evaluate([article()], [], [other], samples=0).ungrounded == 1


def test_facts_of_other_articles_are_ignored() -> None:
    assert (
        evaluate(
            [article()], [blast(article_id="elsewhere")], [blast(article_id="elsewhere")], samples=0
        ).labelled
        == 0
    )


def test_the_interval_holds_the_figure_and_the_same_seed_gives_the_same() -> None:
    articles = [article(f"a{n}") for n in range(30)]
    source = random.Random(3)
    labelled = [blast(article_id=a.article_id) for a in articles]
    found = [blast(article_id=a.article_id) for a in articles if source.random() < 0.7]
    first, second = (evaluate(articles, labelled, found, samples=200) for _ in range(2))
    assert first == second
    figure = first.figure("all", "all")
    assert figure.low < figure.f1 < figure.high
    assert evaluate(articles, labelled, found, samples=200, seed=9).figure("all", "all").f1 == figure.f1


def test_nothing_to_score_gives_no_figures_and_no_error() -> None:
    result = evaluate([], [], [])
    assert result.figures == ()
    assert "0 articles" in as_text(result)


def test_the_table_names_every_figure_and_the_plain_values_are_json() -> None:
    result = evaluate([article()], [blast()], [blast()], samples=10)
    table = as_text(result)
    for figure in result.figures:
        assert figure.name in table
    assert json.loads(json.dumps(result.as_dict()))["figures"][0]["f1"] == 1.0
    with pytest.raises(KeyError):
        result.figure("kind", "statement")


def test_labels_are_located_and_bad_lines_told_of() -> None:
    good = {"kind": "incident", "article_id": "a1", "evidence": "الطريق مغلق", "event_type": "threat"}
    lines = [
        json.dumps(good),
        "",
        "{",
        "[1]",
        json.dumps(good | {"evidence": "ليس هنا"}),
        json.dumps(good | {"event_type": "parade"}),
        json.dumps(good | {"article_id": "elsewhere", "event_type": "parade"}),
    ]
    labels = read_labels(lines, [article()])
    assert [f.extractor for f in labels.facts] == ["person"]
    assert RAW[labels.facts[0].evidence_start :].startswith("الطريق مغلق")
    assert [number for number, _ in labels.rejected] == [3, 4, 5, 6]


def test_a_label_that_an_article_holds_nothing_is_no_fact_and_no_fault() -> None:
    empty = {"kind": "nothing", "article_id": "a1"}
    labels = read_labels([json.dumps(empty), json.dumps(empty | {"event_type": "threat"})], [article()])
    assert labels.facts == ()
    assert [number for number, _ in labels.rejected] == [2]


def test_an_extractor_is_evaluated_like_any_facts() -> None:
    found = predict([article()], lambda one: extract(one).facts)
    assert evaluate([article()], found, found, samples=0).figure("all", "all").f1 == 1.0


def test_rates_are_zero_where_undefined() -> None:
    assert rates(0, 0, 0) == (0.0, 0.0, 0.0)
    assert rates(3, 1, 0) == (0.75, 1.0, 6 / 7)


# --- the law of pairing -------------------------------------------------------------------------------------------


def test_names_and_places_are_compared_as_people_do() -> None:
    assert same_person("سالم جابر الحمداني", "سالم جابر")
    assert not same_person("سالم جابر", "جابر ناصر كريم")
    assert place_key("قضاء المقدادية") == place_key("مقدادية") == place_key("المقداديه")
    assert likeness("", "شيء") == 0


def test_milestones_pair_on_the_type_with_words_or_day() -> None:
    base: dict[str, Any] = {
        "election": "iq-parliament-2018",
        "date_precision": "day",
        "date_start": DAY,
        "date_end": DAY,
    }
    one = fact("election_milestone", "وجرت الانتخابات", milestone_type="polling_day", **base)
    same_day = fact("election_milestone", "قتل جنديان", milestone_type="polling_day", **base)
    other_type = fact("election_milestone", "وجرت الانتخابات", milestone_type="turnout", **base)
    assert affinity(one, same_day) > 0
    assert affinity(one, other_type) == 0


def test_far_incidents_of_one_type_pair_only_where_two_things_agree() -> None:
    here = blast(governorate="IQ-DI", killed=Count(2, 2, 2))
    far = {"event_type": "bombing", "governorate": "IQ-DI"}
    assert affinity(here, fact("incident", "الطريق مغلق", **far)) == 0
    assert affinity(here, fact("incident", "الطريق مغلق", killed=Count(2, 2, 2), **far)) > 0


def test_statements_pair_on_half_their_words() -> None:
    whole = fact(
        "statement", "وقال العقيد سالم جابر إن الطريق مغلق", speaker="سالم جابر", quote="الطريق مغلق"
    )
    part = fact("statement", "وقال العقيد سالم جابر إن الطريق مغلق", speaker="العقيد", quote="مغلق")
    assert affinity(whole, part) == 2.0


def test_slots_agree_by_their_own_measure() -> None:
    assert slot_agrees("target", frozenset({"civilians", "journalists"}), frozenset({"civilians"}))
    assert slot_agrees("value", 45, 45.0)
    assert not slot_agrees("governorate", "IQ-DI", "IQ-BG")
    assert slot_agrees("quote", "one", "another")


def test_every_kind_has_its_slots() -> None:
    assert all(SLOTS[kind] for kind in ("incident", "election_milestone", "actor_role", "statement"))


@pytest.mark.parametrize("event_type", EVENT_TYPES)
def test_every_event_type_is_of_a_family(event_type: str) -> None:
    assert affinity(blast(event_type=event_type), blast(event_type=event_type)) > 2


spans = st.tuples(st.integers(0, 40), st.integers(1, 20)).map(lambda span: (span[0], span[0] + span[1]))


@st.composite
def coded(draw: st.DrawFn) -> Fact:
    start, end = draw(spans)
    end = min(end, len(RAW))
    milestone = draw(st.booleans())
    fields: dict[str, Any] = (
        {"election": "iq-parliament-2018", "milestone_type": draw(st.sampled_from(MILESTONE_TYPES[:3]))}
        if milestone
        else {
            "event_type": draw(st.sampled_from(EVENT_TYPES)),
            "killed": draw(st.sampled_from([None, Count(1, 1, 1), Count()])),
        }
    )
    return make_fact(
        "election_milestone" if milestone else "incident",
        article_id=draw(st.sampled_from(["a1", "a2"])),
        raw=RAW,
        evidence_start=start,
        evidence_end=end,
        extractor="t",
        extractor_version="1",
        fields=fields,
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(coded(), max_size=8), st.lists(coded(), max_size=8))
def test_pairs_use_each_fact_once_and_swap_with_the_sides(left: list[Fact], right: list[Fact]) -> None:
    pairs = pair_facts(left, right)
    assert len({pair.left for pair in pairs}) == len({pair.right for pair in pairs}) == len(pairs)
    for a in left:
        for b in right:
            assert affinity(a, b) == affinity(b, a) >= 0


@settings(max_examples=40, deadline=None)
@given(st.lists(coded(), max_size=8), st.lists(coded(), max_size=8), st.randoms())
def test_the_order_of_lines_is_nothing(left: list[Fact], right: list[Fact], source: random.Random) -> None:
    articles = [article("a1"), article("a2", "south")]
    result = evaluate(articles, left, right, samples=0)
    shuffled = [*left]
    source.shuffle(shuffled)
    assert evaluate(articles[::-1], shuffled, right, samples=0).figures == result.figures
    if result.figures:
        every = result.figure("all", "all")
        assert every.right + every.missing == len(left)
        assert every.right + every.wrong == len(right)


@given(spans, spans)
def test_overlap_is_a_share(left: tuple[int, int], right: tuple[int, int]) -> None:
    assert 0 <= overlap(left, right) == overlap(right, left) <= 1
