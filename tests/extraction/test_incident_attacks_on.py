"""Who attacked whom: victims by their calling, objects behind a time between commas, claims, crowds and their repression."""

from __future__ import annotations

import datetime as dt

import pytest

from extraction.articles import Article
from extraction.document import Document
from extraction.incident_asides import before_time, past_time
from extraction.incidents import extract_incidents
from extraction.text import fold

GUNMEN = ["armed_group_unidentified"]
IS = ["islamic_state"]
FORCES = ["iraqi_security_forces"]
ABROAD = ["foreign_forces_other"]


def told(text: str) -> list[tuple[str, list[str], list[str]]]:
    """Type, perpetrators and targets of each incident."""
    doc = Document(Article(article_id="x", text=text, title="", published_on=dt.date(2015, 6, 10)))
    fields = [m.fields for m in extract_incidents(doc)]
    return [(f["event_type"], list(f["perpetrator"]), list(f["target"])) for f in fields]


def sides(text: str) -> tuple[list[str], list[str]]:
    """Perpetrators and targets of the first incident."""
    return told(text)[0][1:]


@pytest.mark.parametrize(
    ("text", "perpetrator", "target"),
    [
        ("اغتال مجهولون، مساء اليوم، مدير بلدية الحويجة قرب منزله.", GUNMEN, ["government_officials"]),
        ("هاجم مسلحون مجهولون، فجر اليوم، نقطة تفتيش للشرطة غربي كركوك.", GUNMEN, ["iraqi_police"]),
        ("اختطف عناصر تنظيم داعش، صباح اليوم، أربعة مزارعين شرقي ديالى.", IS, ["civilians"]),
        ("خطفت ميليشيات مسلحة، الاثنين الماضي، سبعة شبان من الدورة.", ["militias"], ["civilians"]),
        ("قتل مسلحون مجهولون، مساء أمس، بقصف مدفعي غربي هيت.", [], GUNMEN),
    ],
)
def test_a_time_between_commas_parts_nobody(text: str, perpetrator: list[str], target: list[str]) -> None:
    assert sides(text) == (perpetrator, target)


def test_places_beyond_and_before_a_time() -> None:
    words = ["اغتال", "مسلحون", "،", "مساء", "امس", "5", "حزيران", "،", "ثلاثه", "قضاه"]
    assert past_time(words, 2, len(words)) == 8
    assert before_time(words, 9, 0) == 2
    assert past_time(["قتل", "،", "7", "،"], 1, 4) == 1  # a figure is no time
    assert past_time(words, 9, 9) == 9
    assert before_time(words, 1, 0) == 1


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ("مراسلون", "journalists"),
        ("مدير إذاعة محلية", "journalists"),
        ("رئيس تحرير صحيفة", "journalists"),
        ("ناشط مدني", "activists"),
        ("رئيس بلدية الحويجة", "government_officials"),
        ("المدعي العام", "government_officials"),
        ("نائب المحافظ", "government_officials"),
        ("موظف في وزارة النفط", "government_officials"),
        ("عضو مجلس النواب", "politicians"),
        ("ضابط برتبة مقدم في الشرطة", "iraqi_police"),
        ("ضابط بالجيش", "iraqi_army"),
        ("مدنيون", "civilians"),
        ("موظفان", "civilians"),
        ("مسعفون", "civilians"),
        ("طبيب مسيحي", "religious_minorities"),
        ("قبطيان", "religious_minorities"),
        ("راهبات", "religious_minorities"),
        ("بريطاني", "foreign_nationals"),
        ("ياباني وكندي", "foreign_nationals"),
        ("رجل أعمال تركي", "foreign_nationals"),
        ("موظف في الأمم المتحدة", "foreign_nationals"),
    ],
)
def test_victims_by_their_calling(who: str, code: str) -> None:
    assert sides(f"قتل {who} أمس بانفجار عبوة ناسفة في بغداد.")[1] == [code]


def test_a_nationality_alone_is_a_man_only_behind_what_befell_him() -> None:
    assert sides("قتل جندي بريطاني بانفجار عبوة في البصرة أمس.")[1] != ["foreign_nationals"]
    assert sides("تظاهر المئات في كركوك أمس احتجاجا على مقتل تركي.")[1] == []


