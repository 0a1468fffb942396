"""Quotations in every style of the press: the words between the outermost marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.quotations import find_quotations
from extraction.text import fold


def inner(text: str) -> list[str]:
    folded = fold(text).text
    return [folded[quote.inner_start : quote.inner_end] for quote in find_quotations(folded)]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("«", "»"),
        ("“", "”"),
        ('"', '"'),
        ("''", "''"),
        ("{", "}"),
        ("<<", ">>"),
        ("«", "”"),
        ("“", '"'),
        ("„", "“"),
    ],
)
def test_words_between_any_pair_of_marks(opening: str, closing: str) -> None:
    assert inner(f"وقال الرجل {opening}سنبقى هنا حتى الصباح{closing} ثم مضى") == ["سنبقي هنا حتي الصباح"]


def test_nested_quotation_belongs_to_the_outer_one() -> None:
    assert inner("أوضح «أن حزب “السلام” خرج من السباق» أمس") == ["ان حزب “السلام” خرج من السباق"]


def test_nested_straight_marks_belong_to_the_outer_ones() -> None:
    text = 'وأعلن "أن لائحة "المستقبل" انسحبت من السباق" مساء'
    assert inner(text) == ['ان لايحه "المستقبل" انسحبت من السباق']


def test_straight_mark_after_a_clitic_opens() -> None:
    assert inner('طالب بـ"وقف القتال فورا".') == ["وقف القتال فورا"]


def test_two_quotations_in_a_row_are_two() -> None:
    assert inner('قال "نحن معكم"، وأضاف "لن نترككم".') == ["نحن معكم", "لن نترككم"]


def test_comma_before_the_closing_mark() -> None:
    assert inner('قالت "نحن بخير،" ثم صمتت') == ["نحن بخير،"]


def test_unclosed_quotation_ends_with_its_line_and_says_so() -> None:
    folded = fold("قال «لن نعود\nسطر آخر").text
    (quote,) = find_quotations(folded)
    assert (folded[quote.inner_start : quote.inner_end], quote.closed) == ("لن نعود", False)


def test_apostrophes_of_inches_or_minutes_do_not_open_over_lines() -> None:
    assert inner('الطول 5" فقط\nوقال "نعم بالتأكيد يا سيدي".')[-1] == "نعم بالتاكيد يا سيدي"


@given(st.text(alphabet="«»“”„\"{}'<> \nاب،.:", max_size=200))
def test_spans_lie_in_the_text_in_order_and_never_overlap(text: str) -> None:
    quotes = find_quotations(text)
    ends = [0]
    for quote in quotes:
        assert ends[-1] <= quote.start <= quote.inner_start < quote.inner_end <= quote.end <= len(text)
        assert "\n" not in text[quote.inner_start : quote.inner_end]
        ends.append(quote.end)
