"""Election milestones of one article: the steps of Iraqi elections, referendums and governments.

In: a `Document`. Out: `Draft`s of kind `election_milestone` with the codebook's fields. Most milestones follow the
table `lexicon/milestones_rules.csv`; polling days, days set, turnout and results need their own reading. An article
without a word of elections costs a few substring searches.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec
from ahocorasick_rs import BytesAhoCorasick
from msgspec.structs import replace

from extraction.draft import Draft
from extraction.milestone_figures import announced_day, find_seats, find_turnout, find_voters
from extraction.milestone_merge import Told, merge
from extraction.milestone_named import ENTITLED, RESULTS, is_only_named
from extraction.milestone_parties import asker, decider
from extraction.milestone_pieces import Day, Piece, gap_hits
from extraction.milestone_rules import CORES, PASSED_REACH, Found, find_in_sentence
from extraction.milestone_scene import Scene
from extraction.milestone_votes import find_votes
from extraction.text import narrow_word

if TYPE_CHECKING:
    from extraction.document import Document

# Told of what stands rather than of what was done, unless a verb says so: "يتنافس 7 آلاف مرشح".
_STANDING = frozenset({"candidate_registration", "voter_registration"})
_DEEDS = frozenset(
    [
        "exclude",
        "readmit",
        "withdraw",
        "returns",
        "alliance",
        "alliance_told",
        "allied",
        "contest_told",
        "forming",
        "vetted",
    ]
)
_SHARES = ("%",)
_PASSED = frozenset({"PASS", "REJECT", "VETOED_IT"})
# "نقض القانون", "اعترض عليه", "حق الفيتو": a veto is another step than a refusal.
_VETOED = re.compile(r"نقض|اعترا?ض|فيتو")
_VETO_REACH = 18
# "انتخب البرلمان فلانا رييسا. ونال 162 صوتا": a tally that the next sentence gives
_CHOSEN_BY = frozenset({"president_elected", "speaker_elected"})
_TALLIED = frozenset({"president_elected", "speaker_elected", "government_formed", "electoral_law"})
_CALLS_SITTING = re.compile(
    r"[وف]?دعا?ت? (?:هييه )?(?:رييس|رياسه) (?:ال)?(?:برلمان|مجلس النواب)[^.\n]{0,90}? (?:الي|ل)\s?(?:عقد )?(?:ال)?جلسه"
)
_DECIDED = frozenset({"electoral_law", "recount_or_appeal"})
# "اعلنت المفوضية النتائج", "جاء التحالف في طليعة الفائزين": results, first or final.
# "الغى السبت جلسة عن العملية الانتخابية التي اسفرت عن فوز الكتلة بالمرتبة الاولى": the day is not that of the results
_YIELDED = re.compile(r"(?<!\w)(?:التي|الذي) (?:اسفرت?|افضت?|انتهت?|ادت) (?:عن|الي|ب)")
_UNNAMED_RESULTS = frozenset({"announced", "winners", "topped"})
# One of these stands in every article that can hold a milestone.
_GATE = (
    "نتخاب",
    "نتخب",
    "فرز",
    "قتراع",
    "ستفتاء",
    "مفوضي",
    "تشكيل الحكوم",
    "تشكيل حكوم",
    "تشكيل اول حكوم",
    "كابينته",
    "استكمال الحكوم",
    "حل البرلمان",
    "تشكيلت",
    "تشكيله",
    "التصويت الخاص",
    "التصويت العام",
    "تصويت خاص",
    "التصويت المبكر",
    "الثقه",
    "ثقه البرلمان",
    "ثقه مجلس",
    "رييسا للجمهوري",
    "حل مجلس النواب",
    "باصوات",
    "رييسا له",
    "رييسا جديدا ل",
    "رييس له",
    "جلسه اولي",
    "الافتتاحيه",
    "انعقاد",
    "تاليف الحكوم",
    "تاليف حكوم",
    "تاليف الوزار",
    "تشكيل الوزار",
    "منصب رييس الوزراء",
    "رياسه الوزراء",
    "رييس وزراء جديد",
    "التصويت علي",
    "رييس جديد للحكوم",
    "رييسا للوزراء",
    "رييس للوزراء",
    "رياسه الحكومه",
    "ناخب",
    "جلسته الاول",
    "الجلسه الاول",
    "اولي جلسات",
    "اول جلسه",
    "رييسا للبرلمان",
    "رييسا لمجلس النواب",
    "رياسه البرلمان",
    "رياسه مجلس",
    "رييسا للعراق",
    "رييسا جديدا للعراق",
    "اليمين",
    "حل نفسه",
    "الكتله الاكبر",
    "علي حكومه",
    "لصالح حكوم",
    "علي كابين",
    "كتاب تكليف",
    "مطعون",
    "الطعون",
    "المصادقه علي النتايج",
    "النتايج النهاييه",
    "المحكمه الاتحاديه",
    "مرشح",
    "الاصوات",
    "القايمه المفتوحه",
    "رييسا للبلاد",
    "اختيار رييس",
    "عمليه التصويت",
    "كتله برلماني",
    "كتله نيابي",
    "الاكثر عددا",
)
_GATE_WORDS = BytesAhoCorasick(list(map(narrow_word, _GATE)))


def extract_milestones(doc: Document) -> list[Draft]:
    """The milestones of an article, in order of their evidence; [] where it tells of none, never an error."""
    if not _GATE_WORDS.find_matches_as_indexes(doc.narrow):
        return []
    scene = Scene(doc)
    if not scene.is_iraqi:
        return []
    told: list[Told] = []
    for piece in scene.pieces():
        told.extend(_tell(scene, piece))
    return merge(scene, _turnout_of_special(told))


def _turnout_of_special(told: list[Told]) -> list[Told]:
    """The tellings, with turnout that is told in or right behind the sentence of a special vote as that vote's, on its day."""
    if any(one.milestone_type == "polling_day" and one.status == "occurred" for one in told):
        return told
    special = {
        one.piece.order: one
        for one in told
        if one.milestone_type == "special_voting" and one.status == "occurred" and one.day is not None
    }
    made: list[Told] = []
    for one in told:
        own = special.get(one.piece.order) or special.get(one.piece.order - 1)
        if own is not None and one.milestone_type == "turnout" and one.day is None:
            one = one._replace(day=own.day, step=own.step)
        made.append(one)
    return made