@pytest.mark.parametrize(
    ("text", "perpetrator", "target"),
    [
        # the one who speaks did not do it
        ("قالت الشرطة إن مسلحين خطفوا تسعة من عمال البناء في الطارمية أمس.", GUNMEN, ["civilians"]),
        ("وقال الجيش إن مسلحين قتلوا ثلاثة مدنيين في هيت أمس.", GUNMEN, ["civilians"]),
        # whose post it is
        ("هاجم داعش حاجزا تابعا للجيش غربي هيت أمس.", IS, ["iraqi_army"]),
        ("قصفت طائرات التحالف أمس نقطة تفتيش لداعش قرب القائم.", ["international_coalition"], IS),
        # by name and calling, the verb further on
        (
            "قال المرصد إن سامر جبار وهو مراسل قناة محلية قتل أمام منزله أمس على يد أربعة مسلحين.",
            GUNMEN,
            ["journalists"],
        ),
    ],
)
def test_speakers_posts_and_men_told_by_name(text: str, perpetrator: list[str], target: list[str]) -> None:
    assert sides(text) == (perpetrator, target)


@pytest.mark.parametrize(
    ("text", "perpetrator"),
    [
        ("قتل 12 شخصا أمس في تفجير انتحاري على مطعم في كابل وتقف وراءه حركة طالبان.", ABROAD),
        ("أعلن تنظيم داعش تبنيه التفجير الذي وقع أمس في حي الشعب وقتل فيه سبعة مدنيين.", IS),
        ("أعلن تنظيم داعش مسئوليته عن التفجير الذي قتل فيه أمس سبعة مدنيين في حي الشعب.", IS),
        ("قتل عشرون زائرا أمس في تفجير انتحاري بالكاظمية. وتبناه تنظيم داعش.", IS),
        ("انفجرت قنبلة أمس في كانو فقتلت ثمانية. وقالت الشرطة إن جماعة بوكو حرام تقف وراء الهجوم.", ABROAD),
        (
            "اغتال مسلحون مختار قرية شمالي المقدادية أمس. وقال مصدر إن عناصر داعش يقفون وراء الاغتيال.",
            IS,
        ),
        (
            "خطف مسلحون عشرين تلميذة في مايدوغوري أمس. وأعلنت جماعة بوكو حرام مسؤوليتها عن الخطف.",
            ABROAD,
        ),
        # not owned
        ("قتل 15 شخصا أمس بانفجار سيارة مفخخة في الحلة. ونفى تنظيم القاعدة مسؤوليته عن التفجير.", []),
        ("فجر انتحاري نفسه أمس شرق كابل فقتل أربعة. ولم تتبن طالبان الهجوم حتى الآن.", []),
        ("قتل ثلاثة أمس بانفجار عبوة في الدورة. وكان داعش تبنى الأسبوع الماضي هجوما في الكرادة.", []),
    ],
)
def test_claims(text: str, perpetrator: list[str]) -> None:
    assert sides(text)[0] == perpetrator


@pytest.mark.parametrize(
    ("text", "kind", "perpetrator", "target"),
    [
        (
            "خرجت في بغداد أمس تظاهرات مناهضة للحكومة شارك فيها الآلاف.",
            "protest",
            ["protesters"],
            ["government_officials"],
        ),
        (
            "شهدت الناصرية أمس احتجاجات ضد الرئيس ومطالبة برحيله.",
            "protest",
            ["protesters"],
            ["government_officials"],
        ),
        (
            "هدم محتجون بالجرافات أمس مقرات أحزاب سياسية في الناصرية.",
            "riot",
            ["protesters"],
            ["politicians"],
        ),
        (
            "أضرم مجهولون النيران أمس في مبنى الحكومة المحلية بالسماوة.",
            "property_destruction",
            GUNMEN,
            ["government_officials"],
        ),
        (
            "استخدمت قوات الأمن أمس الذخيرة الحية لتفريق المحتجين في الناصرية.",
            "protest_repression",
            FORCES,
            ["protesters"],
        ),
        (
            "قمعت الأجهزة الأمنية الفلسطينية أمس اعتصامين وسط رام الله.",
            "protest_repression",
            ABROAD,
            ["protesters"],
        ),
    ],
)
def test_crowds_and_their_repression(text: str, kind: str, perpetrator: list[str], target: list[str]) -> None:
    assert told(text)[0] == (kind, perpetrator, target)


