"""The days of incidents: told in passing, of what came after, of what led to the act."""

import datetime as dt
from typing import Any

import pytest

from extraction.articles import Article
from extraction.extract import extract
from extraction.facts import Incident

PUBLISHED = dt.date(2018, 3, 24)  # a Saturday


def incidents(text: str, published: dt.date | None = PUBLISHED) -> list[Incident]:
    article = Article(article_id="a", title="", text=text, published_on=published)
    return [fact for fact in extract(article).facts if isinstance(fact, Incident)]


def days(text: str, event_type: str, published: dt.date | None = PUBLISHED) -> list[Any]:
    return [(f.date_start, f.date_end) for f in incidents(text, published) if f.event_type == event_type]


def day(number: int) -> tuple[dt.date, dt.date]:
    return dt.date(2018, 3, number), dt.date(2018, 3, number)


UNTOLD = (None, None)
LEAD = "قتل سبعة مدنيين وأصيب عشرون بانفجار سيارة مفخخة في بعقوبة. "


def test_what_is_told_in_passing_has_no_day() -> None:
    assert days(LEAD + "كما هدد التنظيم بمهاجمة المراكز الصحية.", "threat") == [UNTOLD]
    assert days(LEAD + "كما هدد التنظيم بمهاجمة المراكز الصحية.", "bombing") == [day(24)]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("وألقت القوات القبض على ثلاثة مشتبه بهم.", "arrest"),
        ("وأضاف المصدر أنه تم إلقاء القبض على سبعة مسلحين.", "arrest"),
        ("وفي ناحية قريبة أسرت القوات ثلاثة مسلحين.", "arrest"),
        ("وأفاد شهود بأن قوة من الجيش طوقت المنطقة.", "security_operation"),
        ("ونشرت السلطات قوات كبيرة لمنع الاقتراب من السوق.", "security_operation"),
    ],
)
def test_secondary_news_without_a_day_is_of_the_day_of_the_story(text: str, event_type: str) -> None:
    assert days(LEAD + text, event_type) == [day(24)]


def test_secondary_news_is_of_the_day_told_last() -> None:
    text = (
        "أعلن الجيش مقتل 22 مسلحا يومي الأربعاء والخميس في عمليات شمال تكريت. وقتل 15 منهم في هجوم الخميس. "
        "وأضاف المصدر أنه تم اعتقال سبعة مسلحين."
    )
    assert days(text, "arrest") == [day(22)]


def test_what_follows_on_the_news_of_a_day_is_news_of_that_day() -> None:
    assert days(LEAD + "وشن الجيش غارات جوية بعد الهجوم دمرت مخابئ للتنظيم.", "air_strike") == [day(24)]
    stated = "قتل سبعة مدنيين، الجمعة، بانفجار سيارة مفخخة في بعقوبة. "
    assert days(stated + "وألقت القوات القبض على ثلاثة مشتبه بهم.", "arrest") == [day(23)]
    other = "تستعد بعقوبة لموسم الحصاد. "
    assert days(other + "وشن الجيش غارات جوية بعد الهجوم دمرت مخابئ للتنظيم.", "air_strike") == [UNTOLD]


def test_news_with_its_scene_keeps_the_day_of_the_story() -> None:
    assert days(LEAD + "واعتقلت الشرطة ثلاثة مشتبه بهم في خانقين.", "arrest") == [day(24)]
    assert days(LEAD + "وخرج المئات في تظاهرة احتجاجا على ذلك.", "protest") == [day(24)]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("استدعت وزارة الخارجية سفير أنقرة، الخميس، على خلفية قصف جوي لقرى في دهوك.", "air_strike"),
        (
            "أعرب مجلس الأعيان، مساء الجمعة، عن قلقه إزاء تفجير انتحاري قتل تسعة مدنيين في كركوك.",
            "suicide_bombing",
        ),
        (
            "أغلقت القنصلية أبوابها، الجمعة، في البصرة التي تشهد احتجاجات عنيفة. وأحرق محتجون إطارات في المدينة.",
            "protest",
        ),
        ("طالب نواب، الخميس، بفتح تحقيق في مقتل ثلاثة متظاهرين في الناصرية.", "protest_repression"),
        ("زار وزير الدفاع، الجمعة، موقع التفجير الذي قتل فيه عشرة أشخاص في الحلة.", "bombing"),
        ("أقر التحالف، الأربعاء، بمقتل ستة مدنيين في ضربات جوية في الموصل.", "air_strike"),
    ],
)
def test_the_day_of_a_response_is_not_that_of_the_act(text: str, event_type: str) -> None:
    assert days(text, event_type) == [UNTOLD]


def test_a_telling_with_its_own_day_goes_before_the_day_of_a_response() -> None:
    text = (
        "دعا رئيس الوقف أتباعه، الجمعة، إلى الهدوء بعد انفجار قتل فيه تسعة مصلين في مسجد وسط تلعفر. "
        "ووقع الانفجار في المسجد ظهر الأربعاء وقتل تسعة مصلين."
    )
    assert days(text, "bombing") == [day(21)]


