"""Readers of files that hold one article: .txt and .md, with or without YAML front matter.

In: the bytes of a file. Out: one `Row`. The rule, to the character: a byte order mark is dropped; front matter is a
block between a first line `---` and a line `---` or `...` that is a YAML mapping with at least one of our keys; the
text is everything after it. A .txt whose front matter names no title gives up its first line: title is what
stands before the first \\n, text what stands after it, so that title + "\\n" + text is what the file holds.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from orchestration.intake.records import COLUMNS, BadRowError, Row, Settings, broken, row_of
from orchestration.intake.streams import BOM, decoding_fault, opened

FRONT_COLUMNS = tuple(name for name in COLUMNS if name != "text")
_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_OUR_KEY = re.compile(rf"^(?:{'|'.join(FRONT_COLUMNS)})[ \t]*:", re.MULTILINE)


class _Strings(yaml.SafeLoader):
    """YAML in which every scalar is a string or null: an id 007 stays "007", a title Yes stays "Yes"."""


_Strings.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag == "tag:yaml.org,2002:null"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_plain(path: Path, settings: Settings, ignored: set[str], *, first_line_is_title: bool) -> Row:
    """The one article of a .txt or .md file; names of front matter keys that are not ours go into `ignored`."""
    limit = settings.max_chars * 4 + 100_000
    with opened(path) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        return broken(1, "too_large", f"the file holds more than {limit} bytes; split it into its articles")
    try:
        content = data.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return broken(line, "undecodable", decoding_fault(_in_line(error), line))
    try:
        front, body = split_front_matter(content)
    except BadRowError as error:
        return broken(1, error.reason, error.detail)
    ignored.update(str(key) for key in front if key not in FRONT_COLUMNS)
    if first_line_is_title and front.get("title") is None:
        title, _, body = body.partition("\n")
        front["title"] = title
    row = row_of({**{key: front.get(key) for key in FRONT_COLUMNS}, "text": body}, 1, settings)
    if row.reason == "empty_text" and row.detail and first_line_is_title:
        return row._replace(detail=f"{row.detail} (the first line of a .txt is its title)")
    return row


def split_front_matter(content: str) -> tuple[dict[Any, Any], str]:
    """The front matter as a mapping, empty where there is none, and the rest of the file as it stands.

    Raises BadRowError (`bad_front_matter`) for a block that names one of our keys and is no YAML mapping.
    """
    block = _FRONT.match(content)
    if not block:
        return {}, content
    try:
        front = yaml.load(block[1], Loader=_Strings)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        if not _OUR_KEY.search(block[1]):
            return {}, content
        where = " ".join(str(error).split())
        raise BadRowError(
            "bad_front_matter", f"the front matter is not YAML: {where}; put values into quotation marks"
        ) from error
    if not isinstance(front, dict) or not set(front) & set(FRONT_COLUMNS):
        return {}, content
    return front, content[block.end() :]


def _in_line(error: UnicodeDecodeError) -> UnicodeDecodeError:
    """The same fault with its position counted within its line."""
    start = error.object.rfind(b"\n", 0, error.start) + 1
    return UnicodeDecodeError(
        error.encoding, error.object[start:], error.start - start, error.end - start, error.reason
    )