def _tell(scene: Scene, piece: Piece) -> Iterator[Told]:
    votes = find_votes(scene, piece)
    if votes and scene.is_conditional(piece):
        votes = [told for told in votes if told.day is not None]
    yield from votes
    yield from find_turnout(scene, piece)
    yield from find_seats(scene, piece)
    yield from find_voters(scene, piece)
    if CORES.isdisjoint(piece.classes):
        return
    owned = {told.day.start for told in votes if told.day is not None}
    if scene.is_conditional(piece) or scene.is_foreign(piece) or scene.is_prescribed(piece):
        return
    counts = any(number.value is not None for number in piece.numbers)
    for found in find_in_sentence(piece.hits, piece.classes, scene.classes, counts):
        made = _told(scene, piece, found, owned)
        if made is None:
            continue
        if made.milestone_type in _TALLIED and made.status == "occurred" and made.value is None:
            made = made._replace(value=scene.majority(piece) or scene.tally_after(piece))
        yield made
        failed = _failed_before(piece, found) if made.milestone_type in _CHOSEN_BY else None
        if failed is not None and made.status == "occurred":
            yield made._replace(status="postponed", day=None, value=None, at=failed, prominence=0.0)


def _failed_before(piece: Piece, found: Found) -> int | None:
    """Where it is told that what is done now had failed: "انتخب المجلس رييسا له بعدما تعذر ذلك في جلستين سابقتين"."""
    later = gap_hits(piece.hits, found.end, found.end + _FAILED_REACH)
    return next((hit.start for hit in later if hit.classes >= _FAILED), None)


_FAILED = frozenset({"LATE", "FAIL"})
_FAILED_REACH = 60


