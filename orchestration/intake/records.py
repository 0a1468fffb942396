"""The contract of one article as it comes in, and what becomes of rows that break it.

In: the values of one row, as a file gave them. Out: a `Row`; where the contract is broken it carries a reason and
a detail that says how to mend it, and no text. Nothing is repaired: title and text stay code point for code point.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from extraction.language import language_of

COLUMNS: tuple[str, ...] = ("article_id", "outlet", "url", "title", "published_on", "text")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[Tt ][0-9:.,+\-Zz ]+)?")


@dataclass(frozen=True)
class Settings:
    """Limits of what is taken in.

    `max_chars`: longest text, in code points. `min_arabic_share`: least share of Arabic among the letters.
    """

    max_chars: int = 2_000_000
    min_arabic_share: float = 0.5

    @property
    def max_line_bytes(self) -> int:
        """Longest line held in memory: a text of `max_chars`, each of them written as \\uXXXX twice over."""
        return self.max_chars * 12 + 1_000_000


class Row(NamedTuple):
    """One row read: sound where `reason` is None, else for the quarantine.

    `line` counts from 1: the line a record starts on, or the row of a Parquet file; 0 speaks of the whole file.
    """

    line: int
    article_id: str | None = None
    outlet: str | None = None
    url: str | None = None
    title: str = ""
    published_on: dt.date | None = None
    text: str = ""
    lang: str | None = None
    reason: str | None = None
    detail: str | None = None


class BadRowError(ValueError):
    """A row that breaks the contract: reason (a quarantine code) and detail (what is wrong, and the cure)."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


def broken(line: int, reason: str, detail: str, article_id: object = None) -> Row:
    """A row for the quarantine."""
    named = article_id if isinstance(article_id, str) and article_id and encodable(article_id) else None
    return Row(line, named, reason=reason, detail=detail)


def row_of(values: Mapping[str, Any], line: int, settings: Settings) -> Row:
    """The row that `values` (our columns among others) make; broken ones come back with their reason."""
    try:
        return _sound(values, line, settings)
    except BadRowError as error:
        return broken(line, error.reason, error.detail, values.get("article_id"))


def _sound(values: Mapping[str, Any], line: int, settings: Settings) -> Row:
    if "text" not in values:
        raise BadRowError("bad_row", "text is missing; every article has a text")
    article_id, outlet, url, title, text = (
        _string(values, name) for name in ("article_id", "outlet", "url", "title", "text")
    )
    published_on = day_of(values.get("published_on"))
    if text is None or not text.strip():
        raise BadRowError("empty_text", "the text is empty; give the article's words or remove the row")
    if len(text) > settings.max_chars:
        raise BadRowError(
            "too_large",
            f"the text has {len(text)} characters, more than {settings.max_chars}; split it into its articles",
        )
    language, share = language_of(text)
    if share < settings.min_arabic_share or language != "ar":
        raise BadRowError(
            "not_arabic",
            f"{share:.0%} of the letters are Arabic, language {language}; only Arabic articles are read "
            f"(at least {settings.min_arabic_share:.0%})",
        )
    return Row(
        line=line,
        article_id=_or_none(article_id),
        outlet=_or_none(outlet),
        url=_or_none(url),
        title=title or "",
        published_on=published_on,
        text=text,
        lang=language,
    )


def day_of(value: object) -> dt.date | None:
    """The calendar day of a date, datetime or ISO string, as written (no change of time zone); None for nothing.

    Raises BadRowError (`bad_published_on`) for anything else.
    """
    if value is None or value == "":
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, str) and _ISO_DAY.fullmatch(value):
        try:
            dt.datetime.fromisoformat(value)
            return dt.date.fromisoformat(value[:10])
        except ValueError:
            pass
    raise BadRowError(
        "bad_published_on",
        f"published_on is {_shown(value)}; write an ISO day such as 2021-10-10, or leave it empty",
    )


def _string(values: Mapping[str, Any], name: str) -> str | None:
    value = values.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise BadRowError(
            "bad_row", f"{name} is {_shown(value)}, a {type(value).__name__}; it must be a string"
        )
    if not encodable(value):
        raise BadRowError("undecodable", f"{name} holds half a surrogate pair; write it as proper UTF-8")
    return value


def _or_none(value: str | None) -> str | None:
    return value if value and not value.isspace() else None


def encodable(value: str) -> bool:
    """False where a string holds half a surrogate pair, which no UTF-8 can carry."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _shown(value: object) -> str:
    shown = repr(value)
    shown = shown if len(shown) <= 60 else shown[:57] + "..."
    return shown.encode("utf-8", "backslashreplace").decode()
