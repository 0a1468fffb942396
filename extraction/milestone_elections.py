"""Which election a milestone belongs to.

In: a document, the place of the mention, its day and its tense. Out: an election id such as `iq-parliament-2018`, or
None where neither the text nor the day of publication fixes the year. Polling days come from the seed
`elections.csv`; the time of undated articles is narrowed by `lexicon/milestones_cues.csv`.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from extraction.dates import find_dates
from extraction.lexicon import load, read_rows
from extraction.text import fold_key

if TYPE_CHECKING:
    from extraction.document import Document

ELECTIONS_CSV = Path(__file__).parent.parent / "dbt_project" / "seeds" / "elections.csv"

# A vote is still news, and its count and government-making still under way, for this long after polling.
AFTERMATH = dt.timedelta(days=330)
# How long before polling its law, lists and campaign are spoken of.
RUN_UP = dt.timedelta(days=800)
# So many days before or after a vote, "the elections" are that vote.
_VOTE_IN_THE_AIR = 60
_IN_PREPARATION = 200

# The assembly voted for in January 2005 formed the government of that year; both votes of the year bear one id.
# Special voters vote, and their votes are counted, so long before the polling day.
_SPECIAL_FIRST = dt.timedelta(days=3)

_ASSEMBLY_POLLING = dt.date(2005, 1, 30)

_OFFICES = {
    "prime_minister": "رييس (?:مجلس )?الوزراء|رييس الحكومه|رييس حكومه العراق",
    "president": "الرييس|رييس الجمهوريه",
    "vice_president": "نايب (?:رييس الجمهوريه|الرييس|رييس الوزراء|رييس مجلس الوزراء)|نظيره نايب الرييس",
    "speaker": "رييس (?:مجلس النواب|البرلمان)",
}
_NATION = "(?: العراقيه?| العراق| في العراق)?،? "


class Election(NamedTuple):
    """One vote: its id, its body (`parliament`, `provincial` ...) and its polling day."""

    election_id: str
    body: str
    polling_on: dt.date


_ASSEMBLY = Election("iq-parliament-2005", "parliament", _ASSEMBLY_POLLING)


class _Cue(NamedTuple):
    name: str
    pattern: re.Pattern[str]
    since: dt.date
    until: dt.date


@functools.cache
def elections() -> dict[str, tuple[Election, ...]]:
    """All known elections by body, in order of polling."""
    rows = [
        Election(row["election_id"], row["body"], dt.date.fromisoformat(row["polling_on"]))
        for row in read_rows(ELECTIONS_CSV)
    ]
    rows.append(_ASSEMBLY)
    rows.sort(key=lambda row: (row.polling_on, row.election_id))
    return {
        body: tuple(row for row in rows if row.body == body) for body in sorted({row.body for row in rows})
    }


@functools.cache
def _cues() -> tuple[_Cue, ...]:
    cues = []
    for row in load("milestones_cues"):
        name = fold_key(row["name"])
        office = _OFFICES.get(row["kind"])
        head = f"(?:{office}){_NATION}" if office else r"(?<!\w)[وبفل]?"
        since, until = dt.date.fromisoformat(row["from_day"]), dt.date.fromisoformat(row["until_day"])
        cues.append(_Cue(name, re.compile(f"{head}{re.escape(name)}(?!\\w)"), since, until))
    return tuple(cues)


class Interval(NamedTuple):
    """When an undated article must have been written; `fixed` tells that the text narrows it at all."""

    since: dt.date
    until: dt.date
    fixed: bool


_WIDEST = Interval(dt.date(2003, 4, 9), dt.date(2025, 12, 31), False)


def written_between(doc: Document) -> Interval:
    """The interval in which the article was written, from its day, its stated dates, and the offices it names.

    "رئيس الوزراء نوري المالكي" speaks between May 2006 and September 2014; a past full date is a lower bound.
    """
    if doc.anchor is not None:
        return Interval(doc.anchor, doc.anchor, True)
    since, until, fixed = _WIDEST
    stated = [m.date_start for m in doc.dates if m.date_start is not None]
    if stated:
        latest = max(stated)
        if _WIDEST.since < latest <= _WIDEST.until:
            since, fixed = max(since, latest - dt.timedelta(days=366)), True
    for cue in _cues():
        if cue.name not in doc.folded or cue.pattern.search(doc.folded) is None:
            continue
        low, high = max(since, cue.since), min(until, cue.until)
        if low <= high:
            since, until, fixed = low, high, True
    return Interval(since, until, fixed)


def _polling_named(doc: Document) -> dt.date | None:
    """The known polling day that an undated article names without its year: "في 30 نيسان المقبل", or None.

    Tries each known polling day as the one meant; a day that fits two elections tells nothing.
    """
    fits: set[dt.date] = set()
    for mention in doc.dates:
        if mention.basis == "partial":
            fits |= _meant_by(doc.folded[mention.start : mention.end])
    return next(iter(fits)) if len(fits) == 1 else None


@functools.lru_cache(maxsize=4096)
def _meant_by(words: str) -> frozenset[dt.date]:
    """The known polling days that the words of a date can mean, near the vote."""
    fits: set[dt.date] = set()
    for day in sorted({vote.polling_on for votes in elections().values() for vote in votes}):
        for anchor in (day - dt.timedelta(days=60), day + dt.timedelta(days=60)):
            meant = find_dates(words, anchor=anchor)
            if len(meant) == 1 and meant[0].date_start == meant[0].date_end == day:
                fits.add(day)
    return frozenset(fits)


def _month_named(doc: Document) -> dt.date | None:
    """The known polling day in the coming month that an undated article names with whose vote it is, or None.

    "انتخابات مجالس المحافظات المقرر اجراؤها في نيسان المقبل": councils were voted for in one April only.
    """
    fits: set[dt.date] = set()
    for mention in doc.dates:
        if mention.basis != "partial" or mention.precision == "day":
            continue
        words = doc.folded[mention.start : mention.end]
        if words.endswith(_COMING):
            before = doc.folded[max(0, mention.start - _VOTE_REACH) : mention.start]
            body = next((body for body, names in _BODY_NAMES if names.search(before)), None)
            fits |= _in_month(words, body) if body else set()
    return next(iter(fits)) if len(fits) == 1 else None


_OF_THE_REGION = "iq-provincial-2014"  # councils of Kurdistan's provinces only
_COMING = ("المقبل", "القادم")
_VOTE_REACH = 70
_BODY_NAMES = (
    ("provincial", re.compile(r"انتخابات (?:مجالس|المحافظات|المجالس|محليه|المحليه)")),
    ("parliament", re.compile(r"انتخابات (?:\w+ )?(?:ال)?(?:نيابيه|برلمانيه|تشريعيه|مجلس النواب|برلمان)")),
)


@functools.lru_cache(maxsize=1024)
def _in_month(words: str, body: str) -> frozenset[dt.date]:
    """The known polling days of a body that lie in a month told as to come."""
    fits = set()
    for vote in elections().get(body, ()):
        if vote.election_id == _OF_THE_REGION:
            continue
        meant = find_dates(words, anchor=vote.polling_on - dt.timedelta(days=60))
        first, last = (meant[0].date_start, meant[0].date_end) if len(meant) == 1 else (None, None)
        if first is not None and last is not None and first <= vote.polling_on <= last:
            fits.add(vote.polling_on)
    return frozenset(fits)


class Calendar:
    """Resolves mentions of one document to elections."""

    def __init__(self, doc: Document) -> None:
        """Finds when the article was written."""
        self.written = written_between(doc)
        if doc.anchor is None and (day := _polling_named(doc)) is not None:
            since, until = self.written.since, self.written.until
            low, high = max(since, day - dt.timedelta(days=300)), min(until, day + dt.timedelta(days=120))
            if low <= high:
                self.written = Interval(low, high, True)
        elif doc.anchor is None and (day := _month_named(doc)) is not None:
            since, until = max(self.written.since, day - dt.timedelta(days=300)), min(self.written.until, day)
            if since <= until:
                self.written = Interval(since, until, True)

    def by_day(self, body: str, day: dt.date) -> str:
        """The election of a body whose polling falls, or was planned, in the year of `day`; the one vote known on that very day."""
        held = [vote for votes in elections().values() for vote in votes if vote.polling_on == day]
        if len(held) == 1 and body in ("parliament", "provincial"):
            return held[
                0
            ].election_id  # "انتخابات محلية في كردستان" of 30 September 2018 were those of its parliament
        return f"iq-{body}-{day.year}"

    def is_eve(self, body: str) -> bool:
        """Whether the next election of a body is so near that what is still to come follows that one."""
        since, until, _ = self.written
        return since == until and any(
            0 < (vote.polling_on - since).days <= 150 for vote in elections().get(body, ())
        )

    def is_nearer(self, body: str, other: str, day: dt.date) -> bool:
        """Whether a vote of one body lies within four months of a day and nearer to it than those of another."""
        own, others = (
            min((abs((vote.polling_on - day).days) for vote in elections().get(name, ())), default=1000)
            for name in (body, other)
        )
        return own <= 2 * _VOTE_IN_THE_AIR and own < others

    def is_aftermath(self, body: str) -> bool:
        """Whether a vote of a body was held lately and the next one is far off, so that what is still to come follows it."""
        since, until, _ = self.written
        votes = elections().get(body, ())
        return (
            since == until
            and any(dt.timedelta() <= since - vote.polling_on <= AFTERMATH for vote in votes)
            and not any(dt.timedelta() < vote.polling_on - since <= AFTERMATH for vote in votes)
        )

    def body_near(self, day: dt.date) -> str:
        """The federal body voted for within two months of a day, where an article names none; else the parliament."""
        gaps = {
            body: min((abs((vote.polling_on - day).days) for vote in elections().get(body, ())), default=1000)
            for body in ("parliament", "provincial")
        }
        if any(vote.polling_on.year == day.year for vote in elections().get("parliament", ())):
            return "parliament"
        if gaps["provincial"] <= _VOTE_IN_THE_AIR < gaps["parliament"]:
            return "provincial"
        # "مددت المفوضية تسجيل القوائم" in August is of the vote of December
        ahead = any(
            0 < (vote.polling_on - day).days <= _IN_PREPARATION for vote in elections().get("provincial", ())
        )
        return "provincial" if ahead and gaps["parliament"] > _IN_PREPARATION else "parliament"

    def last_before(self, body: str, day: dt.date) -> str | None:
        """The election of a body last held on or before a day; None where none was."""
        held = [vote for vote in elections().get(body, ()) if vote.polling_on <= day + _SPECIAL_FIRST]
        return held[-1].election_id if held else None

    def by_tense(self, body: str, tense: str) -> str | None:
        """The election of a body that is next ("next"), last ("past") or most spoken of ("") at the time of writing."""
        votes = elections().get(body, ())
        if body == "kurdistan-president":
            # Asked for together with the parliament's; not every such vote was held.
            votes = tuple(
                Election(f"iq-{body}-{vote.polling_on.year}", body, vote.polling_on)
                for vote in elections().get("kurdistan-parliament", ())
            )
        since, until, fixed = self.written
        if not votes or not fixed:
            return None
        if since == until:
            if tense != "past" and body.endswith("referendum") and not _in_reach(votes, since):
                return f"iq-{body}-{since.year}"  # one that was talked of and not held
            return _around(votes, since, tense)
        if tense == "past":
            inside = [vote for vote in votes if since - AFTERMATH <= vote.polling_on <= until]
        elif tense == "next":
            inside = [vote for vote in votes if since <= vote.polling_on <= until + RUN_UP]
        else:
            inside = [vote for vote in votes if since - AFTERMATH <= vote.polling_on <= until + RUN_UP]
        within = [vote for vote in inside if since <= vote.polling_on <= until]
        chosen = within or inside
        return chosen[0].election_id if chosen else None


def _in_reach(votes: tuple[Election, ...], day: dt.date) -> bool:
    """Whether one of the votes was held so lately or is so near that it is the one spoken of."""
    return any(-AFTERMATH <= vote.polling_on - day <= RUN_UP for vote in votes)


def _around(votes: tuple[Election, ...], day: dt.date, tense: str) -> str | None:
    eve = day + _SPECIAL_FIRST if tense == "past" else day
    past = [vote for vote in votes if vote.polling_on <= eve]
    coming = [vote for vote in votes if vote.polling_on > day]
    if tense == "past":
        return past[-1].election_id if past else None
    if tense == "next":
        return coming[0].election_id if coming else None
    if past and day - past[-1].polling_on <= AFTERMATH:
        return past[-1].election_id
    if coming and coming[0].polling_on - day <= RUN_UP:
        return coming[0].election_id
    if past and (not coming or day - past[-1].polling_on <= coming[0].polling_on - day):
        return past[-1].election_id
    return coming[0].election_id if coming else None


def early_election(calendar: Calendar) -> str | None:
    """The early parliamentary election that is asked for: the coming one if near, else one in the year of writing."""
    since, until, _ = calendar.written
    if since.year == until.year:
        coming = [v for v in elections().get("parliament", ()) if v.polling_on > since]
        if coming and coming[0].polling_on - since <= RUN_UP:
            return coming[0].election_id
        return f"iq-parliament-{since.year}"
    return calendar.by_tense("parliament", "next")
