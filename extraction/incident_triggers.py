"""Words that tell an incident: the trigger list, inflected.

In: `lexicon/triggers.csv` (nouns with their plurals, verbs with their two stems, fixed forms). Out: `TRIGGERS`, a
table from every folded word form to its readings, so that finding the triggers of a sentence is one look-up a word.
A noun that `next` waits for may stand in any number (`noun_numbers.csv`).
A construction waits for two things: `next` of "نحو|باتجاه+@troops" wants one of the first behind the word and a subject
of the class after the plus before or behind it; `@class`, there or in `veto`, stands for the words of that row of
`incident_words.csv`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

import msgspec

from extraction.incident_words import WORDS
from extraction.lexicon import load


class Trigger(msgspec.Struct, frozen=True, gc=False):
    """One reading of a word form.

    `number` is 1 singular, 2 dual, 3 plural, 0 for verbs; `definite` means the article or a pronoun is attached;
    `imperfect` marks present or future verbs, `plural_subject` a verb that agrees with a subject told before it.
    """

    lemma: str
    pos: str
    role: str
    event_type: str
    weight: float
    number: int
    definite: bool
    pronoun: bool
    imperfect: bool
    plural_subject: bool
    prefix: str
    following: frozenset[str] | None
    subject: frozenset[str] | None
    veto: frozenset[str]


_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = ("", "ب", "ل", "ك")
_PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "نا")


@functools.lru_cache(maxsize=1 << 16)
def bare(word: str) -> str:
    """A folded word without its clitics: والمتظاهرين -> متظاهرين, بعبوه -> عبوه, للشرطه -> شرطه.

    Conjunctions and prepositions are only taken off where at least three letters stay.
    """
    if len(word) > 4 and word[0] in "وف":
        word = word[1:]
    if word.startswith("ال") and len(word) > 4:
        return word[2:]
    if word.startswith("لل") and len(word) > 4:
        return word[2:]
    if len(word) > 4 and word[0] in "بلك":
        rest = word[1:]
        return rest[2:] if rest.startswith("ال") and len(rest) > 4 else rest
    return word


def _noun_bases(singular: str, plurals: str) -> Iterator[tuple[str, int, bool]]:
    """Forms of a noun before its prefixes, each with number and whether a pronoun is attached."""
    for base in singular.split("|"):
        yield base, 1, False
        if base.endswith("ه"):
            stem = base[:-1] + "ت"
            yield from ((stem + ending, 2, False) for ending in ("ان", "ين", "ا", "ي"))
        else:
            stem = base
            yield stem + "ا", 1, False
            yield from ((stem + ending, 2, False) for ending in ("ان", "ين"))
        yield from ((stem + pronoun, 1, True) for pronoun in _PRONOUNS)
    for base in filter(None, plurals.split("|")):
        yield base, 3, False
        stem = base[:-1] + "ت" if base.endswith("ه") else base
        if base.endswith(("ين", "ون")):
            yield base[:-1], 3, False
            continue
        if base.endswith("ي"):
            stem = base[:-1] + "ا"  # قتلاهم, جرحاها
        yield from ((stem + pronoun, 3, True) for pronoun in _PRONOUNS)


def _noun_forms(singular: str, plurals: str) -> Iterator[tuple[str, int, bool, bool, str]]:
    """(form, number, definite, pronoun, preposition) of a noun with every clitic it can carry."""
    for base, number, pronoun in _noun_bases(singular, plurals):
        for conjunction in _CONJUNCTIONS:
            for preposition in _PREPOSITIONS:
                yield conjunction + preposition + base, number, pronoun, pronoun, preposition
            if not pronoun:
                for article in ("ال", "بال", "كال", "لل"):
                    yield conjunction + article + base, number, True, False, article.removesuffix("ال")[:1]


def _verb_forms(perfect: str, imperfect: str) -> Iterator[tuple[str, bool, bool, bool]]:
    """(form, imperfect, plural subject, pronoun) of a verb: he, she, they, in the perfect also we; with و ف س ل and object pronouns."""
    for stem in perfect.split("|"):
        hollow = stem[:-1] + "ي" if stem.endswith("ي") else stem
        long = stem.endswith("ي")
        endings = [
            ("", False),
            ("ا", True),
            ("وا", True),
            ("تا", True),
            ("ت", False),
            ("ن", True),
            ("نا", True),
        ]
        if long:
            endings.append(("يت", False))  # لقيت beside رمت
        for ending, plural in endings:
            base = stem[:-1] + ending if long and ending.startswith(("و", "ت", "ي")) else hollow + ending
            for conjunction in _CONJUNCTIONS:
                yield conjunction + base, False, plural, False
                if ending in ("", "ت", "وا", "ا", "تا"):  # قتلوه, امطراه, خطفتاه
                    host = base.removesuffix("ا") if ending == "وا" else base
                    for pronoun in ("ه", "ها", "هم", "هما", "ني", "نا"):
                        yield conjunction + host + pronoun, False, plural, True
    for stem in filter(None, imperfect.split("|")):
        for person in ("ي", "ت"):
            for ending, plural in (
                ("", False),
                ("ون", True),
                ("وا", True),
                ("ان", True),
                ("ا", True),
                ("ن", True),
            ):
                base = (
                    person + (stem[:-1] if stem.endswith("ي") and ending in ("ون", "وا") else stem) + ending
                )
                for conjunction in _CONJUNCTIONS:
                    for particle in ("", "س", "ل") if ending in ("", "ون") else ("",):
                        yield conjunction + particle + base, True, plural, False
                    if ending in ("", "ون", "وا"):  # يقتله, يعتقلونهم, ان يخطفوه
                        host = base.removesuffix("ا") if ending == "وا" else base
                        for pronoun in ("ه", "ها", "هم"):
                            yield conjunction + host + pronoun, True, plural, True


def _clitics(form: str) -> tuple[str, ...]:
    """What may stand before a fixed form: only a conjunction where it already has an article or preposition."""
    if form.startswith(("ال", "بال", "لل")) and form not in ("القي", "القت"):
        return _CONJUNCTIONS
    return (*_CONJUNCTIONS, "ب", "ل", "وب", "فب", "ول")


def _numbers() -> dict[str, tuple[str, ...]]:
    """Each form of a noun with all its numbers: عبوتين -> عبوه, عبوات, عبوتين, عبوتي."""
    rows = [tuple(row["forms"].split("|")) for row in load("noun_numbers")]
    rows = [(*forms, *(f[:-1] for f in forms if f.endswith("تين"))) for forms in rows]  # قريتي الزوره والملحه
    return {form: forms for forms in rows for form in forms}


_NUMBERS = _numbers()


def _listed(words: str) -> frozenset[str] | None:
    """The words of a `veto`, with those of the classes it names; None where it has none."""
    names = [name for name in words.split("|") if name]
    return frozenset(w for name in names for w in (WORDS[name[1:]] if name[0] == "@" else (name,))) or None


def _awaited(words: str) -> frozenset[str] | None:
    """The words of one side of `next` in each of their numbers, but those marked with = (حرب شوارع); None where it waits for nothing."""
    listed = _listed(words)
    if listed is None:
        return None
    return frozenset(
        form for word in listed for form in (_NUMBERS.get(word, (word,)) if word[0] != "=" else (word[1:],))
    )


def _is_noun_of(readings: list[Trigger], lemma: str) -> bool:
    """اسرهم: no word but the verb and its own noun (their captivity)."""
    return all(r.lemma == lemma for r in readings) and any(r.pos == "n" for r in readings)


def _build() -> dict[str, tuple[Trigger, ...]]:
    table: dict[str, list[Trigger]] = {}

    adverbial = {
        form
        for row in load("triggers")
        if row["pos"] == "f" and row["role"] == "hint"
        for form in row["first"].split("|")
    }

    def add(form: str, trigger: Trigger) -> None:
        if trigger.pos == "n" and form.removeprefix("و") in adverbial:
            return
        readings = table.setdefault(form, [])
        if all(
            r.lemma != trigger.lemma
            or (r.pos, r.role, r.event_type) != (trigger.pos, trigger.role, trigger.event_type)
            or r.following != trigger.following
            or r.subject != trigger.subject
            for r in readings
        ):
            readings.append(trigger)

    for row in sorted(load("triggers"), key=lambda row: row["pos"] == "v"):
        behind, _, who = row["next"].partition("+")
        following, subject = _awaited(behind), _awaited(who)
        veto = _listed(row["veto"]) or frozenset()
        lemma = row["first"].split("|")[0]
        common = (lemma, row["pos"], row["role"], row["event_type"], float(row["weight"]))
        if row["pos"] == "n":
            for form, number, definite, pronoun, prefix in _noun_forms(row["first"], row["second"]):
                add(
                    form,
                    Trigger(
                        *common, number, definite, pronoun, False, False, prefix, following, subject, veto
                    ),
                )
        elif row["pos"] == "v":
            for form, imperfect, plural, pronoun in _verb_forms(row["first"], row["second"]):
                # تظاهره is the noun, not the verb with a pronoun; اسرهم التنظيم is told by who did it.
                if not (pronoun and form in table) or (subject and _is_noun_of(table[form], lemma)):
                    add(
                        form,
                        Trigger(*common, 0, False, pronoun, imperfect, plural, "", following, subject, veto),
                    )
        else:
            for form in row["first"].split("|"):
                for clitic in _clitics(form):
                    whole = clitic + form
                    core = form.removeprefix("ب").removeprefix("ل")
                    definite = core.startswith("ال") and len(core) > 4
                    number = 3 if core.endswith(("ات", "ون", "ين")) else 1
                    prefix = clitic.strip("وف") or (
                        "ب" if form[0] == "ب" and form[1:] in row["first"] else ""
                    )
                    add(
                        whole,
                        Trigger(
                            *common, number, definite, False, False, False, prefix, following, subject, veto
                        ),
                    )
    return {form: tuple(readings) for form, readings in table.items()}


TRIGGERS = _build()