def test_what_follows_an_act_does_not_take_its_day() -> None:
    text = "شيع الأهالي جثامين. وكان ثلاثة محتجين قتلوا يوم الاثنين إثر إطلاق نار خلال تفريق تظاهرة في الكوت."
    assert days(text, "protest_repression") == [day(19)]
    text = "أفرج عن مراسل. وكان ألقي القبض على المراسل سامر جواد في تموز عام 2009 في غارة ليلية على داره."
    assert days(text, "arrest") == [(dt.date(2009, 7, 1), dt.date(2009, 7, 31))]


def test_a_day_of_the_act_goes_before_that_of_another_verb() -> None:
    text = (
        "ندد المجلس المحلي الخميس بالتفجيرين الانتحاريين اللذين أسفرا الثلاثاء عن مقتل أربعين شخصا في الحلة."
    )
    assert days(text, "suicide_bombing") == [day(20)]


def test_the_day_after_an_act() -> None:
    text = "تظاهر المئات في الكوت، السبت، غداة مقتل متظاهر برصاص قوات الأمن في المدينة."
    assert days(text, "protest") == [day(24)]
    assert days(text, "protest_repression") == [day(23)]


def test_what_has_set_in_goes_on() -> None:
    text = "قال طبيب السبت إن حصيلة ضحايا الاحتجاجات التي انطلقت في الكوت قبل أسبوعين بلغت 16 قتيلا."
    assert days(text, "protest_repression") == [(dt.date(2018, 3, 10), PUBLISHED)]


def test_an_act_of_then_is_of_the_day_told_before() -> None:
    text = "هاجم مسلحون مخفرا قرب الدجيل في 5 شباط الماضي. وقتل حينها أربعة شرطيين في المخفر."
    assert {(f.date_start, f.date_end) for f in incidents(text)} == {(dt.date(2018, 2, 5),) * 2}


def test_days_counted_from_something_else_leave_the_act_to_today() -> None:
    text = "وبعد يومين على زيارة المحافظ إلى القضاء، قتل مسلحون ثلاثة شرطيين في النعمانية."
    assert days(text, "armed_attack") == [day(24)]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        (
            "كشفت التحقيقات التي يجريها القضاء في التفجير الذي استهدف سوقا في المحمودية، وخلف أربعين قتيلا، عن شركاء.",
            "bombing",
        ),
        ("ويأتي ذلك بعد يوم من إعلان قيادة العمليات مقتل ستة مسلحين في سامراء.", "armed_attack"),
        (
            "أصيب راع بقذيفة في العمادية. وفاض النهر هناك. وتشن الطائرات التركية غارات جوية على مواقع في منطقة الزاب.",
            "air_strike",
        ),
    ],
)
def test_inquiries_announcements_and_habits_tell_no_day(text: str, event_type: str) -> None:
    assert days(text, event_type) == [UNTOLD]


def test_a_toll_since_a_war_began_is_not_of_its_first_month() -> None:
    text = "وترتفع بذلك حصيلة القتلى من جنود الفرقة منذ بدء الحرب في آذار 2003 إلى 95 قتيلا في العراق."
    assert days(text, "armed_attack", None) == [UNTOLD]


def test_a_day_at_the_head_goes_before_one_told_far_behind_the_act() -> None:
    text = (
        "ومنذ مطلع آذار خرج الآلاف في الديوانية وفي مدن أخرى في تظاهرات ضد الفساد ونقص الخدمات "
        "التي زاد من ترديها العام الجاري الجفاف."
    )
    assert days(text, "protest") == [(dt.date(2018, 3, 1), PUBLISHED)]


@pytest.mark.parametrize(
    "text",
    [
        "استنكر الوزير يوم الجمعة مقتل ثلاثة مدنيين في الرمادي.",
        "أقر الجيش الجمعة بمقتل ثلاثة من جنوده في بيجي.",
        "زار الوزير الجمعة موقع الهجوم الذي قتل فيه ثلاثة جنود في بيجي.",
    ],
)
def test_the_day_of_a_response_at_the_head_is_not_that_of_the_act(text: str) -> None:
    assert days(text, "armed_attack") == [UNTOLD]


def test_the_same_span_of_another_year_is_not_the_span_told() -> None:
    text = LEAD + "وقتل مئة شرطي بين عامي 2005 و2009. وفي الفترة نفسها من العام الماضي قتل جنديان في الموصل."
    assert (dt.date(2005, 1, 1), dt.date(2009, 12, 31)) not in days(text, "armed_attack")[1:]


def test_a_victory_is_of_the_month_it_was_declared_in_though_it_came_after_the_last_town() -> None:
    text = (
        LEAD
        + "وكان رئيس الوزراء قد أعلن في تشرين الثاني 2017 انتهاء الحرب على تنظيم داعش، بعد استعادة تلعفر."
    )
    assert days(text, "territory_captured") == [(dt.date(2017, 11, 1), dt.date(2017, 11, 30))]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("تعهد رئيس الوزراء الخميس بالرد على إعدام التنظيم ثمانية رهائن.", "execution"),
        ("شيع الأهالي الجمعة ثلاثة شرطيين قتلوا في هجوم على نقطة تفتيش في سامراء.", "armed_attack"),
        ("ناقش البرلمان الخميس مقتل عشرين مدنيا بقصف المستشفى في الفلوجة.", "shelling"),
    ],
)
def test_the_day_of_a_vow_a_funeral_or_a_debate_is_not_that_of_the_act(text: str, event_type: str) -> None:
    assert days(text, event_type) == [UNTOLD]


