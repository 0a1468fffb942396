"""Verbs of striking whose noun can be subject or object: استهدف التنظيم حيا, استهدفت دوريه بعبوه, طردت القوات التنظيم.

In: a clause and a party behind its verb. Out: `opens`, whether the party is the subject, because it can be nothing else or
because the object stands further on.
"""

from __future__ import annotations

from extraction.incident_blows import PLACES_OF
from extraction.incident_members import MEN_OF
from extraction.incident_parties import PARTY_WORDS
from extraction.incident_party import Party
from extraction.incident_segments import Clause
from extraction.incident_words import WORDS

_RELATIVES = WORDS["relatives"]
_NOT_SUBJECT = WORDS["not_subject"]
_NOMINATIVE = WORDS["gunmen"] | WORDS["nominative"]
_BEFORE_VERB = WORDS["before_verb"]
_OBJECTS = PLACES_OF | WORDS["sites"] | WORDS["grounds"]
_NO_MORE = frozenset({"ما", "مما", "عندما", "اثناء", "ان", "لكن", "بينما", "فيما"})
_PLACED = frozenset({"في", "من", "ب", "بعد", "قبل", "خلال", "لدي", "اثناء"})
_NOT_OBJECTS = frozenset({"نقطه"})
_NOUN_FOLLOWS = frozenset({"في", "من", "علي", "بعد", "الي", "عن", "اثر", "عقب", "قبل"})
_ROUTS = frozenset({"طرد", "وطرد", "دحر", "ودحر", "هزم", "وهزم"})


def opens(clause: Clause, at: int, party: Party) -> bool:
    """وامس استهدفت المقاتلات التركيه قريه: a verb that opens the clause, its subject and then the object."""
    words = clause.sentence.words
    verb = words[at - 1] if at > clause.first else ""
    if verb.endswith(("واجه", "واجهت", "طردت", "دحرت", "هزمت")) or (
        verb in _ROUTS and words[max(0, at - 2)] not in _NOUN_FOLLOWS  # نجح التنظيم في طرد القوات
    ):
        after = words[party.last + 1] if party.last + 1 < clause.last else ""
        return after in PARTY_WORDS or after in MEN_OF  # واجهت قوات الامن المتظاهرين
    if not verb.endswith(("ستهدف", "ستهدفت")):
        return False
    if words[party.i] in _NOMINATIVE:
        return True  # استهدف مسلحون سياره ضابط
    return _opens_predicate(words, clause.first, at - 1) and _object_behind(clause, party)


def _opens_predicate(words: list[str], first: int, verb: int) -> bool:
    """وامس استهدفت, كما استهدفت, بعد ان استهدف: no noun stands before the verb that could be its subject."""
    if verb == first or words[verb - 1] in _BEFORE_VERB:
        return True
    return (
        words[verb - 1] == "ان" and verb - 2 >= first and words[verb - 2].removeprefix("و") in ("بعد", "قبل")
    )


def _object_behind(clause: Clause, party: Party) -> bool:
    """استهدف التنظيم، امس، بقذايف الهاون حيا سكنيا: the object comes behind the subject and what says when and with what.

    But استهدفت قوات الجيش بعبوه, استهدفت دوريه قرب مقر: a passive without one.
    """
    words = clause.sentence.words
    for i in range(party.last + 1, min(clause.last, party.last + 10)):
        word = words[i]
        if word in _NO_MORE or word in _RELATIVES:
            return False
        if words[i - 1] in _NOT_SUBJECT or words[i - 1] in _PLACED or word in _NOT_OBJECTS:
            continue
        plain = word[:-1] if word.endswith("ا") and len(word) > 3 else word
        if (
            plain in _OBJECTS
            or plain.removeprefix("ال") in _OBJECTS
            or (word in PARTY_WORDS and word[0] not in "بلو")
        ):
            return True
    return False
