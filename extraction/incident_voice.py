"""Who stands behind a verb: its subject, its object, or the one whom a passive befell.

In: a clause, a verb of it and a party or its place. Out: yes or no. قتل جنديان في هجوم is passive, قتل مسلحون ضابطا active.
"""

from __future__ import annotations

from extraction.incident_asides import is_time, past_time
from extraction.incident_blows import BEFALLS, COUNTS
from extraction.incident_nations import NATIONALS
from extraction.incident_parties import PARTY_WORDS
from extraction.incident_party import INSURGENT, STATE, Party
from extraction.incident_segments import Clause, Hit
from extraction.incident_toll_words import person_number
from extraction.incident_words import WORDS
from extraction.names import GIVEN

_GUNMEN = WORDS["gunmen"]
_PREPOSITIONS = WORDS["prepositions"]
_ALWAYS_PASSIVE = frozenset({"اغتيل", "استشهد"})
_HOUSEHOLD = WORDS["household"]
_A_MAN = WORDS["a_man_of_forces"]
_INSTRUMENTS = WORDS["instruments"]
_NAMED = frozenset({"ابو", "ابي", "نايبه", "مساعده", "مساعدوه"})
_NO_OBJECT = WORDS["no_object"]
_BANDS = frozenset({"مجموعه", "جماعه", "عصابه", "عناصر"})
OBJECT_REACH = 7  # words back from an object to the gunmen who are its subject
_BUILT = frozenset({"infrastructure"})


def object_of_gunmen(words: list[str], at: int, verbs: dict[int, Hit]) -> bool:
    """Whether gunmen stand between a verb and a noun a few words on, with no preposition between."""
    for i in range(at - 1, max(0, at - OBJECT_REACH), -1):
        if words[i] in _PREPOSITIONS:
            return False
        if words[i] in _GUNMEN and words[i - 1] not in _GUNMEN:
            return i - 1 in verbs
        if words[i] == "مسلحه" and words[i - 1] in _BANDS:
            return i - 2 in verbs  # هاجمت مجموعه مسلحه نقطه تفتيش
    return False


def beside_toll(words: list[str], party: Party, verb: Hit | None) -> bool:
    """قتل مدنيون امس, اصيب متظاهرون: who stands right behind a verb of harm that tells no number."""
    if verb is None or verb.trigger.role not in ("killed", "injured"):
        return False
    if party.code == "politicians" and not party.noun:
        return False  # قتل صدام ابن عمه
    return party.code not in _BUILT and all(
        word in COUNTS or word[:1].isdigit() for word in words[verb.i + 1 : party.i]
    )


def is_accusative(word: str) -> bool:
    """جنديين, شرطيا, مسلحين: a noun that cannot be the subject."""
    return word.endswith("ين") or (word.endswith("ا") and not word.endswith("شيا"))


def _has_object(following: list[str]) -> bool:
    """قتل جنود ثلاثه مدنيين, قتل شرطي زوجته: what follows a subject at once."""
    return bool(following) and (
        following[0] in COUNTS
        or following[0][:1].isdigit()
        or (following[0] in _HOUSEHOLD and following[0][0] != "و")
        or not GIVEN.get(following[0], True)
    )


def man_behind(clause: Clause, party: Party) -> bool:
    """Whether a man in the accusative stands right behind a party, but for a time."""
    words = clause.sentence.words
    i = past_time(words, party.last + 1, clause.last)
    i += i < clause.last and words[i] == "،"  # اردي مسلحون، ضابطا
    while i < clause.last and is_time(words[i]):
        i += 1
    return i < clause.last and len(words[i]) > 3 and words[i][-1] == "ا" and words[i] in PARTY_WORDS


def _is_late_object(words: list[str], i: int) -> bool:
    """قتل مسلحون في الموصل محاميا, قتل المسلحون في البدايه حارسين: a person in the accusative that no preposition governs."""
    word = words[i]
    if len(word) < 4 or words[i - 1] in _PREPOSITIONS or words[i - 1] in _NO_OBJECT:
        return False
    return (word[-1] == "ا" and word in PARTY_WORDS) or (word.endswith("ين") and person_number(word) == 2)