def test_a_day_of_the_act_goes_before_that_of_the_source_told_behind_it() -> None:
    text = (
        "انفجرت سيارة مفخخة في كركوك الأربعاء. وقتل عشرة أشخاص على الأقل في الانفجار في كركوك، "
        "بحسب آخر حصيلة أعلنتها الشرطة الخميس."
    )
    assert days(text, "bombing") == [day(21)]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        (
            "انفجرت سيارة مفخخة الثلاثاء قرب مقر الحكومة المعترف بها منذ عام 2014 وقتل خمسة أشخاص في عدن.",
            "bombing",
        ),
        (
            "قتل جندي في القاعدة التي تنتشر فيها القوات منذ كانون الثاني 2015 في هجوم الثلاثاء قرب بيجي.",
            "armed_attack",
        ),
        (
            "قتل ثلاثة شرطيين الثلاثاء في هجوم نفذه متمردون استأنفوا منذ أسبوعين عملياتهم قرب دهوك.",
            "armed_attack",
        ),
    ],
)
def test_since_when_others_are_or_do_what_they_do_dates_no_act(text: str, event_type: str) -> None:
    found = [f for f in incidents(text) if f.event_type == event_type]
    assert [(f.date_start, f.date_end, f.granularity) for f in found] == [(*day(20), "event")]


def test_what_others_do_since_years_makes_no_background() -> None:
    text = "تظاهر المئات في الكوت ضد الفساد الذي يدعو السكان إلى محاربته منذ سنوات."
    assert days(text, "protest") == [day(24)]


def test_the_day_of_an_act_told_after_its_announcement() -> None:
    for told in ("وجاء الاعتقال في عملية جرت في 11 آذار الجاري.", "وقالت إن العملية نفذت في 11 آذار."):
        text = "أعلنت الشرطة، الخميس، اعتقال قيادي في التنظيم في كركوك. " + told
        assert days(text, "arrest") == [day(11)]
    other = "أعلنت الشرطة، الخميس، اعتقال قيادي في التنظيم في كركوك. وجاء الاعتقال بعد هجوم في 11 آذار."
    assert days(other, "arrest")[0] == day(22)


def test_the_day_of_the_battle_is_that_of_the_town_that_fell() -> None:
    text = "تمكن الجيش من استعادة السيطرة على حي القدم إثر معارك عنيفة مع التنظيم الخميس."
    assert days(text, "territory_captured") == [day(22)]
    text = "سيطر الجيش على بلدة راوة بعد اشتباكات مع داعش الأربعاء."
    assert days(text, "territory_captured") == [day(21)]
    text = "اعتقلت الشرطة خمسة أشخاص في الكوت بعد هجوم الثلاثاء."
    assert days(text, "arrest") != [day(20)]


def test_a_span_that_the_verb_asks_the_preposition_for_counts_from_today() -> None:
    text = "تمكنت القوات قبل يومين من السيطرة على ناحية القيارة جنوب الموصل."
    assert days(text, "territory_captured") == [day(22)]


def test_the_day_before_a_joined_noun_is_of_another_thing() -> None:
    text = "ربط ناشطون بين تحذير السفارة مطلع آذار والهجوم الذي استهدف قاعة في موسكو وقتل فيه خمسون شخصا."
    assert (dt.date(2018, 3, 1), dt.date(2018, 3, 10)) not in days(text, "armed_attack")


def test_protests_of_weeks_are_of_no_day() -> None:
    text = LEAD + "وشهدت البصرة تظاهرات واسعة لأسابيع احتجاجا على البطالة."
    assert days(text, "protest") == [UNTOLD]


def test_a_crowd_that_is_out_again_is_out_today() -> None:
    text = "تظاهر العشرات أمام مبنى المحافظة في الكوت لليوم الثالث على التوالي."
    assert days(text, "protest") == [day(24)]
    text = "تتواصل الاحتجاجات في البصرة لليوم السادس."
    assert days(text, "protest") == [(dt.date(2018, 3, 19), PUBLISHED)]


def test_what_had_been_called_for_is_not_of_next_week() -> None:
    text = LEAD + "وكانت لجان أهلية قد دعت إلى تظاهرة قرب نصب الحرية ببغداد مساء الجمعة."
    assert days(text, "protest") == [day(23)]


def test_the_day_between_a_verb_and_its_object_is_of_the_verb() -> None:
    assert days("أحبطت الشرطة أمس هجوما على مخفر في الدورة.", "weapons_seizure") == [day(23)]
    told = "توعد زعيم المليشيا بالثأر للقيادي الذي كشفت الجماعة، أمس، مقتله."
    assert day(23) not in days(told, "threat")


def test_what_an_act_answers_has_a_day_of_its_own() -> None:
    text = "شنت فرنسا غارات جوية ردا على هجوم بالغاز على بلدة دوما الأسبوع الماضي."
    assert (dt.date(2018, 3, 12), dt.date(2018, 3, 18)) not in days(text, "air_strike")


