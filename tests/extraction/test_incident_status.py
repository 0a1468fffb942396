"""Wanted, denied or done, once or often; on sentences of our own."""

from __future__ import annotations

import datetime as dt

import pytest

from extraction.articles import Article
from extraction.document import Document
from extraction.incidents import extract_incidents


def told(text: str) -> list[dict[str, object]]:
    """The fields of the incidents of an article."""
    doc = Document(Article(article_id="a", text=text, published_on=dt.date(2018, 3, 24)))
    return [draft.fields for draft in extract_incidents(doc)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("دعت لجنة الطلبة أنصارها من أهل البصرة إلى تظاهرة كبيرة يوم الجمعة احتجاجا على الغلاء.", "planned"),
        ("طالب المحافظ شرطة كركوك بالقيام بحملات تفتيش في المدينة.", "planned"),
        ("أعلنت الشرطة حظر التجول في الموصل يوم غد.", "planned"),
        ("ستغلق السلطات المطارات والحدود في بغداد.", "planned"),
        ("نفى الجيش التركي أمس أنباء رددها قادة في الحزب عن دخول دبابات تركية إلى زاخو.", "denied"),
        ("أعلنت الشرطة حظر التجول في الموصل منذ صباح أمس.", "occurred"),
    ],
)
def test_what_is_wanted_or_denied_has_not_been_seen(text: str, status: str) -> None:
    assert [fields["status"] for fields in told(text)] == [status]


@pytest.mark.parametrize(
    ("text", "granularity"),
    [
        ("قتل متظاهران برصاص الشرطة خلال احتجاجات في الديوانية أمس.", "event"),
        ("قتل عشرون متظاهرا برصاص الشرطة خلال الاحتجاجات في مدن الجنوب.", "series"),
        ("3 آذار 2018: انتحاري يقتل تسعة من عناصر الشرطة في الرمادي.", "event"),
        (
            "شهدت بغداد سلسلة هجمات كان آخرها الخميس حين قتل خمسة أشخاص بانفجار سيارة مفخخة في الكرادة.",
            "event",
        ),
        ("ندد الوزير بالتفجيرات وخاصة تفجير سيارة مفخخة أمس بمنطقة الزعفرانية الذي قتل تسعة.", "event"),
        ("أكثر التفجيرات دموية وقع في حي الجهاد ببغداد حيث قتل عشرون في انفجار سيارة مفخخة أمس.", "event"),
        ("قتل شرطيان بانفجار عبوتين ناسفتين زرعتا أمام أحد المراكز في الرمادي أمس.", "event"),
        ("قتل شرطيان بانفجار عبوتين ناسفتين في شارعين من الرمادي أمس.", "series"),
        (
            "أعلنت الوزارة وفاة أحد جنودها بعد تعرضه لإطلاق نار في العمارة، لترتفع حصيلة قتلى القوات منذ آذار 2003 إلى 90 قتيلا.",
            "event",
        ),
        ("آخر حوادث العنف وقعت الخميس وأسفرت عن مقتل عشرين في انفجار وقع في سوق بمدينة كركوك.", "event"),
        ("وتدور معارك في بلدتي هيت وكبيسة منذ أكثر من أربعة أشهر بين الجيش ومسلحي تنظيم داعش.", "series"),
        ("وتدور معارك في هيت منذ فجر اليوم بين الجيش ومسلحي تنظيم داعش.", "event"),
        ("تشرين الثاني 2006: سلسلة هجمات في بغداد أدت إلى مقتل تسعين.", "series"),
    ],
)
def test_once_or_often(text: str, granularity: str) -> None:
    assert [fields["granularity"] for fields in told(text)] == [granularity]
