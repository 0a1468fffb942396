"""Dates: both month systems, relative words, parts, spans, since, Hijri; resolved by the codebook."""

import calendar as std
import datetime as dt

import pytest
from hijridate import Gregorian
from hypothesis import given
from hypothesis import strategies as st

from extraction import date_words as words
from extraction.calendar import week, weekday
from extraction.dates import find_dates
from extraction.lexicon import load
from extraction.numbers import find_numbers
from extraction.text import fold
from tests.extraction.test_text import ANY_TEXT

WEDNESDAY = dt.date(2018, 7, 18)
SOLAR = [row for row in load("months") if row["calendar"] == "solar"]
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2030, 12, 31))


def read(text, anchor=WEDNESDAY):
    return [
        (m.date_start and m.date_start.isoformat(), m.date_end and m.date_end.isoformat(), m.precision)
        for m in find_dates(fold(text).text, anchor=anchor)
    ]


def span(*days):
    return [day.isoformat() for day in days]


@given(DAYS, st.data())
def test_every_day_in_both_month_systems(day, data):
    name = data.draw(st.sampled_from([row["word"] for row in SOLAR if int(row["month"]) == day.month]))
    pair = data.draw(st.sampled_from([row["word"] for row in SOLAR if int(row["month"]) == day.month]))
    said = data.draw(
        st.sampled_from(
            [
                f"{day.day} {name} {day.year}",
                f"{day.day} {name}/{pair} {day.year}",
                f"{day.day} {name} ({pair}) {day.year}",
                f"{day.day} من {name} من عام {day.year}",
                f"{day.day}/{day.month}/{day.year}",
                day.isoformat(),
            ]
        )
    )
    assert read(f"وصل الوفد في {said} إلى المدينة", None) == [(*span(day, day), "day")]


@given(DAYS)
def test_every_day_in_words(day):
    ordinal = next(row["words"] for row in load("day_ordinals") if int(row["day"]) == day.day)
    name = next(row["word"] for row in SOLAR if int(row["month"]) == day.month)
    assert read(f"وصل في {ordinal} من {name} عام {day.year}", None) == [(*span(day, day), "day")]


@given(
    st.dates(dt.date(2003, 1, 1), dt.date(2025, 12, 31)), st.dates(dt.date(2003, 1, 1), dt.date(2025, 12, 31))
)
def test_a_day_without_its_year_is_the_latest_not_after_the_anchor(day, anchor):
    name = next(row["word"] for row in SOLAR if int(row["month"]) == day.month)
    [(start, end, precision)] = read(f"وصل في {day.day} {name}", anchor)
    found = dt.date.fromisoformat(start)
    assert start == end and precision == "day"
    assert (found.month, found.day) == (day.month, day.day)
    assert found <= anchor
    assert (anchor - found).days < (366 if (day.month, day.day) != (2, 29) else 366 * 8)


@given(DAYS, st.integers(0, 6))
def test_a_bare_weekday_is_the_latest_not_after_the_anchor(anchor, number):
    name = next(row["word"] for row in load("weekdays") if int(row["weekday"]) == number)
    [(start, end, precision)] = read(f"وصل {name} إلى المدينة", anchor)
    found = dt.date.fromisoformat(start)
    assert (start, precision) == (end, "day")
    assert found.weekday() == number and 0 <= (anchor - found).days < 7


@given(st.dates(dt.date(1930, 1, 1), dt.date(2070, 1, 1)))
def test_every_hijri_day(day):
    hijri = Gregorian(day.year, day.month, day.day).to_hijri()
    name = next(
        r["word"] for r in load("months") if r["calendar"] == "hijri" and int(r["month"]) == hijri.month
    )
    assert read(f"{hijri.day} {name} {hijri.year}", None) == [(*span(day, day), "day")]


@given(DAYS)
def test_a_week_has_seven_days_from_monday(day):
    found = week(day)
    assert (
        found.start.weekday() == 0 and (found.end - found.start).days == 6 and found.start <= day <= found.end
    )


@given(DAYS, st.integers(0, 6))
def test_next_and_last_weekdays_leave_the_anchor_out(day, number):
    assert 1 <= (weekday(day, number, "next") - day).days <= 7
    assert 1 <= (day - weekday(day, number, "last")).days <= 7


