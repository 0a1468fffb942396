"""The entry of the extractor: grounded evidence, stable ids, fixed order, no text that breaks it."""

from __future__ import annotations

import datetime as dt
import gc

from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.articles import Article
from extraction.extract import EXTRACTOR, extract
from extraction.facts import KINDS, decode_fact, encode_fact

TEXT = (
    "قتل سبعة جنود بانفجار عبوة قرب # #هيت غربي الأنبار اليوم.\n"
    "وقال قائد الشرطة علي حسين إن «القوات طوقت المنطقة».\n"
    "وحددت المفوضية العاشر من أكتوبر 2021 موعدا للانتخابات النيابية في العراق."
)


def article(text: str, title: str = "") -> Article:
    return Article(article_id="a1", text=text, title=title, published_on=dt.date(2021, 3, 1))


def test_evidence_stands_in_the_article_word_for_word() -> None:
    given_article = article(TEXT, "انفجار في الأنبار")
    raw = f"{given_article.title}\n{given_article.text}"
    facts = extract(given_article).facts
    assert facts
    for fact in facts:
        assert raw[fact.evidence_start : fact.evidence_end] == fact.evidence
        assert fact.extractor == EXTRACTOR


def test_facts_keep_the_contract_and_come_in_order_of_the_text() -> None:
    facts = extract(article(TEXT)).facts
    for fact in facts:
        assert decode_fact(encode_fact(fact), {"a1": "\n" + TEXT}) == fact
    assert [f.evidence_start for f in facts] == sorted(f.evidence_start for f in facts)
    assert len({f.fact_id for f in facts}) == len(facts)


def test_the_same_article_gives_the_same_facts_whatever_was_read_before() -> None:
    before = extract(article(TEXT)).facts
    extract(article("تظاهر المئات في البصرة أمس."))
    assert extract(article(TEXT)).facts == before


def test_dating_says_where_the_day_comes_from() -> None:
    assert extract(article(TEXT)).dating.dated_from == "given"


def test_an_article_leaves_no_cycles_to_collect() -> None:
    extract(article(TEXT))
    gc.collect()
    gc.disable()
    try:
        extract(article(TEXT, "انفجار في الأنبار"))
        assert gc.collect() == 0  # chunks are read with the collector off
    finally:
        gc.enable()


words = st.sampled_from(
    [
        "قتل",
        "مقتل",
        "انفجار",
        "هجوم",
        "بهجوم",
        "12",
        "١٢",
        "و",
        "في",
        "بغداد",
        "الموصل",
        "داعش",
        "مسلحون",
        "القوات",
        "تظاهر",
        "المتظاهرين",
        "،",
        ".",
        "«",
        "»",
        "قال",
        "إن",
        "سيطر",
        "على",
        "اليوم",
        "أمس",
        "لم",
        "#",
        "#",
        "ـ",
        "\u200f",
        "\n",
        "\ud800",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(words, max_size=60).map(" ".join)
    | st.text(max_size=200)
    | st.text(st.characters(), max_size=200)
)
def test_any_text_gives_facts_or_none_but_never_an_error(text: str) -> None:
    result = extract(Article(article_id="x", text=text))
    raw = "\n" + text
    for fact in result.facts:
        assert type(fact) in KINDS.values()
        assert raw[fact.evidence_start : fact.evidence_end] == fact.evidence


def test_a_lone_surrogate_costs_only_the_fact_whose_words_hold_it() -> None:
    sound, torn = (f"قتل {n} جنود بانفجار عبوة في هيت غربي الأنبار اليوم." for n in ("سبعة", "تسعة \ud83d"))
    facts = extract(article(f"{torn}\n{sound}")).facts
    assert [fact.evidence for fact in facts] == [sound]
    assert all(encode_fact(fact) for fact in facts)
