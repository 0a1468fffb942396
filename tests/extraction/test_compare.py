"""Agreement of two codings: counted by hand, and the same from either side."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.compare import as_text, compare
from extraction.facts import Count, Fact
from tests.extraction.test_evaluate import blast, coded, fact


def test_agreement_is_what_one_counts_by_hand() -> None:
    a = [
        blast(killed=Count(2, 2, 2), place="المقدادية"),
        fact("incident", "الطريق مغلق", event_type="threat"),
    ]
    b = [blast(killed=Count(3, 3, 3))]
    result = compare(a, b)
    (every,) = [row for row in result.kinds if row.kind == "all"]
    assert (every.both, every.only_a, every.only_b) == (1, 1, 0)
    assert every.agreement == 2 / 3
    fields = {row.slot: row for row in result.slots}
    assert (fields["killed"].equal, fields["killed"].different) == (0, 1)
    assert fields["place"].only_a == 1
    assert fields["event_type"].agreement == 1


def test_one_coding_agrees_with_itself() -> None:
    facts = [
        blast(),
        fact("statement", "وقال العقيد سالم جابر إن الطريق مغلق", speaker="سالم جابر", quote="الطريق مغلق"),
    ]
    result = compare(facts, facts)
    assert {row.agreement for row in result.kinds} | {row.agreement for row in result.slots} == {1.0}


def test_no_facts_compare_to_nothing() -> None:
    assert compare([], []) == (0, (), ())


def test_the_table_names_both_sides_and_the_plain_values_are_json() -> None:
    result = compare([blast()], [blast()])
    assert "rules" in as_text(result, "rules", "model")
    assert json.loads(json.dumps(result.as_dict()))["articles"] == 1


@settings(max_examples=60, deadline=None)
@given(st.lists(coded(), max_size=8), st.lists(coded(), max_size=8))
def test_swapping_the_sides_swaps_the_columns(a: list[Fact], b: list[Fact]) -> None:
    one, other = compare(a, b), compare(b, a)
    assert [(r.kind, r.only_a, r.only_b) for r in one.kinds if r.kind == "all"] == [
        (r.kind, r.only_b, r.only_a) for r in other.kinds if r.kind == "all"
    ]
    for row in one.kinds:
        assert row.both * 2 + row.only_a + row.only_b == sum(
            row.kind in ("all", str(f.__struct_config__.tag)) for f in (*a, *b)
        )
