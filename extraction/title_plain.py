"""Words of a title that every step of its reading passes over, whatever stands around them.

In: a folded word. Out: `PLAIN`, a table of answers, which keeps the reading of a title to a look-up for most of its words.
"""

from __future__ import annotations

from extraction.memo import WordTable
from extraction.names import FAMILIES, MAY_OPEN, OFFICES, STOPS, TITLE_WORDS
from extraction.title_ends import LED_HEADS, OBJECTS, PARTICIPLES, RELATIVES, is_asked_for
from extraction.title_words import ADDRESSED, AND_ONE, DAYS, LINKS, ORDINALS, OVER, SKIPPED, inside

# What some step asks for; a word of a title that is none of these, opens no name and heads no title is passed over.
_ASKED_FOR = frozenset(
    {
        *ORDINALS,
        *LINKS,
        *AND_ONE,
        *(SKIPPED - TITLE_WORDS),
        *FAMILIES,
        *DAYS,
        *OVER,
        *STOPS,
        *ADDRESSED,
        *MAY_OPEN,
        *RELATIVES,
        *PARTICIPLES,
        *OBJECTS,
    }
    | {"ما", "في", "صلاح"}
)


def _is_plain(word: str) -> bool:
    """Whether every step leaves a word to the last one, which passes over it, whatever stands around (but see `SAINTS`)."""
    heads = word in OFFICES or word.removeprefix("و").removeprefix("ال") in OFFICES
    heads = heads or (
        word[0] == "و" and (word[1:] in LED_HEADS or (word[1:] in SKIPPED and word[1:3] == "ال"))
    )
    return word.isalpha() and not is_asked_for(word) and word not in _ASKED_FOR and not heads and inside(word)


PLAIN = WordTable(_is_plain)
