"""One act that a text singles out of many: هجمات كان اسواها امس عندما انفجرت سياره, التفجيرات وخاصه تفجير السوق.

In: a clause. Out: `singled_out`, whether what it tells of is that one act.
"""

from __future__ import annotations

from extraction.incident_operations import TOLL_ROLES
from extraction.incident_segments import Clause
from extraction.incident_words import WORDS

_FOREMOST = WORDS["worst_of_them"]
_ABOVE_ALL = frozenset({"خاصه", "وخاصه", "خصوصا", "وخصوصا", "لاسيما", "ولاسيما", "سيما"})
_MOST = frozenset({"اكثر", "واكثر", "اشد", "اعنف", "اسوا", "اكبر", "ابرز", "اخر", "احدث", "اعنفها"})
_TOOK_PLACE = frozenset({"وقع", "وقعت", "حدث", "حدثت", "كان", "كانت", "جاء", "جاءت"})
_REACH = 6  # words from the many to where the one took place


def singled_out(clause: Clause) -> bool:
    """Whether the acts behind the word that singles one out are all told in the singular, and one before it in the plural."""
    at = _apart(clause)
    if at < 0:
        return False
    many = [h for h in clause.hits if h.trigger.number == 3 and h.i <= at + 1]
    one = [h for h in clause.hits if h.i > at and h.trigger.role == "event" and h not in many]
    if not many or not one or any(h.trigger.role in TOLL_ROLES and h.i < many[0].i for h in clause.hits):
        return False  # قتل ثمانيه في هجمات كان اشدها: the toll of them all
    return all(h.trigger.number <= 1 for h in one)


def _apart(clause: Clause) -> int:
    """Where the one is set apart from the many: the word of the sentence, or -1."""
    words = clause.words
    if not _FOREMOST.isdisjoint(clause.word_set):
        at = next(i for i, word in enumerate(words) if word in _FOREMOST)
        return clause.first + at
    if not _ABOVE_ALL.isdisjoint(clause.word_set):
        acts = {h.i for h in clause.hits if h.trigger.role == "event"}
        for i, word in enumerate(words, clause.first):
            if word in _ABOVE_ALL and i + 1 in acts:
                return i  # وخاصه تفجير السوق; but not ولاسيما البصره
    if _MOST.isdisjoint(clause.word_set):
        return -1
    for i, word in enumerate(words):
        # اكثر التفجيرات دمويه وقع في السوق
        if word in _MOST and words[i + 1 : i + 2] and words[i + 1].startswith("ال"):
            return clause.first + i if not _TOOK_PLACE.isdisjoint(words[i + 2 : i + _REACH]) else -1
    return -1