def is_sound(text, anchor):
    """Whether the dates of a folded text are in order, apart, inside it, and whole or empty."""
    last = 0
    for mention in find_dates(text, anchor=anchor):
        dated = mention.date_start is not None
        sound = (
            last <= mention.start < mention.end <= len(text)
            and (mention.date_end is not None) == dated
            and (mention.precision == "unknown") != dated
            and (not dated or mention.date_start <= mention.date_end)
            and (mention.precision != "day" or mention.date_start == mention.date_end)
        )
        if not sound:
            return False
        last = mention.end
    return True


@given(ANY_TEXT, st.one_of(st.none(), st.dates()))
def test_the_dates_of_any_text_are_sound(raw, anchor):
    assert is_sound(fold(raw).text, anchor)


WORD = st.sampled_from(
    [
        *words.TRIGGERS,
        *words.WAYS,
        *words.PARTS,
        *words.UNITS,
        *words.ORDINALS,
        "من",
        "الي",
        "بين",
        "و",
        "في",
        "2014",
        "5",
        "31",
        "1435",
        "12/5",
        "2018-05-12",
        "،",
        "(",
        ")",
        ".",
        "/",
        "-",
        "عام",
        "شهر",
        "نحو",
        "ثلاثه",
        "هذا",
        "يوم",
    ]
)


@given(st.lists(WORD, max_size=14).map(" ".join), st.one_of(st.none(), DAYS))
def test_the_dates_of_any_sequence_of_date_words_are_sound(text, anchor):
    assert is_sound(text, anchor)