def test_the_egyptian_spelling_of_official_folds_to_the_common_one() -> None:
    assert fold("المسئولية").text == fold("المسؤولية").text


@pytest.mark.parametrize(
    ("text", "perpetrator", "target"),
    [
        ("أعدم تنظيم داعش أمس خمسة شبان في القيارة بتهمة التعاون مع الجيش العراقي.", IS, ["civilians"]),
        ("أعدم داعش أمس ستة من أهالي تلعفر رميا بالرصاص لتعاونهم مع القوات الأمنية.", IS, ["civilians"]),
        ("خطف داعش أمس عشرة مدنيين من الرياض بتهمة الاتصال بقوات الحشد الشعبي.", IS, ["civilians"]),
        # whom the charge names is sought where the forces arrest, and is the victim where he is the object
        ("اعتقلت الشرطة أمس ثلاثة أشخاص في بعقوبة بتهمة الانتماء إلى تنظيم داعش.", ["iraqi_police"], IS),
        ("أعدم داعش أمس ثلاثة من عناصر الشرطة في الموصل رميا بالرصاص.", IS, ["iraqi_police"]),
    ],
)
def test_those_charged_are_no_victims(text: str, perpetrator: list[str], target: list[str]) -> None:
    assert sides(text) == (perpetrator, target)


@pytest.mark.parametrize(
    ("text", "kind", "perpetrator"),
    [
        ("نفذ مجهولون عملية اختطاف بحق ناشط من المشاركين في الاحتجاجات أمس.", "abduction", GUNMEN),
        ("اختطف مسلحون تحت تهديد السلاح ناشطا في التظاهرات وسط الكوت أمس.", "abduction", GUNMEN),
        ("أقدم مسلحون أمس على خطف ناشط في الاحتجاجات عقب خروجه من الساحة.", "abduction", GUNMEN),
        (
            "تعرض الناشط في تظاهرات البصرة حيدر الجبوري للاختطاف من قبل قوة مجهولة أمس.",
            "abduction",
            GUNMEN,
        ),
        ("اغتال مسلحون مجهولون الناشط في الاحتجاجات سامي الكعبي أمس.", "assassination", GUNMEN),
    ],
)
def test_activists_carried_off_are_no_protest(text: str, kind: str, perpetrator: list[str]) -> None:
    assert told(text) == [(kind, perpetrator, ["activists"])]


def test_a_protest_over_an_abduction_is_one() -> None:
    assert told("تظاهر المئات في الكوت أمس احتجاجا على خطف ناشط.")[0][0] == "protest"
    assert told("خرج ناشطون في تظاهرات وسط الكوت أمس.")[0][0] == "protest"


@pytest.mark.parametrize(
    "who",
    ["رجل مسلح", "شخص مجهول", "قوة مسلحة مجهولة", "أفراد عصابة", "قطاع طرق", "مسلحان ملثمان"],
)
def test_gunmen_by_other_names(who: str) -> None:
    assert sides(f"قتل مراسل صحفي أمس في بغداد على يد {who}.") == (GUNMEN, ["journalists"])


