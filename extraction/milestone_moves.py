"""Polling days that are set, proposed or moved: which day is the new one, and which the one given up.

In: a piece of a `Scene`. Out: `Told` milestones: `date_set` on the new day, `polling_day` `postponed` on the old one.
"قرر مجلس الوزراء تاجيل الانتخابات من 6 حزيران الى 10 تشرين الاول" tells both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from extraction.dates import find_dates
from extraction.document import in_span
from extraction.milestone_hearing import near
from extraction.milestone_merge import Told, tell
from extraction.milestone_pieces import PLAIN_VOTES, VOTES, Day, Piece, as_day, forward, gap_hits
from extraction.milestone_scene import Scene
from extraction.milestone_words import Hit

if TYPE_CHECKING:
    from extraction.dates import DateMention

_TALK_REACH = 300
# How far from the verb that moves a vote its new day may stand.
_MOVE_REACH = 110
_LEAD = 40
_OBJECT_REACH = 30

_MOVE = frozenset({"MOVE", "POSTPONE"})
_POSTPONE = frozenset({"POSTPONE"})
_SET = frozenset({"SET"})
_DATE_WORD = frozenset({"DATE_WORD"})
_DEMAND = frozenset({"DEMAND"})
_PROPOSE = frozenset({"PROPOSE"})
_REJECT = frozenset({"REJECT"})
_HYPO = frozenset({"HYPO"})
_NO = frozenset({"NO"})
_REFUSED = frozenset({"NOT", "NO"})
_REFUSAL_REACH = 16
# Other steps that can be put off or due: "تاجيل الجلسة الاولى الى 9 كانون الثاني".
_STEPS = frozenset(
    [
        "FINAL",
        "PRELIM",
        "RESULTS",
        "LAW",
        "LAW_MATTER",
        "LAW_REF",
        "ENACT",
        "RECOUNT",
        "APPEAL",
        "SPECIAL",
        "CAMPAIGN",
        "REGISTER",
        "FIRST_SESSION",
        "SPEAKER",
        "PRESIDENT",
        "CABINET",
        "CABINET_DONE",
        "RATIFY",
        "RATIFYING",
        "DISSOLVED",
        "JOIN",
    ]
)

# "الى 10 تشرين الاول", "ليوم 10 تشرين الاول", "لتصبح في 10 تشرين الاول"
_NEW_LEAD = re.compile(
    r"(?<!\w)(?:(?:الي|حتي|لتصبح|ليصبح|لتجري|ليجري)(?: في| يوم| تاريخ| غايه){0,2}|ليوم|لتاريخ)\s*\Z"
)
# "بدلا من 6 حزيران", "بعدما كان موعدها في 6 حزيران", "من 6 حزيران الى"
_OLD_LEAD = re.compile(
    r"(?<!\w)(?:(?:بدلا من|بدلا عن|بدل|عوضا عن|وليس)(?: موعدها| موعده| الموعد)?"
    r"(?: السابق| الاول| المحدد| المقرر| الاصلي){0,2}(?: اصلا| سابقا| سلفا| مسبقا)?|"
    r"(?:كان|كانت) (?:مقرر|محدد|موعد)\w*(?: اجراوها| اجراوه| اجراءها)?|عن موعدها(?: السابق| الاصلي| المقرر){0,2})"
    r"(?: في| يوم| بتاريخ){0,2}\s*(?:ال)?\Z"
)
_FROM_LEAD = re.compile(r"(?<!\w)من(?: يوم| تاريخ| موعدها(?: المقرر)?(?: في)?)?\s*\Z")
_FINITE = re.compile(r"[وف]?(?:س?[يت]?حدد|س?[يت]غير)(?:ت|وا)?(?!\w)")
_RANGE_ENDS = re.compile(r" (?:الي|حتي) ")
_UNDONE = re.compile(r"(?:لم|لن|دون)\s+\Z")
_MAYBE = re.compile(r"(?:قد|سوف|ان)\s+\Z")


def find_moves(scene: Scene, piece: Piece, votes: Sequence[Hit]) -> list[Told]:
    """Days set, moved or given up that their own words tell, before the votes of the piece are given the other days."""
    if scene.is_foreign(piece):
        return []
    return [*_named_date(scene, piece), *_put_off_to(scene, piece, votes), *_changed(scene, piece, votes)]


def _changed(scene: Scene, piece: Piece, votes: Sequence[Hit]) -> list[Told]:
    """ "نقلت الحكومة الانتخابات الى 10 تشرين الاول": set; "بدلا من 6 حزيران", "كانت مقررة في 6 حزيران": given up."""
    folded = scene.doc.folded
    plain = [vote for vote in votes if vote.classes & PLAIN_VOTES]
    about = plain or [hit for hit in piece.hits if hit.classes & _DATE_WORD and scene.classes & VOTES]
    told: list[Told] = []
    for mention in piece.dates:
        if not about or mention.basis in ("since", "year", "range"):
            continue
        if mention.date_start is None and scene.doc.anchor is not None:
            continue
        if scene.is_not_before(piece, mention):
            continue
        lead = folded[max(piece.start, mention.start - _LEAD) : mention.start]
        vote = near(about, Hit(mention.start, mention.end, frozenset()), PLAIN_VOTES | _DATE_WORD, 400)
        if vote is None:
            continue
        moved = near(
            gap_hits(piece.hits, mention.start - _MOVE_REACH, mention.start), vote, _MOVE, _MOVE_REACH
        )
        if moved is not None and not _moves_a_vote(scene, piece, moved, mention):
            moved = None
        if _is_doubtful(scene, piece):
            continue
        if moved is not None and near(piece.hits, moved, _REFUSED, _REFUSAL_REACH, before=True) is not None:
            continue  # "عدم جواز تاجيل الانتخابات عن موعدها في 12 ايار"
        if _OLD_LEAD.search(lead) and not _of_a_step(piece, mention, vote):
            told.append(tell(scene, piece, "polling_day", "postponed", vote, _given_up(scene, mention)))
        elif moved is None or _of_a_step(piece, mention, moved) or _of_a_step(piece, mention, vote):
            continue
        elif _FROM_LEAD.search(lead):
            told.append(tell(scene, piece, "polling_day", "postponed", vote, _given_up(scene, mention)))
        elif _NEW_LEAD.search(lead) and near(piece.hits, moved, _HYPO, 60, before=True) is None:
            day = forward(as_day(mention), scene.doc.anchor, mention.basis)
            told.append(tell(scene, piece, "date_set", _will(piece, moved), vote, day))
    return told


def _moves_a_vote(scene: Scene, piece: Piece, moved: Hit, mention: DateMention) -> bool:
    """Whether a verb before a date moves the vote: "نقلت الحكومة الانتخابات", "نقلته"; not "ونقلت الوكالة", nor for some places only."""
    if moved.start > mention.start:
        return False
    between = gap_hits(piece.hits, moved.end, mention.start)
    if any("GOVERNORATES" in hit.classes for hit in between):
        return False
    return (
        "POSTPONE" in moved.classes
        or scene.doc.folded[moved.end - 1] == "ه"
        or any(
            hit.classes & (PLAIN_VOTES | _DATE_WORD) and hit.start - moved.end <= _OBJECT_REACH
            for hit in between
        )
    )


def _is_doubtful(scene: Scene, piece: Piece) -> bool:
    """Whether a move is only thought of: "قد تغير الموعد"."""
    return any(
        hit.classes & (_MOVE | _SET)
        and _MAYBE.search(scene.doc.folded, max(piece.start, hit.start - 10), hit.start)
        for hit in piece.hits
    )


def _given_up(scene: Scene, mention: DateMention) -> Day:
    """The day that a vote is moved from: of a day without its year, the one nearest to the day of writing."""
    day, anchor = as_day(mention), scene.doc.anchor
    later = forward(day, anchor, mention.basis)
    if anchor is None or day.date_start is None or later.date_start is None:
        return day
    return later if later.date_start - anchor < anchor - day.date_start else day


def _will(piece: Piece, moved: Hit) -> str:
    """Whether a move was made, asked for or refused."""
    if near(piece.hits, moved, _REJECT, 30, before=True) is not None:
        return "rejected"
    return (
        "demanded" if near(piece.hits, moved, _DEMAND | _PROPOSE, 40, before=True) is not None else "occurred"
    )


def _of_a_step(piece: Piece, mention: DateMention, other: Hit) -> bool:
    """Whether another step stands between a date and the word it would belong to."""
    low, high = min(mention.end, other.end), max(mention.start, other.start)
    return any(hit.classes & _STEPS for hit in gap_hits(piece.hits, low, high))


def _named_date(scene: Scene, piece: Piece) -> list[Told]:
    """ "موعد 27 شباط يحظى بدعم الكتل": a day spoken of as the date, in an article about a vote."""
    told = []
    for mention in piece.dates:
        at = Hit(mention.start, mention.end, frozenset())
        proposed = near(piece.hits, at, _PROPOSE, 4, before=True)
        word = near(piece.hits, at, _DATE_WORD, 120 if proposed else 4, before=True)
        if word is None or mention.basis not in ("absolute", "partial"):
            continue
        told_before = gap_hits(scene.hits, mention.start - _TALK_REACH, mention.start)
        if any(hit.classes & VOTES for hit in piece.hits) or mention.date_start is None:
            continue
        if not any(hit.classes & VOTES for hit in told_before):
            continue
        anchor = scene.doc.anchor
        day = forward(as_day(mention), anchor, mention.basis) if proposed else as_day(mention)
        if anchor is not None and day.date_start is not None and day.date_start > anchor:
            told.append(tell(scene, piece, "date_set", "demanded" if proposed else "scheduled", word, day))
    return told


def _put_off_to(scene: Scene, piece: Piece, votes: Sequence[Hit]) -> list[Told]:
    """ "تاجيل الانتخابات من 6 حزيران الى 10 تشرين الاول": the old day put off, the new day set."""
    for mention in piece.dates:
        vote = next((vote for vote in votes if 0 <= mention.start - vote.end <= 30), None)
        if vote is None or mention.basis != "range":
            continue
        moved = near(piece.hits, vote, _MOVE, 25, before=True)
        if moved is None:
            continue
        words = scene.doc.folded[mention.start : mention.end]
        ends = [find_dates(part, anchor=scene.doc.anchor) for part in _RANGE_ENDS.split(words)]
        if len(ends) != 2 or any(len(found) != 1 or found[0].date_start is None for found in ends):
            continue
        old = _given_up(scene, ends[0][0])._replace(start=mention.start, end=mention.end)
        new = as_day(ends[1][0])._replace(start=mention.start, end=mention.end)
        if new.date_start is not None and old.date_start is not None and new.date_start < old.date_start:
            new = forward(new, old.date_start, ends[1][0].basis)
        if (
            new.date_start is not None
            and old.date_start is not None
            and old.date_start.year < new.date_start.year - 1
        ):
            continue
        return [
            tell(scene, piece, "date_set", _will(piece, moved), vote, new),
            tell(scene, piece, "polling_day", "postponed", vote, old),
        ]
    return []


def find_changes(scene: Scene, piece: Piece) -> list[Told]:
    """ "قد تغير موعد الانتخابات ... ليصبح 18 كانون الثاني": a date set or moved, its day told further on or not at all."""
    for hit in piece.hits:
        if not hit.classes & _SET or scene.is_foreign(piece):
            continue
        after = gap_hits(piece.hits, hit.end, hit.end + 40)
        word = next((other for other in after if other.classes & _DATE_WORD), None)
        vote = next((other for other in after if other.classes & VOTES), None)
        if (
            word is None
            or vote is None
            or vote.start < word.start
            or word.start - hit.end > 12
            or near(piece.hits, hit, _DEMAND, 60, before=True)
        ):
            continue
        if _UNDONE.search(scene.doc.folded, max(piece.start, hit.start - 8), hit.start) is not None:
            continue
        maybe = _MAYBE.search(scene.doc.folded, max(piece.start, hit.start - 10), hit.start) is not None
        later = [
            mention
            for mention in piece.dates
            if mention.start > vote.end and mention.basis in ("absolute", "partial")
        ]
        day: Day | None = None
        if later:
            day = forward(as_day(later[0]), scene.doc.anchor, later[0].basis)
        elif not _FINITE.match(scene.doc.folded, hit.start):
            continue
        return [tell(scene, piece, "date_set", "scheduled" if maybe else "occurred", hit, day)]
    return []


_CLOSE = 25
_SUBJECT_REACH = 50
# "ارجات الحكومة العراقية الثلاثاء انتخابات": who puts off and when, between the verb and its object
_SUBJECT = re.compile(
    r"(?: (?:ال\w+|مجلس|برلمان|مفوضيه|حكومه|رييس|يوم|امس|اليوم|مساء|اقليم|كردستان|العراق)){1,6} "
)


def is_put_off(folded: str, piece: Piece, vote: Hit) -> bool:
    """Whether words before a vote put it off: "تاجيل الانتخابات", "ارجيت الانتخابات"."""
    moved = near(piece.hits, vote, _POSTPONE, _SUBJECT_REACH, before=True)
    if moved is None or any(hit.classes & _STEPS for hit in gap_hits(piece.hits, moved.end, vote.start)):
        return False
    between = folded[moved.end : vote.start]
    return len(between) <= _CLOSE or _SUBJECT.fullmatch(between) is not None


# How far before a delay stands who asks for it or turns it down.
_WISH_REACH = 60
_TURNED_DOWN_REACH = 45


def other_days(scene: Scene, piece: Piece) -> list[Told]:
    """ "طالبت بتاجيل الانتخابات", "عدم تاجيل الانتخابات", "ورفض تاجيلها": another day asked for or turned down."""
    for hit in piece.hits:
        if not hit.classes & _POSTPONE or scene.is_foreign(piece):
            continue
        itself = scene.doc.folded[hit.start : hit.end].endswith("تاجيلها")
        vote = next(
            (vote for vote in piece.hits if vote.classes & PLAIN_VOTES and 0 <= vote.start - hit.end <= 3),
            None,
        )
        if vote is None and itself:
            vote = next(
                (
                    vote
                    for vote in reversed(piece.hits)
                    if vote.classes & PLAIN_VOTES and vote.end < hit.start
                ),
                None,
            )
        if vote is None:
            continue
        if _is_refused(piece, hit) or near(piece.hits, hit, _NO, _REFUSAL_REACH, before=True):
            return [tell(scene, piece, "date_set", "rejected", vote, None)]
        if near(piece.hits, hit, _DEMAND, _ITSELF_REACH if itself else _WISH_REACH, before=True):
            return [tell(scene, piece, "date_set", "demanded", vote, None)]
    return []


# "وسط دعوات الى تاجيلها"
_ITSELF_REACH = 8


def _is_refused(piece: Piece, moved: Hit) -> bool:
    """Whether a delay is turned down: "رفضت المحكمة الاتحادية تاجيل الانتخابات", not "نقض القانون يهدد بتاجيل الانتخابات"."""
    refusal = near(piece.hits, moved, _REJECT, _TURNED_DOWN_REACH, before=True)
    return refusal is not None and not any(
        hit.classes & _REFUSED_LAW for hit in gap_hits(piece.hits, refusal.end, moved.start)
    )


_REFUSED_LAW = frozenset({"LAW", "LAW_REF", "HYPO"})


def is_of_results(piece: Piece, moved: Hit) -> bool:
    """Whether it is the results that are put off: "جرت الانتخابات في 12 ايار، لكن السلطات اجلت اعلان النتائج"."""
    return any(hit.classes & _RESULTS for hit in gap_hits(piece.hits, moved.end, moved.end + _RESULTS_REACH))


_RESULTS = frozenset({"RESULTS", "PRELIM", "FINAL"})
_RESULTS_REACH = 10


def find_put_off(scene: Scene, piece: Piece, already: bool) -> list[Told]:
    """ "تاجيل الانتخابات في كركوك", "لن تجرى الانتخابات في محافظة كذا": put off or dropped for some places."""
    told = []
    for hit in piece.hits:
        there = "VOTING" in hit.classes and _is_in_provinces(scene, hit)
        if (hit.classes.isdisjoint(_PUT_OFF) and not there) or scene.is_foreign(piece):
            continue
        if near(piece.hits, hit, _HYPO, 60, before=True) is not None:
            continue
        where = any("GOVERNORATES" in other.classes for other in gap_hits(piece.hits, hit.end, hit.end + 25))
        if not where and (already or near(piece.hits, hit, _DEMAND | _REJECT | _DENIED, 60, before=True)):
            continue
        if where and near(piece.hits, hit, _CANCEL, 12, before=True) is not None:
            told.append(tell(scene, piece, "polling_day", "cancelled", hit, None))
        elif is_put_off(scene.doc.folded, piece, hit):
            told.append(tell(scene, piece, "polling_day", "postponed", hit, None))
        elif _is_put_off_there(scene, piece, hit):
            told.append(tell(scene, piece, "polling_day", "postponed", hit, None)._replace(tense=""))
    return told


def _is_put_off_there(scene: Scene, piece: Piece, vote: Hit) -> bool:
    """Whether words after a vote put it off for some places: "الانتخابات هذه قد تم تأجيلها في محافظة كذا"."""
    moved = next(
        (hit for hit in gap_hits(piece.hits, vote.end, vote.end + 45) if hit.classes & _POSTPONE), None
    )
    return (
        moved is not None
        and _MADE.search(scene.doc.folded, max(vote.end, moved.start - 6), moved.start) is not None
        and any("GOVERNORATES" in hit.classes for hit in gap_hits(piece.hits, moved.end, moved.end + 25))
    )


_MADE = re.compile(r"(?<!\w)(?:تم|جري|تقرر)\s+\Z")


def _is_in_provinces(scene: Scene, vote: Hit) -> bool:
    """Whether a bare "التصويت" is that of some provinces: "تاجيل التصويت في الانبار ونينوى", not "التصويت على القانون"."""
    lead = _IN_PLACE.match(scene.doc.folded, vote.end)
    return lead is not None and any(
        place.governorate is not None for place in in_span(scene.doc.places, vote.end, lead.end() + 1)
    )


_IN_PLACE = re.compile(r" (?:في|ب) ?(?:ال)?(?:محافظ\w+ )?")
_PUT_OFF = frozenset({"ELECTION", "REFERENDUM"})
_CANCEL = frozenset({"CANCEL"})
_DENIED = frozenset({"NOT"})