@given(st.lists(WORD, max_size=14).map(" ".join), st.data())
def test_a_span_is_not_left(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert all(start <= m.start and m.end <= end for m in find_dates(text, start, end, WEDNESDAY))


@pytest.mark.parametrize("row", SOLAR, ids=lambda row: row["word"])
def test_every_month_name(row):
    number = int(row["month"])
    last = std.monthrange(2016, number)[1]
    found = read(f"في شهر {row['word']} 2016", None)
    assert found == [(*span(dt.date(2016, number, 1), dt.date(2016, number, last)), "month")]
    assert len(read(f"كلام {row['word']} كلام")) == (row["bare"] == "yes")


@pytest.mark.parametrize("row", load("months"), ids=lambda row: f"{row['word']}-{row['calendar']}")
def test_a_day_before_a_month_is_no_count(row):
    assert {m.kind for m in find_numbers(f"في 12 {row['word']} وصل الوفد")} == {"date"}


@pytest.mark.parametrize("row", load("date_words"), ids=lambda row: f"{row['class']}-{row['word']}")
def test_every_date_word_is_read(row):
    word = row["word"]
    text = {
        "part": f"في {word} ايار 2016",
        "way": f"{word} الشهر" if word in ("هذا", "هذه") else f"الشهر {word}",
        "unit": f"{word} الماضي" if word.startswith("ال") else f"قبل {word} من الان",
        "season": f"في {word} 2016",
    }[row["class"]]
    plain_hour = word == "الساعه"  # الساعه العاشره is a time of day
    assert len(find_dates(text, anchor=WEDNESDAY)) == (0 if plain_hour else 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("اليوم", [("2018-07-18", "2018-07-18", "day")]),
        ("أمس", [("2018-07-17", "2018-07-17", "day")]),
        ("أمس الأول", [("2018-07-16", "2018-07-16", "day")]),
        ("أول من أمس", [("2018-07-16", "2018-07-16", "day")]),
        ("غداً", [("2018-07-19", "2018-07-19", "day")]),
        ("بعد غد", [("2018-07-20", "2018-07-20", "day")]),
        ("الليلة الماضية", [("2018-07-17", "2018-07-17", "day")]),
        ("أمس الثلاثاء", [("2018-07-17", "2018-07-17", "day")]),
        ("اليوم (الاثنين)", [("2018-07-16", "2018-07-16", "day")]),
        ("الأربعاء الماضي", [("2018-07-11", "2018-07-11", "day")]),
        ("الأربعاء المقبل", [("2018-07-25", "2018-07-25", "day")]),
        ("ستبدأ الجولة الأحد", [("2018-07-22", "2018-07-22", "day")]),
        ("الأسبوع الماضي", [("2018-07-09", "2018-07-15", "week")]),
        ("الأسبوع قبل الماضي", [("2018-07-02", "2018-07-08", "week")]),
        ("هذا الأسبوع", [("2018-07-16", "2018-07-22", "week")]),
        ("الشهر الجاري", [("2018-07-01", "2018-07-31", "month")]),
        ("الشهر المقبل", [("2018-08-01", "2018-08-31", "month")]),
        ("نهاية الشهر", [("2018-07-21", "2018-07-31", "range")]),
        ("مطلع العام الجاري", [("2018-01-01", "2018-04-30", "range")]),
        ("العام الماضي", [("2017-01-01", "2017-12-31", "year")]),
        ("الخامس من الشهر الجاري", [("2018-07-05", "2018-07-05", "day")]),
        ("قبل ثلاثة أيام", [("2018-07-15", "2018-07-15", "day")]),
        ("قبل أسبوعين", [("2018-07-04", "2018-07-04", "day")]),
        ("قبل نحو 6 أشهر", [("2018-01-01", "2018-01-31", "month")]),
        ("قبل عامين", [("2016-01-01", "2016-12-31", "year")]),
        ("قبل عام من الآن", [("2017-01-01", "2017-12-31", "year")]),
        ("قبل ساعات", [("2018-07-18", "2018-07-18", "day")]),
        ("قبل أيام", [(None, None, "unknown")]),
        ("قبل عام 2003", [("2003-01-01", "2003-12-31", "year")]),
        ("قبل يوم الاقتراع", []),
        ("الأيام الثلاثة الماضية", [("2018-07-15", "2018-07-18", "range")]),
        ("الـ24 ساعة الماضية", [("2018-07-17", "2018-07-18", "range")]),
        ("اليومين الماضيين", [("2018-07-16", "2018-07-18", "range")]),
        ("نيسان/أبريل الماضي", [("2018-04-01", "2018-04-30", "month")]),
        ("تموز الماضي", [("2017-07-01", "2017-07-31", "month")]),
        ("آب المقبل", [("2018-08-01", "2018-08-31", "month")]),
        ("12 أيلول المقبل", [("2018-09-12", "2018-09-12", "day")]),
        ("الأحد 12 آب الماضي", [("2017-08-12", "2017-08-12", "day")]),
        ("أيار من العام الماضي", [("2017-05-01", "2017-05-31", "month")]),
        ("من المقرر إجراؤها في 30 أيلول", [("2018-09-30", "2018-09-30", "day")]),
        ("مطلع 2014", [("2014-01-01", "2014-04-30", "range")]),
        ("منتصف عام 2016", [("2016-05-01", "2016-08-31", "range")]),
        ("أواخر حزيران 2016", [("2016-06-21", "2016-06-30", "range")]),
        ("صيف 2014", [("2014-06-01", "2014-08-31", "range")]),
        ("شتاء 2014", [("2014-12-01", "2015-02-28", "range")]),
        ("منذ عام 2014", [("2014-01-01", "2018-07-18", "range")]),
        ("منذ يومين", [("2018-07-16", "2018-07-18", "range")]),
        ("منذ الأحد", [("2018-07-15", "2018-07-18", "range")]),
        ("منذ مطلع تموز الحالي", [("2018-07-01", "2018-07-18", "range")]),
        ("من 5 إلى 9 أيار 2016", [("2016-05-05", "2016-05-09", "range")]),
        ("من 28 إلى 3 أيار 2016", [("2016-04-28", "2016-05-03", "range")]),
        ("من 5 نيسان إلى 9 أيار 2016", [("2016-04-05", "2016-05-09", "range")]),
        ("بين 2014 و2017", [("2014-01-01", "2017-12-31", "range")]),
        ("بين عامي 2006 و2008", [("2006-01-01", "2008-12-31", "range")]),
        ("2006-2008", [("2006-01-01", "2008-12-31", "range")]),
        (
            "بعد أسبوع من 5 أيار 2016",
            [("2016-05-12", "2016-05-12", "day"), ("2016-05-05", "2016-05-05", "day")],
        ),
        ("شهر رمضان الماضي", [("2018-05-16", "2018-06-14", "range")]),
        ("هجمات 11 سبتمبر", [("2001-09-11", "2001-09-11", "day")]),
        ("31 حزيران 2016", [(None, None, "unknown")]),
        ("جسر 14 تموز", []),
        ("سوق الخميس", []),
        ("في أمس الحاجة", []),
        ("فاز 2-صفر", []),
        ("رمضان عبد الله", []),
        ("مارس ضغوطا", []),
        ("اليوم التالي", [(None, None, "unknown")]),
        (
            "12 أيار 2016 ثم في اليوم التالي",
            [("2016-05-12", "2016-05-12", "day"), ("2016-05-13", "2016-05-13", "day")],
        ),
        (
            "12 أيار 2016 وفي اليوم نفسه",
            [("2016-05-12", "2016-05-12", "day"), ("2016-05-12", "2016-05-12", "day")],
        ),
        (
            "تموز 2016 وبعد ثلاثة أشهر من ذلك",
            [("2016-07-01", "2016-07-31", "month"), ("2016-10-01", "2016-10-31", "month")],
        ),
        (
            "عام 2009 وفي أيار من ذلك العام",
            [("2009-01-01", "2009-12-31", "year"), ("2009-05-01", "2009-05-31", "month")],
        ),
        ("أيار من العام ذاته", [(None, None, "unknown")]),
        ("لليوم الثالث على التوالي", [("2018-07-16", "2018-07-18", "range")]),
        ("للأسبوع الثاني على التوالي", [("2018-07-09", "2018-07-18", "range")]),
        ("للأسبوع المقبل", [("2018-07-23", "2018-07-29", "week")]),
        ("يوم الغد الخميس", [("2018-07-19", "2018-07-19", "day")]),
        ("تأجيل الجلسة إلى الأحد", [("2018-07-22", "2018-07-22", "day")]),
        ("ليل الاثنين الثلاثاء", [("2018-07-16", "2018-07-17", "range")]),
        ("منتصف ليل الاثنين الثلاثاء", [("2018-07-17", "2018-07-17", "day")]),
        ("يناير/كانون الأول 2016", [("2016-01-01", "2016-01-31", "month")]),
        ("أيار - حزيران 2016", [("2016-05-01", "2016-06-30", "range")]),
        ("بعد مرور يومين على الحادث", [(None, None, "unknown")]),
        ("بعد عشر دقائق", []),
        ("القائد العام للقوات", []),
        ("قتل 2014 شخصا", []),
        ("النصف الأول من آب المقبل", [("2018-08-01", "2018-08-15", "range")]),
        ("في النصف الثاني من شباط 2016", [("2016-02-16", "2016-02-29", "range")]),
        ("الأسبوع الثاني من شهر آذار 2016", [("2016-03-08", "2016-03-14", "range")]),
        (
            "12 أيار 2016 بدل 5 من الشهر نفسه",
            [("2016-05-12", "2016-05-12", "day"), ("2016-05-05", "2016-05-05", "day")],
        ),
        ("الثامن من الشهر ذاته", [(None, None, "unknown")]),
        ("في الشهر نفسه", [(None, None, "unknown")]),
        # a month by both its names side by side
        ("في الثالث من شهر آذار مارس الماضي", [("2018-03-03", "2018-03-03", "day")]),
        # two days or years side by side
        ("يومي الجمعة والسبت", [("2018-07-13", "2018-07-14", "range")]),
        ("خلال عامي 2010 و2011", [("2010-01-01", "2011-12-31", "range")]),
        ("في العامين 2010 و2011", [("2010-01-01", "2011-12-31", "range")]),
        ("خلال الأعوام 2010 و2011 و2012", [("2010-01-01", "2012-12-31", "range")]),
        ("في شهري أيار/مايو وحزيران/يونيو 2016", [("2016-05-01", "2016-06-30", "range")]),
        ("خلال يومي الأربعاء والخميس الماضيين", [("2018-07-11", "2018-07-12", "range")]),
        ("من أيار 2010 ولغاية حزيران 2013", [("2010-05-01", "2013-06-30", "range")]),
        ("بين الثاني من كانون الثاني والثالث من شباط", [("2018-01-02", "2018-02-03", "range")]),
        ("الأحد قبل الماضي", [("2018-07-08", "2018-07-08", "day")]),
        ("منذ ساعات الصباح", [("2018-07-18", "2018-07-18", "day")]),
        # a day that goes by a name is of no week
        ("الأربعاء الدامي", [(None, None, "unknown")]),
        # the span told before
        (
            "بين عامي 2010 و2013 وخلال الفترة نفسها",
            [("2010-01-01", "2013-12-31", "range"), ("2010-01-01", "2013-12-31", "range")],
        ),
        (
            "بين عامي 2010 و2013 وطوال هذه المدة",
            [("2010-01-01", "2013-12-31", "range"), ("2010-01-01", "2013-12-31", "range")],
        ),
        ("حتى تلك الفترة", []),
        ("في الفترة المقبلة", []),
        # what was said lay before
        (
            "قالوا في حزيران 2016 إنهم وصلوا في نهاية أيار",
            [("2016-06-01", "2016-06-30", "month"), ("2016-05-21", "2016-05-31", "range")],
        ),
        ("خلال الأربع والعشرين ساعة الماضية", [("2018-07-17", "2018-07-18", "range")]),
        ("يوم السادس من هذا الشهر", [("2018-07-06", "2018-07-06", "day")]),
        # the preposition of a blow, and a vote that the days count to
        ("شن المسلحون هجوما قبل يومين على ثكنة", [("2018-07-16", "2018-07-16", "day")]),
        ("اجتمعوا قبل يومين على الاقتراع", [(None, None, "unknown")]),
    ],
)
def test_examples(text, expected):
    assert read(text) == expected


