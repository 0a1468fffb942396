"""Acts as later articles retell them: the news of today about them has a day, a place and figures of its own."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from extraction.articles import Article
from extraction.extract import extract
from extraction.facts import ElectionMilestone, Incident

PUBLISHED = dt.date(2018, 3, 24)  # a Saturday


def facts(text: str, published: dt.date | None = PUBLISHED) -> list[Any]:
    return list(extract(Article(article_id="a", title="", text=text, published_on=published)).facts)


def incidents(text: str, event_type: str, published: dt.date | None = PUBLISHED) -> list[Incident]:
    return [f for f in facts(text, published) if isinstance(f, Incident) and f.event_type == event_type]


def milestones(text: str, published: dt.date | None = PUBLISHED) -> list[tuple[str, str, dt.date | None]]:
    found = facts(text, published)
    return [(f.milestone_type, f.status, f.date_start) for f in found if isinstance(f, ElectionMilestone)]


def march(day: int) -> dt.date:
    return dt.date(2018, 3, day)


@pytest.mark.parametrize(
    ("text", "event_type", "day"),
    [
        # the news of today is a claim, a count, a burial; what is done about it is done today
        (
            "تبنى تنظيم داعش السبت تفجيرا انتحاريا ضرب أمس سوقا في بلدروز وأودى بحياة تسعة. وفرضت السلطات حظر التجول.",
            "security_operation",
            24,
        ),
        (
            "قال المحافظ اليوم إن ضحايا هجوم أمس على مقهى في بلد بلغوا 12 قتيلا. وتظاهر العشرات في بلد تنديدا بالهجوم.",
            "protest",
            24,
        ),
        (
            "قالت المفوضية السبت إن عدد قتلى احتجاجات أمس بلغ 14 شخصا. وفرضت السلطات حظر التجول في محافظات واسط وميسان.",
            "security_operation",
            24,
        ),
        # but what followed at once on the news of yesterday is of yesterday
        (
            "انفجرت أمس عبوة ناسفة في سوق بلدروز فقتلت ثلاثة. وأغلقت القوات مداخل المدينة وشنت حملة تفتيش.",
            "security_operation",
            23,
        ),
    ],
)
def test_what_is_done_about_an_attack_of_yesterday(text: str, event_type: str, day: int) -> None:
    assert [f.date_start for f in incidents(text, event_type)] == [march(day)]


def test_who_dies_of_wounds_fell_on_the_day_of_the_attack() -> None:
    text = (
        "توفي السبت حارس متأثرا بجروح أصيب بها في الهجوم الصاروخي الذي استهدف سنجار في 15 آذار، "
        "لترتفع حصيلة القتلى إلى ثلاثة."
    )
    (act,) = incidents(text, "shelling")
    assert act.date_start == march(15)
    assert act.killed is not None and act.killed.best == 3


def test_a_sum_of_the_month_is_no_toll_of_the_act() -> None:
    text = "قتل جندي بانفجار عبوة ناسفة في هيت أمس، ليرتفع عدد قتلى الجيش هذا الشهر إلى 20."
    (act,) = incidents(text, "bombing")
    assert act.killed is not None and act.killed.best == 1


def test_the_place_that_its_relative_clause_speaks_of_is_the_scene() -> None:
    text = (
        "تعود أهمية بلدة الرطبة التي حررتها القوات الأمنية أمس من داعش إلى وقوعها على الطريق بين بغداد وعمان. "
        "وكان التنظيم قد استولى على البلدة في 3 آب 2014."
    )
    act = incidents(text, "territory_captured")[0]
    assert (act.place, act.governorate, act.perpetrator) == ("الرطبة", "IQ-AN", ("iraqi_security_forces",))


def test_what_an_operation_is_to_retake_is_its_scene() -> None:
    text = (
        "أعلنت قيادة العمليات المشتركة في العراق السبت بدء عملية عسكرية لاستعادة مدينة راوة من تنظيم الدولة."
    )
    (act,) = incidents(text, "security_operation")
    assert (act.place, act.governorate) == ("راوة", "IQ-AN")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "انتخب البرلمان العراقي السبت فلاح حسن رئيسا للجمهورية بعد تأجيل الجلسة لعدم اكتمال النصاب.",
            ("president_elected", "occurred", march(24)),
        ),
        (
            "بعد تأجيل الجلسة مرتين، انتخب البرلمان العراقي السبت فلاح حسن رئيسا للجمهورية.",
            ("president_elected", "occurred", march(24)),
        ),
        (
            "عقد مجلس النواب العراقي الجديد اليوم جلسته الأولى بعد إرجائها أسبوعا.",
            ("first_session", "occurred", march(24)),
        ),
        # what failed or is put off still is
        (
            "أخفق البرلمان العراقي السبت في انتخاب رئيس للجمهورية بعد تأجيل الجلسة ثلاث مرات.",
            ("president_elected", "postponed", march(24)),
        ),
    ],
)
def test_what_was_put_off_and_then_done_is_done(text: str, expected: tuple[Any, ...]) -> None:
    assert milestones(text) == [expected]


def test_what_is_due_in_so_many_days_has_its_day() -> None:
    text = "قالت مفوضية الانتخابات العراقية إن النتائج الأولية ستعلن بعد ستة أيام."
    assert milestones(text) == [("preliminary_results", "scheduled", march(30))]
    text = "قالت مفوضية الانتخابات العراقية إن النتائج الأولية ستعلن بعد ستة أيام من انتهاء العد."
    assert milestones(text) == [("preliminary_results", "scheduled", None)]
