"""Whether words report an incident at all, and as what: type, certainty, status, one or many.

In: a clause with its triggers and tolls. Out: `Reading`. Certainty is a sum of weights set by reason: what speaks for a
report stands in `incident_evidence`, what speaks against it in `incident_against`; here they are put together.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from operator import attrgetter

import msgspec

from extraction.incident_act import Act
from extraction.incident_against import (
    is_demanded,
    weigh_aims,
    weigh_fears,
    weigh_frame,
    weigh_play,
    weigh_undone,
)
from extraction.incident_beside import of_state
from extraction.incident_evidence import mark_known, weigh_evidence, weigh_form
from extraction.incident_fields import weigh_field
from extraction.incident_known import known_crowd
from extraction.incident_segments import Clause
from extraction.incident_series import Toll, is_series
from extraction.incident_standing import doubt_of
from extraction.incident_triggers import TRIGGERS
from extraction.incident_types import ATTACKS, CLOSES
from extraction.incident_words import CUES, WORDS


class Reading(msgspec.Struct, frozen=True, gc=False):
    """What a clause tells: type, score of certainty, status, series or event, told as background or as news."""

    event_type: str
    score: float
    status: str
    series: bool
    background: bool
    anaphoric: bool
    other: bool
    doubt: float


_BEFORE_THAT = WORDS["before_that"]
_RELATIVES = WORDS["relatives"]
_OTHER = WORDS["other"]
_ORDINALS = WORDS["in_turn"]
_VEHICLES = frozenset({"سياره", "السياره", "مركبه", "المركبه", "شاحنه", "الشاحنه", "دراجه", "الدراجه"})
_ORDERS = WORDS["orders"]
_WILL = WORDS["will"]
_STARTS = frozenset({"ستنطلق", "سينطلق", "ستبدا", "سيبدا", "ستجري", "سيجري"})
_HARM = frozenset({"ضحايا", "اصابات", "خساير", "قتلي", "جرحي", "اضرار"})
_THERE = frozenset({"في", "خلال", "اثناء"})
_DEMANDS = WORDS["demands"]
_CEASING = WORDS["ceasing"]
_RECENT = WORDS["recent"]
_PART_IN = WORDS["part_in"]
_ELSEWHERE = frozenset({"crime", "accident", "sport", "culture", "legal", "drill", "habit"})
_HELD = frozenset({"security_operation", "territory_captured"})  # تحاصر القوات المدينه: one siege
_MET = {"arrest": "arrested", "abduction": "abducted"}  # the toll that tells of how many acts of that type
_ANNOUNCED = frozenset({"security_operation", "protest"})
_AGAINST_CAPTIVES = frozenset({"execution", "abduction"})
_ON_CONDITION = frozenset({"اذا", "واذا", "حال", "لو"})
_PLANNABLE = _ANNOUNCED | {"territory_captured", "armed_attack", "air_strike", "shelling", "arrest"}
_TOMORROW = frozenset({"غدا", "وغدا", "غد", "الغد"})
_TO_COME = WORDS["to_come"] | frozenset(
    and_ + will + stem for stem in WORDS["will_do"] for will in ("سي", "ست") for and_ in ("", "و", "ف")
)
_WORST = frozenset(
    word + its for word in ("اشد", "اعنف", "اكبر", "ابرز", "اسوا", "اخطر", "ادمي") for its in ("", "ها")
)
_MOST = frozenset({"الاكثر", "الاشد", "الاسوا", "الاعنف", "الاعلي", "الاكبر", "الاقل"})
_GOING_ON = ("واصل", "واصلون", "ستمر", "ستمرون")
# What is told or done behind what is to come is not of it: سيحاكمون، واضافت انه تم توقيف ضباط.
_DONE_SINCE = CUES["report"] | WORDS["report"] | WORDS["did"] | {"تم", "وتم", "تمت", "وتمت"}
_BARE_STRIKES = frozenset({"اضراب", "اعتصام", "تظاهر", "تظاهرات", "احتجاجات", "عصيان"})
_STRIKES = frozenset(
    "ب" + the + word for word in (*_BARE_STRIKES, "تظاهره", "احتجاج", "مظاهرات") for the in ("", "ال")
)
_SHUTS = frozenset({"باغلاق", "بقطع", "بغلق", "بايقاف", "بتعطيل", "بتنظيم"})
_STAFF = frozenset(
    the + word
    for word in ("موظفو", "موظفون", "معلمون", "معلمو", "مدرسون", "اطباء", "عمال", "مضربون", "سايقو")
    for the in ("", "ال")
)
_PLACE = attrgetter("i")
_FORESEES = WORDS["foresees"]
_FORESEEN_WITHIN = 9
_NEARLY = frozenset({"قرب", "بقرب", "اقتراب", "باقتراب", "موعد"})
_BEGINNING = frozenset({"تنفيذ", "انطلاق", "بدء", "بدايه", "اطلاق", "شن", "انطلاقه"})
_SINCE_THEN = frozenset({"بعد", "عقب", "اثر", "بعيد"})
_TO_BE = WORDS["spans"] | {"غد", "صلاه", "ظهر"}  # بعد غد, بعد صلاه الجمعه, بعد يومين: still to come
_COMPLETES = frozenset({"اكمال", "استكمال", "انجاز", "اتمام", "حسم", "انطلاق", "بدء"})
_TO_BE_DONE = frozenset({"يتم", "تتم", "يجري", "تجري"})
_ARRANGED = frozenset({"ترتيبات", "الترتيبات", "ترتيباتها", "ترتيباته"})
_PLAN_REACH = 18  # words from what is to come to the nouns that go on with it


def read_scope(act: Act) -> Reading:
    """Judges the act of a clause; see the module for what counts for and against."""
    clause = act.clause
    weigh_form(act)
    mark_known(act)
    weigh_evidence(act)
    if _is_planned(act):
        act.status = "planned"
    _doubt(act)
    weigh_frame(act)
    weigh_aims(act)
    weigh_fears(act)
    weigh_play(act)
    weigh_undone(act)
    weigh_field(act)
    if _is_denied(act.ahead):
        act.status = "denied"
        act.score += 0.5  # said in so many words
    if "foil" in clause.roles or ("محاوله" in act.near and "الفاشله" in clause.word_set):
        act.status = "occurred"
    series = _is_series(act)
    background = _is_background(act, series)
    if act.status == "planned" and _is_threatened(act):
        act.event_type, act.status = "threat", "occurred"
    elif act.event_type == "threat" and _threatens_strike(act):
        act.event_type, act.status = "protest", "planned"
    other = not _OTHER.isdisjoint(act.after[:3]) or _in_turn(act.words, act.i)
    return Reading(
        act.event_type,
        act.score,
        act.status,
        series,
        background,
        act.anaphoric and not other,
        other,
        act.doubt,
    )


def _is_planned(act: Act) -> bool:
    """سيتظاهرون, دعا الي تظاهره, عمليه ستنطلق: wanted or to come."""
    if act.event_type == "threat":
        return False  # a threat is made now, whatever it says is to come
    if act.future or _in_a_plan(act):
        return True
    if act.t.prefix == "ب" and _is_ordered(act):
        return True
    told = act.before(8) if act.event_type == "protest" else act.near
    if not CUES["planned"].isdisjoint(told):
        return not (_asks_for_more(act) or _after_it(told))
    if act.t.pos != "v" and _is_foreseen(act):
        return True
    if act.t.pos != "v" and not _STARTS.isdisjoint(act.after[:4]):
        return True  # معركه الموصل ستنطلق الشهر المقبل
    if act.event_type not in _ANNOUNCED:
        return False
    return not _WILL.isdisjoint(act.after) or (act.t.pos != "v" and not act.t.definite and _is_asked_for(act))


def _is_ordered(act: Act) -> bool:
    """امر رييس الوزراء باعتقال الضباط, امر زعيم التنظيم، فلان، باعدام ثلاثين: told to be done."""
    if act.event_type == "arrest" and not _ORDERS.isdisjoint(act.near[-3:]):
        return True
    if act.event_type == "security_operation":
        return False  # امر بنشر قوات اضافيه: where she goes is told as done
    return act.t.role == "event" and (not _ORDERS.isdisjoint(act.near[-1:]) or act.governed_by(_ORDERS))


def _after_it(told: list[str]) -> bool:
    """تعهد ناشطون بالتصعيد بعد موجه من الاحتجاجات: what comes behind بعد is over."""
    planned = CUES["planned"]
    behind = ""
    for word in reversed(told):
        if word in planned:
            return False
        if word in _SINCE_THEN and behind not in _TO_BE:
            return True
        behind = word
    return False


def _is_foreseen(act: Act) -> bool:
    """رجح اكمال تحرير المدينه خلال الاسبوعين المقبلين, قرب انطلاق عمليه, ترتيبات لعمليه: expected, about to begin."""
    before = act.before(_FORESEEN_WITHIN)
    if act.t.prefix == "ل" and not _ARRANGED.isdisjoint(act.near[-1:]):
        return True
    if act.event_type in _PLANNABLE:
        if not (_FORESEES.isdisjoint(before) or _WILL.isdisjoint(act.after)):
            return True
        if not _COMPLETES.isdisjoint(act.near[-1:]) and act.governed_by(_FORESEES):
            return True  # not رجحت الشرطه استهداف الموكب بعبوه: a guess at what was
        if before[-2:-1] == ["ان"] and before[-1] in _TO_BE_DONE and not _FORESEES.isdisjoint(before):
            return True  # مرجحا ان يتم تحرير المدينه
    return act.event_type in _ANNOUNCED and any(a in _NEARLY and b in _BEGINNING for a, b in pairwise(before))


def _is_threatened(act: Act) -> bool:
    """ستقصف تركيا الجبال اذا لم, ستقتل الحركه الرهاين: a blow to come on a condition, or one against captives."""
    if not act.future or act.figures or act.t.pos != "v" or act.event_type not in ATTACKS:
        return False
    return act.event_type in _AGAINST_CAPTIVES or not _ON_CONDITION.isdisjoint(act.clause.sentence.words)


def _threatens_strike(act: Act) -> bool:
    """هدد المعلمون بالاضراب, مهددين ب اضراب شامل, هدد الموظفون باغلاق المدارس: a protest is announced, no blow."""
    after = act.after
    if not _STRIKES.isdisjoint(after) or ("ب" in after and not _BARE_STRIKES.isdisjoint(after[:4])):
        return True
    return not (_SHUTS.isdisjoint(after) or _STAFF.isdisjoint(act.near[-3:] + after[:3]))


def _in_a_plan(act: Act) -> bool:
    """ستشهد الايام رفع العلم وتحرير المدينه, غدا نتظاهر: the noun goes on with what is to come, the day is tomorrow."""
    t, i, words = act.t, act.i, act.words
    if t.imperfect:
        return not _TOMORROW.isdisjoint(act.near[-3:] + act.after[:3])
    if act.event_type not in _PLANNABLE or (t.pos == "v" and all(r.pos == "v" for r in TRIGGERS[words[i]])):
        return False
    before = act.before(_PLAN_REACH)
    if _TO_COME.isdisjoint(before):
        return False
    told = act.clause.sentence.hits
    near = told[bisect_left(told, i - _PLAN_REACH, key=_PLACE) : bisect_left(told, i, key=_PLACE)]
    # ستشهد رفع العلم: what looks like a verb is a noun behind what is to come
    if any(
        h.trigger.pos == "v" and not h.trigger.imperfect and words[h.i - 1] not in _TO_COME
        for h in near
        if h.i
    ):
        return False
    last = max(k for k, word in enumerate(before) if word in _TO_COME)
    if any(word.endswith(_GOING_ON) for word in before[last : last + 2]):
        act.score -= 2.0  # ستواصل القوات عملياتها: nothing new is announced
    return _DONE_SINCE.isdisjoint(before[last:])


def _asks_for_more(act: Act) -> bool:
    """طالب متظاهرون بالاصلاح, طالبوا في التظاهره باقالته, طالب بوقف القصف: who asks is out already, or wants no more of it."""
    last = act.near[-1] if act.near else ""
    if act.t.role == "crowd":
        return last in _DEMANDS
    return act.t.pos != "v" and (last in _CEASING or (act.t.definite and last in _THERE))


def _doubt(act: Act) -> None:
    """What only makes a lone sentence doubtful: how the act stands in it, a relative clause, talk of courts."""
    known = act.event_type in ("protest", "riot") and known_crowd(act.clause)
    act.doubt = doubt_of(act.clause, act.main, act.event_type, act.start, known, act.figures)
    if act.doubt < 0 and act.scene and not act.placed:
        act.doubt -= 0.3  # the news of a lone sentence, with its scene abroad
    if act.told_first and act.doubt >= 0 and _ELSEWHERE.isdisjoint(act.clause.sentence.cues):
        act.doubt -= 0.5
    if act.anaphoric and act.event_type == "protest" and act.t.lemma in CLOSES:
        act.doubt += 0.8


def _is_series(act: Act) -> bool:
    """Many acts: told so, or in an imperfect that is no headline."""
    # انتحاري يقتل 20 يوم 3 اذار: what has its day and its figure is told once
    once = (
        act.headline or act.event_type == "threat" or (act.figures and act.dated and act.precision == "day")
    )
    if (
        act.t.imperfect
        and act.t.role != "support"
        and not (once or act.going_on or act.near[-2:] == ["قبل", "ان"])
        and act.event_type not in _HELD
    ):
        return True
    most = max([c.best or c.low or 0 for c in act.told.values()]) if act.told else 0
    met = act.told.get(_MET.get(act.event_type, "killed"))
    return is_series(
        act.clause,
        act.event_type,
        act.precision,
        act.dated,
        Toll(most, (met.best or met.low or 0) if met else 0),
        act.status == "planned",
        act.rank,
    )


def _is_background(act: Act, series: bool) -> bool:
    """Told as lying before the news, or as what someone is known for."""
    clause = act.clause
    if clause.after or _past_perfect(act.words) or (series and act.t.imperfect):
        return True
    if "past" in clause.sentence.cues and not (act.dated and act.precision == "day"):
        words = clause.words
        if _in_the_past(clause, words[: act.rank - clause.first] if act.rank >= 0 else words):
            return True
    return not _RELATIVES.isdisjoint(act.near[-3:])


def _in_turn(words: list[str], at: int) -> bool:
    """وانفجرت القنبله الرابعه, انفجار سياره ثالثه: counted among others; but not الثالث من نوعه."""
    if _ORDINALS.isdisjoint(words[at + 2 : at + 4]):
        return False
    for i in range(at + 1, min(at + 3, len(words) - 1)):
        if (
            words[i + 1] in _ORDINALS
            and (words[i] in TRIGGERS or words[i] in _VEHICLES)
            and words[i + 2 : i + 3] != ["من"]
        ):
            return True
    return False


def _is_asked_for(act: Act) -> bool:
    """دعا الي تظاهره واسعه, طالب الشرطه بالقيام بحملات تفتيش: wanted, not yet seen."""
    near = act.near
    if not near or not (near[-1] in ("الي", "بالقيام") or act.words[act.i].startswith("ب")):
        return False
    return is_demanded(act)


def _is_denied(before: list[str]) -> bool:
    """نفت الشرطه وقوع هجوم; but not نفي تورطه في الهجوم, where only the doer is denied, or نفت سقوط ضحايا في الهجوم, its harm."""
    denying = CUES["denied"]
    if denying.isdisjoint(before):
        return False
    for i in range(len(before) - 1, -1, -1):
        if before[i] in denying:
            told = before[i + 1 :]
            apart = _PART_IN.isdisjoint(told) and _HARM.isdisjoint(told)
            # نفت الوزاره قصف المعسكر الذي تعرض امس لهجوم: what the relative clause tells did happen
            return len(told) < 12 and apart and _RELATIVES.isdisjoint(told)
    return False


def _in_the_past(clause: Clause, words: list[str]) -> bool:
    """سابقا, الماضيه ... but not في وقت سابق or الليله الماضيه, which are of the day or the week."""
    past = CUES["past"]
    return not past.isdisjoint(clause.word_set) and any(
        word in past
        and (i == 0 or words[i - 1] not in _RECENT)
        and not (word == "منذ" and of_state(clause, clause.sentence.starts[clause.first + i]))
        for i, word in enumerate(words)
    )


def _past_perfect(words: list[str]) -> bool:
    """وكان الجيش قد سيطر: told as lying before; but not وكان مسوول قد قال ان, where only the telling is earlier."""
    if words[0] not in _BEFORE_THAT or not _MOST.isdisjoint(words[1:6]):
        return False  # وكانت نينوي الاكثر تضررا: what one of the parts was, told with the whole
    if _WORST.issuperset(words[1:2]) and (
        words[1].endswith("ها") or (words[2:3] and words[2].startswith("ال"))
    ):
        return False  # وكان اعنف الهجمات في بعقوبه, وكان اعنفها
    if "قد" in words[1:8]:
        at = words.index("قد")
        return not (at + 1 < len(words) and words[at + 1] in CUES["report"])
    return True