def is_passive(clause: Clause, verb: Hit, party: Party) -> bool:
    """قتل جنديان في هجوم against قتل مسلحون ضابطا: passive where no object follows the noun after the verb."""
    if verb.trigger.lemma in _ALWAYS_PASSIVE:
        return True  # اغتيل ضابط في الجيش
    if (
        verb.trigger.role not in ("killed", "injured", "abducted", "arrested")
        and verb.trigger.lemma != "اغتال"
    ):
        return False
    first = clause.sentence.words[party.i]
    if is_accusative(first):
        return True  # وقتلت جنديين, قتلوا شرطيا: no subject
    if (
        verb.trigger.role == "arrested"
        and party.code in STATE
        and party.i - verb.i == 1
        and first.startswith(("ال", "قوات", "قوه", "شرطه", "قياده"))
    ):
        return False  # اعتقلت الاستخبارات، امس، ثلاثه
    if verb.trigger.role == "abducted" and party.code in INSURGENT and party.i - verb.i == 1:
        return False  # خطف مسلحون في حاجز ثلاثه: they take, they are not taken
    if clause.sentence.words[verb.i].endswith(("ه", "ها", "هم", "هما")):
        return False  # خطفها مسلحون: the pronoun is the object
    if party.i - verb.i > 1 and not party.noun:
        words_between = clause.sentence.words[verb.i + 1 : party.i]
        if any(word[:1].isdigit() or person_number(word) for word in words_between):
            return True
    behind = past_time(clause.sentence.words, party.last + 1, clause.last)
    following = clause.sentence.words[behind : min(clause.last, behind + 3)]
    # قتل مسلحون في الموصل محاميا: the object comes late
    words = clause.sentence.words
    if party.code in INSURGENT and any(
        _is_late_object(words, i) for i in range(party.last + 2, min(clause.last, party.last + 8))
    ):
        return False
    if following and following[0] in NATIONALS:
        following = following[1:]  # قتل جندي عراقي في: the adjective is no object
        behind += 1
    if following and following[0] not in _PREPOSITIONS and not GIVEN.get(following[0], True):
        return False  # قتل مسلحون مجهولون جبار محمد، مختار القريه
    if (
        party.code in STATE
        and first in _A_MAN
        and not _has_object(following)
        and not man_behind(clause, party)
    ):
        return True  # قتل ضابط مخابرات وزوجته, قتل شرطي متقاعد
    if following and following[0].startswith("واخر"):
        return True  # قتل شرطي واخر مدني
    joined = following[0][1:] if following and following[0][0] == "و" else ""
    if joined and (joined[:1].isdigit() or joined in COUNTS or joined in PARTY_WORDS or joined in _NAMED):
        return True  # قتل ضابط وثلاثه جنود, قتل فلان وابو فلان
    if following and following[0] in COUNTS:
        return False  # قتلت القوات خمسه من عناصر التنظيم
    if any(
        hit.i == behind and hit.trigger.role in BEFALLS and not hit.trigger.plural_subject
        for hit in clause.hits
    ):
        return True  # قتل مسلح واصيب اخر
    acts = {hit.i for hit in clause.hits if hit.trigger.pos == "n"}
    for i, word in enumerate(following, behind):
        if word in _PREPOSITIONS or word in _INSTRUMENTS or (word[0] == "ب" and i in acts):
            return True  # قتل ضابط امس بهجوم مسلحين, قتل شرطي برصاص مسلحين
        if person_number(word) or word[:1].isdigit() or word.endswith("ا"):
            return False
    indefinite = not first.startswith(("ال", "قوات", "تنظيم", "مسلح", "جيش", "مجهول", "عناصر", "وال"))
    return indefinite and party.code not in INSURGENT