def test_a_span_from_a_year_to_another_needs_no_anchor():
    assert read("منذ عام 2010 وحتى 2013", None) == [("2010-01-01", "2013-12-31", "range")]


@pytest.mark.parametrize(
    "text",
    [
        "اليوم الاثنين",
        "أمس",
        "الأحد",
        "الشهر الماضي",
        "12 أيار",
        "أيار الماضي",
        "منذ 2014",
        "قبل يومين",
        "هذا العام",
    ],
)
def test_without_an_anchor_relative_words_stay_undated_but_known(text):
    assert read(text, None) == [(None, None, "unknown")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("الشهر نفسه", ("2014-06-01", "2014-06-30", "month")),
        ("ذات الشهر", ("2014-06-01", "2014-06-30", "month")),
        ("التاسع عشر من الشهر ذاته", ("2014-06-19", "2014-06-19", "day")),
        ("نهاية ذلك العام", ("2014-09-01", "2014-12-31", "range")),
        ("نفس السنة", ("2014-01-01", "2014-12-31", "year")),
        ("ذلك الأسبوع", ("2014-06-09", "2014-06-15", "week")),
        ("ذلك اليوم", ("2014-06-10", "2014-06-10", "day")),
        ("منذ ذلك اليوم", (None, None, "unknown")),
        ("الثالث عشر من الشهر", ("2014-06-13", "2014-06-13", "day")),
        ("بعد ذلك بيومين", ("2014-06-12", "2014-06-12", "day")),
        ("قبل ذلك بثلاثة أيام", ("2014-06-07", "2014-06-07", "day")),
        ("قبل ذلك بنحو أسبوع", ("2014-06-03", "2014-06-03", "day")),
        ("قبلها بيومين", ("2014-06-08", "2014-06-08", "day")),
        ("بعده بحوالي ثلاثة أيام", ("2014-06-13", "2014-06-13", "day")),
        ("قبل ذلك بساعات", ("2014-06-10", "2014-06-10", "day")),
        ("قبل يومين من ذلك", ("2014-06-08", "2014-06-08", "day")),
        ("بعد يوم واحد من ذلك", ("2014-06-11", "2014-06-11", "day")),
        ("اليوم السابق", ("2014-06-09", "2014-06-09", "day")),
        ("قبل ذلك بعدة أيام", (None, None, "unknown")),
        ("العشرين منه", ("2014-06-20", "2014-06-20", "day")),
        ("15 منه", ("2014-06-15", "2014-06-15", "day")),
        # a month later in the sentence
        ("أيلول", ("2014-09-01", "2014-09-30", "month")),
        ("12 أيلول الماضي", ("2017-09-12", "2017-09-12", "day")),
    ],
)
def test_what_counts_from_the_date_told_before(text, expected):
    assert read(f"سقطت البلدة في 10 حزيران 2014 وفي {text} فر أهلها")[-1] == expected


