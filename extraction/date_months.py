"""Reads dates that stand on a month name: 12 ايار/مايو 2018, مطلع حزيران, نيسان الماضي, 15 رمضان 1435.

In: a `Scan` and where the month stands. Out: a `Found`; a day or month without its year is the latest not after the
anchor, unless the words look ahead.
"""

from __future__ import annotations

import re

from extraction import calendar as cal
from extraction import date_words as words
from extraction.calendar import Period
from extraction.date_scan import Found, Scan

_SAID_NEAR = 70  # characters before a date within which words tell that it is to come


def _group_days(before: re.Match[str] | None) -> tuple[int | None, int | None]:
    """First and last day before a month: (None, 12), (5, 9), (None, None)."""
    if before is None:
        return None, None
    first = before["digits1"] or before["word1"]
    last = before["digits2"] or before["word2"]
    low = words.day_number(first) if first else None
    high = words.day_number(last)
    if not 1 <= high <= 31 or (low is not None and not 1 <= low <= 31):
        return None, None
    return low, high


def _days_before(scan: Scan, start: int) -> re.Match[str] | None:
    """The day or days right before a month; most months have none, which a look at the last word tells."""
    at = start
    while at > scan.floor and scan.text[at - 1] in words.DAYS_GAP:
        at -= 1
    if not scan.text.endswith(words.DAYS_ENDS, scan.floor, at):
        return None
    return scan.before(words.DAYS_BEFORE, start, 46)


def _days_start(before: re.Match[str]) -> int:
    return min(before.start(group) for group in ("digits1", "word1", "digits2", "word2") if before[group])


def in_year(year: int, partial: tuple[int, int | None, int | None, str | None]) -> Period | None:
    """The day, days, month or part of a month in a year; 28-3 May begins in April."""
    month, low, high, part = partial
    if high is None:
        return cal.month(year, month, part)
    if high == 31 and low is not None and low > 1:  # النصف الثاني من شباط
        high = cal.month(year, month).end.day
    last = cal.day(year, month, high)
    if low is None or last is None:
        return last
    first = cal.day(*(cal.shift_month(year, month, -1) if low > high else (year, month)), low)
    return Period(first.start, last.end, "range") if first else None


def _sentence_start(scan: Scan, position: int) -> int:
    """Where the words before a date may still speak of it: in its sentence, and near."""
    start = max(scan.floor, position - _SAID_NEAR)
    ends = [match.end() for match in words.SENTENCE_ENDS.finditer(scan.text, start, position)]
    return ends[-1] if ends else start


def without_year(scan: Scan, found: Found) -> Period | None:
    """A day or month without a year: the latest not after the anchor, unless the words look ahead."""
    anchor, partial = scan.anchor, found.partial
    if anchor is None or partial is None:
        return None
    reach = 8 if partial[0] == 2 and 29 in partial[1:3] else 2  # 29 February may be eight years away
    years = range(anchor.year - reach, anchor.year + reach + 1)
    periods = [period for year in years if (period := in_year(year, partial))]
    if found.way == "this":
        return next((p for p in periods if p.start.year == anchor.year), None)
    if found.weekday is not None and partial[2] is not None and found.way is None:
        on_day = [p for p in periods if p.end.weekday() == found.weekday and abs(p.end - anchor).days < 420]
        if on_day:
            return min(on_day, key=lambda p: abs(p.end - anchor))
    by_month = partial[2] is None
    if found.way == "last":
        return max((p for p in periods if (p.end if by_month else p.start) < anchor), default=None)
    following = min((p for p in periods if p.start > anchor), default=None)
    if found.way == "next":
        return following
    latest = max((p for p in periods if p.start <= anchor), default=None)
    if latest is None or following is None:
        return latest or following
    ahead, behind = (following.start - anchor).days, (anchor - latest.end).days
    said = scan.text[_sentence_start(scan, found.start) : found.start]
    if words.FUTURE_BEFORE.search(said):
        return following if ahead <= 270 and behind > 0 else latest
    near = ahead <= 90 and behind > 180 and words.ELECTION_BEFORE.search(said) is not None
    return following if near else latest


