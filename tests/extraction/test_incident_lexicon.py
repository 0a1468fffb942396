"""The word lists of incidents say each thing once."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from extraction.incident_words import WORDS
from extraction.lexicon import load

LISTS = ("triggers", "incident_words", "side_words", "parties", "scope", "noun_numbers", "title_ends")


@pytest.mark.parametrize("name", LISTS)
def test_no_word_stands_twice_in_a_list(name: str) -> None:
    lists = [part for row in load(name) for cell in row.values() for part in cell.split("+")]
    twice = {word for words in lists for word, times in Counter(words.split("|")).items() if times > 1}
    assert not twice


def test_one_reading_of_a_trigger_is_one_row() -> None:
    readings = Counter(
        (row["pos"], row["first"], row["second"], row["role"], row["event_type"], row["weight"], row["veto"])
        for row in load("triggers")
        if "+" not in row["next"]
    )
    assert [reading for reading, times in readings.items() if times > 1] == []


def test_a_trigger_is_not_put_aside_by_what_it_waits_for() -> None:
    for row in load("triggers"):
        awaited = set(row["next"].partition("+")[0].split("|")) - {""}
        assert awaited.isdisjoint(row["veto"].split("|")), row["first"]


def test_lists_have_words() -> None:
    assert all(words and "" not in words for words in WORDS.values())


def test_a_form_belongs_to_one_noun() -> None:
    forms = Counter(form for row in load("noun_numbers") for form in row["forms"].split("|"))
    assert [form for form, times in forms.items() if times > 1] == []


def test_a_form_held_to_its_number_has_others() -> None:
    known = {form for row in load("noun_numbers") for form in row["forms"].split("|")}
    held = {
        word[1:]
        for row in load("triggers")
        for word in re.split(r"[|+]", row["next"])
        if word.startswith("=")
    }
    assert held <= known | {"متظاهرون", "محتجون"}
