"""Numbers: digits, words, duals, bounds and what is no count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.lexicon import load
from extraction.numbers import dual_noun, find_numbers, number_at
from extraction.text import fold
from tests.extraction.test_text import ANY_TEXT

UNITS = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
TENS = ["", "عشرة", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
HUNDREDS = ["", "مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]


def spelled(number):
    """The words of a number below a million, in the nominative."""
    parts = []
    if number >= 1000:
        thousands = number // 1000
        if thousands <= 2:
            parts.append(["ألف", "ألفان"][thousands - 1])
        else:
            parts.append(spelled(thousands) + (" آلاف" if 3 <= thousands <= 10 else " ألف"))
    if hundreds := number % 1000 // 100:
        parts.append(HUNDREDS[hundreds])
    rest = number % 100
    if 10 < rest < 20:
        parts.append({11: "أحد", 12: "اثنا"}.get(rest, UNITS[rest - 10]) + " عشر")
    elif rest:
        parts += [word for word in (UNITS[rest % 10], TENS[rest // 10]) if word]
    return " و".join(parts)


def counts(text):
    return [(m.low, m.best, m.high) for m in find_numbers(fold(text).text) if m.kind in ("count", "dual")]


def kinds(text):
    return [m.kind for m in find_numbers(fold(text).text)]


@given(st.integers(1, 999_999))
def test_number_words_are_read_back(number):
    assert counts(f"أحصى الفريق {spelled(number)} حالة هناك") == [(number, number, number)]


@given(st.integers(1, 999_999))
def test_number_words_are_read_back_behind_a_joined_particle(number):
    assert counts(f"ب{spelled(number)} حالة") == [(number, number, number)]


@given(st.integers(1, 99_999_999), st.sampled_from(["{}", "{:,}"]), st.booleans())
def test_digits_are_read_back(number, form, arabic):
    digits = form.format(number)
    if arabic:
        digits = digits.translate({ord(str(d)): chr(0x660 + d) for d in range(10)} | {ord(","): "٬"})
    assert counts(f"شارك {digits} متطوعا في الحملة") == [(number, number, number)]


@given(ANY_TEXT)
def test_any_text_gives_ordered_disjoint_numbers(raw):
    text = fold(raw).text
    last = 0
    for mention in find_numbers(text):
        assert last <= mention.start < mention.end <= len(text)
        last = mention.end


@given(ANY_TEXT, st.data())
def test_a_span_is_not_left(raw, data):
    text = fold(raw).text
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert all(start <= m.start and m.end <= end for m in find_numbers(text, start, end))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("نحو 25 ألفاً", [(None, 25000, None)]),
        ("25 ألفا و300 عامل", [(25300, 25300, 25300)]),
        ("25.000 عامل", [(25000, 25000, 25000)]),
        ("25 000 عامل", [(25000, 25000, 25000)]),
        ("أكثر من 20 عاملا", [(20, 20, None)]),
        ("بأكثر من عشرين عاملا", [(20, 20, None)]),
        ("ما لا يقل عن ثمانية عمال", [(8, 8, None)]),
        ("12 عاملا على الأقل", [(12, 12, None)]),
        ("زهاء ثلاثين", [(None, 30, None)]),
        ("ما يقارب المئة عامل", [(None, 100, None)]),
        ("نحو 29 عاملا على الأقل", [(29, 29, None)]),
        ("زاد عدد العمال على 20", [(20, 20, None)]),
        ("أقل من 40 عاملا", [(None, None, 40)]),
        ("بين 5 و7 عمال", [(5, None, 7)]),
        ("من 5 إلى 7 عمال", [(5, None, 7)]),
        ("5 إلى 7 عمال", [(5, None, 7)]),
        ("5-7 عمال", [(5, None, 7)]),
        ("خمسة أو ستة عمال", [(5, None, 6)]),
        ("12 إلى 15 ألفا", [(12000, None, 15000)]),
        ("ارتفع من 5 إلى 9", [(5, 5, 5), (9, 9, 9)]),
        ("قتل 3 و5 أصيبوا", [(3, 3, 3), (5, 5, 5)]),
        ("عشرات العمال", [(None, None, None)]),
        ("مئات العمال وآلاف غيرهم", [(None, None, None), (None, None, None)]),
        ("عدد من العمال", [(None, None, None)]),
        ("العدد من جديد", []),
        ("مليون ونصف المليون", [(1_500_000, 1_500_000, 1_500_000)]),
        ("نصف مليون", [(500_000, 500_000, 500_000)]),
        ("2.3 مليون", [(2_300_000, 2_300_000, 2_300_000)]),
        ("إصابة جنديين", [(2, 2, 2)]),
        ("طفلتان على الأقل", [(2, 2, None)]),
        ("جنديان اثنان", [(2, 2, 2)]),
        ("مقتل52 عاملا", [(52, 52, 52)]),
        ("شخص واحد", [(1, 1, 1)]),
        ("وأحد الجنود", []),
        ("طائرة اف-16 وصاروخ C4", []),
        ("يوم الاثنين ويوم الأحد", []),
    ],
)
def test_counts(text, expected):
    assert counts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("في عام 2014", ["year"]),
        ("أواخر 2017 في المدينة", ["year"]),
        ("في 25 من الشهر الجاري", ["date"]),
        ("منذ 2003 وحتى 2011", ["year", "year"]),
        ("قتل 2014 شخصا", ["count"]),
        ("يوم 12 أيار 2015", ["date", "year"]),
        ("بتاريخ 12/5/2018", ["date", "date", "date"]),
        ("بنسبة 44.5%", ["percent"]),
        ("بنسبة ثلاثين بالمئة", ["percent"]),
        ("الساعة 10:30", ["time", "time"]),
        ("قبل 3 أيام", ["time"]),
        ("على بعد 70 كلم", ["measure"]),
        ("44 ألف برميل", ["measure"]),
        ("المادة 140", ["ordinal"]),
        ("عمره 35 عاما", ["time"]),
        ("9" * 30, []),
        ("9999999999 شخص", ["measure"]),
    ],
)
def test_kinds(text, expected):
    assert kinds(text) == expected


@pytest.mark.parametrize("row", load("numbers"), ids=lambda row: row["word"])
def test_every_number_word_has_its_value(row):
    context = {"teen_unit": "{} عشر", "half": "{} مليون"}.get(row["class"], "{}").format(row["word"])
    plus = {"teen_unit": 10, "half": 500_000}.get(row["class"], 0)
    found = find_numbers(context)
    if row["word"] in ("الاف", "ملايين", "مليارات"):
        assert [m.vague for m in find_numbers(f"{row['word']} الناس")] == [True] * len(found)
    else:
        assert [m.value for m in found] == [int(row["value"]) + plus]


@pytest.mark.parametrize("row", load("number_vague"), ids=lambda row: row["word"])
def test_every_vague_word_is_a_number_untold(row):
    found = find_numbers(f"شاهد {row['word']} الناس")
    assert [(m.vague, m.low, m.best, m.high) for m in found] == [(True, None, None, None)]


@pytest.mark.parametrize("row", load("number_bounds"), ids=lambda row: f"{row['words']}-{row['side']}")
def test_every_bound_bounds(row):
    text = f"شاهد {row['words']} 15 عاملا" if row["side"] == "before" else f"شاهد 15 عاملا {row['words']}"
    expected = {"at_least": (15, 15, None), "at_most": (None, None, 15), "about": (None, 15, None)}[
        row["bound"]
    ]
    assert counts(text) == [expected]


@pytest.mark.parametrize("row", load("number_kinds"), ids=lambda row: f"{row['word']}-{row['side']}")
def test_every_neighbour_tells_its_kind(row):
    number = "1999" if row["kind"] == "year" else "15"
    text = f"{row['word']} {number}" if row["side"] == "before" else f"{number} {row['word']}"
    assert kinds(text) == [row["kind"]]


@pytest.mark.parametrize("row", load("duals"), ids=lambda row: row["singular"])
def test_every_dual_says_two(row):
    stem = row["singular"][:-1] + "ت" if row["singular"].endswith("ه") else row["singular"]
    for ending, certain in (("ان", True), ("ين", row["sound_plural"] == "no")):
        dual = dual_noun(stem + ending)
        assert dual is not None and dual.singular == row["singular"] and dual.certain == certain


@pytest.mark.parametrize(
    ("word", "is_dual"), [("جنود", False), ("جندي", False), ("وجنديين", True), ("بالجنديين", True)]
)
def test_dual_noun(word, is_dual):
    assert (dual_noun(word) is not None) == is_dual


def test_number_at_skips_the_article_and_gives_the_end():
    text = "الايام ال24 الماضيه"
    assert number_at(text, text.index(" ال24"), len(text)) == (24, text.index("24") + 2)
    assert number_at(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("مليون و412 ألفا و36 ناخبا", [1_412_036]),
        ("ثلاثة ملايين و60 ألف صوت", [3_060_000]),
        ("مليونين و300 ألف ناخب", [2_300_000]),
        ("ستة آلاف و259 صندوقا", [6_259]),
        ("ألفين و500 مركز", [2_500]),
        ("(706) آلاف و(805) ناخبين", [706_805]),
        ("ألف و5 آلاف صوت", [1_000, 5_000]),
        ("مئة ألف و50 ألف صوت", [100_000, 50_000]),
        ("مليون و1500 صندوق", [1_000_000, 1_500]),
    ],
)
def test_a_scale_in_words_goes_on_in_digits(text: str, numbers: list[int]) -> None:
    assert [best for _, best, _ in counts(f"أحصت اللجنة {text} هناك")] == numbers