def test_a_day_told_beside_a_comparison_is_of_the_act() -> None:
    assert days("قتل عشرة أشخاص في أعنف هجوم منذ عام في بغداد الخميس.", "armed_attack") == [day(22)]
    assert days("قتل عشرة أشخاص في أعنف هجوم منذ آذار 2016 في بغداد.", "armed_attack") == [day(24)]


def test_a_place_that_is_ranked_ranks_no_act() -> None:
    text = "وتسبب الهجوم على الغوطة، آخر أبرز معقل للفصائل، منذ 18 شباط بمقتل 1350 مدنيا."
    assert days(text, "armed_attack") == [(dt.date(2018, 2, 18), PUBLISHED)]


def test_what_was_done_two_days_ago_does_not_go_on() -> None:
    text = "احتلت قوات إيرانية بئرا نفطية في حقل الفكة منذ يومين."
    assert days(text, "territory_captured") == [day(22)]


def test_what_a_place_has_lately_seen_makes_an_act_of_a_day_no_background() -> None:
    text = (
        "قتل شخص في أعمال عنف وقعت مساء الأربعاء في مدينة الكوت التي شهدت في الأشهر الأخيرة تظاهرات. "
        "وأضرم محتجون النار في مركز للشرطة."
    )
    assert days(text, "riot") == [day(21)]


def test_a_later_telling_with_the_day_within_the_month_gives_the_day() -> None:
    text = (
        "أفرجت القوات الأمريكية عن أربعة موظفين كانت قد اعتقلتهم في شباط/فبراير 2017. وقال متحدث إن الإفراج جاء بعد "
        "مفاوضات. وكانت القوات الأمريكية اعتقلت الموظفين الأربعة في السليمانية في 9 شباط/فبراير 2017."
    )
    (arrest,) = [f for f in incidents(text) if f.event_type == "arrest"]
    assert (arrest.date_start, arrest.date_end) == (dt.date(2017, 2, 9), dt.date(2017, 2, 9))
    assert arrest.place == "السليمانية"
    assert arrest.evidence.startswith("وكانت القوات")


def test_the_day_of_the_raid_is_that_of_the_arrest_not_that_of_its_announcement() -> None:
    text = "أعلنت الشرطة الجمعة اعتقال خمسة مشتبه بهم في مداهمة نفذت الأربعاء في كركوك."
    assert days(text, "arrest") == [day(21)]


def test_a_day_counted_back_to_an_attack_is_not_that_of_what_came_after() -> None:
    text = "وبعد يومين من الهجوم، اعتقلت الشرطة ثلاثة مشتبه بهم في كركوك."
    assert days(text, "arrest") == [day(24)]


@pytest.mark.parametrize(
    "count",
    [
        "وبلغت الحصيلة حتى صباح الثلاثاء 35 قتيلا و60 جريحا.",
        "وبلغت الحصيلة صباح اليوم 35 قتيلا و60 جريحا.",
        "وأفادت مصادر طبية بأن الحصيلة بلغت 35 قتيلا و60 جريحا.",
    ],
)
def test_the_day_of_a_count_is_not_that_of_the_act(count: str) -> None:
    text = "انفجرت سيارة ملغومة يوم الأحد في سوق بمدينة الصدر.\n" + count
    (blast,) = incidents(text, dt.date(2021, 7, 20))
    assert (blast.date_start, blast.killed and blast.killed.best) == (dt.date(2021, 7, 18), 35)


@pytest.mark.parametrize("target", ["سوقا للملابس", "مقرا للتطوع", "مرقدا في حي الكرادة"])
def test_two_blasts_at_one_target_are_one_attack(target: str) -> None:
    text = f"قتل 32 شخصا أمس في تفجير انتحاري مزدوج استهدف {target} في بغداد."
    (blast,) = incidents(text, dt.date(2021, 7, 20))
    assert blast.granularity == "event"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("اغتال مجهولون موظفا في خانقين منذ ثلاثة أيام.", day(21)),
        ("قتل حارس في خانقين منذ يومين.", day(22)),
        ("منذ أسبوع أصيب حارسان بانفجار عبوة في خانقين.", day(17)),
        ("وقع الهجوم منذ أسبوعين على مخفر في خانقين وأصيب حارسان.", day(10)),
        ("أصيب حارسان بهجوم في خانقين منذ شهرين.", (dt.date(2018, 1, 1), dt.date(2018, 1, 31))),
        ("أصيب حارس بهجوم في خانقين منذ أيام.", UNTOLD),
    ],
)
def test_an_act_done_so_long_ago_is_one_and_of_that_day(text: str, expected: tuple[Any, Any]) -> None:
    (fact,) = incidents(text)
    assert (fact.date_start, fact.date_end, fact.granularity) == (*expected, "event")


@pytest.mark.parametrize(
    "text",
    [
        "تدور اشتباكات عنيفة في خانقين منذ يومين.",
        "قتل ستون شخصا في خانقين منذ يومين.",
        "تتعرض خانقين لقصف مستمر منذ يومين.",
    ],
)
def test_what_has_gone_on_since_is_a_series(text: str) -> None:
    (fact,) = incidents(text)
    assert (fact.date_start, fact.date_end, fact.granularity) == (day(22)[0], PUBLISHED, "series")


def test_a_siege_told_in_the_present_goes_on() -> None:
    assert days("يحاصر الجيش بلدة خانقين منذ يومين.", "security_operation") == [(day(22)[0], PUBLISHED)]


