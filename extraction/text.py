"""Folding: one spelling for all, with a way back to the characters as written.

In: raw Arabic text. Out: `Folded`, the text in which lexicons and patterns are written, and, where characters
were dropped or unfolded, the raw offset of every folded character. Hashtags read as words:
`# #الأمن_الوطني` becomes `الامن الوطني`, `ال #بغداد ي` becomes `البغدادي`. Never fails, whatever the Unicode.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from bisect import bisect_right
from typing import NamedTuple

from extraction.lexicon import load

# Harakat, Quranic marks, combining hamza and madda: dropped, and counted to the letter before them.
MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff"
# Tatweel, soft hyphen, zero-width characters, bidi controls, byte order mark.
INVISIBLE = "\u00ad\u0640\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_HASHES = "#\uff03\ufe5f"
_LINE_ENDS = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"


class Offsets(NamedTuple):
    """The way back to raw offsets, by runs: the run that begins at `folded[k]` stands at `raw[k]` in the raw text."""

    folded: list[int]
    raw: list[int]

    def folded_at(self, position: int) -> int:
        """The first folded character that stands at or after a raw offset."""
        run = bisect_right(self.raw, position) - 1
        if run < 0:
            return 0
        found = self.folded[run] + position - self.raw[run]
        return min(found, self.folded[run + 1]) if run + 1 < len(self.folded) else found


class Folded(NamedTuple):
    """Folded text, and the way back to the raw offsets of its characters; None where nothing moved."""

    text: str
    offsets: Offsets | None


def _one_to_one() -> dict[int, str]:
    table = {ord(variant): row["letter"] for row in load("letters") for variant in row["variants"]}
    for zero in (0x0660, 0x06F0, 0xFF10):
        table |= {zero + digit: str(digit) for digit in range(10)}
    table |= dict.fromkeys(map(ord, _LINE_ENDS), "\n")
    spaces = (code for code in range(0x3001) if unicodedata.category(chr(code)) == "Zs")
    table |= dict.fromkeys([*spaces, ord("\t"), ord("_")], " ")
    table |= {ord(dash): "-" for dash in "‐‑‒–—―−"}
    table |= {ord("٪"): "%", ord("٫"): ".", ord("٬"): ",", ord("۔"): "."}
    return {code: to for code, to in table.items() if chr(code) != to}


def _presentation_forms(table: dict[int, str]) -> tuple[dict[int, str], dict[str, str]]:
    """Arabic presentation forms (ﻻ, ﷲ ...) by the length of what they stand for: one character, or several."""
    single: dict[int, str] = {}
    several: dict[str, str] = {}
    dropped = re.compile(f"[{MARKS}{INVISIBLE}]")
    for code in [*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)]:
        plain = unicodedata.normalize("NFKC", chr(code)).translate(table)
        plain = dropped.sub("", plain)
        if plain == chr(code):
            continue
        if len(plain) == 1:
            single[code] = plain
        else:
            several[chr(code)] = plain
    return single, several


_TABLE = _one_to_one()
_SINGLE, _SEVERAL = _presentation_forms(_TABLE)
_TABLE |= _SINGLE

# Words that Egypt writes with another seat of the hamza, as long as what others write: مسئول, شئون.
_SPELLINGS = (("مسئول", "مسؤول"), ("شئون", "شؤون"))
# The few replacements that ordinary press text needs; text beyond that takes the slower full table.
_COMMON = [(chr(code), _TABLE[code]) for code in map(ord, "أإآىةئؤ_\t\u00a0\r–—") if code in _TABLE]
_RARE = set(map(chr, _TABLE)) - {old for old, _ in _COMMON}
_UNCOMMON = re.compile(f"[{re.escape(''.join(_RARE | _SEVERAL.keys()))}]")

# مسئول is مسؤول as the Egyptian press writes it, and all that is made of it: المسئولية.
_SEAT_OF_HAMZA = ("مسيول", "مسوول")

# One character, then more: the engine skips to a set of characters, but not to a run of them.
_MOVED = re.compile(f"[{MARKS}{INVISIBLE}][{MARKS}{INVISIBLE}]*")
_UNFOLDED = re.compile(f"[{re.escape(''.join(_SEVERAL))}]")
_MARK_RUN = re.compile(f"[{MARKS}]+")
_FIRST_MARK = min(MARKS.replace("-", ""))

# ال #بغداد ي: the clitic and the ending stand alone because the site cut the word around its tag.
_SPACE = f"[ \\t\\u00a0{INVISIBLE}]"
_HASH_RUN = re.compile(f"[{_HASHES}][{_HASHES} \\t\\u00a0{INVISIBLE}]*")
_CLITIC_BEFORE = re.compile(rf"(?<!\w)(?:[وف]?(?:ال|بال|كال|لل)|[وفبلك])({_SPACE}{{1,4}})\Z")
_ENDING_AFTER = re.compile(rf"\w[\w{MARKS}]{{0,80}}({_SPACE}{{1,4}})(?:ية|ي|ة|يين|يون|ين|ون|يات|ات)(?!\w)")


def _hashtag_cuts(raw: str) -> list[tuple[int, int, str]]:
    """The spans to drop so that hashtags read as words: the signs, and the gaps that tore a word apart."""
    cuts = []
    for run in _HASH_RUN.finditer(raw):
        start, end = run.span()
        after_letter = start > 0 and raw[start - 1].isalnum()
        if not raw[end : end + 1].isalpha() or after_letter:
            end = start + len(run.group().rstrip(" \t\u00a0"))
        elif clitic := _CLITIC_BEFORE.search(raw, max(0, start - 10), start):
            start = clitic.start(1)
        cuts.append((start, end, ""))
        if tail := _ENDING_AFTER.match(raw, end):
            cuts.append((*tail.span(1), ""))
    return cuts


def _fold_letters(text: str, uncommon: bool) -> str:
    for old, new in _SPELLINGS:
        text = text.replace(old, new)
    if uncommon:
        text = text.translate(_TABLE)
    else:
        for old, new in _COMMON:
            text = text.replace(old, new)
    return text.replace(*_SEAT_OF_HAMZA)


def fold(raw: str) -> Folded:
    """Folds letters, digits, spaces and hashtags, keeping line ends; folding what is folded changes nothing.

    >>> fold("# #الأمن_الوطني في ٢٠١٤").text
    'الامن الوطني في 2014'
    """
    cuts = [(m.start(), m.end(), "") for m in _MOVED.finditer(raw)]
    if any(sign in raw for sign in _HASHES):
        cuts = sorted(cuts + _hashtag_cuts(raw))
    uncommon = _UNCOMMON.search(raw) is not None
    if uncommon:
        cuts = sorted(cuts + [(m.start(), m.end(), _SEVERAL[m.group()]) for m in _UNFOLDED.finditer(raw)])
    if not cuts:
        return Folded(_fold_letters(raw, uncommon), None)
    parts: list[str] = []
    folded: list[int] = []
    back: list[int] = []
    done = length = 0
    for start, end, instead in [*cuts, (len(raw), len(raw), "")]:
        if start > done:
            parts.append(raw[done:start])
            folded.append(length)
            back.append(done)
            length += start - done
        if instead and start >= done:
            parts.append(instead)
            folded.extend(range(length, length + len(instead)))
            back.extend([start] * len(instead))
            length += len(instead)
        if end > done:
            done = end
    return Folded(_fold_letters("".join(parts), uncommon), Offsets(folded, back))


def narrow(folded: str) -> bytes:
    """Folded text with one byte a character, of the same length: what automata read in half the time. What the Arabic code
    page does not have becomes "?", which no name and no word of a list has (see `narrow_word`)."""
    return folded.encode("cp1256", "replace")


def narrow_word(word: str) -> bytes:
    """A word that an automaton looks for in narrow text; fails with `ValueError` on one that narrow text cannot hold."""
    found = narrow(word)
    if b"?" in found:
        raise ValueError(
            f"{word!r} has a character that the code page 1256 lacks: give its letter in lexicon/letters.csv"
        )
    return found


def raw_span(raw: str, offsets: Offsets | None, start: int, end: int) -> tuple[int, int]:
    """The raw span of the folded span [start, end), tight, with the marks that sit on its last letter.

    An empty span comes back as an empty span at the raw place of `start`.
    """
    if offsets is None:
        return start, end
    if not offsets.folded:
        return len(raw), len(raw)
    folded, back = offsets
    run = bisect_right(folded, start) - 1
    raw_start = min(back[run] + start - folded[run], len(raw))
    if end <= start:
        return raw_start, raw_start
    if run + 1 < len(folded) and folded[run + 1] < end:
        run = bisect_right(folded, end - 1) - 1
    raw_end = back[run] + end - folded[run]
    if raw[raw_end : raw_end + 1] < _FIRST_MARK:
        return raw_start, raw_end
    marks = _MARK_RUN.match(raw, raw_end)
    return raw_start, marks.end() if marks else raw_end


@functools.lru_cache(maxsize=1 << 13)  # names and titles come back
def fold_key(name: str) -> str:
    """A name folded for look-up: one spelling, single spaces, none at the ends."""
    return " ".join(fold(name).text.split())