def test_a_year_does_not_hold_past_its_sentence():
    assert read("سقطت البلدة في حزيران 2014. وزارها في أيار")[-1] == ("2018-05-01", "2018-05-31", "month")


def test_the_days_of_a_chronicle_are_of_one_year():
    text = "بدأ الهجوم في 3 حزيران 2014. وفي 9 حزيران سقطت البلدة. وزارها في 2 أيار"
    assert [date[0] for date in read(text)] == ["2014-06-03", "2014-06-09", "2018-05-02"]


def test_an_anniversary_is_told_in_the_days_of_its_year():
    text = "تحيي البلدة ذكرى سقوطها. بدأ الهجوم في 3 حزيران 2014. وكانت القوات انسحبت في 12 أيار"
    assert [date[0] for date in read(text)] == ["2014-06-03", "2014-05-12"]


def test_that_day_is_untold_where_no_day_was():
    assert read("سقطت البلدة في حزيران 2014 وفي ذلك اليوم فر أهلها")[-1] == (None, None, "unknown")


def test_a_mention_covers_its_words():
    text = fold("وصل الوفد يوم الأحد 12 آب/أغسطس الماضي إلى المدينة").text
    [mention] = find_dates(text, anchor=WEDNESDAY)
    assert text[mention.start : mention.end] == "الاحد 12 اب/اغسطس الماضي"


