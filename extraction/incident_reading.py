"""Reads a clause: what act it tells, when, where, by whom, with which figures, and how surely.

In: a clause of a sentence, with the document around it. Out: `read_clause`, a `Mention`, or None where no act is told.
"""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from extraction.document import Document, in_span
from extraction.facts import Count
from extraction.incident_act import Act
from extraction.incident_evidence import is_charge
from extraction.incident_known import (
    attackers_fell,
    by_other_source,
    one_more,
    place_comes_first,
    received,
    some_of_them,
)
from extraction.incident_mention import Mention
from extraction.incident_moment import UNDATED, When
from extraction.incident_notables import against_one, aimed_at_one, slain_by_name
from extraction.incident_operations import TOLL_ROLES, kinds_of
from extraction.incident_party import INSURGENT
from extraction.incident_patients import Patient, patient
from extraction.incident_scope import Reading, read_scope
from extraction.incident_segments import Clause, Hit
from extraction.incident_sides import read_sides
from extraction.incident_tellings import SAID_NEXT
from extraction.incident_toll_words import superseded
from extraction.incident_tolls import Tolls, read_tolls
from extraction.incident_types import event_type_of, family
from extraction.incident_when import read_when
from extraction.incident_where import Where, read_where
from extraction.incident_words import WORDS
from extraction.sentences import Sentence

_ATTEMPT = WORDS["attempt"]
_SURVIVED = WORDS["survived"]
_NOTABLES = WORDS["notables"]
_DID = WORDS["did"] | {"تم", "تمت", "وتم", "وتمت", "جري", "جرت", "وجري", "وجرت"}
_PRESENT = WORDS["present"]
_RISES = WORDS["rises"]
_ATTENDS = WORDS["attends"]
_REPORTING = WORDS["reporting"]
_OF_TOLLS = TOLL_ROLES | {"support"}
_COMES = WORDS["comes"]
_HIS_DEATH = frozenset({"وفاته", "وفاتها", "بوفاته", "بوفاتها", "مقتله", "بمقتله", "مصرعه", "بمصرعه"})
# ويعد الهجوم الثالث من نوعه منذ ايار: the act of today, and not three of them since May.
_RANKS = frozenset(
    w + v for v in ("يعد", "تعد", "يعتبر", "تعتبر", "هذا", "هذه", "هو", "هي") for w in ("", "و")
)
_OF_ITS_KIND = frozenset({"نوعه", "نوعها"})
_IT = frozenset({"هو", "هي"})
_TO_ITS_KIND = 5  # words from the pronoun to من نوعه
_AMID = frozenset({"وقت", "وسط", "ظل", "خضم", "غمره"})
_STRIKES = frozenset({"armed_attack", "shelling", "bombing"})
_STRUCK = frozenset({"قصف", "ضربه", "ضربات", "غاره", "استهدف", "دمر", "دك", "هاجم"})
_HARM = frozenset({"killed", "injured", "killed_or_injured"})
_GUNS = frozenset({"مدفعيه", "المدفعيه", "بالمدفعيه", "مدفعي", "مدفعيا", "هاون", "الهاون"})


