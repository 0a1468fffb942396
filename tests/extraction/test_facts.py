"""The contract: what is let in, what is turned away with which words, and what an id depends on."""

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction import facts

RAW = "عنوان قصير\nقتل ثلاثة جنود في هجوم غربي المدينة، وقال ناطق: سنرد قريبا."
ARTICLES = {"a1": RAW}


def incident(**changes):
    row = {
        "kind": "incident",
        "article_id": "a1",
        "evidence": "قتل ثلاثة جنود في هجوم غربي المدينة",
        "extractor": "person:test",
        "extractor_version": "1",
        "event_type": "armed_attack",
        "killed": {"low": 3, "best": 3, "high": 3},
    }
    return {key: value for key, value in (row | changes).items() if value is not ...}


def test_offsets_are_found_and_cut_the_quote_out():
    fact = facts.fact_from_dict(incident(), ARTICLES)
    assert RAW[fact.evidence_start : fact.evidence_end] == fact.evidence
    assert fact.fact_id.startswith("f") and len(fact.fact_id) == 21


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"kind": "accident"}, "kind 'accident' is unknown"),
        ({"event_type": "war"}, "war"),
        ({"event_type": ...}, "event_type"),
        ({"colour": "red"}, "unknown keys colour"),
        ({"evidence": "كلام آخر"}, "word for word"),
        ({"evidence_start": 0, "evidence_end": 4}, "do not cut the evidence"),
        ({"evidence_start": 3}, "do not cut the evidence"),
        ({"article_id": "zz"}, "not among the articles"),
        ({"extractor_version": ...}, "extractor_version is missing"),
        ({"killed": {"low": 5, "best": 3, "high": 3}}, "low <= best <= high"),
        ({"killed": {"low": -1, "best": None, "high": None}}, "none negative"),
        ({"killed": 3}, "killed"),
        ({"date_start": "2017-12-09"}, "together"),
        ({"date_start": "2017-12-09", "date_end": "2017-12-01", "date_precision": "range"}, "after date_end"),
        ({"date_start": "2017-12-09", "date_end": "2017-12-09"}, "unknown exactly where"),
        ({"date_start": "9/12/2017", "date_end": "9/12/2017", "date_precision": "day"}, "date_start"),
        ({"country": "Iraq"}, "ISO 3166-1"),
        ({"country": "SY", "governorate": "IQ-BG"}, "lies in IQ"),
        ({"governorate": "IQ-XX"}, "governorate"),
        ({"perpetrator": ["martians"]}, "martians"),
    ],
)
def test_what_breaks_the_contract_is_named(changes, message):
    with pytest.raises(facts.ContractError, match=message):
        facts.fact_from_dict(incident(**changes), ARTICLES)


@pytest.mark.parametrize("line", [b"", b"{", b"[1]", b"3", b'"x"', b"\xff\xfe"])
def test_what_is_no_object_is_turned_away(line):
    with pytest.raises(facts.ContractError):
        facts.decode_fact(line, ARTICLES)


@pytest.mark.parametrize(
    ("kind", "fields", "message"),
    [
        ("election_milestone", {"election": "iq-2021", "milestone_type": "turnout"}, "iq-parliament-2021"),
        ("actor_role", {"person": "فلان", "role": "ناطق", "since": "May 2020"}, "since"),
        ("statement", {"speaker": "ناطق", "quote": "لن نرد"}, "does not stand in the evidence"),
    ],
)
def test_laws_of_the_other_kinds(kind, fields, message):
    row = incident(event_type=..., killed=...) | {"kind": kind} | fields
    with pytest.raises(facts.ContractError, match=message):
        facts.fact_from_dict(row, ARTICLES)


def test_the_id_follows_the_content_and_not_the_version():
    base = facts.fact_from_dict(incident(), ARTICLES)
    assert facts.fact_from_dict(incident(extractor_version="2"), ARTICLES).fact_id == base.fact_id
    assert facts.fact_from_dict(incident(status="occurred"), ARTICLES).fact_id == base.fact_id
    for change in (
        {"status": "denied"},
        {"extractor": "other"},
        {"killed": None},
        {"evidence": "قتل ثلاثة جنود"},
    ):
        assert facts.fact_from_dict(incident(**change), ARTICLES).fact_id != base.fact_id


def test_a_made_fact_equals_the_same_fact_read_back():
    made = facts.make_fact(
        "incident",
        article_id="a1",
        raw=RAW,
        evidence_start=11,
        evidence_end=46,
        extractor="waqai-rules",
        extractor_version="1",
        fields={
            "event_type": "armed_attack",
            "date_start": dt.date(2017, 12, 9),
            "date_end": dt.date(2017, 12, 9),
            "date_precision": "day",
            "killed": facts.Count(3, 3, 3),
            "perpetrator": ("islamic_state",),
        },
    )
    assert facts.decode_fact(facts.encode_fact(made), ARTICLES) == made


@given(st.text(min_size=1, max_size=60), st.data())
def test_any_cut_of_any_text_is_grounded(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    row = incident(evidence=text[start:end], article_id="a")
    fact = facts.fact_from_dict(row, {"a": text})
    assert text[fact.evidence_start : fact.evidence_end] == fact.evidence


def test_the_arrow_row_has_the_columns_of_the_schema():
    for kind, cls in facts.KINDS.items():
        names = facts.arrow_schema(kind).names
        assert len(names) == len(set(names))
        assert {n.removesuffix("_stated") for n in names} >= set(cls.__struct_fields__) - set(facts.COUNTS)
    row = facts.arrow_row(facts.fact_from_dict(incident(injured={"low": None}), ARTICLES))
    assert list(row) == facts.arrow_schema("incident").names
    assert (row["killed_best"], row["injured_best"], row["injured_stated"], row["arrested_stated"]) == (
        3,
        None,
        True,
        False,
    )


def test_the_json_schema_names_every_code():
    text = json.dumps(facts.json_schema())
    codes = (*facts.EVENT_TYPES, *facts.MILESTONE_TYPES, *facts.ACTOR_CODES, *facts.GOVERNORATES)
    assert [code for code in codes if f'"{code}"' not in text] == []
