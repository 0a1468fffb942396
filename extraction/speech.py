"""Verbs of saying and where they stand: the triggers of statements.

In: the words of a document. Out: `Trigger`s in order, each with its verb, the form it has ("قالت", "مشيرا", "قوله") and whether a
conjunction leads it in. The forms are made from `lexicon/speech_verbs.csv` for every person, number and tense.
"""

from __future__ import annotations

import msgspec

from extraction.lexicon import load
from extraction.text import fold_key
from extraction.words import Token


class Verb(msgspec.Struct, frozen=True, gc=False):
    """One verb of the lexicon: its past, what it may govern, and the two warnings of the list."""

    past: str
    use: str
    immediate: bool
    impersonal: bool


class Trigger(msgspec.Struct, frozen=True, gc=False):
    """A form of a verb of saying; `form` is past, present, participle or noun, `ending` what is joined to a noun."""

    start: int
    end: int
    word: int
    verb: Verb
    form: str
    conjoined: bool
    ending: str


# علما، ردا، ذكرا: adverbs sooner than duals.
_NO_DUAL = frozenset(
    {"علم", "رد", "بين", "جاء", "ورد", "وعد", "امل", "زاد", "مضي", "ذكر", "وصف", "نص", "حمل", "قدر"}
    # كتبا، طلبا، رأيا، اقرأ: nouns and other verbs sooner than duals.
    | {"كتب", "طلب", "تعهد", "توقع", "شرح", "نقل", "راي", "روي", "نفي", "اقر"}
)
# نصف: half, no verb; تبين أن: it turned out; مدينة: a city, hardly ever who condemns.
_NO_FORM = frozenset({"نصف", "تبين", "مدينه", "لافتات", "ناقله", "ناقلات", "كاتبه", "كاتبات", "كاتبين"})
# ما قاله فلان، فيما اعتبره البعض: what is said or described may be joined to the verb.
_TOLD = frozenset({"اعتبر", "وصف", "قال", "ذكر", "اعلن", "اكد", "اورد"})
_BY_WOMEN = frozenset({"ذكر", "اكد", "اوضح", "اضاف", "افاد", "اعتبر", "وصف", "طالب"})  # أكدن، أوضحن
_PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "نا")


def _past_forms(past: str) -> list[str]:
    """قال -> قال قالت قالوا قالا قالتا قلت ...; راي -> راي رات راوا."""
    if past.endswith("ي") or (past.endswith("ا") and len(past) <= 3):
        stem = past[:-1]
        dual = [] if past in _NO_DUAL else [stem + "يا"]
        return [past, stem + "ت", stem + "وا", *dual, stem + "تا"]
    dual = [] if past in _NO_DUAL else [past + "ا"]
    women = ["قلن"] if past == "قال" else [past + "ن"] if past in _BY_WOMEN else []
    return [past, past + "ت", past + "وا", *dual, past + "تا", past + "نا", *women]


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
            if past in _TOLD:
                made += [
                    (form + pronoun, "past", pronoun)
                    for form in (past, past + "ت")
                    for pronoun in ("ه", "ها")
                ]
        if present:
            made += [(form, "present", "") for form in _present_forms(present)]
        if participle:
            made += [(form, "participle", "") for form in _participle_forms(participle)]
        if noun:
            made += [(form, "noun", ending) for form, ending in _noun_forms(noun).items()]
        for form, kind, ending in made:
            if form not in _NO_FORM:
                forms.setdefault(form, (verb, kind, ending))
    return forms


FORMS = _forms()
# Nouns that take a preposition and still report: بالقول إن.
_PREFIXED_NOUNS = frozenset({"قال", "اعلن", "اكد"})
_NOUN_PREFIXES = ("ب", "بال", "ال", "ل", "ك")
# لم يذكر، لن يعلن: what is not said is no statement.
NEGATIONS = frozenset({"لم", "ولم", "فلم", "لن", "ولن"})
# لافتة إلى أن; else a sign
_TURNS_TO = frozenset({"الي", "النظر", "الانتباه", "الانظار", "في", "،"})
_BEFORE_NOUN = frozenset({"على", "في", "عن", "الي", "بعد", "قبل", "خلال"})
_NOT = frozenset({"لا", "ولا", "فلا"})  # لا يرون أن


# قال فلان وهو يحمل لافتة "...": what he does meanwhile.
_MEANWHILE = frozenset({"وهو", "وهي", "وهم"})


def _spellings() -> dict[str, tuple[str, Verb, str, str]]:
    """Every form with every prefix it may carry: the length of the prefix tells where the verb begins."""
    spelled: dict[str, tuple[str, Verb, str, str]] = {form: ("", *found) for form, found in FORMS.items()}
    for form, (verb, kind, ending) in FORMS.items():
        for conjunction in ("", "و", "ف"):
            prefixes = [conjunction]
            if kind == "present":
                prefixes += [conjunction + "س", conjunction + "ل"]
            elif kind == "noun" and verb.past in _PREFIXED_NOUNS:
                prefixes += [conjunction + preposition for preposition in _NOUN_PREFIXES]
            for prefix in prefixes:
                spelled.setdefault(prefix + form, (prefix, verb, kind, ending))
    return spelled


SPELLINGS = _spellings()


_OR_CAME = frozenset({"ورد", "وردت", "وردوا"})
_ANSWERED = frozenset({"بان", "بانه", "بانها", "بانهم", "قايلا", "قايله", "بالقول", "بقوله", "بقولها"})
# ورد عليه فلان: "..."
_AGAINST = frozenset({"عليه", "عليها", "عليهم", "على"})
_ANSWER_REACH = 24


def _answers(tokens: list[Token], number: int) -> bool:
    """Whether "ورد" is "and he answered": "ورد علاوي بأن كتلته ..."; else it is "came": "ورد في البيان أن"."""
    following = tokens[number + 1][0] if number + 1 < len(tokens) else ""
    if following == "في" or following in _AGAINST:
        return following != "في"
    for text, _, _ in tokens[number + 1 : number + 1 + _ANSWER_REACH]:
        if text in _ANSWERED:
            return True
        if text in (".", "ان", "انه", "انها"):
            return False
    return False


def find_triggers(tokens: list[Token], forms: list[int]) -> list[Trigger]:
    """The forms of verbs of saying among the words of a document, by start; `forms` are their numbers."""
    found = []
    known = SPELLINGS
    for number in forms:
        token = tokens[number]
        prefix, verb, kind, ending = known[token[0]]
        if number and tokens[number - 1][0] in NEGATIONS and verb.past != "استبعد":
            continue
        if token[0].endswith("لافته") and tokens[min(number + 1, len(tokens) - 1)][0] not in _TURNS_TO:
            continue
        if number and kind == "present" and tokens[number - 1][0] in _BEFORE_NOUN and token[0][0] == "ت":
            continue  # على تحمل النفقات، من تأكيد الخبر: nouns of action
        if number and kind == "present" and tokens[number - 1][0] in _NOT and verb.past != "استبعد":
            continue
        if number and kind == "present" and verb.use == "quote" and tokens[number - 1][0] in _MEANWHILE:
            continue
        if token[0] in _OR_CAME and _answers(tokens, number):
            prefix, verb, kind, ending = "و", *known[token[0][1:]][1:]
        found.append(
            Trigger(token[1], token[2], token[1] + len(prefix), verb, kind, prefix[:1] == "و", ending)
        )
    return found
