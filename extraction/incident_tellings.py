"""Where one stretch of a sentence tells a second incident: a list of the day's acts, each with a spot of its own.

In: the words of a stretch, its triggers, and where places are named. Out: `tellings`, the words that open another act.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from extraction.incident_words import WORDS

if TYPE_CHECKING:
    from extraction.incident_segments import Hit

_WEAK = {"support": 0.0, "injured": 0.5}
# بالاضافه الي, فضلا عن: one more, if it brings an act and a spot.
_BESIDES = WORDS["besides"]
SAID_NEXT = frozenset(word for word in WORDS["says"] if word[0] == "و" and len(word) > 3) - {
    "وتبين",
    "ويبدو",
    "واتضح",
    "وشهد",
    "وشهدوا",
}
_THAT = WORDS["that"]
_SPAN = 9  # words from a verb of saying to its أن


def tellings(words: list[str], hits: list[Hit], spots: list[int], first: int, last: int) -> list[int]:
    """The words between `first` and `last` that open one more act.

    "قتل ثلاثه بانفجار في الموصل، وقتل اثنان في هجوم في كركوك": at وقتل; but not "قتل ثلاثه واصيب اثنان بانفجار في
    الموصل", where the second verb has no act of its own. A spot is a place named in the text.
    """
    found: list[int] = []
    openers = _openers(words, hits, first)
    begun = first
    for opener, following in pairwise([*openers, last]):
        told = next((h.i for h in hits if begun <= h.i < opener and _acts(h)), last)
        if (
            _spotted(spots, told, opener)
            and _spotted(spots, opener, following)
            and any(opener <= h.i < following and _acts(h) for h in hits)
        ):
            found.append(opener)
            begun = opener
    return found


def _openers(words: list[str], hits: list[Hit], first: int) -> list[int]:
    """Where tellings begin that are joined to what stands before: وانفجرت, فضلا عن انفجار.

    واصيب اخرون بعد قتل is the other half of one toll and opens none.
    """
    found: list[int] = []
    before = ""
    for hit in hits:
        t = hit.trigger
        if t.role == "hint":
            continue
        half = t.role == "injured" and before == "killed"
        before = t.role
        if half or t.weight < _WEAK.get(t.role, 0.8) or t.plural_subject or t.pronoun or t.imperfect:
            continue
        if t.pos == "n" and (t.definite or t.role == "support"):
            continue
        i = hit.i
        if words[i][0] == "و" and (t.lemma[0] != "و" or words[i].startswith("وو")):
            opener = i
        else:
            opener = next((k for k in range(i - 1, max(first, i - 5), -1) if words[k] in _BESIDES), -1)
        if opener > first and (not found or opener > found[-1]):
            found.append(opener)
    return found


def _acts(hit: Hit) -> bool:
    """An act told anew: بانفجار عبوه, not بالانفجار."""
    t = hit.trigger
    return t.role == "event" and (t.pos != "n" or not t.definite)


def _spotted(spots: list[int], first: int, last: int) -> bool:
    at = bisect_left(spots, first)
    return at < len(spots) and spots[at] < last


def says_next(words: list[str], i: int) -> bool:
    """وبين المصدر ان, واعلن التيار ان: what a source tells next is a clause of its own."""
    return words[i] in SAID_NEXT and not _THAT.isdisjoint(words[i + 1 : i + _SPAN])