@pytest.mark.parametrize(
    ("text", "perpetrator", "target"),
    [
        ("قال مصدر إن ثلاثة مسلحين خطفوا مراسلا صحفيا أمس في بغداد.", GUNMEN, ["journalists"]),
        ("اغتال ثلاثة مسلحين أمس صحفيا وسط الموصل.", GUNMEN, ["journalists"]),
        ("قتل ثلاثة مسلحين أمس وسط الموصل.", FORCES, GUNMEN),
        ("قتل شرطي وآخر مدني أمس في كركوك برصاص مجهولين.", GUNMEN, ["iraqi_police", "civilians"]),
        ("قتل مسلحون أمس ثلاثة موظفين يعملون في ديوان محافظة نينوى.", GUNMEN, ["government_officials"]),
        (
            "قتل شقيق مختار قرية أمس بهجوم مسلح شمالي سامراء. ولم تتبن أي جهة مسؤوليتها، لكن مصدرين اتهما داعش "
            "بالوقوف وراء الهجوم.",
            IS,
            ["government_officials"],
        ),
    ],
)
def test_subject_object_and_who_is_blamed(text: str, perpetrator: list[str], target: list[str]) -> None:
    assert sides(text) == (perpetrator, target)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("قتل عشرون شخصا في تفجيرين استهدفا أحد الأسواق الشعبية وسط بغداد أمس.", ["civilians"]),
        ("فجر انتحاري نفسه قرب مجموعة من الزوار الشيعة جنوب بغداد أمس فقتل تسعة.", ["civilians"]),
        ("انفجرت شاحنة مفخخة أمس فدمرت مقر وزارة الخارجية.", ["government_officials"]),
        (
            "استهدفت هجمات الثلاثاء بسيارات مفخخة عددا من المقرات التابعة للحكومة العراقية.",
            ["government_officials"],
        ),
        ("انفجرت عبوة ناسفة أمس أسفل أنبوب نفط غربي كركوك.", ["infrastructure"]),
        ("انفجرت عبوة ناسفة أمس قرب جسر في بلد.", []),
        ("أصيب عراقي أمس بانفجار عبوة ناسفة في الكرادة.", []),
        ("قال مصدر إن مدنيا عراقيا لقي حتفه أمس في هجوم على منزله غرب بغداد.", ["civilians"]),
        ("نجا معاون مدير شرطة سامراء أمس من محاولة اغتيال أصيب فيها اثنان.", ["iraqi_police"]),
        ("نجا اثنان من كبار الضباط أمس من محاولة اغتيال بعبوة أصابت ثلاثة في الرمادي.", FORCES),
    ],
)
def test_places_and_men_that_were_struck(text: str, target: list[str]) -> None:
    assert sides(text)[1] == target


@pytest.mark.parametrize(
    ("text", "perpetrator", "target"),
    [
        # a man of the forces behind a verb of harm fell, unless an object follows
        ("قتل ضابط مخابرات وزوجته أمس شمال بغداد بهجوم مسلح.", [], FORCES),
        ("قتل ضابط شرطة متقاعد أمس أمام منزله في الكوت بهجوم مسلح.", [], ["iraqi_police"]),
        ("قتل جنود ثلاثة مدنيين أمس قرب هيت.", ["iraqi_army"], ["civilians"]),
        ("قتلت الشرطة مسلحين اثنين أمس في المقدادية.", ["iraqi_police"], GUNMEN),
        # what is said that others suffered
        ("أعلن الجيش أن سبعة أشخاص قتلوا وأصيب عشرة أمس في هجوم مسلح شمالي بغداد.", [], []),
        (
            "أعلنت الشرطة أن خمسة أشخاص قتلوا وجرح ثمانية أمس في هجوم استهدف موكبا للجيش شمالي بغداد.",
            [],
            ["iraqi_army"],
        ),
        (
            "وفق بيانات وزارات الصحة والدفاع والداخلية، أصيب 303 مدنيين بهجمات مسلحة في بغداد أمس.",
            [],
            ["civilians"],
        ),
        # whose post, which rank, a comma between subject and object
        ("فتح مسلحون مجهولون النار أمس على حاجز أمني تابع للشرطة قرب هيت.", GUNMEN, ["iraqi_police"]),
        (
            "قتل مسلحون مجهولون أمس ضابطا في الجيش السابق برتبة عميد قرب منزله شرقي الموصل.",
            GUNMEN,
            ["iraqi_army"],
        ),
        ("أردى مسلحون مجهولون، ضابطا رفيعا في الشرطة، قتيلا وسط بغداد أمس.", GUNMEN, ["iraqi_police"]),
    ],
)
def test_men_of_the_forces_and_who_tell_of_them(text: str, perpetrator: list[str], target: list[str]) -> None:
    assert sides(text) == (perpetrator, target)


