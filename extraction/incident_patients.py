"""Whom an act befell, by name: the killing or the arrest of one named man is told once, however often it is told.

In: a document and a clause with its triggers. Out: `patient`, the fullest name the article gives of the one person
whom the clause says was killed, arrested or abducted, with which of these it was; `same_patient`, whether two such can
be one man's fate.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from extraction.document import Document, in_span
from extraction.incident_segments import Clause, Hit
from extraction.incident_types import family
from extraction.incident_words import WORDS
from extraction.persons import PersonMention
from extraction.text import fold_key

_BEFALL = frozenset({"killed", "arrested", "abducted"})
_FATES = {"assassination": "killed", "arrest": "arrested", "abduction": "abducted"}
_ATTEMPT = WORDS["attempt"]
_REACH = 9  # words between an act and the name of whom it befell: اعتقال القيادي في التنظيم ... فلان
_REACH_OF_MURDER = 12  # اغتال مسلحون يستقلون دراجه مساء الاثنين الخبير في ... فلان
_BEFORE = 4
# Between the act and the name stands another whom it befell, the doer, or a warrant that nobody has carried out.
_NOT_HIM = WORDS["not_the_patient"]
_MAN_OF = WORDS["man_of"]
_THAT = WORDS["that"]
# What follows a verb that has no object: قتل في, قتل عام; and the nouns of لقي حتفه.
_PASSIVE = WORDS["prepositions"] | {
    "في",
    "علي",
    "بعد",
    "قبل",
    "عام",
    "سنه",
    "خلال",
    "اثر",
    "مع",
    "يوم",
    "امس",
    "عندما",
    "برصاص",
    ".",
}
_FATEFUL = frozenset({"حتفه", "مصرعه", "حتفها", "مصرعها", "الحياه"})


class Patient(msgspec.Struct, frozen=True, gc=False):
    """The fullest name of a person, folded, and what befell him: killed, arrested or abducted."""

    name: str
    fate: str


def patient(doc: Document, clause: Clause) -> Patient | None:
    """مقتل القيادي فلان, العميد فلان لقي حتفه; None where nobody is named."""
    people = in_span(doc.persons, clause.start, clause.end)
    if not people:
        return None
    for hit in clause.hits:
        if not (hit.trigger.role in _BEFALL or hit.trigger.event_type in _FATES):
            continue
        person = _subject(clause, hit, people) or _object(clause, hit, people)
        if person is None:
            continue
        fate = hit.trigger.role if hit.trigger.role in _BEFALL else _FATES[hit.trigger.event_type]
        if fate != "killed" or _ATTEMPT.isdisjoint(clause.word_set):
            return Patient(fold_key(person.full), fate)
    return None


def _between(clause: Clause, start: int, end: int) -> list[str]:
    words, starts = clause.sentence.words, clause.sentence.starts
    return words[bisect_left(starts, start) : bisect_left(starts, end)]


def _object(clause: Clause, hit: Hit, people: Sequence[PersonMention]) -> PersonMention | None:
    """اعتقلت الشرطه القيادي فلان, مقتل فلان: no other act and no other man in between; not قتل فلان ابن عمه فلان."""
    behind = [p for p in people if p.start > hit.start]
    if not behind or (hit.trigger.pos == "v" and len(behind) > 1):
        return None
    between = _between(clause, hit.end, behind[0].start)
    if (
        len(between) > (_REACH_OF_MURDER if hit.trigger.event_type == "assassination" else _REACH)
        or not _NOT_HIM.isdisjoint(between)
        or (between and between[-1] in _MAN_OF)  # مساعد فلان; but مساعد الوزير فلان is he himself
        or not _NOT_HIM.isdisjoint(clause.sentence.words[max(0, hit.i - 1) : hit.i])
        or any(hit.end <= h.start < behind[0].start for h in clause.hits if h.trigger.role != "hint")
    ):
        return None
    return behind[0]


def _subject(clause: Clause, hit: Hit, people: Sequence[PersonMention]) -> PersonMention | None:
    """ان العميد فلان لقي حتفه, فلان قتل في: the name right before its verb; not وقال العميد فلان ان سته قتلوا."""
    if hit.trigger.pos != "v" or hit.trigger.plural_subject:
        return None
    person = next((p for p in reversed(people) if p.end <= hit.start), None)
    if person is None:
        return None
    between = _between(clause, person.end, hit.start)
    if len(between) > _BEFORE or not _THAT.isdisjoint(between):
        return None
    following = clause.sentence.words[hit.i + 1 : hit.i + 2]
    return person if not following or following[0] in _PASSIVE or following[0] in _FATEFUL else None


def befell(event_type: str, one: Patient) -> bool:
    """Whether an act of this type is what befell him: not the search of a dead man's house."""
    kind = family(event_type)
    return kind in ("attack", "execution") if one.fate == "killed" else one.fate == _FATES.get(event_type)


def same_patient(a: Patient | None, b: Patient | None) -> bool:
    """Whether one fate is that of the other and one name part of the other: العيساوي and ابو ياسر العيساوي."""
    if a is None or b is None or a.fate != b.fate:
        return False
    x, y = set(a.name.split()), set(b.name.split())
    return x <= y or y <= x
