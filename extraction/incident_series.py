"""Whether an act is told as one or as many: a raid, or raids of a month.

In: a clause and the trigger by which it is read. Out: `is_series`.
"""

from __future__ import annotations

from extraction.incident_segments import Clause, Hit
from extraction.incident_triggers import TRIGGERS
from extraction.incident_types import family
from extraction.incident_words import WORDS

# Plurals that name one occurrence: اشتباكات بين الطرفين.
_ONE_AS_MANY = WORDS["one_as_many"]
_SWEEPS = frozenset({"حمله", "بحمله", "لحمله", "الحمله"})
_ACTS_OF = frozenset({"اعمال", "باعمال", "حوادث", "بحوادث", "موجه"})
_LONG_TIMES = WORDS["long_times"]


def is_series(
    clause: Clause, main: Hit, event_type: str, status: str, headline: bool, dated: bool, figures: bool
) -> bool:
    """Several acts: plurals, counted acts, habits, sums over a time."""
    t = main.trigger
    words = clause.words
    if t.imperfect and t.role != "support" and not headline:
        return True
    if "عنف" in words and not _ACTS_OF.isdisjoint(words):
        return True
    if "منذ" in words or (status != "planned" and _over_time(clause, dated, figures)):
        return True
    return _plural(clause, event_type) or _counted(clause, event_type)


def _plural(clause: Clause, event_type: str) -> bool:
    words = clause.sentence.words
    return any(
        h.trigger.role in ("event", "arrested", "abducted")
        and h.trigger.number in (2, 3)
        and h.trigger.lemma not in _ONE_AS_MANY
        and not (h.i and h.trigger.role == "arrested" and words[h.i - 1] in _SWEEPS)
        and family(h.trigger.event_type) == family(event_type)
        for h in clause.hits
    )


def _over_time(clause: Clause, dated: bool, figures: bool) -> bool:
    """قتل 90 خلال شهر تموز, خلال الاعوام الاخيره: over a time; but not خلال عمليه دهم, in the course of an act."""
    sentence = clause.sentence.words
    for i, word in enumerate(clause.words) if "خلال" in clause.words else ():
        if word == "خلال":
            following = sentence[clause.first + i + 1 : clause.first + i + 3]
            if not _LONG_TIMES.isdisjoint(following) and (figures or not dated):
                return True
            if not dated and not any(r.role == "event" for w in following for r in TRIGGERS.get(w, ())):
                return True
    return False


def _counted(clause: Clause, event_type: str) -> bool:
    """12 غاره, اربعه هجمات: the act itself is counted."""
    words = clause.sentence.words
    for hit in clause.hits:
        t = hit.trigger
        if (
            t.role == "event"
            and t.pos == "n"
            and hit.i
            and not t.prefix
            and family(t.event_type) == family(event_type)
        ):
            before = words[hit.i - 1]
            if before.isdecimal() and 3 <= int(before[:4]) < 1900 and len(before) < 4:
                return True
    return False