@pytest.mark.parametrize(
    ("text", "perpetrator", "target"),
    [
        # what the arrested had done, and to whom, is not done to them
        (
            "اعتقلت القوات الأمنية أمس خلية تابعة لداعش خططت لهجمات ضد المدنيين وقوات الأمن.",
            FORCES,
            IS,
        ),
        ("اعتقلت الشرطة أمس أربعة من داعش نفذوا هجمات على نقاط للجيش.", ["iraqi_police"], IS),
        ("اعتقلت الشرطة أمس أربعة أشخاص في الحلة بتهمة الهجوم على مركز للشرطة.", ["iraqi_police"], []),
        ("اعتقلت قوات الأمن أمس أربعة أشخاص بسبب منشورات انتقدت الحكومة.", FORCES, []),
        ("اعتقلت السلطات أمس شبكة مسلحة مرتبطة بالقاعدة في الحلة.", FORCES, ["al_qaeda"]),
        # but whom a wave of arrests is turned against
        ("شنت القوات الأمنية أمس حملة اعتقالات ضد المتظاهرين في الناصرية.", FORCES, ["protesters"]),
    ],
)
def test_whom_arrests_are_aimed_at(text: str, perpetrator: list[str], target: list[str]) -> None:
    assert told(text)[0] == ("arrest", perpetrator, target)


def test_no_building_threatens() -> None:
    assert sides("تجمع السكان أمس أمام حقل القرنة في البصرة وهددوا بإغلاقه.")[0] != ["infrastructure"]


@pytest.mark.parametrize(
    ("text", "perpetrator", "target"),
    [
        # at whose patrol a blast was aimed, beside those whom it harmed
        (
            "انفجرت عبوة قرب دورية للشرطة في بعقوبة أمس فقتل ثلاثة مدنيين.",
            [],
            ["iraqi_police", "civilians"],
        ),
        ("انفجرت عبوة قرب سوق في بعقوبة أمس فقتل ثلاثة مدنيين.", [], ["civilians"]),
        # whom the fallen fought
        ("قتل ثلاثة جنود أميركيين أمس خلال عمليات عسكرية ضد المسلحين في الأنبار.", GUNMEN, ["us_forces"]),
        # to whom it is ascribed
        ("قتل خمسة جنود أمس في هجوم نسبته الشرطة إلى حزب العمال الكردستاني.", ["pkk"], ["iraqi_army"]),
        ("أوضحت المنظمة أمس أن تنظيم داعش خطف نحو ثمانية آلاف عائلة من الموصل.", IS, ["civilians"]),
    ],
)
def test_patrols_opponents_and_ascription(text: str, perpetrator: list[str], target: list[str]) -> None:
    assert sides(text) == (perpetrator, target)


@pytest.mark.parametrize(
    ("text", "perpetrator", "target"),
    [
        # a noun of action with its doer and its object
        ("أكدت نقابة الصحفيين أمس اعتقال الشرطة صحفيا في البصرة.", ["iraqi_police"], ["journalists"]),
        ("أعلن المرصد أمس اغتيال مسلحين مجهولين صحفيا في البصرة.", GUNMEN, ["journalists"]),
        ("دانت المنظمة أمس إعدام تنظيم داعش صحفيا في الموصل.", IS, ["journalists"]),
    ],
)
def test_a_noun_of_action_with_doer_and_object(text: str, perpetrator: list[str], target: list[str]) -> None:
    assert sides(text) == (perpetrator, target)


def test_a_country_that_arms_come_from_arrests_nobody() -> None:
    text = "اعتقل أمس في البصرة شخص يهرب أسلحة من إيران إلى العراق."
    assert sides(text)[0] == FORCES
    assert sides("اعتقل أمس في تركيا عشرون شخصا بشبهة الإرهاب.")[0] == ["turkish_forces"]


@pytest.mark.parametrize(
    ("text", "perpetrator", "target"),
    [
        # subject, verb, object
        ("قال مصدر إن تنظيم داعش هاجم الجيش غربي هيت أمس وقتل جنديين.", IS, ["iraqi_army"]),
        (
            "أفاد مصدر بأن عددا من مسلحي داعش هاجم الشرطة والجيش جنوب كركوك أمس.",
            IS,
            ["iraqi_police", "iraqi_army"],
        ),
        ("قال مصدر إن الجيش هاجم تنظيم داعش غربي هيت أمس.", ["iraqi_army"], IS),
        ("خطف مسلحون من جماعة «بوكو حرام» عشرين تلميذة في مايدوغوري أمس.", ABROAD, ["civilians"]),
        # a time with one comma
        (
            "أعلن داعش مسؤوليته عن الهجوم الذي استهدف في وقت سابق أمس، الشرطة الاتحادية قرب كركوك وقتل فيه تسعة.",
            IS,
            ["iraqi_police"],
        ),
        # who answers for an attack is no official, and a patrol is one of the forces'
        ("اعتقلت القوات الأمنية أمس المسؤول عن تفجير الكرادة.", FORCES, []),
        ("قال مسؤول في الشرطة إن عبوة انفجرت على دورية في الدورة أمس.", [], FORCES),
        ("انفجرت عبوة ناسفة أمس على دورية بريطانية قرب صفوان.", [], ABROAD),
    ],
)
def test_subjects_before_their_verb(text: str, perpetrator: list[str], target: list[str]) -> None:
    assert sides(text) == (perpetrator, target)


