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


@pytest.mark.parametrize(
    ("text", "event_type", "day", "place"),
    [
        # men charged with a deed that has a time of its own
        (
            "أعلنت الشرطة السبت القبض على أحد المتهمين باغتيال الناشط فلاح حسن في الكوت الشهر الماضي.",
            "assassination",
            dt.date(2018, 2, 1),
            "الكوت",
        ),
        (
            "قال قائد الشرطة السبت إن قواته اعتقلت مشتبها بهما في حادثة اختطاف ستة عمال في القرنة قبل يومين.",
            "abduction",
            march(22),
            "القرنة",
        ),
        # the end of a captivity tells of its beginning
        (
            "أفرج الخاطفون السبت عن العمال الستة الذين كانوا قد خطفوا في 17 آذار الحالي بقضاء القرنة.",
            "abduction",
            march(17),
            "القرنة",
        ),
        (
            "عثرت الشرطة صباح السبت على جثة المهندس فلاح حسن قرب داقوق، بعد ثلاثة أيام على اختطافه من منزله في حي الواسطي.",
            "abduction",
            march(21),
            "الواسطي",
        ),
        # where the victim works is not where he was taken
        (
            "خطف مسلحون أمس أستاذا في جامعة كركوك من أمام منزله في حي الواسطي واقتادوه إلى جهة مجهولة.",
            "abduction",
            march(23),
            "الواسطي",
        ),
        # where the dead are buried is not where they fell
        (
            "شيع الآلاف السبت في مطار أربيل جثامين ستة مدنيين قضوا في القصف الذي استهدف أمس مصيفا في زاخو.",
            "shelling",
            march(23),
            "زاخو",
        ),
        # what the relative clause tells did happen, whoever denies what
        ("نفى التنظيم تنفيذ هجوم على الكلية التي قصفت أمس في الرمادي.", "shelling", march(23), "الرمادي"),
    ],
)
def test_acts_that_other_news_goes_back_to(text: str, event_type: str, day: dt.date, place: str) -> None:
    (act,) = incidents(text, event_type)
    assert (act.date_start, act.place, act.status) == (day, place, "occurred")


def test_a_charge_without_a_time_of_its_own_is_no_act() -> None:
    assert [
        f for f in facts("اعتقلت الشرطة في كركوك أمس ثلاثة متهمين بقتل مدنيين.") if isinstance(f, Incident)
    ] == (incidents("اعتقلت الشرطة في كركوك أمس ثلاثة متهمين بقتل مدنيين.", "arrest"))


def test_a_man_who_dies_in_hospital_is_the_one_who_was_shot() -> None:
    article = Article(
        article_id="a",
        title="اغتيال باحث أمام منزله في بغداد",
        text=(
            "اغتال مسلحون يستقلون دراجة نارية مساء الجمعة الخبير في شؤون الجماعات المسلحة فلاح الزبيدي "
            "قرب منزله في حي زيونة شرقي بغداد. وأضاف المصدر أن الزبيدي فارق الحياة في مستشفى ابن النفيس."
        ),
        published_on=PUBLISHED,
    )
    (act,) = [f for f in extract(article).facts if isinstance(f, Incident)]
    assert (act.event_type, act.place) == ("assassination", "زيونة")


def test_both_halves_of_a_clash_with_a_crowd_are_one_act() -> None:
    text = (
        "قتل ستة متظاهرين الجمعة في مواجهات بين محتجين وقوات الأمن وسط البصرة. "
        "وقال ناشط إن قوات الأمن أطلقت الرصاص الحي على المتظاهرين."
    )
    (act,) = [f for f in facts(text) if isinstance(f, Incident)]
    assert (act.event_type, act.perpetrator, act.target) == (
        "protest_repression",
        ("iraqi_security_forces",),
        ("protesters",),
    )


