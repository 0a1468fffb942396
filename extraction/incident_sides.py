"""Who did it to whom."""

from __future__ import annotations

from typing import NamedTuple

from extraction.document import Document
from extraction.incident_segments import Clause
from extraction.incident_tolls import Tolls


class Sides(NamedTuple):
    """Actor codes on either end."""

    perpetrator: list[str]
    target: list[str]


def read_sides(doc: Document, clause: Clause, event_type: str, tolls: Tolls) -> Sides:
    """The sides of a clause."""
    if event_type in ("protest", "riot"):
        return Sides(["protesters"], [])
    if event_type == "protest_repression":
        return Sides([], ["protesters"])
    return Sides([], [])