def read_clause(doc: Document, sentence: Sentence, clause: Clause, lead: bool, alone: bool) -> Mention | None:
    """What a clause tells: its type first, then day, place and sides, by which its certainty is judged."""
    if superseded(clause):
        return None
    numbers = in_span(doc.numbers, clause.start, clause.end)
    people = in_span(doc.persons, clause.start, clause.end)
    tolls = read_tolls(clause, numbers, doc.folded, people)
    event_type = event_type_of(clause, tolls.counts)
    if event_type is None:
        return None
    who = patient(doc, clause)
    if _at_someone(clause, event_type, tolls, who):
        event_type = "assassination"
    most = max((c.best or c.low or 0 for c in tolls.counts.values()), default=0)
    when = read_when(doc, sentence, clause, alone, event_type, most)
    where = read_where(doc, sentence, clause, alone, lead, event_type)
    sides = read_sides(doc, clause, event_type, tolls)
    if event_type in _STRIKES and _by_coalition(clause, sides.perpetrator):
        event_type = "air_strike"
    act = Act(
        clause,
        event_type,
        tolls.counts,
        when.span[2] if when.span else "",
        when.stated,
        where.place is not None and where.country == "IQ",  # scenes abroad are often told in passing
        where.place is not None,
        bool(sides.perpetrator) + bool(sides.target or sides.stood_at),
        lead,
    )
    reading = read_scope(act)
    mention = Mention()
    mention.sentence = mention.last_told = sentence.index
    mention.start, mention.end = (sentence.start, sentence.end) if alone else (clause.start, clause.end)
    mention.lead = lead
    mention.anaphoric = reading.anaphoric or _named_by_place(doc, sentence, clause)
    mention.patient = who
    mention.fallen = family(event_type) == "attack" and attackers_fell(clause)
    mention.perpetrator, mention.target = sides.perpetrator, sides.target
    mention.assumed = sides.assumed
    if is_charge(act):  # القبض علي ثلاثه من القاعده متهمين باغتيال نايب: the accused are no victims
        accused = [code for code in mention.target if code in INSURGENT]
        mention.target = [code for code in mention.target if code not in accused]
        mention.perpetrator = mention.perpetrator or accused
    listed = clause.words[0] == "وفي" and place_comes_first(
        clause, in_span(doc.places, clause.start, clause.end)
    )
    mention.further = not mention.anaphoric and one_more(
        clause, bool(where.place or (sides.perpetrator and event_type != "riot")), listed
    )
    mention.otherwise = by_other_source(clause)
    if some_of_them(clause):
        mention.anaphoric, mention.otherwise = True, False
    elif received(clause) and where.place is None:
        mention.anaphoric = True
    _set_reading(mention, clause, event_type, reading)
    _set_day(mention, clause, event_type, when, doc.anchor)
    if not _OF_ITS_KIND.isdisjoint(clause.word_set) and (
        (mention.anaphoric and clause.words[0] in _RANKS) or _is_counted(clause)
    ):
        mention.series, mention.dated, mention.date, mention.date_key = False, False, None, ""
        mention.anaphoric = True
    _set_place(mention, where)
    if len(places := in_span(doc.places, clause.start, clause.end)) > 1:
        mention.named = tuple(place.name for place in places)
    mention.said = clause.sentence.words[0] in SAID_NEXT or clause.words[0] in _REPORTING
    mention.foiled = "foil" in clause.roles
    mention.bare_toll = clause.roles <= _OF_TOLLS
    mention.definite = _goes_by_name(clause)
    _set_counts(mention, clause, event_type, tolls)
    return mention


def _goes_by_name(clause: Clause) -> bool:
    """التفجير الذي استهدف البرلمان, العمليه الانتحاريه: one act, told by nouns with the article alone."""
    for hit in clause.telling:
        t = hit.trigger
        if t.role == "event":
            return t.pos != "v" and t.definite and t.number == 1
    return False


def _is_counted(clause: Clause) -> bool:
    """هجوم الاثنين هو الثالث من نوعه منذ اذار: what the act before هو is among its kind, told of the one act."""
    words = clause.words
    kind = next(i for i, word in enumerate(words) if word in _OF_ITS_KIND)
    for i in range(max(1, kind - _TO_ITS_KIND), kind):
        if words[i] in _IT:
            return any(
                h.trigger.role == "event" and h.trigger.number == 1 and h.i < clause.first + i
                for h in clause.hits
            )
    return False


def _at_someone(clause: Clause, event_type: str, tolls: Tolls, who: Patient | None) -> bool:
    """قتل مسلحون قاضيا في منزله, نجا النايب من انفجار: an attack aimed at one man."""
    return event_type in ("armed_attack", "bombing") and (
        aimed_at_one(clause, tolls)
        or against_one(clause)
        or (who is not None and who.fate == "killed" and slain_by_name(clause, tolls))
        or not (_SURVIVED.isdisjoint(clause.word_set) or _NOTABLES.isdisjoint(clause.word_set))
    )


def _set_reading(mention: Mention, clause: Clause, event_type: str, reading: Reading) -> None:
    """How certain the act is, how it stands, and what kind of measure it is."""
    if reading.event_type == "protest" != event_type:
        mention.perpetrator, mention.target = ["protesters"], []  # هدد المعلمون باضراب
    mention.event_type = reading.event_type
    mention.status = reading.status
    mention.score, mention.doubt = reading.score, reading.doubt
    mention.series = reading.series
    mention.background = reading.background
    mention.other = reading.other
    mention.kinds = kinds_of(clause, reading.event_type)
    mention.risen = not _RISES.isdisjoint(clause.word_set)


