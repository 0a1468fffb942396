"""Several incidents in one sentence: lists of the day's acts, what a source tells next; on sentences of our own."""

from __future__ import annotations

import datetime as dt

import pytest

from extraction.articles import Article
from extraction.document import Document
from extraction.incidents import extract_incidents


def told(text: str) -> list[tuple[str, str | None]]:
    """Type and place of the incidents of an article, in the order of the text."""
    doc = Document(Article(article_id="a", text=text, published_on=dt.date(2018, 3, 24)))
    return [(d.fields["event_type"], d.fields["place"]) for d in extract_incidents(doc)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "قتل ثلاثة جنود في هجوم في تكريت، وقتل شرطيان بانفجار عبوة ناسفة في بعقوبة.",
            [("armed_attack", "تكريت"), ("bombing", "بعقوبة")],
        ),
        (
            "فجر انتحاري نفسه في سوق في كركوك، وأصيب أربعة مدنيين بانفجار سيارة مفخخة في الحلة.",
            [("suicide_bombing", "كركوك"), ("bombing", "الحلة")],
        ),
        (
            "شنت طائرات عراقية غارة على مخزن للسلاح في الفلوجة، فضلا عن قصف مدفعي قتل ستة مسلحين في سنجار.",
            [("air_strike", "الفلوجة"), ("shelling", "سنجار")],
        ),
        (
            "قال ضابط إن عبوة ناسفة انفجرت في الرمادي، وأضاف المصدر أن مسلحين هاجموا نقطة تفتيش في هيت.",
            [("bombing", "الرمادي"), ("armed_attack", "هيت")],
        ),
    ],
)
def test_listed_acts_with_places_are_apart(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "في تفجير آخر في الموصل، قتل عشرة أشخاص وأصيب عشرون بسيارة مفخخة في حي الزهور.",
        "قتل خمسة أشخاص في بعقوبة وأصيب تسعة بانفجار عبوة ناسفة في سوق المدينة.",
        "قتل سبعة أشخاص بانفجار سيارة مفخخة في الكرادة ببغداد، وأصيب بالانفجار ثلاثون من سكان بغداد.",
    ],
)
def test_halves_of_one_toll_stay_together(text: str) -> None:
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    ("text", "types"),
    [
        (
            "انفجرت سيارة مفخخة في بغداد وأصيب ثلاثة. وانفجرت السيارة الثانية في بغداد وأصيب ثلاثة.",
            ["bombing", "bombing"],
        ),
        (
            "أعلنت المحافظة حظر التجوال ليلا في البصرة. وقال ضابط إن الجيش أرسل تعزيزات إلى البصرة.",
            ["security_operation", "security_operation"],
        ),
        ("قبضت الشرطة على أربعة مسلحين في الحلة.", ["arrest"]),
        ("وقال ضابط إن فرق الهندسة عالجت ستة منازل مفخخة في هيت.", ["weapons_seizure"]),
        ("تمكن الجيش من تدمير شاحنة مفخخة قرب سامراء.", ["weapons_seizure"]),
        ("شنت طائرات حربية غارة على قرية في هيت فدمرت شاحنة مفخخة.", ["air_strike"]),
    ],
)
def test_what_is_told_beside_or_done_to_arms(text: str, types: list[str]) -> None:
    assert [event_type for event_type, _ in told(text)] == types


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("حققت قوات الجيش أمس تقدما سريعا في أطراف بيجي.", ["security_operation"]),
        ("تحرك رتل عسكري من الحبانية نحو هيت صباح أمس.", ["security_operation"]),
        ("وأقامت القوات التركية نقاطا عسكرية في جبال زاخو.", ["security_operation"]),
        ("دخلت قوات الجيش بلدة هيت وسيطرت عليها أمس.", ["territory_captured"]),
        ("هجر المسلحون قسرا سكان ثلاث قرى في ديالى أمس.", ["other"]),
        ("انتقد النائب عدم تحرك قوات الشرطة في البصرة.", []),
    ],
)
def test_moves_of_troops_are_operations(text: str, types: list[str]) -> None:
    assert [event_type for event_type, _ in told(text)] == types


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "أحرق محتجون مكتب حزب في الناصرية أمس. كما أضرم المتظاهرون النار في مقر فصيل مسلح في الناصرية.",
            [("riot", "الناصرية"), ("riot", "الناصرية")],
        ),
        (
            "قتل ثمانية مدنيين بانفجار قنبلة قرب سينما في بغداد. على صعيد آخر، قتل مسلحون ثمانية حراس في هجوم على مصرف وسط بغداد.",
            [("bombing", "بغداد"), ("armed_attack", "بغداد")],
        ),
        (
            "بدأت القوات العراقية عملية لتطهير قرى غرب الرمادي. في السياق ذاته، انطلقت عملية عسكرية لتطهير الطريق شمال الرمادي.",
            [("security_operation", "الرمادي"), ("security_operation", "الرمادي")],
        ),
    ],
)
def test_what_is_told_as_one_thing_more_is_apart(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "قتل شخصان بانفجار عبوة في بعقوبة. كما أصيب خمسة آخرون بجروح.",
        "قتل شخصان بانفجار عبوة في بعقوبة. كما أصيب خمسة آخرون في الانفجار الذي وقع قرب السوق.",
        "قتل شخصان بانفجار عبوة في بعقوبة. كما قال ضابط إن الحادث نجم عن انفجار عبوة زرعت قرب السوق.",
    ],
)
def test_one_thing_more_said_of_the_same_act_stays_with_it(text: str) -> None:
    assert len(told(text)) == 1