def _told(scene: Scene, piece: Piece, found: Found, owned: set[int]) -> Told | None:
    """The milestone of a step that the rules found; None where it only names the step. `owned` are days of votes."""
    found = _convened(scene, found)
    if found.status == "occurred" and found.operator in ("", "done") and scene.will_be(piece, found.end):
        found = msgspec.structs.replace(found, status="scheduled", operator="future")
    rule = found.rule
    prominence = scene.prominence(piece, found.told_at)
    if is_only_named(scene, piece, found, prominence):
        return None
    status, day = scene.ahead(
        piece, (found.start, found.end), found.status, _day(scene, piece, found, owned), owned
    )
    value = _value(scene, piece, found, status)
    if rule.number and value is None:
        return None
    called_off = rule.step == "special_voting" and scene.is_called_off(piece, found.start)
    if (
        rule.step == "special_voting"
        and value is None
        and not called_off
        and (scene.is_only_allowed(piece) or (not found.operator and scene.is_bare_special(piece)))
    ):
        return None
    kind, step, status = _special(scene, piece, found, status, called_off)
    if rule.name == "no_trust" and found.operator == "fail":
        status = "rejected"  # "فشل في سحب الثقة من المفوضية"
    if rule.name == "exclude" and found.operator == "done" and scene.is_taken_back(piece, found.start):
        step = "readmit"
    party = _party(scene, piece, found, kind, status)
    if kind == "electoral_law" and status == "rejected":
        told = scene.doc.folded, found.told_at, found.told_at + _VETO_REACH
        step = "refusal" if party and _VETOED.search(*told) is None else "veto"
        party = party if step == "refusal" else frozenset()
    if found.operator == "withdrawn":
        step = "withdrawn"  # "سحب اعتراضه على القانون" is no passing of it
    if rule.milestone_type in RESULTS and day is not None and 0 <= day.start < found.start:
        yielded = _YIELDED.search(scene.doc.folded, day.end, found.start)
        day = None if yielded is not None else day
    if rule.name in _UNNAMED_RESULTS and status == "occurred":
        kind = step = scene.unnamed_results(piece)
        if rule.name != "announced" and (day is None or day.start < 0):
            day = announced_day(scene, piece, found.end)  # who leads is told long after the results
    if rule.name == "showed" and scene.last_results(piece.start) == "FINAL":
        kind = step = "final_results"
    return Told(
        kind,
        step,
        status,
        piece,
        found.start,
        found.end,
        scene.body_at(piece, found.start, found.end, parliament_only=rule.parliament_only),
        scene.tense_at(piece, found.start, found.end),
        day,
        value,
        found.operator,
        prominence,
        found.told_at,
        party,
    )


def _special(scene: Scene, piece: Piece, found: Found, status: str, called_off: bool) -> tuple[str, str, str]:
    """Type, step and status of a step: a special vote that is not to be held is off; after the vote its result is taken back."""
    kind, step = found.rule.milestone_type, found.rule.step
    if found.rule.name == "annul_verb" and status == "occurred" and scene.is_special_ahead(piece):
        kind, step, called_off = "special_voting", "special", True
    if kind != "special_voting":
        return kind, step, status
    if called_off and not scene.is_special_ahead(piece):
        return "recount_or_appeal", "annul", status
    step = "abroad" if scene.is_abroad(found.start, found.end) else step
    return kind, step, "cancelled" if called_off and status == "occurred" else status


def _convened(scene: Scene, found: Found) -> Found:
    """ "دعا رئيس البرلمان الى جلسة طارئة الاحد لبحث القانون": who calls the house together asks for nothing."""
    if found.status != "demanded" or _CALLS_SITTING.match(scene.doc.folded, found.told_at) is None:
        return found
    return msgspec.structs.replace(found, status="scheduled", operator="future")


def _day(scene: Scene, piece: Piece, found: Found, owned: set[int]) -> Day | None:
    """The day of a step that was done; none of what merely stands, nor of a clause inside the one that has the day."""
    rule = found.rule
    if not found.operator and rule.milestone_type in _STANDING and rule.name not in _DEEDS:
        return None
    if (found.operator, found.status) == ("passed", "rejected") and not any(
        mention.start > found.told_at for mention in piece.dates
    ):
        return None  # "اقر القانون منتصف الشهر، غير ان الرئيس نقضه"
    if found.status == "occurred" and all(mention.date_start is None for mention in piece.dates):
        behind = _just_after(scene, piece, found)
        if behind is not None:
            return behind
    clause = _main_clause(piece, found)
    day = scene.day_of(clause, found.start, found.end, found.status, owned, found.told_at)
    if day is not None and day.start < found.told_at and scene.is_subordinate(piece, found.told_at):
        return None  # the day of the main clause, not of the relative one that tells the step
    if day is not None and day.start < found.start and rule.milestone_type == "commission_change":
        told = _NAMED_THEM.match(scene.doc.folded, found.end)
        return None if told is not None else day
    return day