@pytest.mark.parametrize(
    ("opening", "year"),
    [
        ("تحيي البلدة ذكرى سقوطها.", 2010),
        ("في الذكرى السنوية لتحرير البلدة.", 2010),
        ("أحيت البلدة ذكرى عاشوراء.", 2018),
        ("سار الزوار في ذكرى وفاة الإمام.", 2018),
        ("روى الأهالي ذكرياتهم.", 2018),
    ],
)
def test_only_an_anniversary_lends_its_year_to_far_days(opening, year):
    quiet = "وساد الهدوء أسواق البلدة وبيوتها. " * 12
    text = f"{opening} بدأ الهجوم في 3 حزيران 2010. {quiet}وسقطت قذيفة في 9 آذار"
    assert read(text)[-1][0] == f"{year}-03-09"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("تمكن الجيش قبل يومين من استعادة البلدة", ("2018-07-16", "2018-07-16")),
        ("انسحب المسلحون قبل ثلاثة أيام من البلدة", ("2018-07-15", "2018-07-15")),
        ("عثرت الشرطة قبل يومين على جثث", ("2018-07-16", "2018-07-16")),
        ("كشف الوزير قبل يومين عن خطة", ("2018-07-16", "2018-07-16")),
        ("وقع ذلك قبل يومين على الأقل", ("2018-07-16", "2018-07-16")),
        ("تمكن من الفرار قبل يومين من المحاكمة", (None, None)),  # the verb has its preposition already
        ("قتل شرطي قبل يومين من الانتخابات", (None, None)),
    ],
)
def test_a_preposition_that_a_verb_asks_for_begins_no_other_date(text, days):
    assert [(start, end) for start, end, _ in read(text)] == [days]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("خلال ال48 ساعة", ("2018-07-16", "2018-07-18")),
        ("في الساعات القليلة الماضية", ("2018-07-18", "2018-07-18")),
        ("خلال الساعات الأخيرة", ("2018-07-18", "2018-07-18")),
        ("في الأيام القليلة الماضية", (None, None)),
        ("خلال الأيام القليلة المقبلة", (None, None)),
        ("خلال احتجاجات 2009 في المدينة", ("2009-01-01", "2009-12-31")),
        ("في تفجيرات 2006 في المدينة", ("2006-01-01", "2006-12-31")),
    ],
)
def test_hours_and_years_told_without_their_word(text, days):
    assert [(start, end) for start, end, _ in read(text)] == [days]


def test_not_long_ago_is_not_yesterday():
    assert read("وكان منها بالأمس القريب استهداف عرس") == []
    assert read("استهدفوا أمس عرسا") == [("2018-07-17", "2018-07-17", "day")]


def test_since_some_hours_is_today():
    assert read("منذ ساعتين") == [("2018-07-18", "2018-07-18", "day")]
    assert read("منذ 30 ساعة") == [("2018-07-17", "2018-07-17", "day")]


@pytest.mark.parametrize(
    "text",
    [
        "قبل عدة أيام",
        "قبل بضعة أسابيع",
        "منذ بضع سنوات",
        "قبل عدد من الأشهر",
        "قبل فترة وجيزة",
        "منذ مدة",
        "وقبل نحو عدة أسابيع",
    ],
)
def test_a_count_that_is_not_told_is_no_day_but_known(text):
    assert read(f"زار الوفد الميناء {text}") == [(None, None, "unknown")]


