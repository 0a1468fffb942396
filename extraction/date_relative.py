"""Reads dates that count from today: this week, last month, the past three days, two years ago.

In: a `Scan` and the word that opens or carries the date. Out: a `Found`, without a period where today is unknown
or the count is not told (قبل ايام), or None where the words are no date.
"""

from __future__ import annotations

import datetime as dt

from extraction import calendar as cal
from extraction import date_words as words
from extraction.calendar import Period
from extraction.date_scan import Found, Scan
from extraction.numbers import number_at

_OFFSET = {"last": -1, "this": 0, "next": 1}


def named_period(scan: Scan, start: int, stop: int, name: str) -> Found | None:
    """الاسبوع الماضي · هذا الشهر · مطلع العام الجاري · الخامس من الشهر المقبل · نهايه الشهر."""
    found = Found(start, stop, "relative")
    unit = words.UNITS[name]
    same = words.SAME_AFTER.match(scan.text, stop, scan.end)
    told = None if same else scan.before(words.SAME_BEFORE, start, 8, words.SAME_ENDS)
    if same or told:
        return _same_period(scan, told.start("word") if told else start, same.end() if same else stop, unit)
    part = scan.before(words.PART_BEFORE, start, 30)
    this = scan.before(words.THIS_BEFORE, start, 8, words.THIS_ENDS)
    twice = words.BEFORE_LAST.match(scan.text, stop, scan.end)
    way = words.WAY_AFTER.match(scan.text, stop, scan.end)
    if twice:
        found.end, offset = twice.end(), -2
    elif way and not (unit == "year" and way["way"] in ("السابق", "الاخير")):
        found.end, offset = way.end(), _OFFSET[words.WAYS[way["way"]]]
    elif this or (part and unit != "week"):
        offset = 0
    elif unit == "month" and scan.before(words.DAYS_BEFORE, start, 46):
        return _same_period(scan, start, stop, unit)  # في الرابع من الشهر
    else:
        return None
    lead = this.start() if this else start
    days = scan.before(words.DAYS_BEFORE, lead, 46) if unit == "month" else None
    if this:
        found.start = this.start("word")
    if part:
        found.start = part.start("part")
    if scan.anchor is None:
        return found
    part_name = words.PARTS[part["part"]] if part else None
    if unit == "week":
        found.period = cal.week(scan.anchor, offset)
    elif unit == "year":
        found.period = cal.year(scan.anchor.year + offset, part_name)
    else:
        year, month = cal.shift_month(scan.anchor.year, scan.anchor.month, offset)
        found.period = cal.month(year, month, part_name)
        last = words.day_number(days["digits2"] or days["word2"]) if days else None
        exact = cal.day(year, month, last) if last else None
        if days and exact:
            found.start, found.period = days.start("digits2" if days["digits2"] else "word2"), exact
    return found


def _same_period(scan: Scan, start: int, end: int, unit: str) -> Found:
    """الشهر نفسه · 19 من ذلك الشهر · مطلع العام ذاته: to be counted from the date told before."""
    found = Found(start, end, "relative", from_before=True, same=unit)
    days = scan.before(words.DAYS_BEFORE, start, 46) if unit == "month" else None
    part = None if days else scan.before(words.PART_BEFORE, start, 30)
    found.start = days.start("digits2" if days["digits2"] else "word2") if days else found.start
    found.start = part.start("part") if part else found.start
    last = words.day_number(days["digits2"] or days["word2"]) if days else None
    found.partial = (0, None, last, words.PARTS[part["part"]] if part else None)
    return found


def of_it(scan: Scan, start: int, stop: int, name: str) -> Found | None:
    """في العاشر منه, في 15 منه: a day of the month told before; not قتل 15 منه."""
    days = scan.before(words.DAYS_BEFORE, start, 46)
    if days is None:
        return None
    opening = days.start("digits2" if days["digits2"] else "word2")
    in_it = scan.before(words.ON_BEFORE, opening, 8)
    return _same_period(scan, start, stop, "month") if in_it else None


