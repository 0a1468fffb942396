"""The words that milestones are told by, found in one pass.

In: folded text. Out: `Hit` spans with the classes of `lexicon/milestones_words.csv`, in order. Words are matched
whole: a noun may carry و ف ب ك ل ال before it ("وبالانتخابات"), a verb و ف ل ("فاعلنت").
"""

from __future__ import annotations

import re
from operator import itemgetter
from typing import NamedTuple

import msgspec
from ahocorasick_rs import BytesAhoCorasick, MatchKind

from extraction.lexicon import load
from extraction.text import fold_key, narrow, narrow_word

_NOUN_CLITICS = frozenset(
    [
        "و",
        "ف",
        "ب",
        "ل",
        "ك",
        "وب",
        "ول",
        "فب",
        "فل",
        "ال",
        "وال",
        "بال",
        "وبال",
        "كال",
        "فال",
        "لل",
        "ولل",
        "",
    ]
)
# "قانون الانتخابات" takes no article of its own: "ايتلاف دولة القانون الانتخابات" is no law.
_CONSTRUCT_CLITICS = frozenset(clitic for clitic in _NOUN_CLITICS if not clitic.endswith(("ال", "لل")))
_VERB_CLITICS = frozenset(["", "و", "ف", "ل", "ول"])
_LONGEST_CLITIC = 5
_CLITIC_ENDS = frozenset(clitic[-1] for clitic in _NOUN_CLITICS | _VERB_CLITICS if clitic)
_LENT = frozenset({"IRAQ", "FOREIGN", "KURDISTAN", "PROVINCIAL", "SHARE"})
_FIRST_AND_LONGEST = itemgetter(0, 1)
_WORD_END = re.compile(r"[^\W_]*")


class Hit(msgspec.Struct, frozen=True, gc=False):
    """A word of elections at [start, end) of the folded text, and the classes it belongs to."""

    start: int
    end: int
    classes: frozenset[str]


class _Form(NamedTuple):
    classes: frozenset[str]
    clitics: frozenset[str]
    open_end: bool
    margin: int  # characters of the pattern before the word


# Particles such as لن stand inside many words: they are looked for with the space before them, which is cheaper. Some papers
# leave no space between sentences: "للبلاد .ودعا".
_SHORT = 3
_EDGES = ' \n.«"(-:،'


def _patterns(form: str, part: str, open_end: bool) -> list[str]:
    if len(form) <= _SHORT and not open_end:
        return [f"{edge}{clitic}{form}" for edge in _EDGES for clitic in ("", "و", "ف")]
    if part == "n" and form.startswith("ال"):
        return [form, "لل" + form.removeprefix("ال")]
    return [form]


def _noun_clitics(written: str) -> frozenset[str]:
    first, _, rest = written.partition("_")
    construct = rest.startswith("ال") and not first.startswith("ال")
    return _CONSTRUCT_CLITICS if construct else _NOUN_CLITICS


def _forms() -> dict[str, _Form]:
    found: dict[str, _Form] = {}
    for row in load("milestones_words"):
        for written in row["forms"].split():
            clitics = _VERB_CLITICS if row["part"] != "n" else _noun_clitics(written)
            form = fold_key(written.rstrip("*").replace("_", " "))
            open_end = written.endswith("*")
            patterns = _patterns(form, row["part"], open_end)
            if "كردستان" in form:
                patterns += [pattern.replace("كردستان", "كوردستان") for pattern in patterns]
            for pattern in patterns:
                old = found.get(
                    pattern, _Form(frozenset(), frozenset(), False, int(not pattern[0].isalnum()))
                )
                found[pattern] = _Form(
                    old.classes | {row["word_class"]},
                    old.clitics | clitics,
                    old.open_end or open_end,
                    old.margin,
                )
    return found


_FORMS = _forms()
_BY_INDEX = tuple(_FORMS.values())
# All matches, overlapping ones too: a form that fails at its edges must not hide a shorter one that holds.
_AUTOMATON = BytesAhoCorasick(list(map(narrow_word, _FORMS)), matchkind=MatchKind.Standard)


def find_hits(folded: str, narrowed: bytes | None = None) -> list[Hit]:
    """All words of elections in the text, by start; a word inside a longer one only lends it whose it is.

    "مفوضيه الانتخابات العراقيه" is one hit that also names Iraq; "عن تشكيل" and "تشكيل الحكومه" are two.
    """
    narrowed = narrow(folded) if narrowed is None else narrowed
    whole: list[tuple[int, int, frozenset[str]]] = []
    text = folded + " "  # so that every word has an end
    forms = _BY_INDEX
    for index, start, end in _AUTOMATON.find_matches_as_indexes(narrowed, overlapping=True):
        classes, clitics, open_end, margin = forms[index]
        if margin:
            if not text[end].isalnum():
                whole.append((start + 1, -end, classes))
            continue
        if text[end].isalnum():
            if not open_end:
                continue
            end = _WORD_END.match(folded, end).end()  # type: ignore[union-attr]
        if start and folded[start - 1].isalnum():
            if folded[start - 1] not in _CLITIC_ENDS:
                continue
            word = start - 1
            while word and start - word <= _LONGEST_CLITIC and folded[word - 1].isalnum():
                word -= 1
            if folded[word:start] not in clitics:
                continue
            start = word
        whole.append((start, -end, classes))
    whole.sort(key=_FIRST_AND_LONGEST)
    hits: list[Hit] = []
    last = Hit(-1, -1, frozenset())
    for start, minus_end, classes in whole:
        end = -minus_end
        if end > last.end and not (start < last.end and classes <= last.classes):
            last = Hit(start, end, classes)
            hits.append(last)
            continue
        lent = classes if (start, end) == (last.start, last.end) else classes & _LENT
        if not lent <= last.classes:
            last = hits[-1] = Hit(last.start, last.end, last.classes | lent)
    return hits