@pytest.mark.parametrize(
    "text", ["قبل فترة الحصاد", "قبله المدير", "بعدها البضائع", "بعد فترة من الهدوء", "قبل بابل"]
)
def test_what_only_looks_like_a_count_is_none(text):
    assert read(f"وصل {text} إلى الميناء") == []


@pytest.mark.parametrize("link", ["وحتى مساء", "حتى فجر", "إلى صباح", "ولغاية ظهر", "وحتى المساء يوم"])
def test_a_span_ends_at_the_time_of_a_day(link):
    assert read(f"منذ الاثنين {link} الثلاثاء") == [("2018-07-16", "2018-07-17", "range")]


def test_what_is_to_come_is_told_in_its_own_sentence():
    assert read("قال إن الحكومة ستوزع البذور. وفي 20 آب بدأ الحصاد")[-1] == (
        "2017-08-20",
        "2017-08-20",
        "day",
    )
    assert read("قال إن الحكومة ستوزع البذور في 20 آب")[-1] == ("2018-08-20", "2018-08-20", "day")


def test_the_same_span_may_be_a_month_told_right_before():
    month = ("2018-06-01", "2018-06-30", "month")
    assert read("وصل 90 زائرا خلال حزيران الماضي. وعاد 30 خلال الفترة ذاتها") == [month, month]
    other = read("وصل 90 زائرا خلال حزيران الماضي، ثم 12 يوم الاثنين. وعاد 30 خلال الفترة ذاتها")
    assert other[-1] == (None, None, "unknown")


def test_what_goes_by_its_month_is_of_the_year_told_with_it():
    text = "بدأت التظاهرات في تشرين الأول 2015. وبعد أعوام يذكر الناس {} تشرين الأول"
    assert read(text.format("احتجاجات"))[-1] == ("2015-10-01", "2015-10-31", "month")
    assert read(text.format("مهرجان"))[-1] == ("2017-10-01", "2017-10-31", "month")


@pytest.mark.parametrize("name", ["احتجاجات", "معارك", "انتفاضة", "هجمات"])
def test_what_goes_by_its_year_is_no_count(name):
    text = f"أصيب في {name} 2005 نحو 300 شخص"
    assert read(text) == [("2005-01-01", "2005-12-31", "year")]
    assert [m.best for m in find_numbers(fold(text).text) if m.kind == "count"] == [300]


def test_a_definite_act_has_no_year_for_a_name():
    text = "أصيب في الهجمات 2000 شخص"
    assert read(text) == []
    assert [m.best for m in find_numbers(fold(text).text) if m.kind == "count"] == [2000]


def test_the_same_month_is_that_of_the_month_told_not_of_a_weekday():
    text = "وصل 90 زائرا خلال حزيران، كما قال المدير الأحد. وعاد 30 في الشهر ذاته"
    assert read(text)[-1] == ("2018-06-01", "2018-06-30", "month")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وبعد يومين عاد", ("2014-06-12", "2014-06-12", "day")),
        ("وبعد عامين عاد", ("2016-01-01", "2016-12-31", "year")),
        ("وبعد أيام عاد", (None, None, "unknown")),
        ("وبعد يومين من السفر عاد", (None, None, "unknown")),
    ],
)
def test_days_after_are_counted_from_the_date_told_before(text, expected):
    assert read(f"وصل الوفد في 10 حزيران 2014 إلى الميناء. {text} إلى البلدة")[-1] == expected


def test_so_many_of_it_is_no_day():
    assert read("وصل القمح في 10 حزيران 2014 وبيع 15 منه")[1:] == []


@pytest.mark.parametrize("heading", ["2014", "== 2014 ==", "عام 2014:", "- 2014 -"])
def test_the_days_of_a_chronicle_are_of_the_year_above_them(heading):
    text = f"{heading}\n- 10 حزيران: وصل الوفد.\nفي 3 آب: عاد.\n2015\n31 آذار: وصل ثانية. وعاد في 2 نيسان."
    days = ["2014-06-10", "2014-08-03", "2015-03-31", "2015-04-02"]
    assert [start for start, _, precision in read(text) if precision == "day"] == days


def test_a_year_within_a_line_heads_no_chronicle():
    for line in ("الحصاد في 2014", "2014 كان عاما جافا"):
        assert read(f"{line}\n10 حزيران: وصل الوفد.")[-1][0] == "2018-06-10"