def span_told(scan: Scan, start: int, stop: int, name: str) -> Found | None:
    """خلال الفتره نفسها · طوال هذه المده: the span of the date told before; not حتي تلك الفتره, nor الفتره نفسها من العام الماضي."""
    same = words.SAME_AFTER.match(scan.text, stop, scan.end)
    if words.OF_A_YEAR.match(scan.text, same.end() if same else stop, scan.end) is not None:
        return None
    told = None if same else scan.before(words.THAT_SPAN_BEFORE, start, 8)
    opening = told.start("word") if told else start
    if not (same or told) or scan.before(words.IN_SPAN_BEFORE, opening, 8) is None:
        return None
    return Found(opening, same.end() if same else stop, "relative", from_before=True, same="span")


def run_of_days(scan: Scan, start: int, stop: int, name: str) -> Found | None:
    """لليوم الثالث علي التوالي · للاسبوع الثاني: from the first day of the run to today."""
    run = words.RUN.match(scan.text, stop, scan.end)
    if run is None:
        return None if name == "اليوم" else named_period(scan, start, stop, name)
    found = Found(start, run.end(), "relative")
    before = words.day_number(run["count"]) - 1
    if scan.anchor is None or not before:
        return found
    first = (
        cal.week(scan.anchor, -before)
        if name == "الاسبوع"
        else cal.shifted(scan.anchor, -before, words.UNITS[name])
    )
    found.period = Period(first.start, scan.anchor, "range") if first else None
    return found


