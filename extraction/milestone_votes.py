"""Polling days and days that are set, moved or asked for: milestones whose day is their substance.

In: a `Scene` and one of its pieces. Out: `Told` milestones. "الانتخابات التي جرت في 12 ايار" is a polling day,
"تحديد 10 تشرين موعدا للانتخابات" sets one, "دعا الى انتخابات مبكرة" demands one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from extraction.milestone_days import countdown, vote_of
from extraction.milestone_hearing import near
from extraction.milestone_merge import Told, tell
from extraction.milestone_moves import find_changes, find_moves, find_put_off, is_of_results, other_days
from extraction.milestone_pieces import VOTES, Piece, as_day, forward, gap_hits
from extraction.milestone_polls import VOTERS_COUNTED, is_on_its_eve, next_polling, own_numbers, polls_open
from extraction.milestone_scene import Scene
from extraction.milestone_words import Hit

if TYPE_CHECKING:
    from extraction.dates import DateMention

_HOLD_IT = frozenset({"HOLDING", "HELD"})
_SET = frozenset({"SET"})
_DATE_WORD = frozenset({"DATE_WORD"})
_DEMAND = frozenset({"DEMAND"})
_HOLDING = frozenset({"HOLDING"})
_SOON = re.compile(
    r"(?<!\w)(?:(?:في|ب)\s?(?:اسرع|اقرب) (?:وقت|ما يمكن)|(?:في |ب)(?:موعده|مواعيده|وقته)ا?(?!\w)|في الموعد المحدد"
    r"|(?:خلال|في غضون) (?:\w+ ){0,2}(?:ايام|اسابيع|شهرا?|شهرين|اشهر|الاشهر|عام|سنه)(?!\w))"
)
_SOON_REACH = 60
_NOT = frozenset({"NOT"})
_HYPO = frozenset({"HYPO"})
_POSTPONE = frozenset({"POSTPONE"})
_CANCEL = frozenset({"CANCEL"})
_NEXT = frozenset({"NEXT", "FUTURE"})
_REJECT = frozenset({"REJECT"})
_POLLING = frozenset({"polling_day", "date_set"})
_WITHDRAW = frozenset({"WITHDRAW"})
_TOLD_BY = VOTES | {"LAW", "VOTE_ACT", "POLLS", "DATE_WORD", "SET", "VOTING"}
# " في "
_BESIDE = 4


def find_votes(scene: Scene, piece: Piece) -> list[Told]:
    """The votes of one piece: polling, days set or asked for, put off or dropped."""
    if _TOLD_BY.isdisjoint(piece.classes):
        return []
    told: list[Told] = []
    told += _dated_votes(scene, piece)
    if not told or not any(t.milestone_type == "date_set" for t in told):
        told += find_changes(scene, piece)
    asked = {one.start for one in told if (one.milestone_type, one.status) == ("date_set", "demanded")}
    told += [one for one in _demands(scene, piece) if one.start not in asked]
    if not told or not any(t.milestone_type == "polling_day" for t in told):
        told += polls_open(scene, piece)
    if not told or not any(t.milestone_type in _POLLING for t in told):
        told += _wanted_soon(scene, piece)
    if not told or not any(
        t.milestone_type == "date_set" and t.status in ("demanded", "rejected") for t in told
    ):
        told += other_days(scene, piece)
    told += _refused(scene, piece, told)
    told += find_put_off(scene, piece, any(one.milestone_type in _POLLING for one in told))
    return told


def _dated_votes(scene: Scene, piece: Piece) -> list[Told]:
    if "NORM" in scene.counts and any("NORM" in hit.classes for hit in piece.hits):
        return []
    votes = [
        hit
        for hit in piece.hits
        if hit.classes & VOTES or _is_dated_voting(piece, hit) or _is_vote_of_law(scene, hit)
    ]
    told = [*find_moves(scene, piece, votes), *countdown(scene, piece, votes)]
    taken = {one.day.start for one in told if one.day is not None}
    for mention in piece.dates if votes else ():
        if mention.start in taken or (mention.date_start is None and scene.doc.anchor is not None):
            continue
        vote = vote_of(scene, piece, votes, mention)
        if vote is None or scene.is_foreign(piece) or scene.is_not_before(piece, mention):
            continue
        day = as_day(mention)
        kind, status = _kind_and_status(scene, piece, vote, mention)
        if status == "occurred" and is_on_its_eve(scene, piece, vote, mention):
            status, day = "scheduled", forward(day, scene.doc.anchor, mention.basis)
        if status == "occurred" and (coming := next_polling(scene, mention)) is not None:
            decided = _is_decided(scene, piece.hits, vote, mention) or (
                kind == "date_set" and mention.basis == "partial"
            )
            kind, status = ("date_set", "occurred") if decided else ("polling_day", "scheduled")
            day = coming
        boycotted = near(piece.hits, vote, _WITHDRAW, _BESIDE, before=True) is not None
        if kind == "date_set" or (
            kind == "polling_day" and not boycotted and _is_told_ahead(piece, vote, mention)
        ):
            of_year = (
                mention.precision == "range" and " العام" in scene.doc.folded[mention.start : mention.end]
            )
            day = forward(day, scene.doc.anchor, "partial" if of_year else mention.basis)
            if kind == "polling_day" and day.date_start != mention.date_start:
                kind, status = "polling_day", "scheduled"
        told.append(
            tell(
                scene,
                piece,
                kind,
                status,
                vote,
                day,
                scene.value_of(own_numbers(piece, vote), vote.start, mention.end, VOTERS_COUNTED)
                if status == "scheduled"
                else None,
            )
        )
        if told[-1].body == "kurdistan-parliament" and _also_president(piece, vote):
            told.append(told[-1]._replace(body="kurdistan-president"))
    return told


def _is_vote_of_law(scene: Scene, hit: Hit) -> bool:
    """Whether a law names the vote that a clause then dates: "قانون الانتخابات التشريعية التي ستجرى في 30 نيسان"."""
    return "LAW" in hit.classes and _WHICH.match(scene.doc.folded, hit.end) is not None


# "... الانتخابات البرلمانية المقررة في"
_WHICH = re.compile(r"(?: [^\W\d_]+){0,2} (?:التي|المقرر|المزمع|المرتقب)")


def _is_dated_voting(piece: Piece, hit: Hit) -> bool:
    """Whether a bare "التصويت" is the polling, since its day stands beside it: "التصويت في السابع من اذار"."""
    return "VOTING" in hit.classes and any(
        0 <= mention.start - hit.end <= _BESIDE and mention.basis in ("absolute", "partial")
        for mention in piece.dates
    )


def _also_president(piece: Piece, vote: Hit) -> bool:
    return any("PRESIDENTIAL" in hit.classes for hit in gap_hits(piece.hits, vote.start, vote.end + 40))


def _kind_and_status(scene: Scene, piece: Piece, vote: Hit, mention: DateMention) -> tuple[str, str]:
    hits = piece.hits
    low, high = min(vote.start, mention.start), max(vote.end, mention.end)
    head = gap_hits(hits, low - 60, high)
    status = _polling_status(scene, piece, vote, mention)
    if mention.end <= vote.start:
        head = gap_hits(hits, low - 160, high)
    setting = [hit for hit in head if hit.classes & _SET and not _is_set_already(scene, hit)]
    named = _AS_A_DATE.match(scene.doc.folded, mention.end) is not None
    proposed = any("PROPOSE" in hit.classes for hit in gap_hits(hits, low - _DECISION_REACH, high))
    held = _HOLD_IT if status == "scheduled" else _HOLDING if mention.basis == "partial" else frozenset()
    if proposed and (named or any(hit.classes & held for hit in head)):
        return "date_set", "demanded"
    to_hold = setting and _TO_HOLD.match(scene.doc.folded, mention.end) is not None
    if status != "postponed" and (
        named or to_hold or (setting and any(hit.classes & _DATE_WORD for hit in head))
    ):
        return "date_set", "occurred" if status == "scheduled" else status
    if status == "scheduled" and _is_decided(scene, hits, vote, mention):
        return "date_set", "occurred"
    if status == "scheduled" and any("WAS_DUE" in hit.classes for hit in hits):
        return "date_set", "occurred"
    asked = any(hit.classes & _DEMAND for hit in head)
    fixed = _FIXED.search(scene.doc.folded, vote.end, mention.start) if vote.end < mention.start else None
    calls = _TAKING_PART.match(scene.doc.folded, vote.start) is not None
    if (
        asked
        and not calls
        and fixed is None
        and status == "scheduled"
        and not _is_taken_as_given(scene.doc.folded, vote)
        and ("EARLY" in vote.classes or any(hit.classes & _HOLD_IT for hit in head))
    ):
        return "date_set", "demanded"
    return "polling_day", status


def _is_set_already(scene: Scene, hit: Hit) -> bool:
    """Whether a word only says that a day had been set: "في موعدها المحدد مطلع تشرين"."""
    return scene.doc.folded.startswith("المحدد", hit.start)


# "10 تشرين الاول المقبل موعدا للانتخابات"
_AS_A_DATE = re.compile(r"\s+(?:المقبل |القادم |من العام المقبل )?(?:موعدا|تاريخا|كموعد)(?!\w)")
# "حدد رئيس الوزراء السادس من حزيران لاجراء انتخابات مبكرة"
_TO_HOLD = re.compile(r"(?: \w+){0,3} ل(?:اجراء|تنظيم|اقامه|عقد)(?!\w)")
# "حث الناخبين على المشاركة في الانتخابات التي ستجرى في ...": a call to vote asks for no day
_TAKING_PART = re.compile(r"\w{0,3}(?:مشارك|مقاطع|تصويت)")
_DECISION_REACH = 110
# "اتفقوا على القانون كي يتسنى تنظيم الانتخابات في ..."
_SO_THAT = re.compile(r"(?<!\w)(?:كي|لكي|لضمان|بما يضمن)(?!\w)")


def _is_decided(scene: Scene, hits: Sequence[Hit], vote: Hit, mention: DateMention) -> bool:
    """Whether someone in charge fixes the day: "وافقت الحكومة على اجراء الانتخابات في", "اعلن رييس الوزراء ان الانتخابات ستجري"."""
    if mention.start < vote.end or mention.precision != "day":
        return False
    head = gap_hits(hits, vote.start - _DECISION_REACH, vote.start)
    settled = next((hit for hit in head if "SETTLE" in hit.classes), None)
    if settled is not None and _SO_THAT.search(scene.doc.folded, settled.end, vote.start):
        return False
    if settled is not None and not any(hit.classes & (_DEMAND | _HYPO | _NOT) for hit in head):
        held = gap_hits(hits, settled.end, vote.start)
        if any("HOLDING" in hit.classes and vote.start - hit.end <= 3 for hit in held):
            return True
    announced = next((hit for hit in head if "ANNOUNCED" in hit.classes), None)
    if announced is None or not any(
        "HELD_SOON" in hit.classes for hit in gap_hits(hits, vote.end, mention.start)
    ):
        return False
    said_by = gap_hits(hits, announced.end, announced.end + _ANNOUNCER_REACH)
    return any("EXECUTIVE" in hit.classes for hit in said_by)


_ANNOUNCER_REACH = 30


def _is_told_ahead(piece: Piece, vote: Hit, mention: DateMention) -> bool:
    """Whether the words tie a vote to a coming day: "تعتزم تنظيمه في 25 ايلول", "المقرر اجراوها في 10 تشرين الاول"."""
    around = gap_hits(piece.hits, min(vote.start, mention.start) - 25, mention.start)
    return any(hit.classes & {"INTENT", "HELD_SOON", "NEXT"} for hit in around)


# "الغاء الاستفتاء المقرر اجراوه في": the day is fixed, whatever is asked for
_FIXED = re.compile(r"(?<!\w)(?:المقرر|المزمع|المرتقب)ه?(?!\w)")
_WISHED = frozenset({"DEMAND", "REJECT", "NOT"})
_WISH_REACH = 60
# "حددت 16 كانون الثاني موعدا لكن التاجيلات": what comes after as a noun of its own is another delay
_THE_DELAYS = re.compile(r"و?الت")
_TODAY = re.compile(r"اليوم|امس")


# "تعذر اجراء الانتخابات في موعدها المحدد", "عدم اجراء الانتخابات في"
_FAILED = re.compile(r"(?<!\w)[وب]?(?:تعذر|عدم) (?:اجراء|تنظيم|عقد) ")


def _polling_status(scene: Scene, piece: Piece, vote: Hit, mention: DateMention) -> str:
    low, high = min(vote.start, mention.start), max(vote.end, mention.end)
    around = gap_hits(piece.hits, low - 40, high + 20)
    if any("WAS_DUE" in hit.classes for hit in gap_hits(piece.hits, mention.start - 42, mention.start)):
        return "postponed"
    hypo = any(hit.classes & _HYPO for hit in around)
    if not hypo and any(
        hit.classes & _POSTPONE
        and (hit.start < high or not _THE_DELAYS.match(scene.doc.folded, hit.start))
        and not is_of_results(piece, hit)
        and near(piece.hits, hit, _WISHED | _HYPO, _WISH_REACH, before=True) is None
        for hit in around
    ):
        return "postponed"
    if _FAILED.search(scene.doc.folded, max(piece.start, low - 14), low) is not None:
        return "postponed"
    # "لن تجرى في موعدها المقرر في 16 كانون الثاني" doubts the day, it does not call the vote off.
    doubted = any(hit.classes & _DATE_WORD for hit in around)
    if not hypo and not doubted and any(hit.classes & _CANCEL for hit in around):
        return "cancelled"
    anchor = scene.doc.anchor
    if anchor is not None and mention.date_start is not None and mention.date_end is not None:
        if mention.date_end < anchor:
            return "occurred"
        if mention.date_start > anchor or scene.is_polling_ahead(mention):
            return "scheduled"
    if _TODAY.match(scene.doc.folded, mention.start):
        return "occurred"
    if any("HOLDING" in hit.classes for hit in gap_hits(piece.hits, low - 25, low)):
        return "scheduled"
    return (
        "scheduled"
        if any(hit.classes & _NEXT for hit in gap_hits(piece.hits, low - 25, high + 10))
        else "occurred"
    )


# "رفض زعيم التيار الصدري مقتدى الصدر اعادة الانتخابات"
_REDO_REACH = 60
_DEMAND_REACH = 110


_AGAIN = frozenset({"EARLY", "REDO"})
_IS_THE_WAY = re.compile(r" (?:هي|هو|باتت|اصبحت) (?:ال)?(?:حل|مخرج|خيار|طريق|سبيل)")


def _is_taken_as_given(folded: str, vote: Hit) -> bool:
    """Whether a vote is not what is asked for: "حث الناخبين على المشاركة في الانتخابات المبكرة", "الاستعداد للانتخابات"."""
    return _GIVEN.search(folded, max(0, vote.start - _GIVEN_REACH), vote.start) is not None


_GIVEN = re.compile(
    r"(?<!\w)(?:ال|[بل]ل?)?(?:مشارك|مقاطع|استعداد|تحضير|تهيي|انجاح|اشراف|مراقب)\w* (?:[^\W\d_]+ )?\Z"
)
_GIVEN_REACH = 24


def _demands(scene: Scene, piece: Piece) -> list[Told]:
    told: list[Told] = []
    if _AGAIN.isdisjoint(piece.classes):
        return told
    for hit in piece.hits:
        early, redo = "EARLY" in hit.classes, "REDO" in hit.classes
        if not (early or redo) or scene.is_foreign(piece) or _is_taken_as_given(scene.doc.folded, hit):
            continue
        if near(piece.hits, hit, _HYPO, 45, before=True) is not None:
            continue
        negated = near(piece.hits, hit, _NOT, 45, before=True)
        demand = near(piece.hits, hit, _DEMAND, 160 if negated is not None else _DEMAND_REACH, before=True)
        if demand is None and _IS_THE_WAY.match(scene.doc.folded, hit.end) is not None:
            demand = hit  # "الانتخابات المبكرة هي الحل"
        if demand is None:
            refusal = near(piece.hits, hit, _REJECT, _REDO_REACH, before=True) if redo else None
            if refusal is not None:
                made = tell(scene, piece, "recount_or_appeal", "rejected", hit, None)
                told.append(made._replace(prominence=scene.prominence(piece, refusal.start)))
            continue
        refused = near(piece.hits, demand, _REJECT, 25, before=True)
        if refused is not None and "REQUEST" in demand.classes:
            kind = "recount_or_appeal" if redo else "date_set"
            told.append(
                tell(scene, piece, kind, "rejected", hit, None)._replace(
                    prominence=scene.prominence(piece, refused.start)
                )
            )
        elif negated is not None and redo:
            made = tell(scene, piece, "recount_or_appeal", "rejected", hit, None)
            told.append(made._replace(prominence=scene.prominence(piece, demand.start)))
        elif negated is None:
            made = tell(scene, piece, "date_set", "demanded", hit, None)
            prominence = scene.prominence(piece, demand.start)
            told.append(made._replace(tense="early" if early else "past", prominence=prominence))
    return told


def _wanted_soon(scene: Scene, piece: Piece) -> list[Told]:
    """ "طالب باجراء انتخابات المحافظة باسرع وقت", "دعا الى اجراء الانتخابات في موعدها": a vote asked for without a day."""
    for hit in piece.hits:
        if "ELECTION" not in hit.classes or scene.is_foreign(piece):
            continue
        holding = near(piece.hits, hit, _HOLDING, _BESIDE, before=True)
        end = min(hit.end + _SOON_REACH, piece.end)
        if holding is None or _SOON.search(scene.doc.folded, hit.end, end) is None:
            continue
        demand = near(piece.hits, holding, _DEMAND, _WISH_REACH, before=True)
        if (
            demand is not None
            and near(piece.hits, holding, _HYPO | _REJECT, _WISH_REACH, before=True) is None
        ):
            made = tell(scene, piece, "date_set", "demanded", hit, None)
            return [made._replace(prominence=scene.prominence(piece, demand.start))]
    return []


def _refused(scene: Scene, piece: Piece, told: Sequence[Told]) -> list[Told]:
    """ "رفض البرلمان الاستفتاء", "رفضت المفوضية تاجيل الانتخابات": a vote or another day for it turned down."""
    for hit in piece.hits:
        if not hit.classes & {"REFERENDUM", "ELECTION"} or scene.is_foreign(piece):
            continue
        refusal = near(piece.hits, hit, _REJECT, 45, before=True)
        if refusal is None:
            continue
        between = gap_hits(piece.hits, refusal.end, hit.start)
        if any(other.classes & _POSTPONE for other in between):
            continue
        holding = any("HOLDING" in other.classes for other in between)
        if "REFERENDUM" in hit.classes and (holding or not any(other.classes & _ASKED for other in between)):
            day = next((one.day for one in told if one.milestone_type == "polling_day"), None)
            return [tell(scene, piece, "polling_day", "rejected", hit, day)]
    return []


_ASKED = frozenset({"RESULTS", "LAW", "REQUEST", "DEMAND", "COMMISSION"})
