"""A fact on its way: what the readers of one article hand to `extract`.

In: nothing. Out: `Draft`, the codebook fields of one fact with the span of its evidence in the folded text of the
document. Offsets in the raw article, ids and provenance are added once, in `extraction.extract`.
"""

from __future__ import annotations

from typing import Any

import msgspec


class Draft(msgspec.Struct, frozen=True, gc=False):
    """One fact of `kind`; `start` and `end` count in `Document.folded`, `fields` are typed as in `facts.make_fact`."""

    kind: str
    start: int
    end: int
    fields: dict[str, Any]
