"""Dawn or blast: whether فجر is the time of day or a verb.

In: the words of a sentence and the place of the word. Out: `is_dawn`; `MARKS`, what stands among words as a mark.
"""

from __future__ import annotations

from extraction.incident_words import WORDS
from extraction.lexicon import load

DAWNS = frozenset({"فجر", "فجرا", "وفجرا", "وفجر"})
MARKS = frozenset("،,؛;:()؟")
_SELVES = WORDS["himself"]
_DAYS = WORDS["weekdays"] | {"اليوم", "امس", "اول", "غد", "الغد", "يوم"}
_MONTHS = frozenset(row["word"].split()[0] for row in load("months") if row["bare"] == "yes")


def is_dawn(words: list[str], i: int) -> bool:
    """فجر 9 نيسان, اقتحموا المنزل فجرا: the time of day; but فجر مسلحون, فجرا نفسيهما."""
    following = [word for word in words[i + 1 : i + 6] if word not in MARKS][:4]  # فجر (الاحد)
    if words[i].endswith("فجرا"):
        return _SELVES.isdisjoint(following[:3])
    if not following:
        return False
    if following[0] in _DAYS:
        return _SELVES.isdisjoint(following)  # فجر السبت; but فجر السبت انتحاري نفسه
    return following[0][0].isdigit() or following[0] in _MONTHS
