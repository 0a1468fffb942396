"""Finds dates in folded Arabic text and resolves them by the codebook.

In: folded text, a span of it, and the day that "today" means (None where unknown). Out: `DateMention`s by start.
Absolute dates, both month systems, Hijri days, parts of months and years, weekdays, relative words, "since" and
spans of dates. What cannot be resolved comes back without days, so that its words are still known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import msgspec

from extraction import calendar as cal
from extraction import date_words as words
from extraction.calendar import Period, Precision
from extraction.date_context import in_context
from extraction.date_months import month_date, without_year
from extraction.date_relative import ago, named_period, of_it, plural_period, run_of_days, span_told
from extraction.date_scan import Basis, Found, Scan
from extraction.tokens import Token, mention_tokens


class DateMention(msgspec.Struct, frozen=True):
    """A date at [start, end): first and last day, both None where they cannot be told, and how it was told.

    `basis`: absolute (day or month with its year), year, partial (no year), weekday, relative (اليوم, الشهر
    الماضي), hijri, since (to the day of publication), range (two dates joined).
    """

    start: int
    end: int
    date_start: dt.date | None
    date_end: dt.date | None
    precision: Precision
    basis: Basis


def _weekday(scan: Scan, start: int, stop: int, name: str) -> Found | None:
    """الاحد · السبت الماضي · الثلاثاء المقبل · ليل الجمعه السبت."""
    if scan.before(words.NAME_BEFORE, start, 14, words.NAME_ENDS):
        return None
    if words.NAMED_DAY.match(scan.text, stop):
        return Found(start, stop, "weekday")
    number = words.WEEKDAYS[name]
    found = Found(start, stop, "weekday")
    is_night = "ليل" in scan.text[max(0, start - 6) : start]
    night = scan.before(words.NIGHT_BEFORE, start, 12) if is_night else None
    pair = words.NIGHT_INTO.match(scan.text, stop, scan.end) if night else None
    two_days = pair is not None and words.WEEKDAYS[pair["weekday"]] == (number + 1) % 7
    if pair and two_days:
        found.end = pair.end()
        number = (number + 1) % 7 if night and night["mid"] else number
        two_days = night is not None and not night["mid"]
    way = words.WAY_AFTER.match(scan.text, found.end, scan.end)
    twice = words.BEFORE_LAST.match(scan.text, found.end, scan.end)
    if twice:
        found.end, found.way = twice.end(), "last"
    elif way:
        found.end, found.way = way.end(), words.WAYS[way["way"]]
    elif scan.before(words.FUTURE_BEFORE_NEAR, start, 48):
        found.way = "next"
    found.weekday = number
    if scan.anchor is not None:
        day = cal.weekday(scan.anchor, number, found.way) - dt.timedelta(days=7 if twice else 0)
        found.period = Period(day, day + dt.timedelta(days=1), "range") if two_days else cal.one_day(day)
    return found


def _day_word(scan: Scan, start: int, stop: int, name: str) -> Found | None:
    """اليوم · امس الاول · الليله الماضيه · اليوم الاثنين; None where "the day" is meant."""
    text, offset, end, begin = scan.text, words.DAY_WORDS[name], stop, start
    told = words.DAY_BEFORE_TOLD.match(text, stop, scan.end) if name == "اليوم" else None
    if told:
        days = 1 if told["next"] else -1 if told["previous"] else 0
        return Found(start, told.end(), "relative", shift=(days, "day"), from_before=True)
    if name == "اليوم" and words.NOT_TODAY.match(text, stop, scan.end):
        return None
    before = scan.before(words.SAME_BEFORE, start, 8, words.SAME_ENDS) if name == "اليوم" else None
    if before:
        return Found(before.start("word"), stop, "relative", shift=(0, "day"), from_before=True)
    if (
        name == "الغد"
        and not words.WEEKDAY_AFTER.match(text, stop, scan.end)
        and text[start - 4 : start] != "يوم "
    ):
        return None
    if name == "غد":
        near = scan.before(words.AFTER_TOMORROW_BEFORE, start, 6)
        if near is None:
            return None
        offset, begin = (2 if near["word"] == "بعد" else 1), near.start("word")
    if name == "الليله":
        way = words.LAST_NIGHT.match(text, stop, scan.end)
        if way:
            offset, end = (-2 if "قبل" in way.group() else -1), way.end()
    elif offset == -1 and text.startswith((" الحاجه", " القريب"), stop):
        return None  # في امس الحاجه: in the direst need; بالامس القريب: not long ago
    elif offset == -1:
        earlier = scan.before(words.FIRST_YESTERDAY_BEFORE, start, 10, words.FIRST_YESTERDAY_ENDS)
        if earlier:
            offset, begin = -2, earlier.start("word")
        elif text.startswith(" الاول", stop) and not text[stop + 6 : stop + 7].isalnum():
            offset, end = -2, stop + 6
    found = Found(begin, end, "relative")
    weekday = words.WEEKDAY_AFTER.match(text, end, scan.end)
    if weekday:
        found.end = (
            weekday.end() if text[weekday.end() - 1] != ")" or "(" in weekday.group() else weekday.end() - 1
        )
        found.weekday = words.WEEKDAYS[weekday["weekday"]]
    if scan.anchor is not None:
        day = scan.anchor + dt.timedelta(days=offset)
        if found.weekday is not None and found.weekday != day.weekday():
            day = cal.weekday(scan.anchor, found.weekday, "next" if offset > 0 else None)
        found.period = cal.one_day(day)
    return found


def _number(scan: Scan, start: int, stop: int, name: str) -> Found | None:
    """12/5/2018 · 2018-05-12 · 5/2018 · a year."""
    text = scan.text
    if (
        start > scan.floor
        and text[start - 1] in "0123456789/.-:,"
        and text[max(scan.floor, start - 2)].isdigit()
    ):
        return None
    full = words.FULL_NUMERIC.match(text, start, scan.end)
    if full:
        if full["y1"]:
            period = cal.day(int(full["y1"]), int(full["m1"]), int(full["d1"])) or cal.day(
                int(full["y1"]), int(full["d1"]), int(full["m1"])
            )
        else:
            year = int(full["y2"])
            if year < 100 and (full["s2"] == "." or year > 40):
                return None
            year += 2000 if year < 100 else 0
            period = cal.day(year, int(full["m2"]), int(full["d2"])) or cal.day(
                year, int(full["d2"]), int(full["m2"])
            )
        return _numeric(scan, start, full.end(), period) if period else None
    monthly = words.MONTH_NUMERIC.match(text, start, scan.end)
    if monthly and 1 <= int(monthly["month"]) <= 12:
        return _numeric(scan, start, monthly.end(), cal.month(int(monthly["year"]), int(monthly["month"])))
    daily = words.DAY_NUMERIC.match(text, start, scan.end)
    if daily and scan.before(words.DAY_NUMERIC_BEFORE, start, 14) and 1 <= int(daily["month"]) <= 12:
        found = Found(
            start, daily.end(), "partial", partial=(int(daily["month"]), None, int(daily["day"]), None)
        )
        found.period = without_year(scan, found)
        return found
    if len(name) == 4 and name.isdecimal() and 1900 <= int(name) <= 2035:
        return _year(scan, start, int(name))
    return None


def _numeric(scan: Scan, start: int, end: int, period: Period) -> Found:
    found = Found(start, end, "absolute", period=period, year=period.start.year)
    weekday = scan.before(words.WEEKDAY_BEFORE, start, 30)
    if weekday:
        found.start = weekday.start()
    return found


def _year(scan: Scan, start: int, year: int) -> Found | None:
    """عام 2014 · مطلع 2014 · صيف 2014 · 2006-2008; None where the figure is a count."""
    text, stop = scan.text, start + 4
    if text[stop : stop + 1] in ("%", "/") or (
        text[stop : stop + 1] in (".", ",") and text[stop + 1 : stop + 2].isdigit()
    ):
        return None
    said = scan.before(words.YEAR_WORD_BEFORE, start, 14)
    begin = said.start() if said else start
    while begin < start and not text[begin].isalnum():
        begin += 1
    part = scan.before(words.PART_BEFORE, start, 30, words.PART_ENDS)
    season = scan.before(words.SEASON_BEFORE, start, 24)
    if not (said or part or season):
        following = words.AFTER_IS_WORD.match(text, stop, scan.end)
        counted = (
            following and following.group(1).endswith("ا") and following.group(1) not in words.NO_COUNTED
        )
        if following and (counted or not scan.before(words.YEAR_BEFORE, start, 18)):
            return None
        if scan.before(words.NUMBERED_BEFORE, start, 14) or (
            text[start - 1 : start].isascii() and text[start - 1 : start].isalnum()
        ):
            return None
    found = Found(begin, stop, "year", year=year, period=cal.year(year))
    span = words.YEAR_SPAN.match(text, stop, scan.end)
    if part:
        found.start, found.period = part.start("part"), cal.year(year, words.PARTS[part["part"]])
    elif season:
        found.start, found.period = season.start("season"), cal.season(year, words.SEASONS[season["season"]])
    elif span and int(span["year"]) > year:
        found.end = span.end()
        found.period = Period(dt.date(year, 1, 1), dt.date(int(span["year"]), 12, 31), "range")
        found.basis = "range"
    return found


_HANDLERS: dict[str, Callable[[Scan, int, int, str], Found | None]] = {
    "month": month_date,
    "weekday": _weekday,
    "day": _day_word,
    "period": named_period,
    "plural": plural_period,
    "span": span_told,
    "of_it": of_it,
    "ago": ago,
    "run": run_of_days,
}


def _since(scan: Scan, found: Found) -> None:
    """منذ X: from X to the anchor; without an anchor neither end is told."""
    if found.basis == "since" or scan.text.find("ذ", max(scan.floor, found.start - 34), found.start) < 0:
        return
    opening = scan.before(words.SINCE_BEFORE, found.start, 34)
    if opening is None:
        return
    found.start, found.basis = opening.start(), "since"
    found.began = start = found.period.start if found.period else None
    found.period = None
    if start is not None and scan.anchor is not None and start <= scan.anchor:
        found.period = Period(start, scan.anchor, "range" if start < scan.anchor else "day")


def find_dates(
    text: str,
    start: int = 0,
    end: int | None = None,
    anchor: dt.date | None = None,
    tokens: list[Token] | None = None,
) -> list[DateMention]:
    """The dates of folded `text` in [start, end), by start; they do not overlap.

    `anchor` is the day that "today" means. Looks for leads and ways inside the span only.
    `tokens` are those of the span, if at hand.
    """
    if anchor is not None and anchor.year not in cal.NEWS_YEARS:
        anchor = None
    scan = Scan(text, start, len(text) if end is None else end, anchor)
    found: list[Found] = []
    done = start
    for opening, stop, form in mention_tokens(text, start, scan.end) if tokens is None else tokens:
        if opening < done:
            continue
        handler: Callable[[Scan, int, int, str], Found | None]
        if form[0] in "0123456789":
            handler, name, skip = _number, form, 0
        elif form in words.TRIGGERS:
            key, name, skip = words.TRIGGERS[form]
            handler = _HANDLERS[key]
        else:
            continue
        item = handler(scan, opening + skip, stop, name)
        if item is None:
            continue
        while found and found[-1].end > item.start:
            found.pop()
        _since(scan, item)
        found.append(item)
        done = item.end
    return [
        DateMention(
            item.start,
            item.end,
            item.period.start if item.period else None,
            item.period.end if item.period else None,
            item.period.precision if item.period else "unknown",
            item.basis,
        )
        for item in in_context(scan, found)
    ]
