"""Polling told by those who vote: polls that open, voters that go to them, the eve of the vote.

In: a piece of a `Scene`. Out: `Told` polling days. "فتحت مراكز الاقتراع ابوابها", "ادلى الناخبون باصواتهم" and "يتوجه السبت
الناخبون للاقتراع" are, where no special voters are named.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from extraction.milestone_hearing import near
from extraction.milestone_merge import Told, tell
from extraction.milestone_pieces import Day, Piece, as_day, forward, gap_hits
from extraction.milestone_scene import Scene
from extraction.milestone_words import Hit

if TYPE_CHECKING:
    from extraction.dates import DateMention

_VOTING = frozenset({"VOTE_ACT", "POLLS"})
_SPECIAL = frozenset({"SPECIAL", "SPECIAL_GROUP"})
_OPENED = frozenset({"OPENED"})
_BEFORE = frozenset({"BEFORE"})
_LAST = re.compile(r"(?:ماضي|منصرم|فايت)\Z")
_ELIGIBLE = frozenset({"ELIGIBLE"})
_MAY_VOTE = 60
# "يدلي اكثر من عشرين مليون عراقي باصواتهم"
VOTERS_COUNTED = ("ناخب", "ناخبا", "عراقي", "عراقيا")
_IN_SIGHT = dt.timedelta(days=300)


def polls_open(scene: Scene, piece: Piece) -> list[Told]:
    """ "فتحت مراكز الاقتراع ابوابها", "ادلى الناخبون باصواتهم": polling, where no special voters are named."""
    for hit in piece.hits:
        if not hit.classes & _VOTING or scene.is_foreign(piece):
            continue
        opened = (
            hit
            if "OPENED" in hit.classes or _is_vote_in_election(piece, hit)
            else near(piece.hits, hit, _OPENED, 60, before=True)
        )
        if opened is None or _is_special(scene.doc.folded, piece, hit):
            continue
        if _OPENS_SOMETHING.match(scene.doc.folded, opened.start, hit.start) is not None:
            continue
        if _is_no_polling(scene.doc.folded, hit):
            continue
        if near(piece.hits, hit, _ELIGIBLE, _MAY_VOTE, before=True) is not None:
            continue  # "يحق لنحو 24 مليون عراقي الادلاء باصواتهم"
        future = near(piece.hits, hit, frozenset({"FUTURE", "NEXT"}), 40)
        due = future is not None and "OPENED" not in future.classes and "TURNED_OUT" not in hit.classes
        early = near(piece.hits, opened, _BEFORE, 16, before=True) is not None
        if early and not any(mention.start > opened.start for mention in piece.dates):
            continue  # "قبيل يوم من بدء الاقتراع": the day before is not its day
        status = "scheduled" if due or early else "occurred"
        day = scene.day_of(piece, opened.start, hit.end, status, frozenset()) or scene.polling_today()
        coming = next((found for m in piece.dates if (found := next_polling(scene, m)) is not None), None)
        if status == "occurred" and coming is not None and "TURNED_OUT" not in hit.classes:
            day, status = coming, "scheduled"
        if day is None and not piece.dates:
            continue
        return [
            tell(
                scene,
                piece,
                "polling_day",
                status,
                hit,
                day,
                scene.value_of(own_numbers(piece, hit), hit.start, hit.end, VOTERS_COUNTED),
            )
        ]
    return _polls_today(scene, piece)


def own_numbers(piece: Piece, vote: Hit) -> Piece:
    """A piece without the numbers of special voters told before the vote: "سيصوت مليون جندي، فيما تفتح المراكز الثلاثاء"."""
    special = [hit.start for hit in piece.hits if hit.classes & _SPECIAL and hit.start < vote.start]
    if not special:
        return piece
    return replace(piece, numbers=[number for number in piece.numbers if number.start > special[-1]])


def _is_special(folded: str, piece: Piece, hit: Hit) -> bool:
    """Whether special voters stand beside a word, and not in a clause of their own: "يتوجه الناخبون غدا، وصوتت القوات امس"."""
    special = hit if hit.classes & _SPECIAL else near(piece.hits, hit, _SPECIAL, 90)
    return special is not None and not (
        hit.end <= special.start and "، و" in folded[hit.end : special.start + 1]
    )


# "اغلقت الشرطة الشوارع المودية الى مراكز التصويت"
_OPENS_SOMETHING = re.compile(
    r"[وف]?(?:س?ت?(?:فتح|غلق)ت?|اغلقت?)[^.]{0,30} (?:ال)?(?:شوارع|طرق|منافذ|حدود|مطار|جسور|معابر|مداخل|نار)"
)


def _polls_today(scene: Scene, piece: Piece) -> list[Told]:
    """Polling told without a day on a polling day: "انطلقت الانتخابات في العراق", "انتهى التصويت"."""
    day = scene.polling_today()
    if day is None or piece.dates or scene.is_foreign(piece):
        return []
    for hit in piece.hits:
        if hit.classes.isdisjoint(_UNDER_WAY) or _is_special(scene.doc.folded, piece, hit):
            continue
        verb = near(piece.hits, hit, _GOES_ON, _VERB_REACH, before=True)
        if verb is not None and not any(
            other.classes & _OTHERWISE for other in gap_hits(piece.hits, verb.end, hit.start)
        ):
            return [tell(scene, piece, "polling_day", "occurred", hit, day)]
    return []


# "انتهى التصويت على القانون" is no polling
_UNDER_WAY = frozenset({"ELECTION", "POLLS"})
_GOES_ON = frozenset({"OPENED", "CONTINUES", "HELD"})
_OTHERWISE = frozenset({"CAMPAIGN", "RESULTS", "COUNTING", "REGISTER", "APPEAL", "PRELIM", "FINAL", "LAW"})
_VERB_REACH = 2


def _is_no_polling(folded: str, hit: Hit) -> bool:
    """Whether votes are only spoken of: "صوت ادلي بها الناخبون"; "عملية التصويت على القانون" is a house's vote."""
    return (folded.startswith(" بها", hit.end) or folded.endswith("كيف ", 0, hit.start)) or (
        "عملي" in folded[hit.start : hit.end] and folded.startswith(" علي ", hit.end)
    )