def _set_day(mention: Mention, clause: Clause, event_type: str, when: When, anchor: dt.date | None) -> None:
    """The day, and whether the act is `fresh`: news that takes the day of its article where it tells none."""
    if mention.status == "occurred" and when.span and anchor and when.span[0] > anchor:
        when = UNDATED  # a day to come belongs to something else in the sentence
    elif mention.status == "planned" and not mention.background:
        if when.coming:
            when = replace(when, span=when.coming)
        elif when.span and anchor and when.span[1] < anchor:
            when = replace(when, span=None)  # يستعدون لهجوم علي البلده التي سقطت في ايار
    lead = mention.lead
    mention.date, mention.dated = when.span, when.stated
    mention.weak, mention.remote, mention.counted = when.weak, when.remote, when.counted
    mention.date_key = when.key
    mention.finite = _is_finite(clause)
    mention.fresh = not (
        when.stated
        or mention.background
        or mention.status == "planned"
        or (
            event_type == "territory_captured"
            and not ((lead or mention.sentence <= 1) and any(h.trigger.pos == "v" for h in clause.hits))
        )
        or _goes_on(clause, mention.sentence <= 1)
    )


def _is_finite(clause: Clause) -> bool:
    """طوقت قوه المكان, تم القاء القبض, قامت بفرض حصار: told by a verb in the perfect, as news is."""
    words = clause.sentence.words
    for hit in clause.hits:
        t = hit.trigger
        if t.role == "hint":
            continue
        if not t.imperfect if t.pos == "v" else not _DID.isdisjoint(words[max(0, hit.i - 2) : hit.i]):
            return True
    return False


def _set_place(mention: Mention, where: Where) -> None:
    mention.several = where.several
    mention.place, mention.place_level, mention.aside = where.place, where.level, where.aside
    mention.governorate, mention.governorates = where.governorate, where.governorates
    mention.country = where.country


def _set_counts(mention: Mention, clause: Clause, event_type: str, tolls: Tolls) -> None:
    """The figures, and the one dead of an assassination that states none."""
    mention.perhaps = bool(tolls.counts) and all(
        h.trigger.definite for h in clause.hits if h.trigger.role == "event"
    )
    mention.counts, mention.by_name = {**tolls.counts, **tolls.implied}, tolls.named
    if mention.status == "planned":  # امر باعدام ثلاثين: nobody has fallen yet
        mention.counts = {field: n for field, n in mention.counts.items() if field not in _HARM}
    if event_type == "assassination" and not mention.series and not tolls.counts and _hurt(clause):
        mention.counts = {"killed": Count(1, 1, 1)}


def _goes_on(clause: Clause, opens: bool) -> bool:
    """وتشن تركيا غارات: past the opening the present tells what goes on, not what happened today."""
    if "habit" in clause.sentence.cues or _comes_amid(clause.sentence.words):
        return True
    if not _ATTENDS.isdisjoint(clause.word_set):
        return True  # وتخللت التظاهرات اعمال شغب
    return not opens and (
        any(h.trigger.imperfect and not _next_step(clause, h) for h in clause.hits)
        or not _PRESENT.isdisjoint(clause.word_set)
    )


def _next_step(clause: Clause, hit: Hit) -> bool:
    """قتلوا 13 قبل ان يفجروا انفسهم: told in the imperfect, and done."""
    return clause.sentence.words[max(0, hit.i - 2) : hit.i] == ["قبل", "ان"]


def _comes_amid(words: list[str]) -> bool:
    """تاتي الزياره في وقت تحاصر القوات, جاء الاجتماع وسط تظاهرات: around which news something comes has no day."""
    return words[0] in _COMES and not _AMID.isdisjoint(words[1:8])


def _named_by_place(doc: Document, sentence: Sentence, clause: Clause) -> bool:
    """احد القتلي في تفجير الفلوجه, بعد هجوم الكراده: a blow that goes by the name of its place is known already."""
    words, starts = clause.sentence.words, clause.sentence.starts
    acts: list[Hit] = []
    for hit in clause.hits:
        t = hit.trigger
        if t.role == "event" and family(t.event_type) == "attack":
            if t.pos != "n" or t.number != 1 or hit.i + 1 >= len(words):
                return False
            acts.append(hit)
    if not acts:
        return False
    places = {place.start for place in in_span(doc.places, sentence.start, sentence.end)}
    return all(starts[h.i + 1] in places for h in acts)


def _by_coalition(clause: Clause, perpetrator: list[str]) -> bool:
    """قصف التحالف الدولي, ضربات للتحالف: the coalition strikes from the air, unless its guns are named."""
    return (
        perpetrator == ["international_coalition"]
        and _GUNS.isdisjoint(clause.word_set)
        and not _STRUCK.isdisjoint(clause.lemmas)
    )


def _hurt(clause: Clause) -> bool:
    """اغتيال قاض; but not محاوله اغتيال, نجا من: an attempt that did not kill."""
    return _ATTEMPT.isdisjoint(clause.word_set) and (
        not against_one(clause)
        or any(h.trigger.event_type == "assassination" for h in clause.hits)
        or not _HIS_DEATH.isdisjoint(clause.word_set)
    )
