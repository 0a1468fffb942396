"""Incidents: type, tolls, sides, day, place and status, on sentences of our own."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from extraction.articles import Article
from extraction.document import Document
from extraction.facts import Count
from extraction.incident_triggers import TRIGGERS, bare
from extraction.incidents import extract_incidents
from extraction.lexicon import load
from extraction.text import fold_key

PUBLISHED = dt.date(2018, 3, 24)  # a Saturday


def incidents(text: str, title: str = "", published: dt.date | None = PUBLISHED) -> list[dict[str, Any]]:
    """The fields of the incidents of an article."""
    doc = Document(Article(article_id="a", text=text, title=title, published_on=published))
    return [draft.fields for draft in extract_incidents(doc)]


def only(text: str, **kwargs: Any) -> dict[str, Any]:
    """The fields of the one incident of an article."""
    found = incidents(text, **kwargs)
    assert len(found) == 1, found
    return found[0]


def exactly(n: int) -> Count:
    return Count(n, n, n)


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("انفجرت عبوة ناسفة صباح اليوم قرب سوق في بعقوبة وأوقعت أربعة قتلى.", "bombing"),
        ("فجّر انتحاري نفسه أمس أمام مركز للشرطة في الفلوجة فقتل ستة أشخاص.", "suicide_bombing"),
        ("سقطت ثلاث قذائف هاون على حي سكني في تلعفر اليوم وأصيب خمسة مدنيين.", "shelling"),
        ("قتل تسعة من عناصر داعش في غارة جوية نفذتها طائرات التحالف الدولي غربي الأنبار أمس.", "air_strike"),
        ("اغتال مسلحون مجهولون قاضيا قرب منزله في كركوك مساء الخميس.", "assassination"),
        ("خطف مسلحون طبيبا من عيادته في البصرة أمس.", "abduction"),
        ("اندلعت اشتباكات بين الجيش ومسلحي داعش قرب الحويجة اليوم وقتل فيها ثلاثة جنود.", "armed_clash"),
        ("قتل شرطيان في هجوم شنه مسلحون على حاجز شمالي سامراء أمس.", "armed_attack"),
        ("أعدم تنظيم داعش أربعة سائقين في الشرقاط أمس.", "execution"),
        ("تظاهر المئات وسط الناصرية اليوم احتجاجا على انقطاع الكهرباء.", "protest"),
        ("أحرق متظاهرون غاضبون مقر حزب في السماوة ليلة أمس.", "riot"),
        ("قتل متظاهران برصاص قوات الأمن خلال تفريق تظاهرة في الديوانية أمس.", "protest_repression"),
        ("اعتقلت الشرطة العراقية ستة مشتبه بهم في كركوك اليوم.", "arrest"),
        ("أعلنت قيادة العمليات فرض حظر للتجوال في الموصل.", "security_operation"),
        ("ضبطت قوة من الجيش مخبأ للأسلحة والعبوات في قضاء المقدادية أمس.", "weapons_seizure"),
        ("استعادت القوات العراقية أمس بلدة القيارة من سيطرة تنظيم داعش.", "territory_captured"),
        ("هدد تنظيم داعش أمس بمهاجمة مراكز الاقتراع في بغداد.", "threat"),
    ],
)
def test_the_type_is_the_most_specific_that_the_words_support(text: str, event_type: str) -> None:
    assert only(text)["event_type"] == event_type


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("قتل سبعة جنود وجرح أحد عشر آخرون في انفجار عبوة قرب هيت اليوم.", exactly(7), exactly(11)),
        ("أسفر تفجير في بغداد أمس عن سقوط 12 قتيلا و30 جريحا.", exactly(12), exactly(30)),
        (
            "لقي ستة أشخاص على الأقل مصرعهم وأصيب عشرات بانفجار سيارة مفخخة في الكوت اليوم.",
            Count(6, 6, None),
            Count(),
        ),
        ("قال مصدر طبي إن خمسة مدنيين قتلوا اليوم في هجوم مسلح على حافلة قرب بلد.", exactly(5), None),
        ("أصيب شرطيان بانفجار عبوة لاصقة في الكرادة اليوم.", None, exactly(2)),
        ("مقتل ضابط في الجيش بهجوم مسلح في أبو غريب اليوم.", exactly(1), None),
        ("أصيب تسعة شرطيين وستة جنود وأربعة مدنيين في هجوم انتحاري بكركوك اليوم.", None, exactly(19)),
        ("انفجرت عبوة في سوق ببعقوبة اليوم ولم يسفر الانفجار عن سقوط ضحايا.", exactly(0), exactly(0)),
    ],
)
def test_figures_go_to_their_toll(text: str, killed: Count | None, injured: Count | None) -> None:
    fields = only(text)
    assert fields.get("killed") == killed
    assert fields.get("injured") == injured


def test_a_figure_that_lumps_dead_and_injured_is_kept_apart() -> None:
    fields = only("قالت الشرطة اليوم إن تفجيرا في تكريت أدى إلى مقتل وإصابة 14 شخصا.")
    assert fields["killed_or_injured"] == exactly(14)
    assert "killed" not in fields
    assert "injured" not in fields


@pytest.mark.parametrize(
    "text",
    [
        "شن الوزير هجوما لاذعا على خصومه في الصحافة.",
        "سجل المهاجم هدفا في مرمى الفريق الضيف بعد هجوم سريع في المباراة.",
        "يروي الفيلم قصة جندي قتل في معركة قبل قرون.",
        "قال المتحدث إن الجيش لم يقصف القرية.",
        "قد تشن الحكومة هجوما إذا فشل الحوار بين الطرفين.",
        "لقي ثلاثة أشخاص مصرعهم في حادث سير قرب الديوانية اليوم.",
        "انفجرت فضيحة مالية جديدة في وجه المصرف.",
        "بحث الرئيسان العلاقات التجارية بين البلدين.",
    ],
)
def test_what_did_not_happen_or_is_no_violence_gives_nothing(text: str) -> None:
    assert incidents(text) == []


@pytest.mark.parametrize(
    ("text", "perpetrator", "target"),
    [
        ("خطف مسلحون طبيبا من عيادته في البصرة أمس.", "armed_group_unidentified", "civilians"),
        (
            "اعتقلت القوات العراقية ثمانية من عناصر داعش في ديالى اليوم.",
            "iraqi_security_forces",
            "islamic_state",
        ),
        ("قتل جنديان في هجوم شنه تنظيم داعش على نقطة تفتيش قرب الرطبة أمس.", "islamic_state", "iraqi_army"),
        (
            "قصفت طائرات تركية مواقع لحزب العمال الكردستاني في دهوك أمس وقتلت ثلاثة مسلحين.",
            "turkish_forces",
            "pkk",
        ),
    ],
)
def test_syntax_tells_who_did_it_to_whom(text: str, perpetrator: str, target: str) -> None:
    fields = only(text)
    assert perpetrator in fields["perpetrator"]
    assert target in fields["target"]
    assert not set(fields["perpetrator"]) & set(fields["target"])


def test_a_passive_names_no_doer() -> None:
    fields = only("قتل ثلاثة جنود بانفجار عبوة ناسفة قرب بيجي اليوم.")
    assert fields["perpetrator"] == ()


def test_the_lead_without_a_date_word_takes_the_day_of_publication() -> None:
    fields = only("قتل أربعة أشخاص وأصيب تسعة بانفجار سيارة مفخخة في الزبير.")
    assert (fields["date_start"], fields["date_precision"]) == (PUBLISHED, "day")
    assert "date_start" not in only(
        "قتل أربعة أشخاص وأصيب تسعة بانفجار سيارة مفخخة في الزبير.", published=None
    )


def test_relative_words_need_a_day_of_publication() -> None:
    text = "قتل أربعة أشخاص بانفجار عبوة في الزبير اليوم الاثنين."
    assert "date_start" not in only(text, published=None)


def test_background_without_a_date_stays_undated() -> None:
    text = "وكان تنظيم داعش قد سيطر على مدينة هيت وقتل العشرات من أبناء العشائر."
    assert all("date_start" not in fields for fields in incidents(text))


def test_a_month_with_its_year_dates_what_was_taken_then() -> None:
    fields = only("سيطر تنظيم داعش على مدينة هيت في تشرين الأول 2014.")
    assert (fields["date_start"], fields["date_end"]) == (dt.date(2014, 10, 1), dt.date(2014, 10, 31))
    assert fields["date_precision"] == "month"
    assert fields["governorate"] == "IQ-AN"


def test_several_governorates_leave_the_governorate_open() -> None:
    fields = only("خرجت تظاهرات حاشدة في البصرة وذي قار والنجف اليوم للمطالبة بالخدمات.")
    assert fields.get("governorate") is None
    assert fields["granularity"] == "series"
    assert fields["country"] == "IQ"


def test_a_place_that_only_gives_the_direction_yields_to_the_one_named() -> None:
    fields = only("قتل خمسة جنود بهجوم مسلح في التاجي شمالي بغداد أمس.")
    assert fields["place"] == "التاجي"
    assert fields["governorate"] == "IQ-BG"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("دعا ناشطون إلى تظاهرة كبرى أمام مبنى محافظة ميسان يوم الجمعة المقبل.", "planned"),
        ("تظاهر آلاف المواطنين في ميسان أمس.", "occurred"),
    ],
)
def test_status_tells_what_is_only_called_for(text: str, status: str) -> None:
    assert only(text)["status"] == status


def test_an_event_retold_is_one_fact_and_the_fullest_mention_counts() -> None:
    text = (
        "قتل 11 شخصا وأصيب 20 في انفجار سيارة مفخخة وسط بعقوبة اليوم.\n"
        "وقال مصدر في الشرطة إن الانفجار وقع قرب مطعم مزدحم.\n"
        "وأضاف أن التفجير ألحق أضرارا بمحال مجاورة."
    )
    fields = only(text)
    assert fields["killed"] == exactly(11)


def test_two_events_of_one_article_stay_apart() -> None:
    text = (
        "قتل أربعة مدنيين بانفجار عبوة في سوق بالحلة اليوم.\n"
        "وفي الموصل، قتل مسلحون ضابطا في الشرطة أمام منزله أمس.\n"
        "من جهة أخرى اعتقلت قوة أمنية خمسة مطلوبين في الكوت اليوم."
    )
    found = incidents(text)
    assert {fields["governorate"] for fields in found} == {"IQ-BB", "IQ-NI", "IQ-WA"}


def test_a_city_alone_joins_only_what_is_told_close_by() -> None:
    blast = "انفجرت عبوة ناسفة في بغداد الخميس وقتلت ثلاثة جنود.\n"
    other = "وقال مسعفون إن الطرق مزدحمة.\nوتضررت محال وبيوت.\nودعا المحافظ الأهالي إلى الحذر.\nويزور وزير الصحة المدينة غدا.\n"
    shots = "وأطلق مسلحون النار على سيارة قاض في بغداد."
    assert [fields["event_type"] for fields in incidents(blast + other + shots)] == [
        "bombing",
        "assassination",
    ]


def test_a_roadside_is_no_turn_of_the_telling() -> None:
    text = "كما أسفر انفجار عبوة، زرعت على جانب أحد الشوارع في حي الجهاد أمس، عن سقوط قتيلين."
    doc = Document(Article(article_id="a", text=text, title="", published_on=PUBLISHED))
    (draft,) = extract_incidents(doc)
    assert (draft.fields["event_type"], draft.end - draft.start) == ("bombing", len(text))


def test_a_total_that_is_broken_down_is_not_coded_again() -> None:
    text = (
        "قتل 9 أشخاص في سلسلة تفجيرات هزت مدنا عراقية اليوم.\n"
        "ففي الرمادي قتل خمسة أشخاص بانفجار سيارة مفخخة.\n"
        "وفي الديوانية قتل أربعة أشخاص بانفجار عبوة في حافلة."
    )
    assert sorted(fields["killed"].best for fields in incidents(text)) == [4, 5]


def test_a_count_over_a_period_is_a_series() -> None:
    fields = only("قتل منذ بداية العام أكثر من 90 مدنيا في هجمات متفرقة بمحافظة ديالى.")
    assert fields["granularity"] == "series"
    assert fields["killed"] == Count(90, 90, None)
    assert fields["date_start"] == dt.date(2018, 1, 1)


def test_the_title_alone_is_read_only_where_there_is_no_text() -> None:
    title = "مقتل سبعة جنود بانفجار عبوة في سنجار"
    assert incidents("ناقش المجلس الموازنة.", title=title) == []
    assert incidents("", title=title)[0]["killed"] == exactly(7)


@pytest.mark.parametrize(
    "row", load("triggers"), ids=lambda row: f"{row['first'].split('|')[0]}-{row['event_type']}"
)
def test_every_trigger_of_the_list_is_folded_and_found(row: dict[str, str]) -> None:
    for form in row["first"].split("|"):
        assert fold_key(form) == form
        assert any(t.event_type == row["event_type"] or t.role == "hint" for t in TRIGGERS[form])


@pytest.mark.parametrize(
    ("word", "core"),
    [("والمتظاهرين", "متظاهرين"), ("بعبوه", "عبوه"), ("للشرطه", "شرطه"), ("قتل", "قتل"), ("وفد", "وفد")],
)
def test_clitics_come_off_long_words_only(word: str, core: str) -> None:
    assert bare(word) == core


@pytest.mark.parametrize(
    ("text", "types"),
    [
        # what a speaker adds is told apart from what he said first
        (
            "وقال المصدر إن مسلحين خطفوا سائقا قرب الدبس أمس، مضيفا أن عبوة انفجرت في داقوق وقتلت شرطيا.",
            ["abduction", "bombing"],
        ),
        # the figure of another month stands beside that of this one
        (
            "قتل 70 مدنيا في العراق خلال كانون الثاني الماضي مقارنة بـ 95 قتلوا في كانون الأول.",
            ["armed_attack", "armed_attack"],
        ),
        # what came of an operation belongs to it
        (
            "قتلت الشرطة الاتحادية ثلاثة من مسلحي داعش خلال عملية أمنية قرب الرشاد أمس.",
            ["security_operation"],
        ),
        ("قتل جندي خلال عملية تفتيش قرب الرشاد أمس برصاص قناص.", ["armed_attack"]),
        # the aim of an operation has not come about
        ("بدأ الجيش اليوم عملية عسكرية لتحرير ناحية العلم من سيطرة تنظيم داعش.", ["security_operation"]),
        # a name made of a word for a blast
        ("وأعلن الجيش مقتل عشرة مسلحين ضمن عملية فجر الفرات غربي الأنبار أمس.", ["security_operation"]),
        ("نشرت السلطات نحو ألفي جندي في شوارع النجف أمس.", ["security_operation"]),
        ("سقطت قذيفتان على مدينة الحلة أمس.", ["shelling"]),
    ],
)
def test_acts_are_told_apart_and_kept_together(text: str, types: list[str]) -> None:
    assert [found["event_type"] for found in incidents(text)] == types


@pytest.mark.parametrize(
    ("text", "granularity"),
    [
        ("وقتل في شهر شباط الماضي 17 جنديا في أنحاء العراق.", "series"),
        ("قتل ستة أشخاص في انفجار سيارتين مفخختين في الحلة أمس.", "series"),
        ("قتل ستة أشخاص في تفجيرين انتحاريين استهدفا مقر المحافظة في الحلة أمس.", "event"),
        ("شنت القوات 45 حملة دهم في نينوى.", "series"),
        ("استولى تنظيم داعش على مساحات واسعة من الأراضي عام 2014.", "series"),
        ("استولى تنظيم داعش على مدينة القائم عام 2014.", "event"),
    ],
)
def test_one_occurrence_or_many(text: str, granularity: str) -> None:
    assert [found["granularity"] for found in incidents(text)] == [granularity]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("اندلع حريق كبير أمس في مبنى يضم صناديق الاقتراع وسط بغداد.", ["property_destruction"]),
        ("طالب سكان نينوى أمس بتحرير قراهم من قبضة تنظيم داعش.", []),
        ("وهذه أول دورة رياضية في البلاد منذ هزيمة تنظيم داعش.", []),
        ("أعلنت خلية الإعلام الأمني عن تحرير قرية البوعبيد غربي الرمادي أمس.", ["territory_captured"]),
        ("أغلق الأهالي ميناء خور الزبير في البصرة أمس احتجاجا على البطالة.", ["protest"]),
        ("أغلقت الشرطة الشوارع وسط البصرة أمس.", ["security_operation"]),
        ("فجر الجيش سيارة مفخخة عثر عليها في حي الوحدة وسط الموصل أمس.", ["weapons_seizure"]),
        ("تمكن طيران الجيش من قتل تسعة مسلحين قرب الرطبة أمس.", ["air_strike"]),
        (
            "قتل تسعة من عناصر داعش والعثور على أربعة منازل مفخخة واعتقال ثلاثة في الكرمة أمس.",
            ["security_operation"],
        ),
    ],
)
def test_what_counts_as_an_act_and_of_which_type(text: str, types: list[str]) -> None:
    assert [found["event_type"] for found in incidents(text)] == types


@pytest.mark.parametrize(
    "text",
    [
        "قتل متظاهر في احتجاجات وسط الناصرية أمس برصاص الشرطة. ودعا ناشطون إلى التحقيق في مقتل المتظاهر.",
        "قتل ستة أشخاص في تفجيرين جنوبي بغداد أمس. وقال مصدر إن انفجارا آخر وقع بعد دقائق قرب المكان.",
    ],
)
def test_the_dead_and_the_blows_of_one_event_are_not_told_twice(text: str) -> None:
    assert len(incidents(text)) == 1


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("توعد الرئيس أمس بشن عملية عسكرية في شمال العراق.", ["threat"]),
        ("وهتف المحتجون ضد الحكومة أمس مهددين بالسيطرة على معبر الشلامجة.", ["threat"]),
        ("يمكن أن تشن القوات في أي وقت عملية عسكرية قرب الحدود.", []),
        (
            "أصيب خمسة جنود بقصف على القائم أمس، في حين قتل شرطيان بانفجار عبوة في هيت.",
            ["shelling", "bombing"],
        ),
        ("قتل ثلاثة جنود في هجوم على ثكنة قرب بيجي أمس، في وقت مبكر من الصباح.", ["armed_attack"]),
    ],
)
def test_threats_chances_and_news_side_by_side(text: str, types: list[str]) -> None:
    assert [found["event_type"] for found in incidents(text)] == types


@pytest.mark.parametrize(
    "text",
    [
        "قتل 60 شخصا في انفجار شاحنة مفخخة في كركوك أمس. وجرح 130 آخرون في الانفجار الذي وقع قرب مسجد في بلدة تازة.",
        "قتل أربعة في انفجار بالكرادة أمس. وكان بين قتلى تفجير الكرادة طبيب.",
        "قتل تسعة جنود في هجوم على ثكنة قرب بيجي أمس. ويأتي هجوم الجمعة بعد زيارة الوزير للثكنة.",
        "أدى انفجار في الإسكندرية أمس إلى مقتل شرطي. وسمع سكان الاسكندرية دوي انفجار قرب الميناء.",
        "شنت قوات الاحتلال الأمريكي حملة دهم في الفلوجة أمس.",
    ],
)
def test_what_is_told_again_is_one_fact(text: str) -> None:
    assert len(incidents(text)) == 1


def test_a_comparison_dates_nothing() -> None:
    found = only("قتل أربعون شخصا في أعنف هجوم تشهده كركوك منذ ثلاثة أعوام.")
    assert found["granularity"] == "event"
    assert found["date_start"] == PUBLISHED


def test_a_crowd_surrounds_as_the_police_do() -> None:
    assert only("حاصر مئات المتظاهرين مبنى القنصلية في البصرة أمس.")["event_type"] == "protest"
    assert only("حاصرت قوة من الجيش قرية في البصرة أمس.")["event_type"] == "security_operation"


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("صدرت مذكرة القاء قبض بحق السفير السابق أمس.", []),
        ("وأحرق محتجون مقر حزب في السماوة أمس، مضيفا أن آخرين اقتحموا مبنى المحافظة.", ["riot"]),
        ("عثرت القوات على شبكة أنفاق لتنظيم داعش قرب القائم أمس.", ["weapons_seizure"]),
        ("نشر التنظيم بيانات عن معارك قواته في المنطقة.", []),
        (
            "قتل تسعة أشخاص في انفجار وسط الرمادي أمس. ويعد الانفجار الثالث من نوعه في المدينة منذ شهرين.",
            ["bombing"],
        ),
    ],
)
def test_papers_crowds_finds_and_rankings(text: str, types: list[str]) -> None:
    assert [found["event_type"] for found in incidents(text)] == types


def test_the_injured_of_a_lead_are_broken_down_as_the_dead_are() -> None:
    found = incidents(
        "أصيب 9 أشخاص في تفجيرات وهجمات أمس. وأصيب 3 طلاب بانفجار عبوة في الموصل. "
        "وأصيب 5 أشخاص بانفجار عبوة في بعقوبة. وأصيب جندي بإطلاق نار وسط كركوك."
    )
    assert [item["place"] for item in found] == ["الموصل", "بعقوبة", "كركوك"]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("واصل الجيش عملياته العسكرية غربي الأنبار أمس.", ["security_operation"]),
        ("انطلقت عملية تحرير مدينة هيت أمس بمشاركة العشائر.", ["security_operation"]),
        ("جرى تحرير ثلاثين مختطفا من أهالي سنجار أمس.", []),
    ],
)
def test_an_operation_is_not_yet_a_capture(text: str, types: list[str]) -> None:
    assert [found["event_type"] for found in incidents(text)] == types


def test_a_toll_that_has_risen_overtakes_the_one_told_after_it() -> None:
    text = (
        "ارتفعت حصيلة تفجير السيارة المفخخة في الحلة أمس إلى 31 قتيلا. "
        "وكانت مصادر طبية أعلنت مساء الخميس مقتل 24 شخصا."
    )
    assert only(text)["killed"] == exactly(31)
