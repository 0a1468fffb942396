"""Events as several outlets tell them over days, from the article to the row: one build, a few stories, what a reader expects of each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.pipeline.line import build, published, settings_of, write_articles

OUTLETS = ("جريدة الميناء", "وكالة الرافد", "صحيفة النخلة", "قناة الضفة")
# Story: its articles as (day, title, text), each by another outlet.
STORIES: dict[str, list[tuple[str | None, str, str]]] = {
    # taken, men caught for it, freed: one kidnapping with three reports
    "hostages": [
        (
            "2015-03-17",
            "خطف ستة عمال هنود شمالي البصرة",
            "خطف مسلحون مجهولون يرتدون زيا عسكريا الثلاثاء ستة عمال هنود يعملون في شركة مقاولات بقضاء القرنة شمالي "
            "البصرة، وفق ما أعلنه مصدر في قيادة عمليات البصرة.\n"
            "وقال المصدر إن المسلحين كانوا يستقلون أربع سيارات رباعية الدفع واقتادوا العمال من مسكنهم إلى جهة مجهولة.",
        ),
        (
            "2015-03-19",
            "قائد شرطة البصرة: نلاحق خاطفي العمال",
            "قال قائد شرطة البصرة اللواء فيصل العبادي الخميس إن قواته اعتقلت ثلاثة مشتبه بهم في حادثة اختطاف ستة عمال "
            "هنود في القرنة قبل يومين.\nونفى العبادي أن يكون الخاطفون قد طالبوا بفدية.",
        ),
        (
            "2015-04-02",
            "الإفراج عن العمال الهنود المخطوفين",
            "أفرج الخاطفون اليوم الخميس عن العمال الهنود الستة الذين كانوا قد خطفوا في 17 آذار الماضي بقضاء القرنة في "
            "محافظة البصرة، بحسب ما أعلنت السفارة الهندية في بغداد.\nوأوضح متحدث باسم السفارة أن العمال بصحة جيدة.",
        ),
    ],
    # rockets on an airport; a week later one of the wounded dies
    "rockets": [
        (
            "2021-02-16",
            "قتيل بهجوم صاروخي على مطار أربيل",
            "قتل متعاقد مدني أجنبي وأصيب تسعة أشخاص مساء الاثنين بسقوط صواريخ على مطار أربيل الدولي، بحسب المتحدث باسم "
            "التحالف.\nوأعلنت جماعة تطلق على نفسها سرايا أولياء الدم مسؤوليتها عن الهجوم.",
        ),
        (
            "2021-02-22",
            "وفاة مدني متأثرا بجراحه في قصف أربيل",
            "توفي الاثنين مدني متأثرا بجروح أصيب بها في الهجوم الصاروخي الذي استهدف أربيل في 15 شباط، لترتفع حصيلة القتلى "
            "إلى اثنين.\nونفت طهران أي صلة لها بالهجوم.",
        ),
    ],
    # a town lost, an operation, the town retaken, told again the day after
    "town": [
        (
            "2014-06-22",
            "المسلحون يسيطرون على الرطبة",
            "سيطر مسلحو تنظيم الدولة الإسلامية في العراق والشام على قضاء الرطبة غربي محافظة الأنبار فجر اليوم الأحد بعد "
            "انسحاب القوات الحكومية منه.",
        ),
        (
            "2016-05-16",
            "انطلاق عملية استعادة الرطبة",
            "أعلنت قيادة العمليات المشتركة في العراق الاثنين بدء عملية عسكرية لاستعادة مدينة الرطبة من تنظيم الدولة الذي "
            "يسيطر عليها منذ حزيران 2014، بمشاركة جهاز مكافحة الإرهاب.",
        ),
        (
            "2016-05-19",
            "القوات العراقية تستعيد الرطبة",
            "استعادت القوات العراقية الخميس السيطرة على كامل مدينة الرطبة غربي الأنبار بعد ثلاثة أيام من انطلاق الهجوم عليها.",
        ),
        (
            "2016-05-20",
            "ما أهمية الرطبة؟",
            "تكمن أهمية مدينة الرطبة التي حررتها القوات الأمنية أمس الخميس من سيطرة داعش في وقوعها على الطريق الدولي بين "
            "بغداد وعمان.\nوقتل في المعركة 12 جنديا.",
        ),
    ],
    # a strike, who did it, who condemned it: three tellings of growing and shrinking precision
    "strike": [
        (
            "2024-02-07",
            "مقتل قيادي في كتائب حزب الله بضربة في بغداد",
            "قتل ثلاثة أشخاص بينهم قيادي في كتائب حزب الله مساء الأربعاء بضربة نفذتها طائرة مسيرة على سيارتهم في منطقة "
            "المشتل شرقي بغداد، حسبما قال مسؤول في وزارة الداخلية.",
        ),
        (
            "2024-02-08",
            "الحكومة العراقية تندد بالضربة الأميركية",
            "ندد المتحدث باسم القائد العام للقوات المسلحة يحيى رسول الخميس بالضربة الأميركية التي استهدفت سيارة في شرق بغداد "
            "أمس وأودت بحياة قيادي في كتائب حزب الله واثنين من مرافقيه، وعدها خرقا للسيادة.",
        ),
    ],
    # shot in the street, buried, mourned a year later; and the burial is elsewhere than the death of others
    "burial": [
        (
            "2022-07-20",
            "ثمانية قتلى في قصف على منتجع بدهوك",
            "قتل ثمانية سياح عراقيين بينهم طفل وأصيب 23 آخرون بجروح الأربعاء في قصف مدفعي طال منتجعا سياحيا في قرية برخ "
            "التابعة لقضاء زاخو شمالي محافظة دهوك.",
        ),
        (
            "2022-07-21",
            "العراق يشيع ضحايا القصف على زاخو",
            "شيع العراق الخميس في مطار أربيل جثامين تسعة مدنيين قضوا في القصف الذي استهدف أمس مصيف برخ في زاخو.\n"
            "وتظاهر المئات أمام السفارة التركية في بغداد تنديدا بالهجوم.",
        ),
    ],
    # a step put off and taken the day after
    "president": [
        (
            "2018-10-01",
            "تأجيل جلسة انتخاب رئيس العراق",
            "أجل مجلس النواب العراقي اليوم الاثنين جلسة انتخاب رئيس الجمهورية لعدم اكتمال النصاب.",
        ),
        (
            "2018-10-02",
            "برهم صالح رئيسا للعراق",
            "انتخب البرلمان العراقي مساء الثلاثاء مرشح الاتحاد الوطني الكردستاني برهم صالح رئيسا للجمهورية بـ219 صوتا، بعد "
            "تأجيل الجلسة التي كانت مقررة أمس الاثنين لعدم اكتمال النصاب.\n"
            "وكلف صالح فور أدائه اليمين عادل عبد المهدي بتشكيل الحكومة الجديدة.",
        ),
    ],
}
ROWS = """
select event_type, date_start::varchar, governorate_code, place_name_ar, killed_low, killed_best, killed_high, n_reports
from incidents
where incident_id in (select incident_id from incident_reports where starts_with(article_id, ? || '-'))
order by date_start, event_type
"""


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All stories in one warehouse."""
    settings = settings_of(tmp_path_factory.mktemp("stories"))
    articles = [
        {
            "article_id": f"{story}-{number}",
            "outlet": OUTLETS[number],
            "published_on": day,
            "title": title,
            "text": text,
        }
        for story, told in STORIES.items()
        for number, (day, title, text) in enumerate(told)
    ]
    write_articles(settings.raw / "articles" / "stories.jsonl", articles)
    published(build(settings))
    return settings.published