def test_since_this_morning_is_one_act_of_today() -> None:
    (fact,) = incidents("اندلعت منذ فجر اليوم اشتباكات في خانقين.")
    assert (fact.date_start, fact.date_precision, fact.granularity) == (PUBLISHED, "day", "event")


def test_since_the_day_on_which_something_happened_tells_its_day() -> None:
    text = "منذ الثامن من آذار، حين هاجم مسلحون خانقين، فر أهلها."
    assert days(text, "armed_attack") == [day(8)]
    text = "شن مسلحون هجمات على خانقين منذ الثامن من آذار حيث يرفض أهلها الرحيل."
    assert days(text, "armed_attack") == [(day(8)[0], PUBLISHED)]


def test_scores_that_fell_since_another_act_fell_in_many() -> None:
    (fact, *_) = incidents("قتل العشرات منذ اندلاع الاحتجاجات في كانون الثاني 2017.")
    assert fact.granularity == "series"


@pytest.mark.parametrize("claim", ["تبنى التنظيم السبت", "وتبنت الجماعة اليوم"])
def test_the_day_of_a_claim_gives_way_to_that_of_the_attack(claim: str) -> None:
    text = f"{claim} هجوما على مخفر في خانقين قتل فيه سبعة حراس. ووقع الهجوم مساء الخميس."
    assert [(f.date_start, f.date_end) for f in incidents(text)] == [day(22)]
    abroad = f"{claim} هجوما في لندن أصيب فيه سبعة. وأفاد شاهد بأن الهجوم الذي أصاب سبعة مساء الخميس في لندن كان قصيرا."
    assert [(f.date_start, f.date_end) for f in incidents(abroad)] == [day(22)]


def test_the_act_taken_up_again_tells_its_day() -> None:
    text = "قتل ستة أشخاص في صدامات بين محتجين في الكوت{}. ووقعت الصدامات الخميس قرب الجسر."
    for lead in ("", "، وفق حصيلة جديدة نقلها السبت أطباء"):
        assert [(f.date_start, f.date_end) for f in incidents(text.format(lead))] == [day(22)]
    other = "قتل ستة حراس في هجوم على مخفر في خانقين. ووقع انفجار مماثل الخميس في بعقوبة قتل فيه سبعة."
    assert [(f.date_start, f.date_end) for f in incidents(other)] == [day(24), day(22)]


def test_a_day_before_that_is_the_day_of_the_report_however_far_its_verb() -> None:
    text = (
        "أعلن مدير شرطة قضاء خانقين العميد الحقوقي سالم عبد الله ناصر، السبت، أن مسلحين قتلوا حارسين "
        "قرب الجسر. وأضاف أن الهجوم وقع يوم الخميس."
    )
    assert days(text, "armed_attack") == [day(22)]


def test_the_hour_until_which_the_dead_were_counted_is_not_that_of_the_act() -> None:
    text = "اندلعت مواجهات في الكوت ليل الخميس، وأفاد مسعفون بأن ستة أشخاص قتلوا حتى صباح الجمعة."
    assert {(f.date_start, f.date_end) for f in incidents(text)} == {day(22)}
    lasted = "قتل ستة أشخاص في اشتباكات في الكوت استمرت حتى صباح الجمعة."
    assert [(f.date_start, f.date_end) for f in incidents(lasted)] == [day(23)]


def test_background_of_one_sentence_is_of_one_day() -> None:
    text = (
        "قتل جندي في خانقين. وكان انتحاري فجر نفسه الأربعاء في بعقوبة وقتل سبعة، "
        "كما انفجرت سيارة مفخخة في بلدروز وقتلت ثلاثة."
    )
    assert days(text, "bombing") == [day(21)]


def test_an_act_counted_back_to_is_not_the_one_that_follows_it() -> None:
    text = "قتل ستة أشخاص في هجوم على سوق في الخالص. وجاء الهجوم بعد يومين من تفجير في الحلة."
    assert days(text, "armed_attack") == [day(24)]


def test_the_parts_of_a_month_are_series_of_that_month() -> None:
    month = (dt.date(2018, 2, 1), dt.date(2018, 2, 28), "series")
    text = (
        "أعلنت المنظمة مقتل 240 مدنيا جراء أعمال الإرهاب والعنف والنزاع المسلح في العراق خلال شباط الماضي. "
        "وكانت محافظة نينوى الأكثر تضررا إذ قتل فيها 120 مدنيا."
    )
    assert [(f.date_start, f.date_end, f.granularity) for f in incidents(text)] == [month, month]
    text = "قالت المنظمة إن 740 شخصا قتلوا في العراق في شباط. وسقط في بغداد 230 قتيلا."
    assert [(f.date_start, f.date_end, f.granularity) for f in incidents(text)] == [month, month]
    text = "قتل أكثر من 700 شخص في العراق خلال شباط الماضي. واعتقل 400 مطلوب خلال الفترة ذاتها."
    assert [(f.date_start, f.date_end, f.granularity) for f in incidents(text)] == [month, month]


