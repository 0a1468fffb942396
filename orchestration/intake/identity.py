"""Who an article is: the keys by which the same text and the same outlet are known again.

In: the row of an article. Out: `identified(row)`, with its id, outlet key and hashes. These forms are only ever
compared, never shown: title and text themselves stay as they came.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import NamedTuple

from extraction.text import INVISIBLE, MARKS
from orchestration.intake.records import Row

_DROPPED = re.compile(f"[{MARKS}{INVISIBLE}]+")
_SEPARATOR = "\x1f"


class Identity(NamedTuple):
    """`article_id` given or derived; `text_hash` of the normalised text; `content_hash` of what is extracted from."""

    article_id: str
    outlet_key: str
    text_hash: str
    content_hash: str


def identified(row: Row) -> Identity:
    """The identity of a sound row."""
    key, normal = outlet_key(row.outlet), normalised(row.text)
    day = row.published_on.isoformat() if row.published_on else ""
    return Identity(
        article_id=row.article_id or derived_id(key, normal),
        outlet_key=key,
        text_hash=_hash(normal),
        content_hash=_hash(_SEPARATOR.join((row.title, day, row.text))),
    )


def article_id_of(row: Row) -> str:
    """The id of a sound row: its own, else one derived from outlet and text."""
    return row.article_id or derived_id(outlet_key(row.outlet), normalised(row.text))


def derived_id(key: str, normal: str) -> str:
    """Id of an article that came without one: a letter and 16 hexadecimal digits."""
    return "a" + hashlib.sha256(f"{key}{_SEPARATOR}{normal}".encode()).hexdigest()[:16]


def normalised(text: str) -> str:
    """`text` in one form of writing: composed (NFC), without vowel signs, tatweel and invisible characters, spaces
    and line breaks as single spaces. Example: "بَغـداد \\n اليوم" gives "بغداد اليوم".
    """
    return " ".join(_DROPPED.sub("", unicodedata.normalize("NFC", text)).split())


def outlet_key(outlet: str | None) -> str:
    """An outlet's name without regard to case and spaces; '' for an unknown one, so that all unknown ones agree."""
    return " ".join(unicodedata.normalize("NFC", outlet).casefold().split()) if outlet else ""


def _hash(value: str) -> str:
    return hashlib.sha256(value.encode()).hexdigest()[:32]
