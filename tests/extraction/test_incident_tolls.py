"""Tolls: how many were killed, injured, seized, by the words that count them; sentences of our own."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from extraction.articles import Article
from extraction.document import Document
from extraction.incidents import extract_incidents

FIELDS = ("killed", "injured", "killed_or_injured", "abducted", "arrested")


def tolls(text: str) -> dict[str, Any]:
    """The best figures of the first incident of a text; None for "some"."""
    doc = Document(Article(article_id="a", text=text, title="", published_on=dt.date(2018, 3, 24)))
    found = extract_incidents(doc)
    assert found, "no incident"
    return {field: found[0].fields[field].best for field in FIELDS if field in found[0].fields}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # واحد is no "and one"
        (
            "قتل شخص واحد وجرح ستة آخرون بانفجار عبوة ناسفة في بلدة المدائن أمس.",
            {"killed": 1, "injured": 6},
        ),
        # one of a plural before its verb
        (
            "أفاد ضابط بأن أحد حراس المستودع قتل وجرح آخران بهجوم مسلح في طوزخورماتو أمس.",
            {"killed": 1, "injured": 2},
        ),
        ("وذكر أن أحد المسلحين الخمسة قتل في اشتباك مع الشرطة في طوزخورماتو أمس.", {"killed": 1}),
        ("وأوضح البيان أن أحد عناصر اللواء قتل بهجوم مسلح في طوزخورماتو أمس.", {"killed": 1}),
        # a figure joined to its preposition, and the bomber before his victims
        ("نفذ داعش حكم الإعدام ب17 راعيا في البعاج أمس.", {"killed": 17}),
        ("وقتل مفجر انتحاري 23 متطوعا في بعقوبة أمس.", {"killed": 23}),
        ("قتل مسلحون خمسة أشخاص من عائلة واحدة شمالي بيجي أمس.", {"killed": 5}),
        # but وأحد is
        ("قتل أربعة جنود وأحد عناصر الشرطة بانفجار عبوة ناسفة في سامراء أمس.", {"killed": 5}),
        # one named before a singular verb, and no figure for both
        ("قال ضابط إن شرطيا قتل وأصيب ستة آخرون بانفجار عبوة ناسفة في هيت أمس.", {"killed": 1, "injured": 6}),
        # seven injured are no two
        ("أوقع انفجار في الكرادة أمس قتيلين اثنين وسبعة مصابين.", {"killed": 2, "injured": 7}),
        # a dual before the noun it belongs to
        ("قتل رجلا شرطة وأصيب عنصرا أمن بانفجار عبوة في الرمادي أمس.", {"killed": 2, "injured": 2}),
        # imam and preacher are one man
        ("قتل مسلحون إمام وخطيب جامع في الموصل أمس.", {"killed": 1}),
        # kin and companions
        ("قتل طفلان وأمهم بسقوط قذيفة هاون على دارهم في بلد أمس.", {"killed": 3}),
        ("قتل قائد شرطة البلدة مع ستة من حراسه بانفجار عبوة ناسفة في تلعفر أمس.", {"killed": 7}),
        ("أودى انفجار لغم بحياة ضابط رفيع إلى جانب ثلاثة آخرين في الفلوجة أمس.", {"killed": 4}),
        # a dual pronoun tells how many
        ("لقي النقيب سالم جاسم والرائد علي حسن مصرعهما بانفجار عبوة ناسفة في سامراء أمس.", {"killed": 2}),
        ("لقي جندي بريطاني ومترجمه حتفهما بهجوم مسلح في البصرة أمس.", {"killed": 2}),
        # one figure for the dead and the injured together
        (
            "سقط تسعة من عناصر الشرطة بين قتيل وجريح بهجوم على نقطة تفتيش في هيت أمس.",
            {"killed_or_injured": 9},
        ),
        ("أوقع انفجار سيارة مفخخة 35 قتيلا وجريحا في بعقوبة أمس.", {"killed_or_injured": 35}),
        ("وقع انفجار في بغداد أمس وأسفر عن سقوط العشرات بين قتيل وجريح.", {"killed_or_injured": None}),
        ("أسفر تفجير في بغداد أمس عن مقتل وإصابة العشرات من الزوار.", {"killed_or_injured": None}),
        ("أسفر تفجير في بغداد أمس عن مقتل وإصابة جنود.", {"killed": None, "injured": None}),
        ("وقع انفجار في بغداد أمس وأسفر عن سقوط قتيل وجريح.", {"killed": 1, "injured": 1}),
        # a figure after its definite noun
        ("أعدم تنظيم داعش الرعاة الثلاثة قرب الرطبة أمس.", {"killed": 3}),
        # bodies brought in
        (
            "استقبل مستشفى البلدة أربع جثث و12 جريحا نتيجة سقوط قذائف هاون على هيت أمس.",
            {"killed": 4, "injured": 12},
        ),
        # a pronoun alone
        ("اختطفها مسلحو تنظيم داعش في سنجار عام 2014.", {"abducted": 1}),
        (
            "ألقي القبض عليه أمس في الزبير بعد تفجير استهدف دورية للشرطة وأصاب ثلاثة من عناصرها.",
            {"arrested": 1},
        ),
    ],
)
def test_a_figure_is_read_from_the_words_that_count(text: str, expected: dict[str, Any]) -> None:
    assert tolls(text) == expected