def test_news_of_ground_taken_in_the_first_sentence_is_fresh() -> None:
    text = "قتل ستة جنود في هجوم في الرمادي، في حين استعاد الجيش ناحية البغدادي."
    assert days(text, "territory_captured") == [day(24)]
    later = "قتل ستة جنود في هجوم في الرمادي. وكان التنظيم سيطر على ناحية البغدادي."
    assert days(later, "territory_captured") == [UNTOLD]


@pytest.mark.parametrize(
    "text",
    [
        "ويأتي القصف بعد يومين من قصف مماثل طال الثلاثاء معسكرا في سامراء وأصاب عاملا.",
        "وجاء القصف بعد أيام من قصف وقع الثلاثاء على معسكر في سامراء وأصاب عاملا.",
    ],
)
def test_the_act_counted_from_keeps_a_day_of_its_own(text: str) -> None:
    lead = "استهدفت قذائف مساء أمس معسكرا في بغداد. "
    assert [(f.date_start, f.date_end) for f in incidents(lead + text)] == [day(23), day(20)]


def test_what_happened_when_something_is_told_with_its_day_is_of_that_day() -> None:
    text = "قتل حارس اليوم في خانقين. وقال ناج إن المسلحين اعتقلوه يوم 3 آب 2014 عندما استولوا على سنجار."
    assert days(text, "territory_captured") == [(dt.date(2014, 8, 3), dt.date(2014, 8, 3))]


def test_the_day_on_which_a_campaign_began_is_not_that_of_its_acts() -> None:
    text = "قتل ثلاثة مسلحين في بعقوبة ضمن حملة عسكرية {} الأربعاء."
    for began in ("انطلقت", "بدأت", "أطلقتها القوات"):
        assert {(f.date_start, f.date_end) for f in incidents(text.format(began))} == {day(24)}
    alone = "قتل سبعة جنود في معارك بدأت الأربعاء في بعقوبة."
    assert days(alone, "armed_clash") == [day(21)]


def test_the_day_of_a_capture_is_not_that_of_those_found_dead() -> None:
    text = "عثرت الشرطة في خانقين على جثث خمسة عمال {} الأربعاء."
    assert days(text.format("خطفوا"), "execution") == [day(24)]
    assert days(text.format("قتلوا"), "execution") == [day(21)]


def test_what_a_sentence_goes_on_with_is_of_the_time_told_in_it() -> None:
    text = "سيطر التنظيم على الموصل في حزيران 2014 وأعدم مئات الجنود في تكريت وخطف آلاف السكان."
    month = (dt.date(2014, 6, 1), dt.date(2014, 6, 30))
    assert days("قتل حارس اليوم في خانقين. " + text, "execution") == [month]


def test_a_day_is_that_of_the_verb_before_it_though_the_next_stands_nearer() -> None:
    text = "أعلنت الشرطة أنها قتلت انتحاريا يوم الأحد في كربلاء واعتقلت ثلاثة مشتبه بهم."
    assert days(text, "armed_attack") == [day(18)]
    assert days(text, "arrest") == [day(18)]


def test_a_toll_since_something_began_is_of_all_the_time_since() -> None:
    text = "ومنذ بدء الاحتجاجات في الأول من آذار، قتل نحو 45 متظاهرا في الكوت."
    (fact,) = incidents(text)
    assert (fact.date_start, fact.date_end, fact.granularity) == (day(1)[0], PUBLISHED, "series")


def test_the_worst_since_a_day_when_others_fell() -> None:
    text = "قتل حارس اليوم في خانقين. وهذا أعنف هجوم منذ آب 2007 عندما قتل 400 شخص بتفجير شاحنات في سنجار."
    assert days(text, "bombing") == [(dt.date(2007, 8, 1), dt.date(2007, 8, 31))]


def test_the_blast_told_next_to_a_toll_counted_later_is_the_same() -> None:
    text = "ارتفعت حصيلة تفجير في الحلة إلى 95 قتيلا، كما أعلن مصدر طبي السبت. وفجر انتحاري نفسه مساء الخميس قرب السوق."
    assert [(f.date_start, f.date_end) for f in incidents(text)] == [day(22)]
    other = "أعلنت الشرطة السبت مقتل سبعة في انفجار في الحلة. وانفجرت عبوة أخرى الخميس في كربلاء."
    assert [(f.date_start, f.date_end) for f in incidents(other)] == [day(24), day(22)]


@pytest.mark.parametrize(
    ("text", "event_type", "expected"),
    [
        ("بعد مقتل ضابط الخميس في الموصل، اعتقلت الشرطة سبعة مشتبه بهم.", "arrest", day(24)),
        ("وعقب تفجير قتل فيه سبعة الخميس في الموصل، فرضت السلطات حظر التجول.", "security_operation", day(24)),
        (
            "استولى التنظيم على هيت في تشرين الأول 2014، لكن الجيش دخل المدينة وقتل عشرين مسلحا.",
            "armed_attack",
            day(24),
        ),
        ("قتل القيادي الذي نفذ هجوما في نيسان في بغداد، واعتقلت الشرطة ثلاثة من مساعديه.", "arrest", day(24)),
    ],
)
def test_news_has_its_day(text: str, event_type: str, expected: tuple[dt.date, dt.date]) -> None:
    assert days(text, event_type) == [expected]


