"""Verbs of striking whose noun can be subject or object: استهدف التنظيم حيا, استهدفت دوريه بعبوه, طردت القوات التنظيم.

In: a clause and a party behind its verb. Out: `opens`, whether the party is the subject, because it can be nothing else or
because the object stands further on; `is_struck` and
`is_object_after`, whether a party is the object behind a verb and its doer; `is_sponsor`, who stands behind a doer.
"""

from __future__ import annotations

from extraction.incident_asides import past_time
from extraction.incident_blows import COUNTS, PLACES_OF
from extraction.incident_members import MEN_OF
from extraction.incident_parties import PARTY_WORDS
from extraction.incident_party import ARMED, Party
from extraction.incident_segments import Clause, Hit
from extraction.incident_triggers import bare
from extraction.incident_types import ATTACKS
from extraction.incident_words import WORDS

_RELATIVES = WORDS["relatives"]
_NOT_SUBJECT = WORDS["not_subject"]
_NOMINATIVE = WORDS["gunmen"] | WORDS["nominative"]
_CONSTRUCTS = frozenset({"مسلحو", "مقاتلو", "ارهابيو", "عناصره"})
_BEFORE_VERB = WORDS["before_verb"]
_OBJECTS = PLACES_OF | WORDS["sites"] | WORDS["grounds"]
_NO_MORE = frozenset({"ما", "مما", "عندما", "اثناء", "ان", "لكن", "بينما", "فيما"})
_REPORT = WORDS["report"]
_SOURCE = WORDS["source"]
_SPONSORED = WORDS["sponsored"]
_PREPOSITIONS = WORDS["prepositions"]
_TOLL = frozenset({"killed", "injured", "abducted"})
_BLOWS = ATTACKS | {"abduction", "execution"}
_MILITARY = ("عسكري", "امني")
_OBJECT_REACH = 4  # words between a doer and whom it struck
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
    if words[party.i] in _NOMINATIVE or not _CONSTRUCTS.isdisjoint(words[at : party.i + 1]):
        return True  # استهدف مسلحون سياره ضابط, استهدف مسلحو التنظيم دوريه
    return _opens_predicate(words, clause.first, at - 1) and object_behind(clause, party)


def is_struck(clause: Clause, doer: Party, party: Party, verbs: dict[int, Hit]) -> bool:
    """هاجم التنظيم امس دوريه تابعه للجيش, خطف التنظيم ضابطا: right behind a verb and its doer stands whom it struck."""
    words = clause.sentence.words
    at = doer.i
    while at > clause.first and doer.i - at < 3 and (words[at - 1] in MEN_OF or words[at - 1] in COUNTS):
        at -= 1  # هاجم مسلحو التنظيم, هاجم عشرات المسلحين
    verb = verbs.get(at - 1)
    if verb is None or not _strikes(verb) or verb.trigger.plural_subject:
        return False
    if words[verb.i].endswith(("ه", "ها", "هم", "هما")):
        return False  # هاجمهم المسلحون
    word = words[party.i]
    behind = past_time(words, doer.last + 1, clause.last)
    behind += behind + 1 == party.i and words[behind] == "،"  # اردي مسلحون، ضابطا
    between = words[behind : party.i]
    if len(between) > _OBJECT_REACH or word[0] == "و" or word.startswith(_MILITARY):
        return False
    if (between[-1:] and between[-1] in _NOT_SUBJECT) or (
        not between and word[0] in "لب" and bare(word) != word
    ):
        return False  # هاجم المسلحون للجيش
    return (
        _PREPOSITIONS.isdisjoint(between) and _RELATIVES.isdisjoint(between) and _NO_MORE.isdisjoint(between)
    )


def is_object_after(clause: Clause, doer: Party, party: Party, verbs: dict[int, Hit]) -> bool:
    """ان مسلحي التنظيم هاجم الجيش, ان التنظيم قصف قوات الحشد: a verb between its subject and its object."""
    words = clause.sentence.words
    behind = doer.last + 1
    while behind - doer.last < 3 and words[behind : behind + 1] and words[behind].startswith("ال"):
        if words[behind] in _RELATIVES:
            return False
        behind += 1  # عناصر التنظيم الارهابي هاجمت قطعات الجيش
    verb = verbs.get(behind)
    if verb is None or not _strikes(verb) or doer.code not in ARMED or party.code not in ARMED:
        return False
    men = words[verb.i + 1 : party.i]
    if (
        party.i <= verb.i
        or len(men) > 2
        or not MEN_OF.issuperset(men)
        or words[verb.i].endswith(("ه", "ها", "هم", "هما"))
    ):
        return False
    if words[verb.i + 1][0] in "بلو" or words[party.i] in _NOMINATIVE:
        return False
    before = words[max(clause.first, doer.i - 2) : doer.i]
    # قال مصدر في الشرطه هاجم مسلحون: who is only quoted
    return before[-1:] == ["ان"] or (_REPORT.isdisjoint(before) and _SOURCE.isdisjoint(before))


def is_sponsor(clause: Clause, sponsor: Party, party: Party) -> bool:
    """قوات الجيش المدعومه بالحشد ومتطوعي العشاير: a second one that supports whose act is told."""
    words = clause.sentence.words
    return sponsor.i > clause.first and words[sponsor.i - 1] in _SPONSORED and words[party.i][0] == "و"


def _strikes(verb: Hit) -> bool:
    """هاجم, قصف, قتل, خطف: not توغل, نفذ, تقدم."""
    t = verb.trigger
    return t.role in _TOLL or (t.role == "event" and t.event_type in _BLOWS)


def _opens_predicate(words: list[str], first: int, verb: int) -> bool:
    """وامس استهدفت, كما استهدفت, بعد ان استهدف: no noun stands before the verb that could be its subject."""
    if verb == first or words[verb - 1] in _BEFORE_VERB:
        return True
    return (
        words[verb - 1] == "ان" and verb - 2 >= first and words[verb - 2].removeprefix("و") in ("بعد", "قبل")
    )


def object_behind(clause: Clause, party: Party) -> bool:
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