def month_date(scan: Scan, start: int, stop: int, name: str) -> Found | None:
    """A date that stands on a month name: 12 ايار/مايو 2018 · مطلع حزيران · في نيسان الماضي."""
    match = words.MONTH.match(scan.text, start, scan.end)
    if match is None:
        return None
    first = words.MONTHS[match["first"]]
    second = words.MONTHS[match["second"]] if match["second"] else None
    end = match.end()
    if second and second.hijri != first.hijri:
        second, end = None, match.end("first")
    if second and second.number != first.number and match["joint"].strip() != "-":
        # يناير/كانون الاول: a slip of the pen, the first one counts; but تموز يوليو is one month
        second, end = None, (end if match["joint"].strip() else match.end("first"))
    days = _days_before(scan, start)
    low, high = _group_days(days)
    begin = _days_start(days) if days and high is not None else start
    shared = high is None or (days is not None and days["word2"])
    share = scan.before(words.SHARE_BEFORE, start, 28, words.SHARE_ENDS) if shared else None
    if share and (span := words.SHARES.get((share["share"], share["which"]))):
        (low, high), begin = span, share.start("share") - 2
    part = scan.before(words.PART_BEFORE, begin, 30, words.PART_ENDS) if high is None else None
    after = words.AFTER_MONTH.match(scan.text, end, scan.end)
    named = scan.before(words.MONTH_WORD_BEFORE, start, 10, words.MONTH_WORD_ENDS)
    sure = first.bare and not first.hijri
    if not (sure or high is not None or after or named or part or (second and second.number == first.number)):
        return None
    score = first.hijri and scan.text[start - 1 : start] == "-"  # 2-صفر: a match won two to nil
    if score or scan.before(words.NAME_BEFORE, begin, 16, words.NAME_ENDS):
        return None
    found = Found(begin, end, "partial")
    if part:
        found.start = part.start("part")
    elif named and high is None:
        found.start = named.start()
    weekday = scan.before(words.WEEKDAY_BEFORE, found.start, 30) if high is not None else None
    if weekday:
        found.start, found.weekday = weekday.start(), words.WEEKDAYS[weekday["weekday"]]
    if after:
        found.end = after.end() - (
            after.group().endswith(")") and "(" not in scan.text[found.start : after.end()]
        )
        found.way = words.WAYS.get(after["way"]) if after["way"] else None
    found.partial = (first.number, low, high, words.PARTS[part["part"]] if part else None)
    year = _year_of(scan, after)
    if first.hijri:
        return _hijri(scan, found, int(after["hijri"]) if after and after["hijri"] else None)
    if after and after["hijri"]:
        found.end = end
    if year is None and high == 11 and first.number == 9 and scan.before(words.SEPTEMBER_BEFORE, begin, 20):
        year = 2001
    if second and second.number != first.number:
        return _months(scan, found, first.number, second.number, year)
    if after and after["same"] is not None:
        found.from_before = True
        return found
    found.year = year
    found.basis = "absolute" if year else "partial"
    found.period = in_year(year, found.partial) if year else without_year(scan, found)
    return found


def _year_of(scan: Scan, after: re.Match[str] | None) -> int | None:
    """The year said after a month: 2014, or that of العام الماضي."""
    if after is None:
        return None
    if after["year"]:
        return int(after["year"])
    if scan.anchor is None:
        return None
    if after["year_way"]:
        return scan.anchor.year + {"last": -1, "this": 0, "next": 1}[words.WAYS[after["year_way"]]]
    return scan.anchor.year if after["this"] is not None else None


def _months(scan: Scan, found: Found, first: int, second: int, year: int | None) -> Found:
    """ايار - حزيران 2014: from the first day of the one to the last of the other."""
    found.basis = "absolute" if year else "partial"
    found.partial = None
    if year is None and scan.anchor is not None:
        year = (
            scan.anchor.year
            if cal.month(scan.anchor.year, second).start <= scan.anchor
            else scan.anchor.year - 1
        )
    if year is not None:
        opening = cal.month(year if first < second else year - 1, first).start
        found.period = Period(opening, cal.month(year, second).end, "range")
    return found


def _hijri(scan: Scan, found: Found, year: int | None) -> Found:
    """15 رمضان 1435; without a year the latest such day or month that began before the anchor."""
    found.basis = "hijri"
    month, low, high, _ = found.partial or (1, None, None, None)
    found.partial = None
    first, last = (low or high), high
    if year is not None:
        found.period = cal.hijri(year, month, first, last)
    elif scan.anchor is not None:
        near = round((scan.anchor.year - 622) * 1.0307) + 1
        periods = (cal.hijri(candidate, month, first, last) for candidate in range(near - 3, near + 3))
        found.period = max((p for p in periods if p and p.start <= scan.anchor), default=None)
    return found
