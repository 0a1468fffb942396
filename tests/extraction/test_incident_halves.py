"""Halves of one act, acts taken up again and acts that came to nothing; on sentences of our own."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from extraction.articles import Article
from extraction.document import Document
from extraction.facts import Count
from extraction.incidents import extract_incidents


def told(text: str) -> list[dict[str, Any]]:
    """The fields of the incidents of an article."""
    doc = Document(Article(article_id="a", text=text, title="", published_on=dt.date(2018, 3, 24)))
    return [draft.fields for draft in extract_incidents(doc)]


def only(text: str) -> dict[str, Any]:
    found = told(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    "text",
    [
        "أفاد مصدر طبي بمقتل ثلاثة متظاهرين في الناصرية أمس، مشيرا إلى إصابة ثمانية آخرين بجروح.",
        "قتل ثلاثة محتجين في الناصرية أمس، فيما أصيب ثمانية آخرون.",
        "أكد طبيب مقتل ثلاثة متظاهرين برصاص القوات في الناصرية أمس. وأشار إلى إصابة ثمانية آخرين بجروح.",
        "قتل ثلاثة محتجين في الناصرية أمس، بينما أصيب ثمانية من رجال الأمن.",
    ],
)
def test_the_hurt_of_a_crowd_are_told_apart_from_its_dead(text: str) -> None:
    fields = only(text)
    assert fields["event_type"] == "protest_repression"
    assert (fields["killed"].best, fields["injured"].best) == (3, 8)


def test_those_hurt_elsewhere_or_by_another_act_are_not_of_the_crowd() -> None:
    found = told("قتل ثلاثة محتجين في الناصرية أمس، فيما أصيب جندي بانفجار عبوة في الموصل.")
    assert [fields["event_type"] for fields in found] == ["protest_repression", "bombing"]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("قتل 12 جنديا في معارك مع التنظيم غرب الرمادي أمس، فيما قتل 20 مسلحا.", 32),
        ("اندلعت اشتباكات في الرمادي أمس أسفرت عن مقتل 12 جنديا، بينما قتل عشرون من مسلحي التنظيم.", 32),
        ("قتل 12 جنديا، فيما قتل 20 مسلحا، في اشتباكات غرب الرمادي أمس.", 32),
        ("أسفرت الاشتباكات في حلب أمس عن مقتل 31 من الفصائل مقابل 14 من قوات النظام.", 45),
        ("أسفر الهجوم على الحاجز في بيجي أمس عن مقتل ثمانية جنود، فضلا عن مقتل خمسة مهاجمين.", 13),
        ("قتل أربعة جنود في هجوم على حاجز في بيجي أمس، بينما قتل ثلاثة من المهاجمين.", 7),
        ("هاجم مسلحون مقرا للشرطة في بيجي أمس وقتلوا شرطيين. وقتلت الشرطة ثلاثة من المهاجمين.", 5),
        # a bomber's men are not counted among his victims
        ("قتل أربعة جنود في هجوم انتحاري على حاجز في بيجي أمس، بينما قتل ثلاثة من المهاجمين.", 4),
        ("أسفر الهجوم على حاجز في الموصل أمس عن مصرع مدنيين عراقيين اثنين وإصابة ستة.", 2),
    ],
)
def test_the_dead_of_both_sides_count(text: str, killed: int) -> None:
    assert only(text)["killed"] == Count(killed, killed, killed)


def test_the_dead_of_another_act_are_not_added() -> None:
    found = told("قتل خمسة أشخاص في قصف على حلب أمس، فيما قتل ثلاثة في انفجار سيارة في إدلب.")
    assert [fields["killed"].best for fields in found] == [5, 3]
    (strike,) = [
        fields
        for fields in told(
            "أعلن الجيش مقتل جندي قرب تكريت، بالإضافة إلى مقتل مسلح في ضربة جوية في التاجي أمس."
        )
        if fields["event_type"] == "air_strike"
    ]
    assert strike["killed"].best == 1


@pytest.mark.parametrize(
    "text",
    [
        "عجزت القوات عن اعتقال القيادي في البصرة أمس.",
        "أخفقت القوة في القبض على المطلوب في الحلة أمس.",
        "حاولت قوة أمنية اعتقال نائب في البصرة أمس.",
        "قالت الشرطة إن القوة لم تستطع اعتقاله في البصرة أمس.",
    ],
)
def test_an_arrest_that_came_to_nothing_is_none(text: str) -> None:
    assert told(text) == []


def test_men_held_already_are_not_seized_anew() -> None:
    fields = only(
        "قال مصدر إن الشرطة ألقت القبض على شخصين غرب البصرة أمس. وأضاف أن الشخصين من الموصل وألقي القبض عليهما في الزبير."
    )
    assert fields["arrested"] == Count(2, 2, 2)
    others = told(
        "اعتقلت الشرطة مسلحا في الرمادي أمس. وأكد مصدر أن السجينين الآخرين تم اعتقالهما لاحقا في الرمادي."
    )
    assert len(others) == 2


def test_a_claim_tells_its_blow_again() -> None:
    fields = only(
        "فجر انتحاري نفسه في مسجد بكراتشي أمس ما أدى إلى مقتل 54 شخصا. "
        "وأعلنت الجماعة في حسابها مسؤوليتها عن تفجير استهدف مسجدا وأوقع نحو مئتي جريح."
    )
    assert (fields["killed"].best, fields["injured"].best) == (54, 200)


def test_a_claim_goes_with_the_blow_of_its_toll() -> None:
    found = told(
        "قتل 40 شخصا حينما انفجرت سيارة ملغومة في سوق بمدينة بعقوبة أمس. "
        "وفي انفجار آخر شرق المدينة قتل سبعة. "
        "وأعلن تنظيم الدولة الإسلامية مسؤوليته عن هجوم بسيارة ملغومة أوقع 40 قتيلا."
    )
    assert [(f["killed"].best, f["perpetrator"]) for f in found] == [(40, ("islamic_state",)), (7, ())]


@pytest.mark.parametrize(
    "text",
    [
        "قتل التنظيم خمسة صحفيين كانوا مختطفين منذ ثمانية أشهر قرب مدينة البيضاء في ليبيا.",
        "اعتقلت الشرطة في كركوك مطلوبا كان متخفيا منذ ثلاث سنوات.",
        "قتل متظاهران برصاص الأمن في الناصرية أمس، وسط احتجاجات واسعة متواصلة منذ شهرين.",
        "أوقعت تفجيرات استهدفت مقر الشرطة في بعقوبة أمس تسعة قتلى.",
    ],
)
def test_what_men_and_places_have_been_through_makes_no_series(text: str) -> None:
    assert only(text)["granularity"] == "event"


def test_scattered_blows_of_which_one_is_named_stay_many() -> None:
    fields = only("قتل تسعة في هجمات متفرقة أبرزها هجوم استهدف قاعدة في بعقوبة أمس.")
    assert fields["granularity"] == "series"


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (
            "قتل عشرة في انفجار سيارة مفخخة في الحلة أمس. وقال طبيب إن 14 شخصا قتلوا في الانفجار.",
            (10, 10, 14),
        ),
        (
            "قالت الشرطة إن الهجوم في الحلة أمس أسفر عن مقتل 12، بينما قال مصدر طبي إن عدد القتلى 15.",
            (12, 12, 15),
        ),
        (
            "أعلن التنظيم أن هجومه على مقر الجيش في عدن أمس أسفر عن مقتل 50 عسكريا، إلا أن مسؤولا أكد أن الهجوم أسفر عن مقتل 20.",
            (20, 50, 50),
        ),
        # a round figure is made exact
        (
            "قتل أكثر من ثلاثين شخصا في تفجير في الحلة أمس. وقال طبيب إن 34 شخصا قتلوا في التفجير.",
            (34, 34, 34),
        ),
        # the dead of the other side are no second figure
        (
            "أعلنت الشرطة مقتل عشرة جنود في هجوم في الحلة أمس، لكن الجيش قال إن ثلاثة من المهاجمين قتلوا.",
            (10, 10, 10),
        ),
    ],
)
def test_two_sources_make_a_range(text: str, killed: tuple[int, int, int]) -> None:
    assert only(text)["killed"] == Count(*killed)


@pytest.mark.parametrize(
    ("text", "event_type", "killed"),
    [
        (
            "شنت البشمركة هجوما على قرية قرب سنجار أمس بإسناد من طيران التحالف وقتلت عشرة مسلحين.",
            "armed_attack",
            10,
        ),
        (
            "قتلت البشمركة 15 مسلحا خلال التصدي لهجوم في سنجار أمس غالبيتهم متورطون بخطف نساء.",
            "armed_attack",
            15,
        ),
        (
            "أفادت المفوضية بمقتل 260 شخصا وإصابة 900 منذ بدء الاحتجاجات في مطلع نيسان الماضي.",
            "protest_repression",
            260,
        ),
        ("قال مسعفون إن خمسة جنود وضابطا بالجيش وامرأة قتلوا في تفجير عبوة في الحلة أمس.", "bombing", 7),
        ("قال مسعفون إن 25 جنديا وموظفا قتلوا في تفجير عبوة في الحلة أمس.", "bombing", 25),
    ],
)
def test_backing_and_charges_make_no_type(text: str, event_type: str, killed: int) -> None:
    fields = only(text)
    assert (fields["event_type"], fields["killed"].best) == (event_type, killed)


def test_wounds_on_bodies_are_no_injured() -> None:
    fields = only("عثرت الشرطة على جثث عشرة رجال معصوبي الأعين ومصابين بأعيرة نارية في بغداد أمس.")
    assert (fields["killed"].best, fields.get("injured")) == (10, None)


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("بدأت القوات العراقية هجوما على الحويجة أمس.", "security_operation"),
        ("بدأ مسلحون هجوما على مقر الشرطة في الحلة أمس.", "armed_attack"),
        (
            "هاجم مسلحون مقر الجيش في عدن أمس ما أدى إلى مقتل 11 شخصا. كما قاموا بتفجير سيارة مفخخة عند مدخل المبنى.",
            "bombing",
        ),
    ],
)
def test_an_offensive_and_a_further_step_of_an_attack_are_one_act(text: str, event_type: str) -> None:
    fields = only(text)
    assert (fields["event_type"], fields["date_start"]) == (event_type, dt.date(2018, 3, 23))


def test_the_dead_of_the_other_side_may_be_told_in_the_next_sentence() -> None:
    fields = only(
        "أعلنت مصادر مقتل خمسة جنود خلال التصدي لهجوم استهدف حاجزا في بيجي أمس. "
        "وأضافت أن الهجوم أدى إلى مقتل 35 مسلحا."
    )
    assert fields["killed"] == Count(40, 40, 40)


def test_those_hurt_in_the_blast_spoken_of_last_are_of_that_blast() -> None:
    blast, murder = told(
        "قتلت عبوة ناسفة ثلاثة أشخاص قرب كركوك أمس، بينما اغتال مسلحون قاضيا في بغداد. "
        "وقال ضابط إن الانفجار استهدف سيارة قرب كركوك. وأصيب شخص واحد في الانفجار."
    )
    assert blast["injured"].best == 1
    assert "injured" not in murder


@pytest.mark.parametrize(
    ("text", "event_type", "field", "figure"),
    [
        (
            "أطلق مسلحو جماعة النار على محتجين يحاولون اقتحام مقر الجماعة في الناصرية أمس وقتلوا ثلاثة.",
            "protest_repression",
            "killed",
            3,
        ),
        (
            "أصيب عشرة أشخاص من جراء إطلاق الأمن الرصاص على متظاهرين حاولوا اقتحام المحافظة في الديوانية أمس.",
            "protest_repression",
            "injured",
            10,
        ),
        ("أطاحت قوة من الشرطة بأربعة مطلوبين في كركوك أمس.", "arrest", "arrested", 4),
        ("أطاحت الاستخبارات العسكرية بعنصر في تنظيم داعش في نينوى أمس.", "arrest", "arrested", 1),
        (
            "تمكنت مفارز الاستخبارات أمس من الإطاحة بثلاثة متهمين بالإرهاب في الأنبار.",
            "arrest",
            "arrested",
            3,
        ),
        (
            "عثرت الشرطة أمس على مقبرة جماعية داخل قرية قرب بعقوبة وضمت 30 جثة متفسخة.",
            "execution",
            "killed",
            30,
        ),
    ],
)
def test_types_and_their_figures(text: str, event_type: str, field: str, figure: int) -> None:
    fields = only(text)
    assert (fields["event_type"], fields[field].best) == (event_type, figure)


def test_who_holds_a_building_does_nothing_new() -> None:
    fields = only("فجرت قوات المعارضة مبنى تتمركز فيه قوات النظام في حي الأشرفية بحلب أمس.")
    assert fields["event_type"] == "bombing"


def test_a_crowd_that_did_storm_a_building_rioted() -> None:
    fields = only("أطلقت الشرطة النار في الهواء بعدما اقتحم محتجون مبنى المحافظة في الناصرية أمس.")
    assert fields["event_type"] == "riot"


def test_ministers_toppled_are_not_arrested() -> None:
    assert told("أطاح الانقلاب بثلاثة وزراء في مالي أمس.") == []


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("هاجم أربعة مسلحين متجرا في كركوك أمس وقتلوا حارسا.", 1),
        ("هاجم رجلان متجرا في كركوك أمس وقتلا حارسا.", 1),
        ("هاجم مسلحان متجرا في كركوك أمس وقتلا ثلاثة حراس.", 3),
        ("تعرض صحفيان لهجوم في الموصل أمس وقتلا برصاص مسلحين.", 2),
        ("أفاد مصدر بأن أربعة جنود قتلوا في هجوم على حاجز في كركوك أمس.", 4),
    ],
)
def test_whom_many_killed_and_how_many_were_killed(text: str, killed: int) -> None:
    assert only(text)["killed"].best == killed


@pytest.mark.parametrize(
    "text",
    [
        "استخدمت قوات مكافحة الشغب الغاز المسيل للدموع عند جسر السنك في بغداد أمس.",
        "استعملت الشرطة الغازات والهراوات لصد المحتجين في البصرة أمس.",
        "استخدمت القوات الرصاص الحي ضد المتظاهرين في البصرة أمس.",
    ],
)
def test_gas_and_bullets_used_on_a_crowd_are_repression(text: str) -> None:
    assert only(text)["event_type"] == "protest_repression"


def test_gas_that_is_burnt_is_used_on_nobody() -> None:
    assert told("استخدمت الشركة الغاز الطبيعي في محطات الكهرباء في البصرة أمس.") == []


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("اغتيل عشرات الناشطين منذ انطلاق الاحتجاجات في تشرين الأول 2017.", "assassination"),
        ("ومنذ نهاية شباط تشن قوات النظام حملة قصف على إدلب أسفرت عن مقتل أكثر من 700 مدني.", "shelling"),
    ],
)
def test_what_went_on_since_a_day_is_a_series(text: str, event_type: str) -> None:
    fields = only(text)
    assert (fields["event_type"], fields["granularity"]) == (event_type, "series")


@pytest.mark.parametrize(
    ("text", "event_type", "killed"),
    [
        (
            "فتح انتحاري النار على المصلين قبل أن يفجر نفسه في مسجد في الحلة أمس فقتل سبعة.",
            "suicide_bombing",
            7,
        ),
        ("قتل انتحاري ثلاثة جنود قبل أن يفجر نفسه في الحلة أمس.", "suicide_bombing", 3),
        ("خطف مسلحون تاجرا في الحلة أمس قبل أن يقتلوه.", "execution", 1),
        # a bomber who was stopped is an attack foiled
        ("قتلت الشرطة انتحاريا قبل أن يفجر نفسه عند حسينية في الحلة أمس.", "weapons_seizure", 1),
        ("قتل حارس انتحاريا قبل أن يتمكن من تفجير نفسه داخل المسجد في الحلة أمس.", "weapons_seizure", 1),
        ("قتلت القوات أمس شخصا كان يرتدي حزاما ناسفا قبل أن يفجره قرب مرآب كربلاء.", "weapons_seizure", 1),
    ],
)
def test_what_men_did_next_is_one_act_with_what_they_did(text: str, event_type: str, killed: int) -> None:
    fields = only(text)
    assert (fields["event_type"], fields["granularity"], fields["killed"].best) == (
        event_type,
        "event",
        killed,
    )


@pytest.mark.parametrize(
    "text",
    [
        "سقط 70 قتيلا في أكثر من عشرين هجوما هزت العراق أمس.",
        "قتل 15 شخصا في ثلاثة عشر تفجيرا في بغداد أمس.",
        "انفجرت ثلاث سيارات في كركوك أمس، مما أدى إلى مقتل ثمانية.",
    ],
)
def test_acts_counted_in_words_are_many(text: str) -> None:
    assert only(text)["granularity"] == "series"


def test_a_sentence_may_end_with_what_is_looked_behind() -> None:
    for text in ("انفجرت", "انفجرت ثلاث", "قتل", "قتلت الشرطة قبل تفجير", "كما", "منذ", "مقابل"):
        assert told(f"وقع الهجوم في الحلة أمس. {text}") is not None


def test_a_murder_with_a_day_of_its_own_is_told_beside_the_arrest() -> None:
    found = told(
        "أعلنت السلطات اليوم القبض على المتهم باغتيال الناشط علي جاسم في تموز الماضي في البصرة. "
        "وقال مصدر إن المتهم نقل إلى بغداد. "
        "وكان مسلحون أطلقوا النار على جاسم قرب منزله. "
        "وتظاهر العشرات أمام المحكمة اليوم."
    )
    (murder,) = [fields for fields in found if fields["event_type"] == "assassination"]
    (arrest,) = [fields for fields in found if fields["event_type"] == "arrest"]
    assert (murder["date_start"], murder["date_precision"], murder["killed"].best) == (
        dt.date(2017, 7, 1),
        "month",
        1,
    )
    assert arrest["date_start"] == dt.date(2018, 3, 24)


@pytest.mark.parametrize(
    "text",
    [
        "اعتقلت الشرطة اليوم ثلاثة متهمين باغتيال مدنيين في كركوك.",
        "اعتقلت الشرطة اليوم رجلا بتهمة التخطيط لاغتيال قاض في كركوك في الأسبوع الماضي.",
    ],
)
def test_murders_that_men_are_only_charged_with_are_none(text: str) -> None:
    assert only(text)["event_type"] == "arrest"


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("قتل سبعة في تفجير سيارة في الحلة أمس. وأوضح طبيب أن أربعة توفوا متأثرين بجروحهم.", 7),
        ("انفجرت عبوة في بعقوبة أمس وأصيب جندي. وتوفي الجندي لاحقا متأثرا بجراحه.", 1),
        ("توفي جندي أمس متأثرا بجروح أصيب بها في انفجار عبوة في بعقوبة.", 1),
    ],
)
def test_who_died_of_wounds_fell_in_the_blow_told_before(text: str, killed: int) -> None:
    assert only(text)["killed"].best == killed


def test_an_attack_that_another_survived_is_another() -> None:
    first, second = told(
        "قتل الناشط تحسين أسامة يوم الأربعاء في مكتبه في البصرة، ونجا ناشطان آخران من محاولتي اغتيال أمس في الحلة."
    )
    assert (first["date_start"], first["killed"].best) == (dt.date(2018, 3, 21), 1)
    assert second["event_type"] == "assassination"
    assert "killed" not in second
    assert only("قتل حارسان في انفجار سيارة قرب منزل النائب في بعقوبة أمس، ونجا النائب من الهجوم.")


def test_devices_and_scenes_are_no_acts() -> None:
    found = told("رشق غاضبون موكب رئيس الوزراء بالحجارة لدى زيارته موقع التفجير في الكرادة أمس.")
    assert [fields["event_type"] for fields in found] == ["riot"]
    assert told("أمر الوزير أمس بسحب أجهزة كشف المتفجرات من نقاط التفتيش في بغداد.") == []


@pytest.mark.parametrize(
    "text",
    [
        "ضبطت قوة من الجيش خمسة رشاشات وقاذفتين في الحلة أمس.",
        "صادرت الشرطة 12 بندقية من منزل في البصرة أمس.",
        "عثرت القوات على ثلاثة صواريخ وعدد من الألغام في الموصل أمس.",
        "ضبطت شرطة واسط 28 صاروخ كاتيوشا في مزرعة أمس.",
    ],
)
def test_arms_of_all_kinds_are_seized(text: str) -> None:
    assert only(text)["event_type"] == "weapons_seizure"


def test_a_flag_that_a_crowd_raises_takes_no_town() -> None:
    assert only("أحرق متظاهرون مقر الحزب ورفعوا العلم في البصرة أمس.")["event_type"] == "riot"


@pytest.mark.parametrize(
    ("text", "field", "figure"),
    [
        ("قتل جندي وأصيب 65 اليوم في انفجار سيارة في الحلة.", "injured", 65),
        ("قتل 12 اليوم السبت في انفجار سيارة في الحلة.", "killed", 12),
        ("اعتقلت الشرطة 14 الأسبوع الماضي في الحلة.", "arrested", 14),
        ("قتل جندي وأصيب 19 مساء الجمعة في انفجار في الحلة.", "injured", 19),
        # an hour counts nobody
        ("وقع الانفجار في الحلة أمس الساعة 10 صباحا وقتل ثلاثة.", "killed", 3),
    ],
)
def test_a_figure_before_a_word_of_time_counts_men(text: str, field: str, figure: int) -> None:
    assert only(text)[field].best == figure


def test_men_set_free_are_no_ground_taken() -> None:
    for text in (
        "احتجز مسلحون رهائن في تكريت أمس قبل أن تتمكن قوات خاصة من تحريرهم.",
        "خطف مسلحون ثلاثة عمال في كركوك أمس وحررتهم الشرطة لاحقا.",
    ):
        assert only(text)["event_type"] == "abduction"
    found = told("طردت القوات التنظيم من هيت أمس وتمكنت من تحريرها بالكامل.")
    assert "territory_captured" in [fields["event_type"] for fields in found]


def test_what_a_hospital_received_is_the_toll_of_the_blow() -> None:
    fields = only(
        "هاجم مسلحون مبنى البلدية في تكريت أمس وقتلوا أربعة. "
        "وذكر مصدر طبي أن المستشفى استقبل خمس جثث و12 جريحا."
    )
    assert (fields["killed"], fields["injured"].best) == (Count(4, 4, 5), 12)


def test_a_town_entered_is_taken_once_by_the_force_and_its_army() -> None:
    fields = only(
        "دخلت القوات العراقية كركوك أمس وسيطرت على مبنى المحافظة. "
        "وأنزل الجنود العلم الكردي ورفعوا العلم العراقي فوق مبنى المحافظة."
    )
    assert fields["event_type"] == "territory_captured"


def test_attackers_fall_at_what_they_did() -> None:
    fields = only("احتجز مسلحون مصلين في كنيسة في بغداد أمس وقتلوا 52 منهم. وقتل خمسة من المهاجمين.")
    assert (fields["event_type"], fields["killed"].best) == ("abduction", 52)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (
            "فجر انتحاري شاحنة أمام المحكمة في كركوك أمس فقتل عشرين بحسب الشرطة، فيما تحدثت مصادر المستشفى عن 17 قتيلا.",
            (17, 20, 20),
        ),
        ("قتل 12 جنديا في هجوم قرب بيجي أمس، بينما أعلن التنظيم أنه قتل عشرين جنديا.", (12, 12, 20)),
        ("قتل ثمانية في قصف على حلب أمس، في حين ذكر المرصد أن عدد القتلى بلغ 11.", (8, 8, 11)),
        ("قتل ثمانية في قصف على حلب أمس، وقال المرصد إن 11 شخصا قتلوا.", (8, 8, 11)),
    ],
)
def test_another_source_of_the_sentence_has_another_figure(text: str, killed: tuple[int, int, int]) -> None:
    assert only(text)["killed"] == Count(*killed)


def test_another_toll_that_a_source_tells_with_its_spot_is_another() -> None:
    found = told("قتل 12 جنديا في هجوم قرب بيجي أمس، بينما أعلنت الشرطة مقتل ثمانية مدنيين بقصف على الفلوجة.")
    assert [fields["killed"].best for fields in found] == [12, 8]


def test_what_bombers_did_before_they_blew_themselves_up_is_of_the_day() -> None:
    found = told(
        "شن مسلحون هجوما على كركوك. "
        "واقتحم أربعة انتحاريين محطة كهرباء في الدبس وقتلوا 13 موظفا قبل أن يفجروا أنفسهم."
    )
    assert [fields["date_start"] for fields in found] == [dt.date(2018, 3, 24)] * 2


def test_a_total_told_anew_by_another_is_a_second_figure() -> None:
    fields = only(
        "لقي 64 شخصا مصرعهم في هجوم استهدف مسجدا في مدينة كانو شمالي نيجيريا أمس. "
        "وقال منقذ طلب عدم ذكر اسمه إن عدد القتلى لا يقل عن 120."
    )
    assert fields["killed"] == Count(64, 64, 120)


def test_a_toll_told_earlier_is_no_second_figure() -> None:
    fields = only(
        "قتل 60 شخصا في تفجير انتحاري خارج مطار كابل أمس. "
        "وقال مسؤول صحي إن 140 أصيبوا، وكانت الشرطة تحدثت في وقت سابق عن مقتل 13."
    )
    assert (fields["killed"], fields["injured"].best) == (Count(60, 60, 60), 140)


def test_aircraft_that_only_fly_strike_nobody() -> None:
    found = told(
        "قتل 59 شخصا في هجوم على مركز للتسوق في نيروبي أمس. وسمع انفجار داخل المركز مساء بينما حلقت مروحيات فوقه."
    )
    assert "air_strike" not in [fields["event_type"] for fields in found]


def test_attackers_told_before_their_verb_are_those_of_the_attack() -> None:
    fields = only(
        "قتل أربعة أشخاص في هجوم شنه مسلحون على القنصلية الصينية في كراتشي جنوبي باكستان أمس. "
        "وقالت الشرطة إن ثلاثة مهاجمين قتلوا."
    )
    assert fields["killed"] == Count(7, 7, 7)


def test_citizens_killed_are_some_of_the_dead() -> None:
    fields = only("قتل 59 شخصا في هجوم على مركز للتسوق في نيروبي أمس. وأعلنت فرنسا مقتل اثنتين من مواطناتها.")
    assert fields["killed"] == Count(59, 59, 59)
