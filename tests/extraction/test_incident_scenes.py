"""Scenes: which of the places of a clause is where it happened; sentences of our own."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from extraction.articles import Article
from extraction.document import Document
from extraction.incidents import extract_incidents


def incidents(text: str, title: str = "") -> list[dict[str, Any]]:
    """The fields of the incidents of an article."""
    doc = Document(Article(article_id="a", text=text, title=title, published_on=dt.date(2018, 3, 24)))
    return [draft.fields for draft in extract_incidents(doc)]


def scene(text: str) -> tuple[str | None, str | None, str | None]:
    """Place, governorate and country of the first incident of a text."""
    found = incidents(text)
    assert found, "no incident"
    return found[0]["place"], found[0].get("governorate"), found[0]["country"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # villages that belong to a district lie in it
        (
            "وفي محافظة كركوك قصفت طائرات التحالف أمس مواقع لداعش في القرى التابعة لقضاء الحويجة.",
            ("الحويجة", "IQ-KI", "IQ"),
        ),
        # the province of the source, the spot of what it tells
        (
            "قال مصدر في محافظة الأنبار أمس إن قوة فجرت صهريجا كان يروم استهداف الحواجز في ناحية الصقلاوية.",
            ("الصقلاوية", "IQ-AN", "IQ"),
        ),
        (
            "وفي كركوك أكد متحدث أن الجيش صد أمس محاولة للسيطرة على ناحية الرياض وقتل تسعة مهاجمين.",
            ("الرياض", "IQ-KI", "IQ"),
        ),
        # what only locates another
        ("سيطرت القوات أمس على معسكر أشرف الذي يقع في منطقة العظيم.", ("معسكر أشرف", "IQ-DI", "IQ")),
        ("قتل 15 مسلحا أمس بقصف تركي على وادي زاغروس بإقليم هكاري التركي.", ("وادي زاغروس", None, "TR")),
        ("قتل جنديان أمس بهجوم مسلح على نقطة في جبل السحاب بصعدة اليمنية.", ("جبل السحاب", None, "YE")),
        # where the source sits
        (
            "أعلن مسؤول في واشنطن أمس مقتل خمسة من داعش بغارة جوية قرب الموصل.",
            ("الموصل", "IQ-NI", "IQ"),
        ),
        (
            "قالت السفارة الأمريكية في بغداد إن صاروخا سقط أمس جنوب البصرة وأصاب شخصين.",
            ("البصرة", "IQ-BA", "IQ"),
        ),
        (
            "قتل ثلاثة جنود أمس شمال تكريت بهجوم مسلح، حسب مصدر أمني في سامراء.",
            ("تكريت", "IQ-SD", "IQ"),
        ),
        (
            "ذكر رعاة في محافظة ديالى شمال شرق بغداد أن مسلحين قتلوا أمس ثلاثة منهم.",
            ("ديالى", "IQ-DI", "IQ"),
        ),
        # whence something was fired
        (
            "أطلقت إيران أمس صواريخ من كرمانشاه على مواقع لداعش في البوكمال السورية وقتلت عشرة.",
            ("البوكمال", None, "SY"),
        ),
        # parts of a country abroad, and lands that an adjective names
        ("قتل شرطي أمس بهجوم مسلح في جنوب شرق تركيا.", ("جنوب شرق تركيا", None, "TR")),
        ("دارت أمس اشتباكات عنيفة في الشمال السوري وقتل ثلاثة مدنيين.", (None, None, "SY")),
        ("خطف مسلحون أمس ثلاثة عمال أجانب في الجنوب الليبي.", (None, None, "LY")),
        # heads of names that no list has
        ("قصف طيران التحالف أمس موكبا لداعش في محور الناصفة شمال مدينة الموصل.", ("الناصفة", "IQ-NI", "IQ")),
        ("أسرت القوات اليمنية أمس ثلاثة مسلحين في مقاطعة الجوف.", ("الجوف", None, "YE")),
        ("قصفت طائرة مجهولة أمس مطار دمشق الدولي.", ("مطار دمشق الدولي", None, "SY")),
        # where the dead were brought, where a man is from, where an officer has his post
        ("قتل ثلاثة رعاة أمس شمال تكريت ونقلت جثثهم إلى مستشفى بيجي.", ("تكريت", "IQ-SD", "IQ")),
        ("قتل أمس قرب الحضر ستة مسلحين ينتمون إلى قضاء تلعفر.", ("الحضر", "IQ-NI", "IQ")),
        ("قتل ضابط شرطة في بلدة آمرلي وسائقه بانفجار لغم أمس قرب كركوك.", ("كركوك", "IQ-KI", "IQ")),
        # whom they are tied to
        ("اعتقلت الشرطة أمس أربعة رجال لهم ارتباطات بإيران في البصرة.", ("البصرة", "IQ-BA", "IQ")),
        # a spot of another province told before the most specific one
        (
            "قتل مسلحون جنديا أمس في كربلاء، واصطحبوا أربعة وجدوا مقتولين لاحقا قرب بلدة المدحتية.",
            ("كربلاء", "IQ-KA", "IQ"),
        ),
        # the unit that holds one of many names
        ("حررت القوات أمس ناحية الخيرات التابعة لقضاء الفلوجة.", ("الخيرات", "IQ-AN", "IQ")),
        # provinces abroad
        ("قتل ثلاثة خبراء أمس بغارة للتحالف في محافظة حجة اليمنية.", ("حجة", None, "YE")),
        ("أصيب سعودي أمس بسقوط مقذوف على دار في محافظة السافلة السعودية.", ("السافلة", None, "SA")),
        # the distance of a province is no place of its squares
        (
            "وفي الناصرية مركز ذي قار (375 كلم جنوب بغداد) تظاهر المئات أمس في ميدان الزيتونة.",
            ("ميدان الزيتونة", "IQ-DQ", "IQ"),
        ),
    ],
)
def test_a_scene_is_where_it_happened(text: str, expected: tuple[str | None, str | None, str | None]) -> None:
    assert scene(text) == expected


def test_a_name_that_no_list_has_lies_where_it_was_told_first() -> None:
    text = (
        "انفجرت سيارة مفخخة أمس قرب معسكر نسرين في العاصمة الأفغانية كابل وقتلت ثلاثة.\n"
        "وعالجت المستشفيات عددا من المصابين خلال الليل، وتفقد مسؤولون المكان صباحا وسط إجراءات مشددة في الشوارع المحيطة. "
        "وأزالت البلدية الحطام ورفعت السيارات المحترقة من الطريق وأعادت فتحه أمام السير، ثم باشرت لجنة من الوزارة تحقيقا موسعا. "
        "وقدم التجار شكاوى من أضرار لحقت بمتاجرهم وطلبوا تعويضات عاجلة قبل حلول الشتاء وبداية موسم الأعياد المقبل بأيام.\n"
        "وكان هجوم سابق قد استهدف معسكر نسرين العام الماضي وأدى إلى مقتل تسعة جنود."
    )
    last = incidents(text)[-1]
    assert (last["place"], last["country"]) == ("معسكر نسرين", "AF")


def test_an_agencys_stamp_is_no_country_of_the_news() -> None:
    text = (
        "دبي، الإمارات العربية المتحدة (CNN)-- لقي تسعة أشخاص مصرعهم بهجوم في ليبيا.\n"
        "وفتح أربعة مسلحين النار على الحراس وقتلوا اثنين منهم."
    )
    assert {fields["country"] for fields in incidents(text)} == {"LY"}


def test_an_act_abroad_takes_the_scene_of_the_act_it_goes_on_from() -> None:
    text = "قتل جنديان أمس بهجوم مسلح في مدينة غزني الأفغانية، فيما أصيب ستة مدنيين بقصف بقذائف الهاون."
    assert {fields["place"] for fields in incidents(text)} == {"غزني"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("انفجرت عبوة في الرياض بقضاء الحويجة أمس فقتل شرطي.", ("الرياض", "IQ-KI", "IQ")),
        ("قتل شرطي بهجوم في منطقة الرياض جنوب غربي كركوك أمس.", ("الرياض", "IQ-KI", "IQ")),
        ("انفجرت سيارة مفخخة في الرياض أمس وقتل ثلاثة أشخاص.", ("الرياض", None, "SA")),
    ],
)
def test_a_town_decides(text: str, expected: tuple[str | None, str | None, str | None]) -> None:
    assert scene(text) == expected


def test_a_common_word_at_the_head_of_a_clause_is_a_scene_of_its_own() -> None:
    text = "وفي الناصرية أحرق محتجون مبنى حزبيا أمس، وفي العمارة قتل تسعة متظاهرين برصاص حراس مقر."
    assert [(f["place"], f.get("killed") is not None) for f in incidents(text)] == [
        ("الناصرية", False),
        ("العمارة", True),
    ]