def test_an_unknown_aircraft_is_nobodys() -> None:
    text = "أصيب مقاتلان من الحشد الشعبي أمس بقصف نفذته طائرة مسيرة مجهولة في آمرلي، وفق خلية الإعلام الأمني."
    (act,) = incidents(text, "air_strike")
    assert act.perpetrator == ()


def test_a_council_that_protests_is_no_crowd() -> None:
    text = "اعتقلت قوة من كربلاء أمس ثمانية في الرطبة. واحتج مجلس محافظة الأنبار على دخول القوة إلى المحافظة."
    assert incidents(text, "protest") == []
    assert len(incidents("احتج العشرات أمس أمام مجلس محافظة بابل على نقص الخدمات في الحلة.", "protest")) == 1


def test_whom_men_led_away_were_seized_once() -> None:
    text = (
        "خطف مسلحون مجهولون الجمعة ستة عمال هنود يعملون في شركة مقاولات بقضاء القرنة شمالي البصرة، "
        "وفق ما أعلنه مصدر في قيادة عمليات البصرة.\n"
        "وقال المصدر إن المسلحين كانوا يستقلون أربع سيارات رباعية الدفع واقتادوا العمال من مسكنهم إلى جهة مجهولة."
    )
    article = Article(
        article_id="a", title="خطف ستة عمال هنود شمالي البصرة", text=text, published_on=PUBLISHED
    )
    (act,) = [f for f in extract(article).facts if isinstance(f, Incident)]
    assert act.place == "القرنة"


@pytest.mark.parametrize(
    ("text", "event_type", "day", "place"),
    [
        (
            "استدعت الوزارة السبت السفير احتجاجا على القصف الصاروخي الذي استهدف أربيل أمس.",
            "shelling",
            23,
            "أربيل",
        ),
        (
            "قال الرئيس إن بلاده تدرس الرد على الهجوم الصاروخي الذي استهدف يوم الأربعاء قاعدة عين الأسد.",
            "shelling",
            21,
            "عين الأسد",
        ),
        (
            "ارتفع إلى أربعة عدد المتظاهرين الذين قتلوا أمس في الحويجة بعد وفاة أحد الجرحى، بحسب طبيب في مستشفى القضاء.",
            "protest_repression",
            23,
            "الحويجة",
        ),
        # the day of the blow, not of what was said about it
        (
            "ندد المتحدث باسم القائد العام للقوات المسلحة فلاح حسن السبت بالضربة الأميركية التي استهدفت سيارة في شرق بغداد أمس وأودت بحياة قيادي.",
            "air_strike",
            23,
            "بغداد",
        ),
    ],
)
def test_what_the_news_answers_has_its_day_and_spot(text: str, event_type: str, day: int, place: str) -> None:
    (act,) = incidents(text, event_type)
    assert (act.date_start, act.place) == (march(day), place)


def test_an_answer_to_an_attack_without_day_or_spot_tells_none() -> None:
    assert incidents("بحث الوزير مع السفير اليوم تداعيات الهجوم الذي استهدف السفارة.", "armed_attack") == []


def test_a_town_won_back_twice_was_won_twice() -> None:
    text = (
        "أعلنت قيادة العمليات السبت تحرير قضاء بيجي بالكامل من سيطرة داعش. "
        "وكان الجيش قد استعاد المدينة في تشرين الثاني 2014 قبل أن يخسرها بعد أسابيع."
    )
    assert [f.date_start for f in incidents(text, "territory_captured")] == [march(24), dt.date(2014, 11, 1)]


def test_what_the_enemy_held_is_no_second_act() -> None:
    text = "استعادت القوات العراقية الجمعة السيطرة على بلدة بيجي من تنظيم الدولة الذي كان يسيطر عليها منذ حزيران."
    (act,) = incidents(text, "territory_captured")
    assert (act.date_start, act.date_end, act.perpetrator) == (
        march(23),
        march(23),
        ("iraqi_security_forces",),
    )