def rows(warehouse: Path, query: str, *values: Any) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(warehouse), read_only=True) as con:
        return con.execute(query, list(values)).fetchall()


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        (
            "hostages",
            [
                ("abduction", "2015-03-17", "IQ-BA", "القرنة", None, None, None, 3),
                ("arrest", "2015-03-19", "IQ-BA", "البصرة", None, None, None, 1),
            ],
        ),
        ("rockets", [("shelling", "2021-02-15", "IQ-AR", "أربيل", 1, 2, 2, 2)]),
        (
            "town",
            [
                ("territory_captured", "2014-06-22", "IQ-AN", "الرطبة", None, None, None, 1),
                ("security_operation", "2016-05-16", "IQ-AN", "الرطبة", None, None, None, 1),
                ("territory_captured", "2016-05-19", "IQ-AN", "الرطبة", None, None, None, 2),
            ],
        ),
        ("strike", [("air_strike", "2024-02-07", "IQ-BG", "المشتل", 3, 3, 3, 2)]),
        (
            "burial",
            [
                ("shelling", "2022-07-20", "IQ-DA", "زاخو", 8, 9, 9, 2),
                ("protest", "2022-07-21", "IQ-BG", "بغداد", None, None, None, 1),
            ],
        ),
    ],
)
def test_a_story_becomes_its_rows(warehouse: Path, story: str, expected: list[tuple[Any, ...]]) -> None:
    found = [row for row in rows(warehouse, ROWS, story) if row[0] != "armed_clash"]
    assert found == expected


def test_a_step_put_off_and_taken_the_day_after_is_taken(warehouse: Path) -> None:
    query = (
        "select milestone_type, status, date_start::varchar from election_milestones"
        " where election_id = 'iq-parliament-2018' and status = 'occurred' order by 1"
    )
    assert rows(warehouse, query) == [
        ("pm_nominated", "occurred", "2018-10-02"),
        ("president_elected", "occurred", "2018-10-02"),
    ]