def _back(anchor: dt.date, count: int, unit: str) -> dt.date:
    """The first day of the span that reaches `count` units back from the anchor."""
    if unit == "hour":
        return anchor - dt.timedelta(days=-(-count // 24))
    shifted = cal.shifted(anchor, -count, unit)
    return shifted.start if shifted else anchor


def plural_period(scan: Scan, start: int, stop: int, name: str) -> Found | None:
    """الايام الثلاثه الماضيه · اليومين الماضيين · الساعات ال24 الماضيه: a span that ends (or begins) today.

    الساعات الماضيه, of which nobody says how many, are of today.
    """
    number = number_at(scan.text, stop, scan.end)
    count, end = number if number else (words.DUAL_COUNT.get(name), stop)
    before = scan.before(words.COUNT_BEFORE, start, 22) if name in words.COUNTED else None
    if name in words.COUNTED:
        if before is None:
            return None
        told = before["words"]
        count, end = int(before["count"]) if told is None else 24 if "عشرين" in told else 48, stop
    way = words.WAY_AFTER.match(scan.text, end, scan.end) or words.FEW_AFTER.match(scan.text, end, scan.end)
    within = way is None and before is not None and scan.before(words.WITHIN_BEFORE, before.start(), 12)
    if way is None and not within:
        return None
    found = Found(before.start() if before else start, way.end() if way else end, "relative")
    unit, direction = words.UNITS[name], words.WAYS[way["way"]] if way else "last"
    if scan.anchor is None or direction != "last":
        return found
    if count is None and unit == "hour":
        found.period = cal.one_day(scan.anchor)
    elif count is not None and 0 < count <= 1000:
        found.period = Period(_back(scan.anchor, int(count), unit), scan.anchor, "range")
    return found


def _span_of_time(scan: Scan, position: int, bare: bool = False) -> tuple[int | None, str, int] | None:
    """(count, unit, end) of 3 ايام, يومين, اكثر من عشره اشهر, شهر; count None where untold (ايام).

    `bare` where a ب stands right before it and no blank: بثلاثه ايام.
    """
    bound = (words.ABOUT_HERE if bare else words.AGO_BOUND).match(scan.text, position, scan.end)
    if bound is None:
        return None
    at = bound.end() - (0 if bare else 1)
    few = words.FEW_HERE.match(scan.text, bound.end(), scan.end)
    number = None if few else number_at(scan.text, at, scan.end)
    word = words.WORD_HERE if bare or few else words.AFTER_IS_WORD
    after = word.match(scan.text, few.end() if few else number[1] if number else at, scan.end)
    unit = words.UNITS.get(after.group(1)) if after else None
    if after is None or unit is None:
        return None
    name = after.group(1)
    if number:
        value = number[0]
        return (int(value) if 0 < value <= 1000 else None), unit, after.end()
    if name in words.DUAL_COUNT:
        return words.DUAL_COUNT[name], unit, after.end()
    if name in words.SINGULARS:
        if words.NOT_AGO.match(scan.text, after.end(), scan.end):
            return None
        return 1, unit, after.end()
    return (None, unit, after.end()) if few or not name.startswith("ال") else None


def _governed(scan: Scan, start: int, word: str | None) -> bool:
    """تمكن الجيش قبل يومين من استعاده البلده, شنوا هجوما قبل يومين علي ثكنه: the preposition is that of the verb."""
    if word is None:
        return False
    if word == "علي" and words.STRUCK_BEFORE.search(scan.text, max(scan.floor, start - 60), start):
        return True
    return scan.before(words.GOVERNED_BEFORE[word], start, 90) is not None


def _from_that(start: int, end: int, name: str, count: int | None, unit: str) -> Found:
    """قبل ذلك بثلاثه ايام, بعد يومين من ذلك: counted from the date told before; hours before are of the same day."""
    found = Found(start, end, "relative", from_before=True)
    if unit == "hour" and (count is None or count < 24):
        found.shift = 0, "day"
    elif count is not None:
        found.shift = -count if name == "قبل" else count, unit
    return found


def _while_ago(scan: Scan, start: int, stop: int, name: str) -> Found | None:
    """قبل فتره, منذ مده وجيزه: a date that tells no day; بعد فتره is none."""
    told = words.WHILE_AGO.match(scan.text, stop, scan.end) if name != "بعد" else None
    return Found(start, told.end(), "since" if name == "منذ" else "relative") if told else None


def ago(scan: Scan, start: int, stop: int, name: str) -> Found | None:
    """قبل يومين · منذ نحو 6 اشهر · بعد اسبوع من 5 ايار; counts from another date where one follows."""
    of_it = stop - start > len(name)  # قبله, بعدها
    that_by = (words.IT_BY if of_it else words.THAT_BY).match(scan.text, stop, scan.end)
    if of_it and that_by is None:
        return None
    span = _span_of_time(scan, that_by.end() if that_by else stop, bool(that_by))
    if span is None:
        return _while_ago(scan, start, stop, name)
    count, unit, end = span
    if that_by:  # قبل ذلك بثلاثه ايام
        return _from_that(start, end, name, count, unit)
    found = Found(start, end, "relative")
    now = words.OF_NOW.match(scan.text, end, scan.end)
    that = words.OF_THAT.match(scan.text, end, scan.end)
    if that and name in ("قبل", "بعد"):
        return _from_that(start, that.end(), name, count, unit)
    other = None if now else words.OF_OTHER.match(scan.text, end, scan.end)
    if other and name == "قبل" and _governed(scan, start, other["word"]):
        other = None
    if name == "بعد" and unit == "hour" and not other and (count is None or count < 24):
        return None  # بعد ساعات, بعد 20 دقيقه: the same day
    if name in ("قبل", "بعد") and (other or name == "بعد"):
        if count is not None and other:
            found.shift = (-count if name == "قبل" else count), unit
        elif count is not None and scan.text[start - 1 : start] == "و":
            return _from_that(start, end, name, count, unit)  # وبعد يومين دخلوا المدينه
        return found
    if now:
        found.end = now.end()
    if name == "منذ":
        found.basis = "since"
        if scan.anchor is not None and (count is not None or unit == "hour"):  # منذ ساعات الصباح
            found.period = (
                Period(_back(scan.anchor, count or 0, unit), scan.anchor, "range")
                if unit != "hour"
                else cal.one_day(scan.anchor - dt.timedelta(days=(count or 0) // 24))  # منذ ساعتين: today
            )
        return found
    if scan.anchor is not None and unit == "hour":
        found.period = cal.one_day(scan.anchor - dt.timedelta(days=(count or 0) // 24))
    elif scan.anchor is not None and count is not None:
        found.period = cal.shifted(scan.anchor, -count, unit)
    return found
