"""An article that was read and held nothing: said outright, since no fact tells of it.

In: a line of coded facts whose kind is `nothing`. Out: a `Nothing`, by which the marts know that its reader has read the
article, so that no other reader's facts are taken for it.
"""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from extraction.facts import ContractError

NOTHING = "nothing"


class Nothing(msgspec.Struct, frozen=True, tag_field="kind", tag=NOTHING, forbid_unknown_fields=True):
    """This extractor has read this article and found no fact in it."""

    article_id: str
    extractor: str
    extractor_version: str


def is_nothing(row: dict[str, Any]) -> bool:
    """Whether a line says that nothing was found, well-formed or not."""
    return row.get("kind") == NOTHING


def nothing_from_dict(row: dict[str, Any]) -> Nothing:
    """A reading without facts from a decoded line; keys that are null count as left out.

    Raises ContractError: a key that is missing, of the wrong type or not one of the three.
    """
    stated = {key: value for key, value in row.items() if value is not None}
    for key in ("article_id", "extractor", "extractor_version"):
        if not isinstance(stated.get(key), str) or not stated[key]:
            raise ContractError(f"{key} is missing; a line of kind {NOTHING} names it")
    try:
        return msgspec.convert(stated, Nothing)
    except msgspec.ValidationError as error:
        raise ContractError(
            f"a line of kind {NOTHING} has article_id, extractor and extractor_version only: {error}"
        ) from error


def reading_id(reading: Nothing) -> str:
    """Identity of a reading: an extractor reads an article once, whatever its version."""
    payload = "\x00".join((reading.article_id, reading.extractor))
    return "n" + hashlib.sha256(payload.encode("utf-8", "surrogatepass")).hexdigest()[:20]
