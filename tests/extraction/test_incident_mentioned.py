"""Places that are spoken of beside an act and are not its scene, and scenes told by the title, the direction or two lands.

Sentences of our own.
"""

from __future__ import annotations

import datetime as dt

import pytest

from extraction.articles import Article
from extraction.document import Document
from extraction.incidents import extract_incidents

Scene = tuple[str | None, str | None, str | None]


def scenes(text: str, title: str = "") -> list[Scene]:
    """Place, governorate and country of the incidents of a text, in order."""
    doc = Document(Article(article_id="a", text=text, title=title, published_on=dt.date(2018, 3, 24)))
    found = [draft.fields for draft in extract_incidents(doc)]
    return [(f["place"], f.get("governorate"), f["country"]) for f in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # where an envoy sits
        (
            "قتل جندي عراقي في العراق. وقال مندوب الحزب في لندن إن القوات العراقية اعتقلت أربعة عراقيين.",
            (None, None, "IQ"),
        ),
        # where the hurt or the goods were headed
        ("ضبطت الشرطة العراقية أسلحة مخبأة في شاحنة كانت متوجهة إلى كربلاء.", (None, None, "IQ")),
        # against what crowds are out
        (
            "فجر انتحاري نفسه وسط مسيرة احتجاج على القصف في حلب، وقال العراق إن خمسة عراقيين قتلوا.",
            (None, None, "IQ"),
        ),
        # from which side it came
        ("هاجم مسلحو داعش سد حديثة من جهة قرية البوحياة وقتلوا جنديين.", ("سد حديثة", "IQ-AN", "IQ")),
        # who answers
        ("اعتقلت القوات العراقية تسعة رجال، ولم تتلق عائلاتهم أي جواب من بغداد.", (None, None, "IQ")),
        # with what a man is charged
        ("اعتقلت القوات العراقية تاجرا لاتهامه بتمويل المسلحين في كركوك.", (None, None, "IQ")),
        # where a ship is registered
        ("خطف مسلحون سفينة شحن مسجلة في تركيا قبالة سواحل العراق.", (None, None, "IQ")),
        # what came of a fight elsewhere
        (
            "توقفت الدراسة في ناحية الكحلاء عقب مواجهات بين محتجين والشرطة في مدينة العمارة قتل فيها ثلاثة.",
            ("العمارة", "IQ-MA", "IQ"),
        ),
        # not far from there
        (
            "انتشرت قوات تركية داخل شمال العراق في منطقة ليست بعيدة عن زاخو وقتلت ستة من حزب العمال الكردستاني.",
            ("شمال العراق", None, "IQ"),
        ),
        # what leads to a border
        ("قطعت قوات عراقية في هيت خط تموين داعش الموصل للحدود وقتلت سبعة.", ("هيت", "IQ-AN", "IQ")),
        # a province that its council names
        (
            "ضبطت القوات أسلحة في جامعة تكريت بمحافظة صلاح الدين. "
            "وقال عضو مجلس محافظة صلاح الدين إن قوة قتلت أربعة مسلحين بعد دخول حرم الجامعة.",
            ("جامعة تكريت", "IQ-SD", "IQ"),
        ),
        # unchanged: a direction of their own, a road that is known by its town
        ("قتل أربعة بعبوة على الطريق إلى الموصل.", ("الموصل", "IQ-NI", "IQ")),
        ("أعلن ممثل المحافظ مقتل سبعة بانفجار في كركوك.", ("كركوك", "IQ-KI", "IQ")),
    ],
)
def test_places_that_are_only_spoken_of(text: str, expected: Scene) -> None:
    assert scenes(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("شن التحالف الدولي تسع غارات جوية في منطقتي الوليد والتنف على مواقع داعش.", (None, None, None)),
        ("قتل تسعة في هجمات وقعت في بغداد وإحدى القرى القريبة من بعقوبة.", (None, None, "IQ")),
        ("قصفت طائرات أهدافا لداعش قرب مدن هيت والرمادي وسنجار وتلعفر فقتلت ستين.", (None, None, "IQ")),
        # the total of two lands, with what was done in one of them
        (
            "نفذت طائرات التحالف 19 غارة على داعش في سوريا والعراق. وفي العراق أصابت الغارات مواقع عدة.",
            (None, None, None),
        ),
        # unchanged: two spots of one town
        ("قصفت طائرات منطقتي الحامضية والبوعيثة شمال الرمادي فقتلت ستة.", ("الحامضية", "IQ-AN", "IQ")),
    ],
)
def test_several_places_told_together(text: str, expected: Scene) -> None:
    assert scenes(text)[0] == expected