def _just_after(scene: Scene, piece: Piece, found: Found) -> Day | None:
    """The day of what the news comes hours or a day behind: "بعد ساعات على اقرار البرلمان", "بعد يوم من اقرار القانون"."""
    anchor = scene.doc.anchor
    if anchor is None:
        return None
    behind = _BEHIND.search(scene.doc.folded, max(piece.start, found.start - _BEHIND_REACH), found.start)
    if behind is None:
        return None
    day = anchor if behind.group(1) is None else anchor - dt.timedelta(days=1)
    return Day(-1, -1, day, day, "day")


_BEHIND = re.compile(
    r"(?<!\w)بعد (?:ساعات|ساعتين|دقائق|دقايق|(يوم)(?! ال))(?: (?:من|علي|قليله))*(?: [^\W\d_]+){0,4} [بل]?\Z"
)
_BEHIND_REACH = 60
# "المفوضية المؤلفة من تسعة قضاة | عينهم مجلس القضاء": a clause inside the one that has the day
_NAMED_THEM = re.compile(r" (?:عين|رشح|سم|انتدب|اختار)\w*هم(?!\w)")


def _value(scene: Scene, piece: Piece, found: Found, status: str) -> float | None:
    """The number of a step: of a passed law its majority, of results without their winner shares alone."""
    rule = found.rule
    if rule.step == "law" and status == "occurred":
        return scene.majority(piece)
    if rule.name in ENTITLED and (told := scene.number_before(piece, found.start)) is not None:
        return told
    if rule.milestone_type == "voter_registration" and (whole := scene.whole_electorate(piece)) is not None:
        return whole
    if rule.milestone_type == "candidate_registration" and (run := scene.number_running(piece)) is not None:
        return run
    if rule.step == "appeal" and (filed := scene.number_of_complaints(piece, found.end)) is not None:
        return filed
    counted = rule.counted
    if found.operator == "future" and (own := scene.number_behind(piece, found.told_at, counted)) is not None:
        return own
    if rule.milestone_type in RESULTS and scene.is_of_one_province(piece):
        return None
    if rule.milestone_type in RESULTS and counted != _SHARES and not scene.tells_winners(piece):
        counted = ()
    if rule.milestone_type in _CHOSEN_BY:
        counted = tuple(noun for noun in counted if noun != "نايبا")
    value = scene.value_of(piece, found.start, found.end, counted)
    if value is None and rule.milestone_type in _CHOSEN_BY:
        return scene.majority(piece)  # "باغلبية 169 نايبا", not "غادر خمسون نايبا القاعة"
    if value is None and counted and rule.milestone_type in RESULTS and counted != _SHARES:
        return scene.vote_share(piece)
    return value


def _party(scene: Scene, piece: Piece, found: Found, kind: str, status: str) -> frozenset[str]:
    """Who asks, refuses or decides, where another who does so makes it another fact."""
    if found.operator and (status == "demanded" or (status == "rejected" and kind == "electoral_law")):
        return asker(scene.doc.folded, piece, found.told_at)
    if found.operator in ("done", "passed") and status == "occurred" and kind in _DECIDED:
        return decider(scene.doc.folded, piece, found.told_at)
    return frozenset()


def _main_clause(piece: Piece, found: Found) -> Piece:
    """The piece without the dates of a clause that tells of the law's passing: "رفض القانون، الذي اقره البرلمان امس"."""
    if found.operator == "passed":
        later = [mention for mention in piece.dates if mention.start > found.told_at]
        return replace(piece, dates=later) if later else piece
    clause = next(
        (
            hit.start
            for hit in gap_hits(piece.hits, found.end, found.end + PASSED_REACH)
            if hit.classes & _PASSED and found.told_at < found.start
        ),
        None,
    )
    if clause is None or found.rule.milestone_type != "electoral_law":
        return piece
    return replace(piece, dates=[mention for mention in piece.dates if mention.start < clause])


__all__ = ["extract_milestones"]