def test_this_year_so_far_is_the_year() -> None:
    text = "قتل سبعون حارسا في خانقين حتى الآن هذا العام."
    assert days(text, "armed_attack") == [(dt.date(2018, 1, 1), dt.date(2018, 12, 31))]


@pytest.mark.parametrize("opening", ["ووقع", "وجاء", "ويأتي"])
def test_the_act_that_a_known_one_came_after_is_counted_back_to(opening: str) -> None:
    text = f"أصيب ستة حراس بهجوم في بغداد. {opening} الهجوم بعد يومين من مواجهات بين قوات الأمن ومحتجين قتل فيها شخصان."
    assert days(text, "riot") == [day(22)]


def test_news_of_today_is_no_act_of_long_ago() -> None:
    text = "فجر انتحاري سيارته عند حاجز في الناصرية. وكان آخر هجوم شهدته المدينة في أيار 2016 حين قتل أربعة أشخاص."
    assert days(text, "suicide_bombing") == [day(24)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("فجر انتحاري نفسه الثلاثاء في سوق في الحلة.", day(20)),
        ("وكان انتحاري قد فجر نفسه أمس وسط مصلين في الحلة.", day(23)),
        ("فجرت انتحارية نفسها الجمعة في الحلة.", day(23)),
        ("فجر السبت انتحاري نفسه في الحلة.", day(24)),
    ],
)
def test_a_day_behind_who_blew_himself_up_makes_no_dawn_of_it(text: str, expected: Any) -> None:
    assert days(text, "suicide_bombing") == [expected]


@pytest.mark.parametrize("dawn", ["فجر الأحد", "فجر (الأحد)", "فجر يوم الأحد", "فجر أمس الأول", "فجر اليوم"])
def test_dawn_of_a_day_blows_nothing_up(dawn: str) -> None:
    assert incidents(f"وصل الوزير {dawn} إلى مصنع في الحلة.") == []


@pytest.mark.parametrize(
    "lead",
    [
        "ارتفعت حصيلة التفجير في الحلة إلى 95 قتيلا، كما أعلن مصدر طبي السبت. ",
        "أعلنت وزارة الصحة اليوم أن عدد قتلى تفجير الحلة ارتفع إلى 95. ",
        "دان المجلس السبت التفجير الانتحاري في الحلة الذي قتل فيه 95 شخصا. ",
    ],
)
def test_the_blow_told_as_lying_before_a_toll_gives_its_day(lead: str) -> None:
    text = lead + "وكان انتحاري فجر نفسه الخميس وسط السوق."
    assert [(f.date_start, f.date_end) for f in incidents(text)] == [day(22)]


def test_a_toll_since_the_beginning_is_of_the_time_since_if_that_is_told() -> None:
    toll = "واقتحم محتجون الخميس المصنع. وأعلنت الداخلية إصابة 262 من عناصر الأمن منذ بدء الاحتجاجات."
    told = "بدأت التظاهرات في الثامن من آذار في البصرة. " + toll
    # the forces hurt by crowds were hurt in riots
    assert days(told, "riot")[1:] == [(day(8)[0], PUBLISHED)]
    assert days("خرجت تظاهرة اليوم في البصرة. " + toll, "riot")[1:] == [UNTOLD]


def test_a_battle_that_will_begin_is_planned() -> None:
    (fact,) = incidents("أعلن قائد العمليات أن معركة خانقين ستنطلق الشهر المقبل.")
    assert (fact.status, fact.date_start, fact.date_end) == (
        "planned",
        dt.date(2018, 4, 1),
        dt.date(2018, 4, 30),
    )


def test_two_weekdays_side_by_side_are_both() -> None:
    assert days("قتل متظاهران في الكوت الثلاثاء والأربعاء.", "protest_repression") == [
        (day(20)[0], day(21)[0])
    ]
    apart = "أعلن الجيش الأربعاء مقتل سبعة مسلحين الثلاثاء في خانقين."
    assert days(apart, "armed_attack") == [day(20)]


def test_who_dies_of_wounds_fell_on_the_day_of_the_attack() -> None:
    text = "توفي جنديان اليوم متأثرين بجروح أصيبا بها الأربعاء حين هاجم مسلحون مخفرا في خانقين."
    assert days(text, "armed_attack") == [day(21)]


def test_the_day_of_an_execution_is_not_that_of_the_blast_it_was_for() -> None:
    text = "أعدم اليوم منفذ تفجير قتل فيه سبعون في الحلة عام 2010."
    assert days(text, "bombing") == [(dt.date(2010, 1, 1), dt.date(2010, 12, 31))]
    same = "اعتقلت القوات الأربعاء سبعة مطلوبين وقتلت ثلاثة مسلحين في خانقين."
    assert {(f.date_start, f.date_end) for f in incidents(same)} == {day(21)}


def test_what_a_sentence_goes_on_with_is_of_the_day_before_it() -> None:
    text = "دخلت القوات الاتحادية كركوك في 16 آذار 2018 وانسحبت منها البيشمركة من دون قتال."
    assert days(text, "territory_captured") == [day(16)]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        (
            "ورفع الجنود العلم فوق المبنى الحكومي في البعاج الذي خسرته الدولة في أيار الماضي.",
            "territory_captured",
        ),
        ("قتل ثلاثة جنود بتفجير قرب القاعدة التي غادرها الأمريكيون في كانون الثاني الماضي.", "bombing"),
    ],
)
def test_when_the_spot_was_lost_or_left_is_not_the_day_of_the_act(text: str, event_type: str) -> None:
    assert all(found in (UNTOLD, day(24)) for found in days(text, event_type))
    assert days(text, event_type)