def test_what_a_man_is_known_for_makes_no_series() -> None:
    text = "قال الجيش إن قواته نفذت أمس ضربة في راوة قتلت القيادي فلاح حسن المسؤول عن الهجمات على القوافل."
    assert [f.granularity for f in facts(text) if isinstance(f, Incident)] == ["event"]


def test_a_checkpoint_is_no_conquest() -> None:
    text = (
        "أعلنت دائرة الصحة السبت أن حصيلة تفجير سيطرة الصقور الذي وقع أمس غربي بغداد بلغت 12 قتيلا و30 جريحا."
    )
    (act,) = [f for f in facts(text) if isinstance(f, Incident)]
    assert act.event_type == "bombing"


def test_an_operation_in_the_title_of_a_man_is_not_the_news() -> None:
    text = "أعلن قائد عملية تحرير راوة الفريق فلاح حسن السبت استعادة مدينة راوة بالكامل من تنظيم الدولة."
    assert [f.event_type for f in facts(text) if isinstance(f, Incident)] == ["territory_captured"]


def test_where_no_place_is_named_the_people_that_act_tell_the_country() -> None:
    text = "أعلن رئيس الوزراء العراقي السبت اعتقال المتهمين باغتيال الباحث فلاح الزبيدي في تموز 2017. وبث التلفزيون اعترافات ضابط قال إنه أطلق النار على الزبيدي من مسدس شرطي."
    assert {f.country for f in facts(text) if isinstance(f, Incident)} == {"IQ"}
    text = "أعلنت الشرطة الفرنسية السبت اعتقال ثلاثة مشتبه بهم بعد شكوى من السفير العراقي."
    assert {f.country for f in facts(text) if isinstance(f, Incident)} == {None}


@pytest.mark.parametrize(
    ("text", "day", "place", "perpetrator"),
    [
        (
            "أعلن تنظيم القاعدة مسؤوليته عن الهجوم على سجن التاجي يوم الخميس.",
            march(22),
            "التاجي",
            ("al_qaeda",),
        ),
        (
            "تبنى تنظيم القاعدة السبت الهجوم على سجني أبو غريب والتاجي الأحد الماضي.",
            march(18),
            "أبو غريب",
            ("al_qaeda",),
        ),
        (
            "أكد النائب فلاح حسن السبت فرار سجناء من سجن أبو غريب إثر الهجوم الذي تعرض له الليلة الماضية.",
            march(23),
            "أبو غريب",
            (),
        ),
    ],
)
def test_a_claimed_attack_is_told(text: str, day: dt.date, place: str, perpetrator: tuple[str, ...]) -> None:
    (act,) = incidents(text, "armed_attack")
    assert (act.date_start, act.place, act.perpetrator) == (day, place, perpetrator)


def test_a_day_of_memory_is_not_the_day_of_the_deed() -> None:
    text = (
        "تجمع الآلاف في ساحة الحبوبي وسط الناصرية السبت في الذكرى الأولى لمقتل 32 متظاهرا برصاص قوات الأمن "
        "على جسر الزيتون في 25 آذار 2017."
    )
    (act,) = incidents(text, "protest_repression")
    assert (act.date_start, act.place) == (dt.date(2017, 3, 25), "جسر الزيتون")


def test_the_accused_are_no_victims() -> None:
    text = "ألقت الشرطة في الموصل السبت القبض على ثلاثة من تنظيم القاعدة متهمين باغتيال النائب فلاح حسن في 8 آذار الجاري."
    (act,) = incidents(text, "assassination")
    assert (act.date_start, act.perpetrator) == (march(8), ("al_qaeda",))
    assert "al_qaeda" not in act.target


def test_hostages_who_are_freed_are_no_ground() -> None:
    text = "روى رهائن حررتهم قوة أميركية من سجن لداعش قرب الحويجة فجر الخميس الماضي كيف كان التنظيم يعاملهم."
    assert incidents(text, "territory_captured") == []
