"""Blows aimed at one person of standing, which are attempts on a life.

In: a clause and its tolls. Out: small answers for `incidents`.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from extraction.facts import Count
from extraction.incident_segments import Clause
from extraction.incident_tolls import Tolls
from extraction.incident_words import WORDS

_HIDDEN = WORDS["hidden"]
_NOTABLES = WORDS["notables"]
_MOTORCADES = frozenset({"موكب", "موكبا", "سياره", "منزل", "مركبه"})
_HIS = frozenset(
    {"موكبه", "موكبها", "سيارته", "سيارتها", "بسيارته", "بسيارتها", "لسيارته", "منزله", "منزلها"}
)
_SLAIN = WORDS["slain"]
_ONE_OF = frozenset({"احد", "واحد", "من", "احدي"})
_RANKS_OF_NOTABLES = WORDS["notables_many"]
_NAMED_WITHIN = 9  # words from a killing to the standing of the man named
_MEN_OF = frozenset({"دين", "اعمال"})
_ATTACKS_ON = frozenset({"هجوم", "اطلاق", "اطلق", "فتح"})
_AIMS = _ATTACKS_ON | {"استهدف", "استهداف", "هاجم"}


def aimed_at_one(clause: Clause, tolls: Tolls) -> bool:
    """قتل مسلحون محاميا, مقتل عقيد بعبوه بسيارته: one person of standing killed by unknown hands."""
    if _is_open(clause):
        return False
    words, starts = clause.sentence.words, clause.sentence.starts
    if "killed" in clause.roles and any(
        h.trigger.role == "killed"
        and (h.trigger.pronoun or h.trigger.lemma in ("اردي", "اردوه"))
        and words[h.i].endswith("ه")
        for h in clause.hits
    ):
        return not _NOTABLES.isdisjoint(clause.word_set)  # اقتحموا منزل ضابط وقتلوه
    hurt = tolls.counts.get("killed") or tolls.counts.get("injured")
    if hurt != Count(1, 1, 1) or not tolls.victims:
        return False
    if "killed" not in tolls.counts and _HIS.isdisjoint(clause.word_set) and "لاصقه" not in clause.word_set:
        return False  # اصيب عضو المجلس بعبوه في سيارته: what is laid for one
    start, _ = tolls.victims[0]
    at = bisect_left(starts, start)
    near = words[at : at + 3]
    if "رجل" in near[:2]:
        return not _MEN_OF.isdisjoint(near)  # رجل دين; but not رجل
    return not _NOTABLES.isdisjoint(near[:2])


def slain_by_name(clause: Clause, tolls: Tolls) -> bool:
    """قتل مسلحون فلان الفلاني مرشح القايمه, قتلوا فلانا احد القضاه: a named man's standing is told behind his name."""
    if tolls.counts.get("killed", Count(1, 1, 1)) != Count(1, 1, 1) or _is_open(clause):
        return False
    words = clause.sentence.words
    for hit in clause.hits:
        if hit.trigger.role == "killed":
            behind = words[hit.i + 1 : min(hit.i + _NAMED_WITHIN, clause.last)]
            if not _NOTABLES.isdisjoint(behind) or any(
                word in _ONE_OF and after in _RANKS_OF_NOTABLES for word, after in pairwise(behind)
            ):
                return True
    return False


def _is_open(clause: Clause) -> bool:
    """Whether no unknown hands and no words for a murder are told: a fight, not a murder."""
    return (
        _HIDDEN.isdisjoint(clause.lemmas)
        and _HIDDEN.isdisjoint(clause.word_set)
        and _SLAIN.isdisjoint(clause.word_set)
    )


def against_one(clause: Clause) -> bool:
    """انفجرت عبوه استهدفت قاضيا, استهدف موكب المحافظ: the blow is aimed at one person of standing."""
    if _AIMS.isdisjoint(clause.lemmas):
        return False
    words = clause.sentence.words
    for hit in clause.hits:
        if hit.trigger.lemma in ("استهدف", "هاجم") and any(
            words[k] in _MOTORCADES and words[k + 1] in _NOTABLES
            for k in range(hit.i + 1, min(hit.i + 4, len(words) - 1))
        ):
            return True  # هاجم مسلحون منزل ناشط
        if hit.trigger.lemma in ("استهدف", "استهداف"):
            aim = words[hit.i + 1 : hit.i + 2]
        elif hit.trigger.lemma in _ATTACKS_ON and "علي" in words[hit.i + 1 : hit.i + 4]:
            at = words.index("علي", hit.i + 1)  # هجوم مسلح علي منزل نايب
            aim = words[at + 1 : at + 2]
        else:
            continue
        at = words.index(aim[0], hit.i + 1) if aim else 0
        if aim and (
            (aim[0] in _NOTABLES and aim[0] != "رجل" and hit.trigger.lemma != "هجوم")
            or (aim[0] in _MOTORCADES and not _NOTABLES.isdisjoint(words[at + 1 : at + 2]))
            or (aim[0] in _HIS and not _NOTABLES.isdisjoint(clause.words[: hit.i - clause.first]))
        ):
            return True
    return False
