"""How Arabic a text is, and which language of the Arabic script it is in.

In: any text. Out: `arabic_share(text)`, the share of its letters that Arabic is written with, and `lang(text)`, an
ISO 639 code. Letters are counted, words are not looked up: fast, and the same for every text of any length.
Letters outside the Basic Multilingual Plane are not counted.
"""

from __future__ import annotations

import numpy as np

# The letters of Arabic, with the Persian forms that Iraqi names and Persian keyboards bring in: پارتي، چلبي، علی.
_ARABIC = "".join(map(chr, [*range(0x0621, 0x063B), *range(0x0641, 0x064B), 0x0671, 0x06A4, 0x06A9, 0x06CC]))
_NOT_PERSIAN = "\u0629\u0623\u0625\u0649"  # ة أ إ ى
_PERSIAN = "\u067e\u0686\u0698\u06af"  # پ چ ژ گ
_SORANI = "\u06d5\u06ce\u06c6\u0695\u06b5"  # ە ێ ۆ ڕ ڵ
_URDU = "\u0679\u0688\u0691\u06ba\u06d2\u06c1"  # ٹ ڈ ڑ ں ے ہ
_TATWEEL = "\u0640"
# From which share of the letters on they tell another language than Arabic.
_SORANI_SHARE, _URDU_SHARE, _PERSIAN_SHARE = 0.05, 0.03, 0.025

_OTHER, _LETTER, _ARABIC_LETTER, _ARABIC_NOT_PERSIAN, _PERSIAN_LETTER, _SORANI_LETTER, _URDU_LETTER = range(7)


def _classes() -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
    table = np.array([chr(code).isalpha() for code in range(0x10000)], dtype=np.uint8)
    table[ord(_TATWEEL)] = _OTHER
    for chars, number in (
        (_ARABIC, _ARABIC_LETTER),
        (_NOT_PERSIAN, _ARABIC_NOT_PERSIAN),
        (_PERSIAN, _PERSIAN_LETTER),
        (_SORANI, _SORANI_LETTER),
        (_URDU, _URDU_LETTER),
    ):
        table[[ord(char) for char in chars]] = number
    return table


_CLASS = _classes()


def arabic_share(text: str) -> float:
    """Share of the letters of `text` that are letters of Arabic, from 0 to 1; 0 where there is no letter at all.

    Example: "صرّح Reuters" has 3 Arabic letters among 10.
    """
    return language_of(text)[1]


def lang(text: str) -> str:
    """ISO 639 code: `ar`; `ckb`, `ur` or `fa` by the letters only they write; `und` where most is another script."""
    return language_of(text)[0]


def language_of(text: str) -> tuple[str, float]:
    """`lang` and `arabic_share` in one reading."""
    units = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), dtype=np.uint16)
    counts = np.bincount(_CLASS[units], minlength=_URDU_LETTER + 1).tolist()
    letters = sum(counts[_LETTER:])
    if not letters:
        return "und", 0.0
    persian, not_persian = counts[_PERSIAN_LETTER], counts[_ARABIC_NOT_PERSIAN]
    share = (counts[_ARABIC_LETTER] + not_persian + persian) / letters
    if counts[_SORANI_LETTER] > _SORANI_SHARE * letters:
        return "ckb", share
    if counts[_URDU_LETTER] > _URDU_SHARE * letters:
        return "ur", share
    if persian > _PERSIAN_SHARE * letters and not_persian < persian:
        return "fa", share
    return ("ar" if share >= 0.5 else "und"), share
