"""What the words around an act say of when it was, as `incident_when` hands it on.

In: nothing. Out: `When`, and `UNDATED` where no date is told.
"""

from __future__ import annotations

import msgspec

from extraction.incident_mention import DateSpan


class When(msgspec.Struct, frozen=True, gc=False):
    """The interval, if the words and the anchor fix one; whether the clause states any date; whether only loosely."""

    span: DateSpan | None
    stated: bool
    weak: bool = False
    key: str = ""
    coming: DateSpan | None = None  # the day where the act is still to come: تظاهره الثلاثاء
    remote: bool = False  # the day of what was done about the act, which only says that it lies before
    counted: bool = False  # counted back from another act: وبعد يومين من الهجوم


UNDATED = When(None, False)
