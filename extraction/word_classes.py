"""The classes of words, for all readers at once: each word of an article is looked up a single time.

In: the word lists of the readers. Out: `CLASSES`, from a folded word to its classes as bits (see `memo`).
"""

from __future__ import annotations

from collections.abc import Collection

from extraction import (
    clauses,
    incident_cuts,
    incident_dawns,
    incident_parties,
    incident_segments,
    incident_triggers,
    incident_words,
    memo,
    persons,
    place_unlisted,
    role_verbs,
    speech,
    titles,
    tokens,
    topics,
)

_LISTS: tuple[tuple[int, Collection[str]], ...] = (
    (memo.CORE, incident_segments.CORE_FORMS),
    (memo.TRIGGER, incident_triggers.TRIGGERS),
    (memo.CUE, incident_words.CUE_KINDS),
    (memo.CUT, incident_cuts.MAY_CUT),
    (memo.PARTY, incident_parties.NAMING),
    (memo.FIGURE, tokens.OPENINGS),
    (memo.NAME, persons.OPENINGS),
    (memo.SAYING, speech.SPELLINGS),
    (memo.TITLE, titles.SPELLINGS),
    (memo.OPENER, clauses.MARKERS),
    (memo.TELLING, role_verbs.TELLING),
    (memo.TOPIC, topics.WORDS),
)


def _classify(word: str) -> int:
    """The classes of a word; 0 for a mark that parts no clauses, which is in none of the lists."""
    if not word[0].isalnum() and word not in incident_dawns.MARKS:
        return 0
    found = memo.WORD
    for cls, words in _LISTS:
        if word in words:
            found |= cls
    if word.endswith(place_unlisted.HEAD_ENDS):
        found |= memo.PLACE
    return found


CLASSES = memo.WordTable(_classify)
