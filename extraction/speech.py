"""Verbs of saying and where they stand: the triggers of statements.

In: folded text. Out: `Trigger`s in order, each with its verb, the form it has ("قالت", "مشيرا", "قوله") and whether a
conjunction leads it in. The forms are made from `lexicon/speech_verbs.csv` for every person, number and tense.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extraction.lexicon import load
from extraction.text import fold_key


class Verb(NamedTuple):
    """One verb of the lexicon: its past, what it may govern, and the two warnings of the list."""

    past: str
    use: str
    immediate: bool
    impersonal: bool


class Trigger(NamedTuple):
    """A form of a verb of saying; `form` is past, present, participle or noun, `ending` what is joined to a noun."""

    start: int
    end: int
    word: int
    verb: Verb
    form: str
    conjoined: bool
    ending: str


# علما، ردا، ذكرا: adverbs sooner than duals.
_NO_DUAL = frozenset({"علم", "رد", "بين", "جاء", "ورد", "وعد", "امل", "زاد", "مضي", "ذكر", "وصف", "نص", "حمل", "قدر"})
_PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "نا")


def _past_forms(past: str) -> list[str]:
    """قال -> قال قالت قالوا قالا قالتا قلت ...; راي -> راي رات راوا."""
    if past.endswith("ي") or (past.endswith("ا") and len(past) <= 3):
        stem = past[:-1]
        return [past, stem + "ت", stem + "وا", stem + "يا", stem + "تا"]
    dual = [] if past in _NO_DUAL else [past + "ا"]
    return [past, past + "ت", past + "وا", *dual, past + "تا", past + "نا"]


def _present_forms(present: str) -> list[str]:
    """يقول -> يقول تقول نقول يقولون يقولان تقولان; يري -> يري تري يرون."""
    rest = present[1:]
    stem = rest[:-1] if rest.endswith(("ي", "و")) else rest
    forms = ["ي" + rest, "ت" + rest, "ن" + rest, f"ي{stem}ون", f"ت{stem}ون"]
    return [*forms, f"ي{rest}ان", f"ت{rest}ان"]


def _participle_forms(participle: str) -> list[str]:
    """مشيرا -> مشيرا مشيره مشيرين مشيرين مشيرات; نافيا -> نافيا نافيه نافين."""
    stem = participle[:-1]
    plural = stem[:-1] if stem.endswith("ي") else stem
    return [participle, stem + "ه", plural + "ين", stem + "ات", stem + "تين"]


def _noun_forms(noun: str) -> dict[str, str]:
    """قول -> قول قوله قولها ... with what is joined to it."""
    stem = noun[:-1] + "ت" if noun.endswith("ه") else noun
    return {noun: "", **{stem + pronoun: pronoun for pronoun in _PRONOUNS}}


def _forms() -> dict[str, tuple[Verb, str, str]]:
    forms: dict[str, tuple[Verb, str, str]] = {}
    for row in load("speech_verbs"):
        past, present, participle, noun = (
            fold_key(row[field]) for field in ("past", "present", "participle", "noun")
        )
        verb = Verb(past or present or noun, row["use"], row["immediate"] == "y", row["impersonal"] == "y")
        made: list[tuple[str, str, str]] = []
        if past:
            made += [(form, "past", "") for form in _past_forms(past)]
            if past in ("اعتبر", "وصف"):
                made += [(form + pronoun, "past", pronoun) for form in (past, past + "ت") for pronoun in ("ه", "ها")]
        if present:
            made += [(form, "present", "") for form in _present_forms(present)]
        if participle:
            made += [(form, "participle", "") for form in _participle_forms(participle)]
        if noun:
            made += [(form, "noun", ending) for form, ending in _noun_forms(noun).items()]
        for form, kind, ending in made:
            forms.setdefault(form, (verb, kind, ending))
    return forms


def trie_pattern(words: list[str]) -> str:
    """A regular expression for exactly these words that tries each letter once; longer words first."""
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}

    def build(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
        ends = "" in node
        branches: dict[str, list[str]] = {}
        for letter, child in node.items():
            if letter:
                branches.setdefault(build(child), []).append(letter)
        if not branches:
            return ""
        parts = []
        for rest, letters in branches.items():
            head = letters[0] if len(letters) == 1 else "[" + "".join(letters) + "]"
            parts.append(re.escape(head) + rest if len(letters) == 1 else head + rest)
        body = parts[0] if len(parts) == 1 else "(?:" + "|".join(parts) + ")"
        if ends:
            body = (body if body.startswith("(?:") and len(parts) > 1 else f"(?:{body})") + "?"
        return body

    return build(tree)


FORMS = _forms()
_TRIGGER = re.compile(rf"(?<!\w)([وف]?(?:[سل](?=[ينت]))?|(?:[وف]?(?:ب|بال|ال|ل|ك)))({trie_pattern(list(FORMS))})(?!\w)")


# لم يذكر، دون أن يكشف: what is not said is no statement.
_NEGATION = re.compile(r"(?<!\w)(?:[وف]?لم|[وف]?لن) \Z")


def find_triggers(folded: str) -> list[Trigger]:
    """The forms of verbs of saying in `folded`, by start."""
    found = []
    for match in _TRIGGER.finditer(folded):
        prefix, form = match.groups()
        verb, kind, ending = FORMS[form]
        if prefix and prefix not in ("و", "ف"):
            future = kind == "present" and prefix.strip("وف") in ("س", "ل")
            noun = kind == "noun" and verb.past in ("قال", "اعلن", "اكد")
            if not (future or noun):
                continue
        if _NEGATION.search(folded, max(0, match.start() - 5), match.start()):
            continue
        found.append(
            Trigger(match.start(), match.end(), match.start(2), verb, kind, prefix[:1] == "و", ending)
        )
    return found