def test_what_came_of_operations_is_of_their_time() -> None:
    text = "شهدت ديالى هجمات منذ مطلع العام أوقعت 150 قتيلا.\nونفذت القوات في المدة نفسها عشرات العمليات، وقتل فيها عشرات المسلحين."
    assert (dt.date(2018, 1, 1), PUBLISHED) in days(text, "armed_attack")
    assert day(24) not in days(text, "armed_attack")
    assert all(fact.granularity == "series" for fact in incidents(text))


@pytest.mark.parametrize(
    ("text", "event_type", "expected"),
    [
        # what men are tried for
        (LEAD + "وأدين جندي أمام محكمة في شباط 2017 بقتل ثلاثة مدنيين في المحمودية.", "armed_attack", UNTOLD),
        ("أعلن القضاء، الخميس، أن سبعة سيحاكمون بتهمة قتل تسعين شخصا جنوب الموصل.", "armed_attack", UNTOLD),
        # a deed that goes by its day
        (
            "أعلنت السلطات أنها اعتقلت ستة ضباط بعد إقرارها بأن الإهمال كان وراء تفجيري الأربعاء في بغداد.",
            "arrest",
            day(24),
        ),
        # what something is to ward off
        (
            "اتخذت الشرطة إجراءات أمنية مشددة في بغداد لتجنب ما حدث خلال صدامات 12 شباط 2017.",
            "security_operation",
            day(24),
        ),
        # where it all began
        (
            "وفي البصرة، من حيث انطلقت الاحتجاجات في 4 آذار، خرج المئات الجمعة في مظاهرة أمام مبنى المحافظة.",
            "protest",
            day(23),
        ),
        # the raid in which they were caught
        ("اعتقلت الشرطة ستة مطلوبين في مداهمات بالموصل ليلة السابع من آذار.", "arrest", day(7)),
        # one from each side of midnight
        (
            "انفجرت عبوات في بغداد ليل الخميس ونهار الجمعة فقتل سبعة.",
            "bombing",
            (dt.date(2018, 3, 22), dt.date(2018, 3, 23)),
        ),
        # in spite of which something is the case
        ("رغم استعادة مدينة تلعفر من التنظيم، لم يعد الأهالي إلى منازلهم.", "territory_captured", UNTOLD),
    ],
)
def test_days_that_stand_by_an_act(text: str, event_type: str, expected: tuple[Any, Any]) -> None:
    assert days(text, event_type) == [expected]


def test_what_has_attended_the_protests_is_of_no_day() -> None:
    text = "خرج الآلاف في البصرة احتجاجا على البطالة. وتخللت التظاهرات أعمال شغب أحرقت فيها مقار حكومية."
    assert days(text, "riot") == [UNTOLD]


def test_a_known_act_is_of_the_day_the_article_gives_it() -> None:
    tale = "طالب نواب عراقيون السبت بالتحقيق في الحريق الذي اندلع الخميس. وقتل شرطي في الحلة اليوم السبت. "
    burnt = "وأتى الحريق على مخزن كبير لأوراق الاقتراع في الرصافة ببغداد."
    assert days(tale + burnt, "property_destruction") == [day(22)]


@pytest.mark.parametrize(
    ("text", "event_type", "expected"),
    [
        # what began on a day and has spread since
        (
            "وانطلقت في 2 من آذار في الحلة تظاهرات ضد الفساد، امتدت بعدها إلى محافظات أخرى.",
            "protest",
            (dt.date(2018, 3, 2), PUBLISHED),
        ),
        # out again, on the weekday that is told
        (
            "وخرج المئات في الحلة، الأربعاء، في مسيرات عنيفة لليوم الثالث على التوالي، وأحرق المحتجون مقر حزب.",
            "riot",
            day(21),
        ),
        # a year before a conjunction is no count
        (
            "وقتل 17 صحفيا في العراق منذ 2016 بينما قتل 400 منذ عام 2003.",
            "armed_attack",
            (dt.date(2016, 1, 1), PUBLISHED),
        ),
        # a toll since a war began, told behind that
        (
            "وترفع وفاة الجندي حصيلة خسائر القوات الأميركية منذ بدء الحرب على العراق في آذار من عام 2003، "
            "إلى 950 قتيلا، بينهم ستة جنود قتلوا هذا الشهر.",
            "armed_attack",
            (dt.date(2003, 3, 1), PUBLISHED),
        ),
        # unchanged: what only began, a count
        ("وانطلقت في 2 من آذار في الحلة تظاهرات ضد الفساد.", "protest", day(2)),
        (
            "وقتل 2016 شخصا في هجمات داعش في العراق هذا العام.",
            "armed_attack",
            (dt.date(2018, 1, 1), dt.date(2018, 12, 31)),
        ),
    ],
)
def test_what_went_on_from_a_day(text: str, event_type: str, expected: tuple[dt.date, dt.date]) -> None:
    assert days(text, event_type)[0] == expected
