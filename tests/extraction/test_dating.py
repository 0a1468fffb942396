"""Dating articles that came without a day: datelines, "today" with its date, intervals that date nothing."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.articles import Article
from extraction.dating import Dating, date_article, polling_days
from extraction.document import Document
from tests.extraction.test_text import ANY_TEXT

DAY = dt.date(2018, 5, 12)
FIXED = {"day": DAY, "dated_start": DAY, "dated_end": DAY}


@given(ANY_TEXT, ANY_TEXT)
def test_any_text_is_dated_or_not_without_failing(title, text):
    dating = date_article(title, text, None)
    assert (dating.dated_from == "none") == (dating.day is None)
    if dating.dated_start and dating.dated_end:
        assert dating.dated_start <= dating.dated_end


@given(ANY_TEXT, st.dates())
def test_a_given_day_is_kept_whatever_the_text_says(text, day):
    assert date_article("", text, day) == Dating("given", day)


@pytest.mark.parametrize(
    "text",
    [
        "بغداد - 12 مايو 2018 - قال متحدث إن الجسر أغلق.",
        "بغداد، العراق (وكالة) 12/5/2018 -- أغلق الجسر القديم أمام المارة.",
        "البصرة: 12 أيار/مايو 2018: أغلق الجسر.",
        "(12 أيار 2018) أغلق الجسر.",
        "السبت، 12 أيار/مايو 2018، الساعة 14:00\nأغلق الجسر أمام المارة.",
        "الرياض 26 شعبان 1439 هـ الموافق 12 مايو 2018 م وكالة\nأغلق الجسر أمام المارة.",
        "12/05/2018\nأغلق الجسر أمام المارة.",
        "بغداد 12 أيار/مايو 2018 (أ ف ب) - أغلق الجسر القديم أمام المارة.",
        "الموصل 12-5-2018 (رويترز) - أغلق الجسر القديم أمام المارة.",
        "بغداد 12 مايو 2018(شينخوا) -- أغلق الجسر القديم أمام المارة.",
        "بغداد في 12 أيار 2018 - أغلق الجسر القديم أمام المارة بأمر البلدية.",
        "واع - البصرة 12 أيار 2018: أغلق الجسر القديم أمام المارة بأمر البلدية.",
        "تاريخ النشر: 2018-05-12\nأغلق الجسر أمام المارة.",
        "أغلق الجسر أمام المارة.\nنشر في 12 مايو 2018",
    ],
)
def test_datelines(text):
    assert date_article("إغلاق الجسر", text, None) == Dating("dateline", **FIXED)


@pytest.mark.parametrize(
    "text",
    [
        "أغلق الجسر اليوم السبت 12 أيار 2018 أمام المارة.",
        "وصل الوفد اليوم، 12 مايو 2018، إلى المدينة وعقد اجتماعا.",
        "قال المتحدث في مؤتمر عقد اليوم (12/5/2018) إن الجسر أغلق.",
        "أغلق الجسر مساء اليوم الموافق 12 أيار 2018 أمام المارة.",
    ],
)
def test_today_with_its_full_date(text):
    assert date_article("", text, None) == Dating("text", **FIXED)


@pytest.mark.parametrize(
    "text",
    [
        "أغلق الجسر اليوم الاثنين أمام المارة.",
        "أغلق الجسر في 12 أيار 2018 أمام المارة وبقي كذلك أشهرا.",
        "اليوم السبت 12 أيار 2018 أغلق الجسر. واليوم الأحد 13 أيار 2018 فتح.",
        "أغلق الجسر في 12 أيار.",
        "السبت، 12 أيار 2018، آخر تحديث 14:00 (GMT)\nأغلق الجسر أمام المارة.",
        "انتخابات 12 أيار 2018: الجسر يغلق أمام المارة.",
        "انتخابات 12 أيار 2018 - أكد",
        "هجوم 12 أيار 2018 - أغلق الجسر أمام المارة بعد الانفجار الذي وقع فيه.",
        "هجوم بغداد 12 أيار 2018 (وثائقي) - أغلق الجسر أمام المارة بعد الانفجار.",
        "كركوك 12 أيار 2018 شهدت إغلاق الجسر أمام المارة وتحويل السير.",
    ],
)
def test_what_does_not_fix_the_day_leaves_it_open(text):
    dating = date_article("", text, None)
    assert (dating.dated_from, dating.day) == ("none", None)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("أغلق الجسر في 12 أيار 2018 بعد أن فتح عام 2016.", DAY, None),
        ("من المقرر أن يفتح الجسر في 12 أيار 2018.", None, DAY),
        ("فتح الجسر في العام الجاري 2018.", dt.date(2018, 1, 1), dt.date(2018, 12, 31)),
        ("فتح الجسر في العام الماضي 2017.", dt.date(2018, 1, 1), dt.date(2018, 12, 31)),
        ("تستعد القوائم لانتخابات 2018 المقبلة.", None, DAY),
        ("تستعد القوائم لانتخابات مجالس المحافظات لعام 2013 المقررة.", None, dt.date(2013, 4, 20)),
        ("يبقى الجسر مغلقا حتى 2020.", None, None),
        ("لا تاريخ هنا.", None, None),
    ],
)
def test_intervals(text, start, end):
    assert date_article("", text, None) == Dating("none", None, start, end)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("قال الناطق اليوم (الثلاثاء) إن الجسر لم يفتح منذ حريق عام 2015.", dt.date(2015, 1, 6)),
        ("قال الناطق أمس الاثنين إن الجسر لم يفتح منذ حريق عام 2015.", dt.date(2015, 1, 6)),
        ("قال الناطق أول من أمس الأحد إن الجسر لم يفتح منذ حريق عام 2015.", dt.date(2015, 1, 6)),
        ("قال الناطق إن الجسر المغلق منذ حريق عام 2015 يفتح بعد غد الخميس.", dt.date(2015, 1, 6)),
        # a day told by its bare name is near, but no day of the writing
        ("قال الناطق الثلاثاء إن الجسر لم يفتح منذ حريق عام 2015.", dt.date(2015, 1, 1)),
        # two that disagree
        ("أغلق الجسر أمس الثلاثاء منذ حريق 2015. وقال في خطابه: نفتحه غدا الاثنين.", dt.date(2015, 1, 1)),
    ],
)
def test_the_weekday_of_today_moves_the_bounds_in(text, start):
    dating = date_article("", text, None)
    assert (dating.dated_from, dating.day, dating.dated_start) == ("none", None, start)


def test_an_interval_never_dates_a_relative_word():
    doc = Document.of(Article(article_id="a", text="فتح الجسر في العام الجاري 2018، وأغلق أمس."))
    assert doc.dating.dated_start is not None and doc.anchor is None
    assert [
        m.date_start for m in doc.dates if m.basis == "relative" and "امس" in doc.folded[m.start : m.end]
    ] == [None]


def test_a_dateline_anchors_relative_words():
    doc = Document.of(Article(article_id="a", text="بغداد - 12 مايو 2018 - أغلق الجسر أمس."))
    assert doc.dates[-1].date_start == dt.date(2018, 5, 11)


def test_polling_days_come_from_the_seed():
    assert polling_days()[("parliament", 2018)] == DAY
