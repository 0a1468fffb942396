"""Tolls: how many were killed, injured, seized, by the words that count them; sentences of our own."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from extraction.articles import Article
from extraction.document import Document
from extraction.incidents import extract_incidents

FIELDS = ("killed", "injured", "killed_or_injured", "abducted", "arrested")


def tolls(text: str) -> dict[str, Any]:
    """The best figures of the first incident of a text; None for "some"."""
    doc = Document(Article(article_id="a", text=text, title="", published_on=dt.date(2018, 3, 24)))
    found = extract_incidents(doc)
    assert found, "no incident"
    return {field: found[0].fields[field].best for field in FIELDS if field in found[0].fields}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # واحد is no "and one"
        (
            "قتل شخص واحد وجرح ستة آخرون بانفجار عبوة ناسفة في بلدة المدائن أمس.",
            {"killed": 1, "injured": 6},
        ),
        # one of a plural before its verb
        (
            "أفاد ضابط بأن أحد حراس المستودع قتل وجرح آخران بهجوم مسلح في طوزخورماتو أمس.",
            {"killed": 1, "injured": 2},
        ),
        ("وذكر أن أحد المسلحين الخمسة قتل في اشتباك مع الشرطة في طوزخورماتو أمس.", {"killed": 1}),
        ("وأوضح البيان أن أحد عناصر اللواء قتل بهجوم مسلح في طوزخورماتو أمس.", {"killed": 1}),
        # a figure joined to its preposition, and the bomber before his victims
        ("نفذ داعش حكم الإعدام ب17 راعيا في البعاج أمس.", {"killed": 17}),
        ("وقتل مفجر انتحاري 23 متطوعا في بعقوبة أمس.", {"killed": 23}),
        ("قتل مسلحون خمسة أشخاص من عائلة واحدة شمالي بيجي أمس.", {"killed": 5}),
        # but وأحد is
        ("قتل أربعة جنود وأحد عناصر الشرطة بانفجار عبوة ناسفة في سامراء أمس.", {"killed": 5}),
        # one named before a singular verb, and no figure for both
        ("قال ضابط إن شرطيا قتل وأصيب ستة آخرون بانفجار عبوة ناسفة في هيت أمس.", {"killed": 1, "injured": 6}),
        # those at the side of one man, wherever he serves
        ("اغتال مسلحون القيادي في الحشد علي كريم واثنين من مرافقيه في بيجي أمس.", {"killed": 3}),
        ("قتل ضابط برتبة عقيد في الجيش وثلاثة من حراسه بانفجار عبوة في هيت أمس.", {"killed": 4}),
        ("اعتقلت قوة أمنية قياديا في داعش وأربعة من مساعديه في الشرقاط أمس.", {"arrested": 5}),
        ("قتل شرطي في بعقوبة وخمسة مدنيين في بلدروز أمس.", {"killed": 1}),
        ("قتل قيادي في لواء الحشد ومرافقه أمس بغارة على سيارتهما وسط سنجار.", {"killed": 2}),
        ("اغتيل مدير في وزارة النفط وسائقه في بغداد أمس.", {"killed": 2}),
        ("قتل مسلح في هجوم استهدف منزله وسيارته في هيت أمس.", {"killed": 1}),
        # a total that grew comes late
        ("قال مسؤول إن قتلى القصف الذي استهدف أمس مستوصف بلدة ربيعة ارتفع إلى ثمانية.", {"killed": 8}),
        # seven injured are no two
        ("أوقع انفجار في الكرادة أمس قتيلين اثنين وسبعة مصابين.", {"killed": 2, "injured": 7}),
        # a dual before the noun it belongs to
        ("قتل رجلا شرطة وأصيب عنصرا أمن بانفجار عبوة في الرمادي أمس.", {"killed": 2, "injured": 2}),
        # imam and preacher are one man
        ("قتل مسلحون إمام وخطيب جامع في الموصل أمس.", {"killed": 1}),
        # kin and companions
        ("قتل طفلان وأمهم بسقوط قذيفة هاون على دارهم في بلد أمس.", {"killed": 3}),
        ("قتل قائد شرطة البلدة مع ستة من حراسه بانفجار عبوة ناسفة في تلعفر أمس.", {"killed": 7}),
        ("أودى انفجار لغم بحياة ضابط رفيع إلى جانب ثلاثة آخرين في الفلوجة أمس.", {"killed": 4}),
        # a dual pronoun tells how many
        ("لقي النقيب سالم جاسم والرائد علي حسن مصرعهما بانفجار عبوة ناسفة في سامراء أمس.", {"killed": 2}),
        ("لقي جندي بريطاني ومترجمه حتفهما بهجوم مسلح في البصرة أمس.", {"killed": 2}),
        # one figure for the dead and the injured together
        (
            "سقط تسعة من عناصر الشرطة بين قتيل وجريح بهجوم على نقطة تفتيش في هيت أمس.",
            {"killed_or_injured": 9},
        ),
        ("أوقع انفجار سيارة مفخخة 35 قتيلا وجريحا في بعقوبة أمس.", {"killed_or_injured": 35}),
        ("وقع انفجار في بغداد أمس وأسفر عن سقوط العشرات بين قتيل وجريح.", {"killed_or_injured": None}),
        ("أسفر تفجير في بغداد أمس عن مقتل وإصابة العشرات من الزوار.", {"killed_or_injured": None}),
        ("أسفر تفجير في بغداد أمس عن مقتل وإصابة جنود.", {"killed": None, "injured": None}),
        ("وقع انفجار في بغداد أمس وأسفر عن سقوط قتيل وجريح.", {"killed": 1, "injured": 1}),
        # a figure after its definite noun
        ("أعدم تنظيم داعش الرعاة الثلاثة قرب الرطبة أمس.", {"killed": 3}),
        # bodies brought in
        (
            "استقبل مستشفى البلدة أربع جثث و12 جريحا نتيجة سقوط قذائف هاون على هيت أمس.",
            {"killed": 4, "injured": 12},
        ),
        # a pronoun alone
        ("اختطفها مسلحو تنظيم داعش في سنجار عام 2014.", {"abducted": 1}),
        (
            "ألقي القبض عليه أمس في الزبير بعد تفجير استهدف دورية للشرطة وأصاب ثلاثة من عناصرها.",
            {"arrested": 1},
        ),
    ],
)
def test_a_figure_is_read_from_the_words_that_count(text: str, expected: dict[str, Any]) -> None:
    assert tolls(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the subject, with what tells of it, between the verb and its object
        (
            "أودى الهجوم الذي طال مقر البلدية في حديثة قبيل الفجر، بحياة تسعة أشخاص، بينهم حارسان.",
            {"killed": 9},
        ),
        ("أودى انفجار لغم زرع قرب جسر خشبي في بعقوبة أمس، بحياة ضابط إلى جانب ثلاثة جنود.", {"killed": 4}),
        ("أطلق ملثمون النار على عقيد متقاعد في الكرخ أمس، الأمر الذي أدى إلى وفاته.", {"killed": 1}),
        # more of them behind a comma
        ("أعلن الجيش أمس مقتل ستة من جنوده، إضافة إلى أربعة من عناصر الشرطة، بهجوم على بلد.", {"killed": 10}),
        ("قتل بانفجار في هيت أمس عقيد وزوجته، بالإضافة إلى ثلاثة ضباط آخرين.", {"killed": 5}),
        ("مقتل أربعة جنود فضلا عن مدنيين اثنين بانفجار في سامراء أمس.", {"killed": 6}),
        ("أصيب رئيس البلدية، و7 من أفراد حمايته بانفجار في الكوت أمس.", {"injured": 8}),
        # a counted noun, and a figure without one
        ("سقط 12 جريحا من المحتجين و9 في صفوف الشرطة خلال مواجهات في السماوة أمس.", {"injured": 21}),
        ("سقط 12 جريحا بينهم طفلة وثلاثة من الشرطة بانفجار في السماوة أمس.", {"injured": 12}),
        ("أسفر الانفجار الذي ضرب سوقا في الكوت أمس عن خمسة قتلى و8 جرحى.", {"killed": 5, "injured": 8}),
        # one foe
        ("تمكن الجيش أمس من قتل إرهابي، وجرح 4 آخرين قرب هيت.", {"killed": 1, "injured": 4}),
        ("قتل مسلح لدى زرعه عبوة ناسفة في الدورة أمس.", {"killed": 1}),
        # held by the state, held by others
        ("احتجزت الشرطة سبعة مشتبه بهم في الزبير أمس.", {"arrested": 7}),
        ("احتجز مسلحون سبعة عمال في الزبير أمس.", {"abducted": 7}),
        # whom a noun befell, before it
        ("تعرض خمسة من سائقي الشاحنات للاختطاف قرب الرطبة أمس.", {"abducted": 5}),
        ("تعرض أربعة ناشطين لعملية خطف في الناصرية أمس.", {"abducted": 4}),
        ("سجل المستشفى أمس 33 إصابة جراء قصف بقذائف الهاون على هيت.", {"injured": 33}),
        # a pronoun takes up a figure
        ("قال المصدر إن 18 عاملا اختطفهم تنظيم داعش قرب بيجي أمس.", {"abducted": 18}),
        ("أطلق مجهولون النار أمس على أربعة حراس قرب هيت ما أدى إلى مقتلهم.", {"killed": 4}),
        # those with him
        ("وذكر أن قياديا في داعش قتل مع أربعة من معاونيه بانفجار في تلعفر أمس.", {"killed": 5}),
        ("اختطف مهندس أجنبي رفقة أربعة من حراسه في بغداد أمس.", {"abducted": 5}),
        ("فجر مسلحون أمس دار مختار القرية في بهرز ما تسبب بمقتله وامرأتين وطفل.", {"killed": 4}),
        ("هاجم مسلحون أمس دار ضابط في بلد ما أسفر عن مصرعه وزوجته واثنين من أبنائه.", {"killed": 4}),
        ("قتل ضابط في اشتباك مع عشرة مسلحين في هيت أمس.", {"killed": 1}),
        ("اعتقلت القوات أمس جاسم الحمداني وأخاه في هيت.", {"arrested": 2}),
        ("قتلت أمس في بلد زوجة شيخ عشيرة، وأبناؤه الثلاثة، بهجوم على دارهم.", {"killed": 4}),
        (
            "قتل والي التنظيم في قضاء هيت غربي الأنبار أمس، مع 12 من مرافقيه، بقصف جوي.",
            {"killed": 13},
        ),
        ("قتل سائق واحد أمس ودمرت 16 شاحنة بهجوم على قافلة قرب الرطبة.", {"killed": 1}),
        ("قتل رقيب شرطة أمس وأصيب أربعة بانفجار في هيت.", {"killed": 1, "injured": 4}),
        # the attackers themselves, where they are those killed
        ("تمكنت الشرطة من قتل 6 انتحاريين بينهم أجنبي في هيت أمس.", {"killed": 6}),
        # the man told first, and many with him
        (
            "أصيب القائمقام في تفجير هز الكوت أمس وأدى كذلك إلى إصابة 40 آخرين.",
            {"injured": 40},
        ),
        (
            "ارتفع عدد ضحايا تفجير الكوت أمس إلى 18 قتيلا على الأقل ونحو 90 جريحا.",
            {"killed": 18, "injured": 90},
        ),
        # wounds of which he died
        ("وفاة محتج متأثرا بجراح أصيب بها في مواجهات مع شرطة المحافظة في الكوت أمس.", {"killed": 1}),
        # the noun tells, not the verb
        ("أوقع انفجار قنبلة في الكرادة أمس سبعة أشخاص جرحى.", {"injured": 7}),
        ("أوقع تفجير في الكرادة أمس 14 قتيلا وأصاب العشرات.", {"killed": 14, "injured": None}),
        # some
        ("أسفر تفجير انتحاري في كركوك أمس عن سقوط عدد من القتلى والجرحى.", {"killed": None, "injured": None}),
        ("دمرت القوات عجلة مفخخة وقتلت من فيها قرب هيت أمس.", {"killed": None}),
        ("أسفر قصف بقذائف الهاون على هيت أمس عن مقتل وإصابة عدد من الأهالي.", {"killed_or_injured": None}),
        ("خطف مسلحو داعش نحو 300 عائلة قرب الحضر أمس.", {"abducted": None}),
        ("ضرب تفجير كنيسة في بغداد أمس وراح ضحيته العشرات بين قتيل وجريح.", {"killed_or_injured": None}),
        # both befell all
        ("عثر أمس قرب بيجي على رفات 14 عاملا خطفوا وقتلوا بأيدي داعش.", {"killed": 14}),
        ("اعتقلت الشرطة في بهرز أمس جميع حراس المبنى والبالغ عددهم 16.", {"arrested": 16}),
        ("أدى هجوم على حاجز في هيت أمس إلى إصابة شرطي ومدنيين اثنين.", {"injured": 3}),
        # parts of those counted before
        ("وقال إن تسعة من الشرطة بينهم ضابطان أصيبوا بهجوم انتحاري في سامراء أمس.", {"injured": 9}),
        # one man and his verb
        ("وذكر أن سائق شاحنة وقود قتل بانفجار عبوة ناسفة في بهرز أمس.", {"killed": 1}),
        ("وذكر أن متظاهرا في العشرين من عمره قتل برصاص الشرطة في الكوت أمس.", {"killed": 1}),
    ],
)
def test_a_figure_is_found_where_the_clause_puts_it(text: str, expected: dict[str, Any]) -> None:
    assert tolls(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل جنديان وأصيب أربعة اليوم السبت بانفجار عبوة ناسفة غربي كركوك.", {"killed": 2, "injured": 4}),
        ("قتل جنديان وأصيب أربعة مساء الجمعة بانفجار عبوة ناسفة غربي كركوك.", {"killed": 2, "injured": 4}),
        ("قتل ثمانية الليلة الماضية في هجوم مسلح غربي بعقوبة.", {"killed": 8}),
        ("قتل شرطي عند الساعة الرابعة مساء الجمعة بانفجار عبوة في بعقوبة.", {"killed": 1}),
        ("قتل شرطي نحو الساعة 4 مساء الجمعة بانفجار عبوة في بعقوبة.", {"killed": 1}),
    ],
)
def test_the_time_of_an_act_is_no_unit_of_its_toll(text: str, expected: dict[str, Any]) -> None:
    assert tolls(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("واعتقلت قوات الحشد الشعبي87 عنصرا من التنظيم في تكريت أمس.", {"arrested": 87}),
        ("أعلن مسؤول أمني مقتل18 شرطيا وإصابة12 بهجوم في بعقوبة أمس.", {"killed": 18, "injured": 12}),
        ("أعلنت القيادة القضاء على 12 عنصرا من داعش في جبال حمرين.", {"killed": 12}),
        ("أسفرت العملية عن القضاء على ثلاثة انتحاريين في سامراء أمس.", {"killed": 3}),
        ("أعلن الناطق القضاء على قيادي بارز في داعش غربي الموصل.", {"killed": 1}),
    ],
)
def test_men_put_down_and_figures_run_into_a_word_are_counted(text: str, expected: dict[str, Any]) -> None:
    assert tolls(text) == expected


def test_a_total_of_the_hurt_is_the_figure_behind_it() -> None:
    text = "وبلغ عدد القتلى 548 وعدد المصابين 567 في هجمات شهدها العراق خلال شهر شباط الماضي."
    assert tolls(text) == {"killed": 548, "injured": 567}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("تعرض ضابط في الجيش إلى إطلاق نار من قناص أدى إلى وفاته في الحال شمالي بعقوبة أمس.", {"killed": 1}),
        ("أصيب شقيقان برصاص مسلحين في كركوك أمس ما أدى إلى وفاتهما على الفور.", {"killed": 2, "injured": 2}),
    ],
)
def test_a_death_on_the_spot_is_a_man_killed(text: str, expected: dict[str, Any]) -> None:
    assert tolls(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل عشرة أشخاص بانفجار في بعقوبة أمس وفق حصيلة أولية للشرطة.", {"killed": 10}),
        ("ارتفعت حصيلة انفجار بعقوبة أمس إلى 20 قتيلا بعد أن كانت 13 قتيلا في حصيلة سابقة.", {"killed": 20}),
        ("ارتفعت حصيلة انفجار بعقوبة أمس إلى 20 قتيلا، بعد حصيلة سابقة تحدثت عن 13.", {"killed": 20}),
        ("وصل إلى تسعة عدد الجنود الذين قضوا في كمين غربي الرمادي أمس.", {"killed": 9}),
        ("شيعت جثامين تسعة مدنيين قضوا في القصف على زاخو.", {"killed": 9}),
        ("شيعت في الناصرية جثامين أربعة متظاهرين سقطوا برصاص قوات الأمن أمس.", {"killed": 4}),
        ("وفي الأول من آذار 2018 قتل جنود سبعة متظاهرين في الفلوجة.", {"killed": 7}),
        ("خطف عناصر من داعش عشرة مزارعين قرب خانقين أمس.", {"abducted": 10}),
    ],
)
def test_the_count_that_holds_is_read_and_not_that_of_before(text: str, expected: dict[str, Any]) -> None:
    assert tolls(text) == expected


def test_a_youth_is_one_killed() -> None:
    assert tolls("قتل الفتى منتظر أمس حين أطلقت الشرطة النار شمال البصرة.") == {"killed": 1}


@pytest.mark.parametrize(
    "text",
    [
        "قتل خمسة جنود بهجوم لداعش في ديالى أمس وأصيب ثلاثة مدنيين في حادث مروري.",
        "قتل خمسة جنود بهجوم لداعش في ديالى أمس.\nوأصيب ثلاثة مدنيين بحادث سير.",
    ],
)
def test_those_hurt_on_the_road_are_no_toll_of_the_attack(text: str) -> None:
    assert tolls(text) == {"killed": 5}


def test_a_toll_told_again_is_not_added() -> None:
    text = "قتل 25 جنديا في اشتباكات مع مسلحين قرب بيجي أمس.\nوقال مصدر طبي إن 25 جنديا قتلوا في المعارك."
    assert tolls(text) == {"killed": 25}


def bounds(text: str) -> dict[str, Any]:
    """The figures of the first incident of a text: a number where it is exact, else low, best and high."""
    doc = Document(Article(article_id="a", text=text, title="", published_on=dt.date(2018, 3, 24)))
    found = extract_incidents(doc)
    assert found, "no incident"
    told = {field: found[0].fields[field] for field in FIELDS if field in found[0].fields}
    return {
        field: c.best if c.low == c.best == c.high else (c.low, c.best, c.high) for field, c in told.items()
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # of several bodies
        ("أصيب ضابط برتبة نقيب في الجيش وعنصر في الشرطة بانفجار عبوة في هيت أمس.", {"injured": 2}),
        ("قتل ضابط في الشرطة وثلاثة مدنيين بانفجار عبوة في هيت أمس.", {"killed": 4}),
        ("قتل العميد في القوات الخاصة ورئيس حرس الوزير بهجوم مسلح في هيت أمس.", {"killed": 1}),
        # one of many
        ("أدى انفجار عبوة في الكرادة أمس إلى مقتل السائق وأحد المارة.", {"killed": 2}),
        ("أصيب جندي وإحدى بناته بانفجار عبوة في الكرادة أمس.", {"injured": 2}),
        ("قتل جندي واحد الثلاثاء بانفجار عبوة في هيت.", {"killed": 1}),
        ("أصيب المهاجم بالإضافة إلى أحد حراس المستشفى باشتباك في هيت أمس.", {"injured": 2}),
        ("قتل متظاهر خلال اشتباكات مع إحدى العشائر في هيت أمس.", {"killed": 1}),
        # two, and then another toll
        ("أسفر انفجار في هيت أمس عن مقتل ضابط وجنديين وإصابة ثلاثة مدنيين.", {"killed": 3, "injured": 3}),
        # one by an office or a name that no list has
        ("أدى انفجار في هيت أمس إلى مقتل آمر الفوج وجنديين.", {"killed": 3}),
        ("قتل آمر السرية وجندي بانفجار في هيت أمس.", {"killed": 2}),
        ("مقتل آمر الفوج وثلاثة من مرافقيه بهجوم مسلح في هيت أمس.", {"killed": 4}),
        ("اعتقلت القوات سمير جبار واثنين من مساعديه في هيت أمس.", {"arrested": 3}),
        ("ألقت الشرطة القبض على سلمى نوري مع 9 نساء أخريات في البصرة أمس.", {"arrested": 10}),
        # kin and company
        ("قتل محقق وزوجته وأولادهما الأربعة بهجوم على دارهم في بعقوبة أمس.", {"killed": 6}),
        ("خطف مسلحون سمير جبار مع أحد مرافقيه في بغداد أمس.", {"abducted": 2}),
        ("تم اختطاف ضابط في بغداد مع أحد حراسه أمس.", {"abducted": 2}),
        ("العقيد سمير جبار قتل مع زوجته وأربعة ضباط بهجوم مسلح في بعقوبة أمس.", {"killed": 6}),
        ("وذكر مصدر أن سمير جبار قتل، أمس، مع مجموعة من رجاله في المعارك في هيت.", {"killed": None}),
        ("تم اختطاف المهندسين الأربعة، إضافة إلى سائقين اثنين في بغداد أمس.", {"abducted": 6}),
    ],
)
def test_all_those_joined_are_counted(text: str, expected: dict[str, Any]) -> None:
    assert bounds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مقتل شخص واحد على الأقل بانفجار قنبلة في هيت أمس.", {"killed": (1, 1, None)}),
        ("لقي سائق على الأقل مصرعه بانفجار قنبلة في هيت أمس.", {"killed": (1, 1, None)}),
        ("قتل شخص على الأقل وأصيب 14 بانفجار قنبلة في هيت أمس.", {"killed": (1, 1, None), "injured": 14}),
        ("قتل شخص وأصيب 14 على الأقل بانفجار قنبلة في هيت أمس.", {"killed": 1, "injured": (14, 14, None)}),
        ("مقتل مدنيين اثنين على الأقل بانفجار قنبلة في هيت أمس.", {"killed": (2, 2, None)}),
        ("قتل ضابط وجندي في الأقل بانفجار قنبلة في هيت أمس.", {"killed": (2, 2, None)}),
        (
            "أسفر انفجار في هيت أمس عن مقتل سبعة وإصابة أكثر 40 آخرين.",
            {"killed": 7, "injured": (40, 40, None)},
        ),
        ("عدد قتلى الشرطة في هجوم هيت أمس لم يتجاوز ستة أفراد.", {"killed": (None, None, 6)}),
    ],
)
def test_a_bound_opens_whatever_it_follows(text: str, expected: dict[str, Any]) -> None:
    assert bounds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the two before a dual verb
        ("أفاد مصدر أن مسلحين قتلا خلال محاولتهما زرع عبوة في هيت أمس.", {"killed": 2}),
        # one before the verb of his death
        ("قال مصدر إن مزارعا عراقيا لقي حتفه في هجوم شنه مسلحون قرب هيت أمس.", {"killed": 1}),
        ("قال مصدر إن ضابطا في الجيش لقي مقتله بانفجار عبوة في هيت أمس.", {"killed": 1}),
        ("قال مصدر إن ضابط شرطة قتل وأصيب شرطي بانفجار عبوة في هيت أمس.", {"killed": 1, "injured": 1}),
        ("وأكد البيان أن المسؤول في التنظيم سمير جبار قتل بغارة جوية في هيت أمس.", {"killed": 1}),
        # one more
        ("قتل مسلحون رابعا بالرصاص عند نقطة تفتيش في هيت أمس.", {"killed": 1}),
        # totals
        ("حصيلة قتلى تفجير الكرادة أمس وصلت 38 شخصا.", {"killed": 38}),
        ("بلغت حصيلة قتلى تفجير الكرادة أمس 38 شخصا.", {"killed": 38}),
        ("شهدت بغداد أمس تفجيرا خلف أدنى حصيلة قتلى - 12 - في صفوف الشرطة.", {"killed": 12}),
        ("قالت الوزارة إن عدد قتلى القصف في هيت أمس هو21 شخصا.", {"killed": 21}),
        ("ثمانية من الشرطة سقطوا بين قتيل وجريح بانفجار في هيت أمس.", {"killed_or_injured": 8}),
        # the attackers are no victims
        ("مقتل الضابط سمير جبار في هجوم شنه سبعة مسلحين في هيت أمس.", {"killed": 1}),
        ("قتل القائد في هجوم نفذه سبعة مسلحين في هيت أمس.", {"killed": 1}),
        # things
        ("أصابت ست غارات أهدافا عدة في هيت أمس.", {}),
        ("خطف القراصنة خمس سفن أمس قبالة الصومال.", {}),
        ("اعتقلت القوات العراقية أمس الحرس الشخصي لوزير الدفاع في بغداد.", {}),
        # nobody tells of any, nobody was hurt
        ("قصفت المدفعية قرى حدودية أمس، بينما لم ترد أنباء عن وقوع إصابات.", {}),
        ("قصفت المدفعية قرى حدودية أمس من دون معرفة أعداد القتلى والمصابين.", {}),
        ("قصفت المدفعية قرى حدودية أمس ولكن لم يصب أحد بأذى.", {"killed": 0, "injured": 0}),
    ],
)
def test_a_toll_is_of_those_whom_it_befell(text: str, expected: dict[str, Any]) -> None:
    assert bounds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # numbers of two words behind و
        ("قتل خمسة جنود وأحد عشر مدنيا بانفجار عبوة في هيت أمس.", {"killed": 16}),
        ("خطف مسلحون ثلاثين عاملا وواحدا وعشرين سائقا في هيت أمس.", {"abducted": 51}),
        # two, whatever follows
        ("مقتل مدنيين اثنين و14 جنديا بانفجار عبوة في هيت أمس.", {"killed": 16}),
        ("مقتل مدنيين و14 جنديا بانفجار عبوة في هيت أمس.", {"killed": 16}),
        ("مقتل مدنيين وإصابة سبعة بانفجار عبوة في هيت أمس.", {"killed": 2, "injured": 7}),
        ("قتل مسلحون مدنيين في هيت أمس.", {"killed": None}),
        ("مقتل جندي وإصابة آخرين اثنين بانفجار عبوة في هيت أمس.", {"killed": 1, "injured": 2}),
        ("قتل شرطي وأصيب آخران بانفجار سيارة مفخخة وسط هيت أمس.", {"killed": 1, "injured": 2}),
        ("أوقع تفجير في هيت أمس خمسين قتيلا وجريحين.", {"killed": 50, "injured": 2}),
        # before and between the words of one telling
        ("لقي عشرة عمال وحارسان مصرعهم بانفجار عبوة في هيت أمس.", {"killed": 12}),
        ("لقي مسلح وثلاث نساء مصرعهم بانفجار عبوة في هيت أمس.", {"killed": 4}),
        ("قال مصدر إن 20 جنديا ومدنيين اثنين قتلوا بانفجار عبوة في هيت أمس.", {"killed": 22}),
        ("ذكر مصدر أن عاملين قتلا وأصيب أربعة مدنيين بهجوم مسلح في هيت أمس.", {"killed": 2, "injured": 4}),
        ("سقط تسعة عمال بين قتيل وجريح برصاص مسلحين مجهولين في هيت أمس.", {"killed_or_injured": 9}),
        # bounds: of their own figure, behind a comma too
        ("مقتل 29 شخصا، على الأقل، بانفجار عبوة في هيت أمس.", {"killed": (29, 29, None)}),
        (
            "مقتل 28 شخصا وإصابة سائق على الأقل بانفجار عبوة في هيت أمس.",
            {"killed": 28, "injured": (1, 1, None)},
        ),
        # kin
        ("أدى انفجار في هيت أمس إلى إصابة رجل وولديه.", {"injured": 3}),
        ("قتلت امرأة وطفلاها بانفجار في هيت أمس.", {"killed": 3}),
        ("قاموا بقتل والد الطفلة مع أمها وشقيقتها الصغرى في هيت أمس.", {"killed": 3}),
        ("قتل مسلحون أمس تاجرا في هيت وقتلوا زوجته.", {"killed": 2}),
        ("اعتقلت القوات أمس مديرية ناحية هيت.", {}),
        # no one told, no one of the victims
        ("أعلنت الوزارة أمس اعتقال آخر هاربين من سجن هيت.", {}),
        ("فجر انتحاري نفسه في مقهى في هيت أمس، وذكر مصدر أن الانتحاري لقي حتفه أيضا.", {}),
        ("أصيبوا جراء العمل الإرهابي بانفجار عبوة في هيت أمس.", {}),
        # a figure that is a name
        ("اغتال مسلحون أمس عبد الكريم سبع المسؤول في منظمة محلية في هيت.", {"killed": 1}),
    ],
)
def test_plain_sentences_are_counted_to_the_last_man(text: str, expected: dict[str, Any]) -> None:
    assert bounds(text) == expected