def _is_vote_in_election(piece: Piece, hit: Hit) -> bool:
    """Whether people voted in the election: "الذين صوتوا السبت في الانتخابات", not "صوتوا على قانون الانتخابات"."""
    if "VOTE_ACT" not in hit.classes:
        return False
    following = next(
        (other for other in gap_hits(piece.hits, hit.end, hit.end + 40) if other.classes & _VOTED_IN), None
    )
    return following is not None and "LAW" not in following.classes


_VOTED_IN = frozenset({"ELECTION", "EARLY", "REFERENDUM", "LAW"})


def next_polling(scene: Scene, mention: DateMention) -> Day | None:
    """The coming polling day that a bare weekday means on its eve ("تنطلق السبت الانتخابات", told on Friday), or a day without its year.

    "اجراء الانتخابات في 12 ايار", told in January: not that of the year before.
    """
    anchor = scene.doc.anchor
    if anchor is None or mention.date_start is None or mention.date_start >= anchor:
        return None
    if scene.is_known_polling(mention.date_start):
        return None
    if mention.basis == "weekday":
        later = mention.date_start + dt.timedelta(days=7)
    elif (
        mention.basis == "partial"
        and mention.precision == "day"
        and not _LAST.search(scene.doc.folded, mention.start, mention.end)
    ):
        ahead = forward(as_day(mention), anchor, mention.basis).date_start
        if ahead is None or ahead - anchor > _IN_SIGHT:
            return None
        later = ahead
    else:
        return None
    if not scene.is_known_polling(later):
        return None
    return as_day(mention)._replace(date_start=later, date_end=later)


_EVE_REACH = 15
_GONE = ("الماضي", "المنصرم", "الفايت")


def is_on_its_eve(scene: Scene, piece: Piece, vote: Hit, mention: DateMention) -> bool:
    """Whether something is told to come before a vote whose month has no year: "تصفية سياسية قبيل انتخابات ... في تشرين الاول"."""
    anchor = scene.doc.anchor
    if anchor is None or mention.basis != "partial" or mention.date_end is None or mention.date_end >= anchor:
        return False
    return near(piece.hits, vote, _BEFORE, _EVE_REACH, before=True) is not None and not (
        scene.doc.folded[mention.start : mention.end].endswith(_GONE)
    )
