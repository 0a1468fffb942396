"""A time set between commas, which parts neither the verb from its subject nor the subject from its object.

In: the words of a sentence and a place in it. Out: the place beyond or before such a time. اغتال مسلحون مجهولون، مساء
امس، صحفيا: the reporter is the object, as if nothing stood between.
"""

from __future__ import annotations

from extraction.incident_triggers import TRIGGERS
from extraction.incident_words import WORDS
from extraction.lexicon import column

_TIMES = WORDS["time_told"] | frozenset(column("weekdays", "word"))
_MONTHS = frozenset(part for name in column("months", "word") for part in name.split())
_COUNTS = frozenset(column("numbers", "word")) | WORDS["some_men"] | {"من"}
_LINKS = frozenset({"من", "في", "قبل", "بعد", "نحو"})
_COMMAS = frozenset({"،", ","})
_BRACKETS = frozenset({"(", ")"})
_VERBS = frozenset(form for form, readings in TRIGGERS.items() if any(r.pos == "v" for r in readings))
_LONGEST = 8  # words of a time: مساء امس الثلاثاء 12 كانون الثاني الجاري


def is_time(word: str) -> bool:
    """امس, صباح, الجمعه, 5: a word that a time is told with."""
    return _in_time(word) and word not in _LINKS


def past_time(words: list[str], i: int, last: int) -> int:
    """The place behind a time between commas that opens at `i`, or `i` itself."""
    if i >= last or words[i] not in _COMMAS:
        return i
    for k in range(i + 1, min(last, i + 2 + _LONGEST)):
        if words[k] in _COMMAS:
            return k + 1 if _has_time(words, i + 1, k) else i
        if not _in_time(words[k]):
            return i
    return i


def before_time(words: list[str], i: int, first: int) -> int:
    """The place of the comma that opens a time whose closing comma stands before `i`, or `i` itself."""
    end = i - 1
    while end > first and i - end < 4 and words[end] in _COUNTS:
        end -= 1  # اختطف مسلحون، صباح اليوم، اربعه مزارعين
    if end <= first or words[end] not in _COMMAS:
        return i
    for k in range(end - 1, max(first, end - 2 - _LONGEST), -1):
        if words[k] in _COMMAS:
            return k if _has_time(words, k + 1, end) else i
        if not _in_time(words[k]):  # استهدف في وقت سابق امس، الشرطه
            return k + 1 if words[k] in _VERBS and _has_time(words, k + 1, end) else i
    return i


def without_time(words: list[str], i: int, first: int) -> int:
    """The place right behind the last word before `i` that tells no time: النار مساء امس في المبني."""
    while i - 1 > first and (words[i - 1] in _TIMES or words[i - 1] in _COMMAS):
        i -= 1
    return i


def _in_time(word: str) -> bool:
    return word in _TIMES or word in _MONTHS or word in _BRACKETS or word[0].isdigit()


def _has_time(words: list[str], first: int, last: int) -> bool:
    """Whether a time is among the words and not a figure alone: قتل مسلحون، 7، is none."""
    return not _TIMES.isdisjoint(words[first:last]) or not _MONTHS.isdisjoint(words[first:last])
