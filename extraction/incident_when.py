"""The day or period a clause gives its incident.

In: the dates found in the document. Out: `When`. A day of the clause counts; in a sentence that tells one incident
only, any date of the sentence does. A bare "since" dates a series, not an event.
"""

from __future__ import annotations

from typing import NamedTuple

from extraction.document import Document, in_span
from extraction.incident_merge import DateSpan
from extraction.incident_segments import Clause
from extraction.sentences import Sentence


class When(NamedTuple):
    """The interval, if the words and the anchor fix one, and whether the clause states any date at all."""

    span: DateSpan | None
    stated: bool


def read_when(doc: Document, sentence: Sentence, clause: Clause, alone: bool) -> When:
    """The date of a clause: the mention nearest after the main trigger, else the first one."""
    start, end = (sentence.start, sentence.end) if alone else (clause.start, clause.end)
    found = in_span(doc.dates, start, end)
    if not found:
        return When(None, False)
    main = next((h for h in clause.hits if h.trigger.role not in ("hint", "support")), clause.hits[0])
    best = min(found, key=lambda d: (abs(d.start - main.start), d.start))
    if best.date_start is None or best.date_end is None:
        return When(None, True)
    return When((best.date_start, best.date_end, best.precision), True)
