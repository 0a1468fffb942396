"""Reader of saved web pages: main text, title, day and outlet by trafilatura.

In: the bytes of an .html file. Out: one `Row`. No network and no clock. The day is looked for only where pages state
when they were published (meta tags, JSON-LD, the address, the first <time>, an element named for its date that
holds an ISO day): a day in running text, in an image's name, in the page's last change or in the footer is not it.
"""

from __future__ import annotations

import json
import logging
import re
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from lxml import etree

from orchestration.intake.records import Row, Settings, broken, row_of
from orchestration.intake.streams import BOM, decoding_fault, opened

MAX_PAGE_BYTES = 20_000_000
_LATEST_DAY = "2100-01-01"
_DATE_SETTINGS: dict[str, Any] = {
    "original_date": True,
    "extensive_search": False,
    "max_date": _LATEST_DAY,
}
_CHANGED = re.compile(r"modif|updat|expir|revis", re.IGNORECASE)
_NO_DAY = re.compile(r"modif|updat|expir|revis|image|video|title|descr|keyword", re.IGNORECASE)
_DATE_NAMED = re.compile(r"date|publi|time|posted", re.IGNORECASE)
_ISO_DAY = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}(?![0-9])")
_ASIDE = {"nav", "aside", "footer"}


@cache
def _trafilatura() -> ModuleType:
    import trafilatura

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what they cannot read goes to our quarantine
    return trafilatura


def read_html(path: Path, settings: Settings) -> Row:
    """The article of a saved page; a page without main text comes back as `empty_text`."""
    with opened(path) as stream:
        data = stream.read(MAX_PAGE_BYTES + 1)
    if len(data) > MAX_PAGE_BYTES:
        return broken(
            1, "too_large", f"the page holds more than {MAX_PAGE_BYTES} bytes; save only the article"
        )
    try:
        page = data.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return broken(line, "undecodable", decoding_fault(error, line))
    found = _trafilatura().bare_extraction(
        page, with_metadata=True, include_comments=False, date_extraction_params=dict(_DATE_SETTINGS)
    )
    if found is None:
        return broken(
            1, "empty_text", "the page has no main text that trafilatura can find; save the text as .txt"
        )
    values = {
        "outlet": found.sitename or found.hostname,
        "url": found.url,
        "title": found.title,
        "published_on": published_day(page),
        "text": found.text,
    }
    return row_of(values, 1, settings)


def published_day(page: str) -> str | None:
    """The ISO day on which the page says that it was published, None where it does not say."""
    from htmldate import find_date

    try:
        tree = etree.fromstring(page.encode(), _PARSER)
    except (etree.LxmlError, ValueError):
        return None
    if tree is None:
        return None
    head = [_copy(element) for element in tree.iter("meta", "link") if not _NO_DAY.search(_names(element))]
    head += _published_json(tree)
    body = next(([_copy(element)] for element in tree.iter() if _tells_day(element)), [])
    small = "".join(["<html><head>", *head, "</head><body>", *body, "</body></html>"])
    day = find_date(small, **_DATE_SETTINGS)
    return str(day) if day else None


_PARSER = etree.HTMLParser(encoding="utf-8")


def _names(element: etree._Element) -> str:
    return " ".join(element.get(name) or "" for name in ("name", "property", "itemprop", "http-equiv"))


def _copy(element: etree._Element) -> str:
    return str(etree.tostring(element, encoding="unicode", method="html", with_tail=False))


def _published_json(tree: etree._Element) -> list[str]:
    """JSON-LD blocks reduced to their first `datePublished`."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "") and script.text:
            found = re.search(r'"datePublished"\s*:\s*("[^"]{4,40}")', script.text)
            if found:
                day = json.dumps(json.loads(found[1]))
                return [f'<script type="application/ld+json">{{"datePublished": {day}}}</script>']
    return []


def _tells_day(element: etree._Element) -> bool:
    if not isinstance(element.tag, str) or element.tag in ("meta", "html", "body"):
        return False
    if any(parent.tag in _ASIDE for parent in element.iterancestors()):
        return False
    if element.tag == "time":
        return not _CHANGED.search(_class_names(element))
    if len(element) or not _DATE_NAMED.search(_class_names(element)):
        return False
    return not _CHANGED.search(_class_names(element)) and bool(_ISO_DAY.search(element.text or ""))


def _class_names(element: etree._Element) -> str:
    return " ".join(element.get(name) or "" for name in ("class", "id", "itemprop"))
