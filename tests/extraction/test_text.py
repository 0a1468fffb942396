"""Folding: one spelling, and a way back that never loses a character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.lexicon import load
from extraction.text import INVISIBLE, MARKS, fold, fold_key, narrow, narrow_word, raw_span

# Any code point, lone surrogates included, with Arabic, marks, signs and presentation forms drawn often.
ANY_TEXT = st.text(
    st.one_of(
        st.characters(),
        st.characters(categories=["Cs"]),
        st.sampled_from("#_ـ ًُّأإآىةئؤگپ٢٥۴٬٫﷽ﻻﷲ\u200f\u200c\ufeff\r\n\t\u00a0\u2028«»“”\"'.،؛؟ وال بي ية"),
    )
)


@given(ANY_TEXT)
def test_folding_is_idempotent(raw):
    folded = fold(raw).text
    assert fold(folded).text == folded


@given(ANY_TEXT)
def test_every_folded_character_maps_into_the_raw_text_in_order(raw):
    folded = fold(raw)
    spans = [raw_span(raw, folded.offsets, i, i + 1) for i in range(len(folded.text))]
    assert all(0 <= start < end <= len(raw) for start, end in spans)
    assert [start for start, _ in spans] == sorted(start for start, _ in spans)


@given(ANY_TEXT, st.data())
def test_a_folded_span_stands_on_the_raw_characters_it_was_folded_from(raw, data):
    folded = fold(raw)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    raw_start, raw_end = raw_span(raw, folded.offsets, start, end)
    assert 0 <= raw_start <= raw_end <= len(raw)
    for position in range(start, end):
        one_start, one_end = raw_span(raw, folded.offsets, position, position + 1)
        assert raw_start <= one_start and one_end <= raw_end


@given(ANY_TEXT)
def test_line_structure_is_kept_outside_hashtags(raw):
    raw = raw.replace("#", "").replace("\uff03", "").replace("\ufe5f", "")
    assert fold(raw).text.count("\n") == sum(
        raw.count(sign) for sign in "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
    )


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهوي 0123456789.،\n"))
def test_plain_text_is_left_alone_without_a_map(raw):
    assert fold(raw) == (raw.replace("مسيول", "مسوول"), None)  # the Egyptian spelling alone is changed


def test_the_egyptian_spelling_changes_no_length():
    assert fold("قال المسئول والمسيول") == ("قال المسوول والمسوول", None)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("# #الأمن_الوطني", "الامن الوطني"),
        ("#بغداد", "بغداد"),
        ("قال #رئيس_الوزراء ، اليوم", "قال رييس الوزراء ، اليوم"),
        ("ال #بغداد ي", "البغدادي"),
        ("“ال #بغداد ي”", "“البغدادي”"),
        ("في # #واسط و # #ميسان ", "في واسط وميسان "),
        ("“ #داعش ” هناك", "“ داعش ” هناك"),
        ("من #بغداد في اليوم", "من بغداد في اليوم"),
        ("و#بغداد", "وبغداد"),
        ("#العراق يون", "العراقيون"),
        ("C# is", "C is"),
        ("١٢٬٥٠٠ و٪٣٫٥", "12,500 و%3.5"),
        ("كُتُبٌ مُشَكَّلَةٌ", "كتب مشكله"),
        ("بغـــداد", "بغداد"),
        ("\u200fمئة وسؤال\u200e", "ميه وسوال"),
        ("ﻻ ﷲ", "لا الله"),
        ("سطر\r\nآخر", "سطر\n\nاخر"),
        ("كوردستان چاپ گردن", "كوردستان جاب كردن"),
    ],
)
def test_examples(raw, expected):
    assert fold(raw).text == expected


def test_marks_on_the_last_letter_belong_to_the_span():
    raw = "قُتلَ جنديٌّ"
    folded = fold(raw)
    start = folded.text.index("جندي")
    assert raw[slice(*raw_span(raw, folded.offsets, start, start + 4))] == "جنديٌّ"


@pytest.mark.parametrize("row", load("letters"), ids=lambda row: row["letter"])
def test_every_variant_is_read_as_its_letter(row):
    assert {fold(variant).text for variant in row["variants"]} == {row["letter"]}


def test_a_name_key_has_single_spaces():
    assert fold_key("  أبو\u00a0 غريب ") == "ابو غريب"


def test_marks_and_invisible_characters_vanish():
    import re

    everything = "".join(chr(c) for c in range(0x3000) if re.match(f"[{MARKS}{INVISIBLE}]", chr(c)))
    assert fold(everything).text == ""


@given(ANY_TEXT)
def test_narrow_text_has_a_byte_for_every_character(text):
    folded = fold(text).text
    assert len(narrow(folded)) == len(folded)
    assert narrow(folded + "بغداد").endswith(narrow_word("بغداد"))


def test_an_automaton_takes_no_word_that_narrow_text_cannot_hold():
    for word in ("कखग", "بغداد؟ ?"):
        with pytest.raises(ValueError, match="code page"):
            narrow_word(word)


def test_egypts_hamza_folds_as_others_write_it() -> None:
    assert fold("مسئول الشئون").text == fold("مسؤول الشؤون").text
    assert fold("مسئول").offsets is None
