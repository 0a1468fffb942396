"""The words of a document that any reader of reports and roles stops at, found in one pass.

In: the words of a document. Out: the numbers of those that are a verb of saying, a head of a title, a clause opener, a
tag, or a verb that tells a role. The readers look only at these.
"""

from __future__ import annotations

from extraction import clauses, role_verbs, speech, titles
from extraction.words import Token

_MARKS = frozenset({*speech.SPELLINGS, *titles.SPELLINGS, *clauses.MARKERS, *role_verbs.TELLING})


def find_marks(tokens: list[Token]) -> list[int]:
    """The numbers of the tokens that some reader stops at, in order."""
    return [number for number, token in enumerate(tokens) if token[0] in _MARKS]
