"""One occurrence or many: finds, fires, air strikes, tolls, towns, sieges."""

import datetime as dt

import pytest

from extraction.articles import Article
from extraction.extract import extract
from extraction.facts import Incident

PUBLISHED = dt.date(2018, 3, 24)
STORY = "قتل سبعة مدنيين بانفجار في بعقوبة. وفاض النهر هناك. وعاد السكان إلى أعمالهم. "


def told(text: str, event_type: str) -> list[str]:
    article = Article(article_id="a", title="", text=text, published_on=PUBLISHED)
    return [
        fact.granularity
        for fact in extract(article).facts
        if isinstance(fact, Incident) and fact.event_type == event_type
    ]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("قتل خمسة أشخاص في انفجاري سيارتين مفخختين شمال الموصل الخميس.", "bombing"),
        ("قتل خمسة شرطيين في ثلاثة حوادث منفصلة في الموصل.", "armed_attack"),
        ("أعدم التنظيم أكثر من 2000 شخص من أهالي نينوى.", "execution"),
        ("اعتقلت الشرطة 590 شخصا من أنصار التنظيم في البلاد.", "arrest"),
        ("أضرم المحتجون النار في مقار حزب الدعوة ومنظمة بدر في البصرة.", "riot"),
        ("أحرق متظاهرون مكاتب حزبين في العمارة.", "riot"),
        ("اقتحم محتجون مقرات أحزاب في الناصرية.", "riot"),
        ("شنت الطائرات خمس غارات الخميس على مواقع لداعش قرب بيجي.", "air_strike"),
        ("شنت الطائرات عشرات الغارات الخميس على مواقع لداعش.", "air_strike"),
        ("تنفذ طائرات التحالف غارات على مواقع التنظيم في سوريا منذ أيلول 2014.", "air_strike"),
        ("حررت القوات 12 حيا شرق الموصل الخميس.", "territory_captured"),
        ("تظاهر الآلاف الجمعة في عدد من المدن احتجاجا على الفساد.", "protest"),
        ("وقع ذلك في أعقاب مقتل 12 متظاهرا برصاص الشرطة في البصرة.", "protest_repression"),
    ],
)
def test_many(text: str, event_type: str) -> None:
    assert told(text, event_type) == ["series"]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("شنت مقاتلات تركية السبت غارات جوية على مواقع لحزب العمال في قنديل.", "air_strike"),
        ("قتل 45 من داعش في غارات جوية شنها الجيش الخميس على مواقع في هجين.", "air_strike"),
        ("شنت طائرات الجيش الخميس ضربات جوية ضد مواقع للتنظيم داخل الأراضي السورية.", "air_strike"),
        ("أحرق متظاهرون مقر حزب في العمارة.", "riot"),
        ("أحرق متظاهرون أحد المباني الحكومية في العمارة.", "riot"),
        ("أضرم متظاهرون النار في مقر القنصلية في البصرة منذ أربعة أيام.", "riot"),
        ("شوهد متظاهرون يحرقون إطارات في جنوب البصرة الليلة الماضية.", "riot"),
        (STORY + "وتحاصر قوة من مكافحة الإرهاب حي التأميم.", "security_operation"),
        (STORY + "وتتقدم القوات باتجاه منطقة البوعيثة قرب الرمادي.", "security_operation"),
        (
            "قتل متظاهر، الجمعة، في الديوانية برصاص الشرطة خلال تظاهرات اجتاحت محافظات الجنوب.",
            "protest_repression",
        ),
        ("انفجرت سيارة مفخخة في بلدة كانت نقطة انطلاق للمسلحين في هجماتهم وقتل خمسة.", "bombing"),
        ("اعتقلت الشرطة 12 شخصا في مداهمة في كركوك.", "arrest"),
    ],
)
def test_one(text: str, event_type: str) -> None:
    assert told(text, event_type) == ["event"]


def test_the_toll_of_a_month_is_of_many_where_nobody_knows_the_year() -> None:
    article = Article(article_id="a", title="", text="لقي 24 جنديا مصرعهم في نيسان في العراق.")
    assert [f.granularity for f in extract(article).facts if isinstance(f, Incident)] == ["series"]
    article = Article(article_id="a", title="", text="لقي 24 جنديا مصرعهم في 12 نيسان في العراق.")
    assert [f.granularity for f in extract(article).facts if isinstance(f, Incident)] == ["event"]


def test_those_who_call_crowds_out_are_no_crowds() -> None:
    text = "خرجت مظاهرة في ساحة التحرير ببغداد دعت إليها لجان تنسيق التظاهرات."
    article = Article(article_id="a", title="", text=text)
    assert [f.granularity for f in extract(article).facts if isinstance(f, Incident)] == ["event"]


def test_a_month_of_terror_and_armed_conflict_is_no_one_clash() -> None:
    text = "أعلنت البعثة مقتل 670 عراقيا وإصابة 1290 آخرين في شباط نتيجة الإرهاب والعنف والنزاع المسلح."
    assert told(text, "armed_attack") == ["series"]


@pytest.mark.parametrize(
    ("text", "granularity"),
    [
        ("قتل سبعة حراس خلال اليومين الماضيين في خانقين.", "series"),
        ("قتل سبعة حراس خلال أيار ونيسان الماضيين في خانقين.", "series"),
        ("قتل سبعة حراس بهجوم في خانقين خلال اليومين الماضيين.", "event"),
        ("قتل حارس خلال اليومين الماضيين في خانقين.", "event"),
        ("قتل سبعة حراس خلال الليل في خانقين.", "event"),
    ],
)
def test_a_toll_over_some_days_is_a_series_unless_one_act_is_named(text: str, granularity: str) -> None:
    assert told(text, "armed_attack") == [granularity]


@pytest.mark.parametrize(
    ("text", "granularity"),
    [
        ("قتل ثمانية أشخاص الأحد بانفجار ست سيارات في بعقوبة.", "series"),
        ("قتل ثمانية أشخاص الأحد بتفجير 3 شاحنات في بعقوبة.", "series"),
        ("أدى انفجار السيارة إلى تضرر ست سيارات في بعقوبة.", "event"),
    ],
)
def test_vehicles_that_blow_up_are_counted_those_hit_are_not(text: str, granularity: str) -> None:
    assert told(text, "bombing") == [granularity]


def test_a_day_of_this_month_is_a_day_though_many_fell() -> None:
    assert told("وفي الثامن من الشهر الحالي قتل ستون متطوعا للشرطة في خانقين.", "armed_attack") == ["event"]
    assert told("وفي الشهر الماضي قتل ستون متطوعا للشرطة في خانقين.", "armed_attack") == ["series"]


@pytest.mark.parametrize(
    "text",
    [
        "وشهدت المدن موجة من التفجيرات كان آخرها الثلاثاء حين انفجرت سيارة مفخخة في سوق بالكوت.",
        "وزادت الهجمات على الزوار، إذ جاء أسوأها الأسبوع الماضي عندما انفجرت عبوة في حافلة قرب الكوت.",
    ],
)
def test_the_last_or_the_worst_of_many_is_one(text: str) -> None:
    assert told(text, "bombing")[-1:] == ["event"]