def test_of_an_act_that_the_opening_only_sums_up_the_full_telling_is_quoted() -> None:
    text = (
        "أعدم تنظيم داعش عشرين شخصا في الموصل، فيما خطف مسلحون مدير دائرة في بعقوبة.\n"
        "ففي الموصل، أعلن مسؤول محلي أن تنظيم داعش أعدم عشرين شخصا رميا بالرصاص.\n"
        "وفي بعقوبة، خطف مسلحون مجهولون مدير دائرة حكومية عند خروجه."
    )
    doc = Document(Article(article_id="a", text=text, published_on=dt.date(2018, 3, 24)))
    quoted = [doc.raw[slice(*doc.raw_span(d.start, d.end))][:12] for d in extract_incidents(doc)]
    assert quoted == ["ففي الموصل، ", "وفي بعقوبة، "]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "أحرق محتجون مقر حزب الدعوة في البصرة. واقتحم المتظاهرون القنصلية الإيرانية في البصرة.",
            [("riot", "البصرة"), ("riot", "البصرة")],
        ),
        (
            "قصفت طائرات تركية مواقع حزب العمال الكردستاني في دهوك. وقصفت طائرات التحالف الدولي مواقع تنظيم داعش.",
            [("air_strike", "دهوك"), ("air_strike", None)],
        ),
        (
            "أطلقت الشرطة العراقية النار في كركوك. وأطلق مسلحون مجهولون النار على سيارة في كركوك.",
            [("armed_attack", "كركوك"), ("armed_attack", "كركوك")],
        ),
        (
            "اغتال مسلحون مجهولون طبيبا في كركوك. وهاجم مسلحون مجهولون حافلة في كركوك.",
            [("assassination", "كركوك"), ("armed_attack", "كركوك")],
        ),
    ],
)
def test_other_doers_kinds_or_targets_are_apart(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "هاجم مسلحون نقطة تفتيش في تكريت. وقتل تنظيم داعش في الهجوم جنديين.",
        "هاجم تنظيم داعش قرية قرب كركوك. وصدت قوات البيشمركة الهجوم.",
    ],
)
def test_one_act_told_from_both_sides_stays_one(text: str) -> None:
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "أصيب أربعة جنود بانفجار عبوة في بغداد. وقال سكان إن الحركة عادت إلى الشوارع. "
            "وفي بغداد، أكد مصدر انفجار قنبلة في مبنى للشرطة أدت إلى إصابة أربعة من الشرطة.",
            [("bombing", "بغداد"), ("bombing", "بغداد")],
        ),
        (
            "تجمع عشرات المتظاهرين أمام مبنى المجلس في البصرة مطالبين بالخدمات. وتوجه متظاهرون آخرون في تظاهرة نحو شركات النفط.",
            [("protest", "البصرة"), ("protest", None)],
        ),
    ],
)
def test_acts_by_place_or_crowd_are_apart(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert told(text) == expected


def test_a_march_of_one_day_is_one_of_the_protests_told_in_general() -> None:
    text = (
        "انطلقت احتجاجات في مدن الجنوب بسبب انقطاع الكهرباء. "
        "وعاد المحتجون إلى الشوارع في البصرة مساء الاثنين للهتاف ضد المحافظ."
    )
    assert [kind for kind, _ in told(text)] == ["protest", "protest"]


def test_an_act_of_a_summing_opening_is_told_again_with_its_spot() -> None:
    text = (
        "أعلنت القوات العراقية استعادة منطقة قرب الرمادي، فيما قتل جنديان بانفجار عبوة في تكريت.\n"
        "وقال ضابط إن القوات العراقية حررت حي التأميم في الرمادي من تنظيم داعش."
    )
    assert told(text) == [("territory_captured", "التأميم"), ("bombing", "تكريت")]


def test_the_telling_with_the_spot_within_the_town_and_all_figures_is_quoted() -> None:
    text = (
        "قتل سبعة مسلحين في قصف جوي قرب كركوك اليوم. وأوضح مسؤول محلي أن طائرات عراقية قصفت مقرا لداعش في قرية "
        "طبارة، ما أسفر عن مقتل سبعة مسلحين وجرح ثلاثة."
    )
    doc = Document(Article(article_id="a", text=text, published_on=dt.date(2018, 3, 24)))
    (only,) = extract_incidents(doc)
    assert doc.raw[slice(*doc.raw_span(only.start, only.end))].startswith("وأوضح مسؤول محلي")


def test_a_toll_of_one_day_abroad_is_told_of_the_region_and_of_its_town() -> None:
    text = (
        "قتل سائق بانفجار عبوة ناسفة في حلب اليوم. وأدى قصف نفذته قوات النظام السوري على الغوطة الشرقية اليوم إلى مقتل "
        "31 مدنيا. وقال المرصد السوري إن 31 مدنيا قتلوا اليوم في قصف لقوات النظام على مدينة دوما."
    )
    assert [event_type for event_type, _ in told(text)] == ["bombing", "shelling"]
