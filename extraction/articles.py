"""One article as the extractor takes it, whatever file it came from.

In: the five fields of an article. Out: a frozen `Article`; title and text are kept code point for code point.
"""

from __future__ import annotations

import datetime as dt

import msgspec


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """An article; `title` is '' where there is none, `published_on` the day that came with it or None."""

    article_id: str
    text: str
    title: str = ""
    published_on: dt.date | None = None
    outlet: str | None = None