def test_a_town_is_no_mosque_or_quarter_of_it() -> None:
    lead = "زار وزير مدينة تكريت. ودمر مسجد الفاروق وجسر الشهداء قبل أعوام. "
    assert scenes(lead + "وطردت القوات العراقية داعش من المدينة.")[-1][0] == "تكريت"
    lead = "قتل جندي في بعقوبة. وأصيب ثان في حي التحرير. "
    assert scenes(lead + "وخطف مسلحون تاجرا وسط المدينة.")[-1][0] == "بعقوبة"


def test_the_headline_of_another_article_names_no_town() -> None:
    text = (
        "فرضت السلطات الأحد حظر التجوال في مدينة سامراء بعد انفجار سيارة قتل سبعة.\n"
        "مواضيع ذات صلة\nسبعة قتلى بتفجير في كركوك\nوبعد ساعة قتل شرطيان بهجوم انتحاري خارج مستشفى المدينة."
    )
    assert scenes(text)[-1] == ("سامراء", "IQ-SD", "IQ")


def test_the_place_of_a_title_holds_until_another_province_is_told() -> None:
    text = "تسللت قوة إلى قرية الجبة قرب ناحية البغدادي في الأنبار. وقتلت القوة تسعة من داعش."
    assert scenes(text, "مقتل تسعة من داعش غربي بغداد")[-1][1] == "IQ-AN"
    text = "أعلنت وزارة الداخلية حصيلة جديدة. وقتل تسعة من داعش بعملية للقوات."
    assert scenes(text, "قتلى في تكريت")[-1] == ("تكريت", "IQ-SD", "IQ")


def test_a_spot_told_by_its_direction_alone_may_lie_in_another_province() -> None:
    text = (
        "فجر انتحاري سيارة مفخخة غربي العاصمة بغداد فقتل ستة أشخاص وأصاب عشرين. "
        "وقال ضابط إن الهجوم استهدف نقطة تفتيش في ناحية عامرية الفلوجة بالأنبار."
    )
    assert scenes(text) == [("عامرية الفلوجة", "IQ-AN", "IQ")]
    town = (
        "فجر انتحاري سيارة مفخخة وسط بغداد فقتل ستة أشخاص وأصاب عشرين. "
        "وقال ضابط إن الهجوم استهدف نقطة تفتيش في ناحية عامرية الفلوجة بالأنبار."
    )
    assert scenes(town)[0][1] == "IQ-BG"


def test_what_a_verb_behind_its_relative_speaks_back_to() -> None:
    text = (
        "قتل ثلاثة بتفجير استهدف مقرا شمال العراق. "
        "ووقع التفجير وسط محافظة كركوك التي استعادتها القوات العراقية من إقليم كردستان في الخريف."
    )
    assert ("كركوك", "IQ-KI", "IQ") in scenes(text)
    assert all(scene[0] != "كردستان" for scene in scenes(text))


def test_two_lands_do_not_mix() -> None:
    text = (
        "قال مجلس محافظة ديالى إن مسلحين خطفوا النائب سلمان الجبوري في تركيا مساء الأربعاء. "
        "وتتابع الوزارة قضية اختطاف سلمان الجبوري عضو مجلس محافظة ديالى."
    )
    assert all((place, country) != ("ديالى", "TR") for place, _, country in scenes(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a quarter of the only town that is told, whatever else bears its name
        (
            "قتل جندي في الرمادي. واقتحمت قوة مبنى في الرمادي. وتقدم الجيش في الرمادي. "
            "وقتل سبعة من داعش أمام حي العزيزية.",
            ("العزيزية", "IQ-AN", "IQ"),
        ),
        # always, and not the town
        (
            "قال وزير عراقي إن العراق يتابع. وقصفت طائرات تركية قرى يستهدفها الجيش التركي دوما بالمدافع.",
            (None, None, "IQ"),
        ),
        # a land abroad behind the word for an area
        ("دان العراق التفجير الذي استهدف مسجدا بمنطقة عسير وقتل فيه خمسة عشر شخصا.", ("عسير", None, "SA")),
        # unchanged: the town itself
        ("قتل تسعة مدنيين بقصف على دوما في الغوطة الشرقية بسوريا.", ("دوما", None, "SY")),
    ],
)
def test_names_of_other_places(text: str, expected: Scene) -> None:
    assert scenes(text)[-1] == expected


def test_what_a_crowd_did_in_many_houses_of_its_town() -> None:
    lead = "أحرق محتجون في الكوت القنصلية الإيرانية اليوم السبت. وقالت إيران إنها تحتج. "
    burnt = "وكان المتظاهرون أحرقوا عددا من المباني الحكومية مساء الخميس."
    assert scenes(lead + burnt)[-1] == ("الكوت", "IQ-WA", "IQ")
