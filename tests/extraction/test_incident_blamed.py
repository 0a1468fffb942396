"""Attacks whose doer the article names elsewhere, on stories of our own."""

from __future__ import annotations

import datetime as dt

import pytest

from extraction.articles import Article
from extraction.document import Document
from extraction.incidents import extract_incidents


def doers(text: str, published: dt.date | None = dt.date(2010, 3, 24)) -> list[list[str]]:
    """The perpetrators of each incident of an article."""
    doc = Document(Article(article_id="a", text=text, title="", published_on=published))
    return [list(draft.fields["perpetrator"]) for draft in extract_incidents(doc)]


BLASTS = (
    "قتل سبعة مدنيين بانفجار سيارة مفخخة في حي المنصور أمس الثلاثاء. "
    "كما قتل أربعة بانفجار عبوة ناسفة في بعقوبة أمس الثلاثاء. "
)


@pytest.mark.parametrize(
    "blame",
    [
        "وقال متحدث عسكري إن هجمات الثلاثاء كان وراءها تنظيم القاعدة.",
        "واتهم الوزير تنظيم القاعدة بالوقوف وراء تلك التفجيرات.",
        "وأعلن تنظيم القاعدة لاحقا مسؤوليته عن تلك الهجمات.",
        "وأضاف الوزير أن التفجيرات تحمل بصمات تنظيم القاعدة.",
        "ووجه الوزير أصابع الاتهام في تفجيرات الثلاثاء إلى تنظيم القاعدة.",
        "ورأى الوزير أن تنظيم القاعدة يقف خلف هذه الاعتداءات.",
    ],
)
def test_the_attacks_of_a_day_are_laid_at_one_door(blame: str) -> None:
    assert doers(BLASTS + blame)[:2] == [["al_qaeda"], ["al_qaeda"]]


@pytest.mark.parametrize(
    "blame",
    [
        "ولم تعلن أي جهة مسؤوليتها عن الهجوم، ولا تنظيم القاعدة.",
        "وعادة ما يتبنى تنظيم القاعدة الهجمات.",
        "وتنسب الحكومة معظم الهجمات التي تقع في بغداد إلى مسلحين ويقف وراءها تنظيم القاعدة.",
        "وتحمل الشرطة أغلب التفجيرات التي تشهدها العاصمة بغداد طابع مسلحين يدعمهم تنظيم القاعدة.",
        "ودعا الوزير إلى محاربة تنظيم القاعدة.",
    ],
)
def test_what_is_not_laid_at_a_door_stays_open(blame: str) -> None:
    assert doers(BLASTS + blame)[:2] == [[], []]


def test_the_one_attack_is_the_last_told() -> None:
    text = (
        "قتل سبعة مدنيين بانفجار سيارة مفخخة في حي المنصور أمس. "
        "ورأى مسؤول محلي أن تنظيم القاعدة يقف وراء الانفجار."
    )
    assert doers(text)[0] == ["al_qaeda"]


def test_in_an_undated_article_the_day_is_known_by_its_name() -> None:
    text = (
        "قتل سبعة مدنيين بانفجار سيارة مفخخة في مدينة الموصل شمالي العراق يوم الأحد. "
        "أما يوم الاثنين فقتل أربعة بانفجار سيارة مفخخة في بعقوبة. "
        "وقتل ثلاثة بانفجار قنبلة في الحلة. "
        "واتهم الجيش تنظيم القاعدة بالوقوف وراء هجمات الاثنين."
    )
    assert doers(text, None)[:3] == [[], ["al_qaeda"], ["al_qaeda"]]


@pytest.mark.parametrize(
    "claim",
    [
        "وكان تنظيم القاعدة تبنى الهجوم الذي وقع في باريس.",
        "وتبنى تنظيم القاعدة الهجوم في الموصل.",
        "وكان تنظيم القاعدة تبنى الهجوم الذي وقع في 3 حزيران 2007.",
    ],
)
def test_an_attack_of_another_place_or_an_earlier_day_is_not_the_one_told(claim: str) -> None:
    assert doers("قتل خمسة أشخاص بانفجار سيارة مفخخة في كركوك أمس. " + claim)[0] == []


def test_a_claim_of_a_later_day_is_of_the_attack_before() -> None:
    text = "قتل خمسة أشخاص بانفجار سيارة مفخخة في كركوك الاثنين. وتبنى تنظيم القاعدة الثلاثاء الهجوم."
    assert doers(text) == [["al_qaeda"]]


@pytest.mark.parametrize(
    "doubt",
    [
        "ورفض الوزير اتهام تنظيم القاعدة بالوقوف وراء التفجير.",
        "وإذا كان تنظيم القاعدة يقف وراء التفجير فإن الرد سيكون قاسيا.",
        "وسئل الوزير هل يقف تنظيم القاعدة وراء التفجير.",
        "واستبعد الوزير أن يكون تنظيم القاعدة يقف وراء التفجير.",
    ],
)
def test_blame_that_is_refused_or_only_asked_for_is_not_laid(doubt: str) -> None:
    assert doers("قتل سبعة أشخاص بانفجار سيارة مفخخة في بغداد أمس. " + doubt)[0] == []