@pytest.mark.parametrize(
    ("text", "perpetrators"),
    [
        (
            "قتل عشرة مدنيين في تفجير انتحاري بمدينة الصدر أمس. وتبنى تنظيم داعش التفجير. وفي كركوك، قتل شرطيان "
            "بهجوم مسلح على نقطة تفتيش أمس.",
            [IS, []],
        ),
        (
            "قتل عشرة في تفجير بمدينة الصدر أمس. وقتل خمسة في تفجير بالكاظمية أمس. وتبنى داعش التفجيرين.",
            [IS, IS],
        ),
        (
            "قتل سبعة في تفجير بالكرادة الاثنين الماضي أعلن داعش مسؤوليته عنه. وقتل أمس أربعة مدنيين في تفجير بالدورة.",
            [IS, []],
        ),
    ],
)
def test_a_claim_reaches_no_further_than_its_attacks(text: str, perpetrators: list[list[str]]) -> None:
    assert [perpetrator for _, perpetrator, _ in told(text)] == perpetrators


@pytest.mark.parametrize(
    ("text", "perpetrator", "target"),
    [
        ("فجر تنظيم داعش منازل ضباط في الشرطة غربي الموصل أمس.", IS, ["iraqi_police"]),
        ("فجر داعش منازل عدد من الضباط في هيت أمس.", IS, FORCES),
        ("أحرق داعش منازل عناصر الشرطة في القيارة أمس.", IS, ["iraqi_police"]),
        ("فجر داعش عشرة منازل في قرية قرب هيت أمس.", IS, ["civilians"]),
        ("تعرض مكتب قناة آسيا في البصرة لإطلاق نار من مجهولين أمس.", GUNMEN, ["journalists"]),
        ("تعرضت دورية للشرطة لإطلاق نار من أسلحة خفيفة في بيجي أمس.", [], ["iraqi_police"]),
        ("أقدم تنظيم داعش على إعدام ستة من شيوخ عشيرة الجبور في القيارة أمس.", IS, ["civilians"]),
    ],
)
def test_whose_homes_and_whose_gunfire(text: str, perpetrator: list[str], target: list[str]) -> None:
    assert sides(text) == (perpetrator, target)


@pytest.mark.parametrize(
    ("text", "perpetrator", "target"),
    [
        ("اغتيل ضابط في الجيش ببغداد أمس.", [], ["iraqi_army"]),
        ("اغتيل ضابط شرطة برتبة رائد بأسلحة كاتمة في الموصل أمس.", [], ["iraqi_police"]),
        ("قتل نائب محافظ كابل أمس بقنبلة ثبتها مهاجمون مجهولون في سيارته.", GUNMEN, ["government_officials"]),
        (
            "أطلق مسلحون النار أمس على حافلة تقل أقباطا في المنيا وقتلوا سبعة منهم.",
            GUNMEN,
            ["religious_minorities"],
        ),
    ],
)
def test_passives_and_passengers(text: str, perpetrator: list[str], target: list[str]) -> None:
    assert sides(text) == (perpetrator, target)


def test_freedom_is_no_ground() -> None:
    assert told("أعلن الحاكم أمس أن التلاميذ استعادوا حريتهم في كاغارا.") == []


def test_a_band_that_storms_a_village_runs_no_operation() -> None:
    text = "وقال الضابط إن قوة من داعش اقتحمت قرية الحود جنوب الموصل وأعدمت أربعة شبان من أهلها."
    assert told(text) == [("execution", IS, ["civilians"])]
