"""The words of a document that any reader of reports and roles stops at, found in one pass.

In: the words of a document. Out: the numbers of those that are a verb of saying, a head of a title, a clause opener, a
tag, or a verb that tells a role. The readers look only at these.
"""

from __future__ import annotations

from extraction import clauses, role_verbs, speech, titles
from extraction.memo import REPORT
from extraction.words import Words

MARKS = frozenset({*speech.SPELLINGS, *titles.SPELLINGS, *clauses.MARKERS, *role_verbs.TELLING})


def find_marks(words: Words) -> list[int]:
    """The numbers of the words that some reader stops at, in order."""
    return words.of_class(REPORT)
