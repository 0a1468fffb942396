"""What a blow is aimed at, and who fell: by the words between a party and the act.

In: a clause and one of its parties. Out: small answers for `incident_roles`: struck by name,
told among the dead, the owner of the place that is hit, or said to be behind it all.
"""

from __future__ import annotations

from extraction.incident_asides import without_time
from extraction.incident_party import ARMED, Party
from extraction.incident_segments import Clause, Hit
from extraction.incident_toll_words import person_number
from extraction.incident_triggers import bare
from extraction.incident_words import WORDS
from extraction.lexicon import column

_PREPOSITIONS = WORDS["prepositions"]
_RELATIVES = WORDS["relatives"]
OFFICIAL = frozenset({"government_officials", "politicians", "election_workers"})
_LOSSES = WORDS["losses"]
_RANKS = WORDS["ranks_of"]
_MOST = WORDS["most_of"]
_HOUSES = WORDS["houses"]
COUNTS = frozenset(column("numbers", "word")) | {"اكثر", "قرابه", "زهاء"}
PLACES_OF = WORDS["near_things"] | WORDS["convoys"] | WORDS["lairs"]
_SEATS = PLACES_OF | WORDS["bodies"]
_BLOWS = frozenset({"تفجير", "نسف", "قصف", "احراق", "تدمير", "حرق"})
_STRUCK = WORDS["struck"]
_STRIKES = frozenset({"استهدف", "استهدفت", "تستهدف", "يستهدف", "استهدفا", "استهدفتا"})
_BLOW_REACH = 9  # words from a blow to what it struck
_HOUSED = WORDS["housed"]
_OWNED_BY = frozenset({"التابعه", "تابعه", "التابع", "تابعا", "التابعين"})
_HARM = frozenset({"killed", "injured"})
_FIRES = frozenset({"النار", "النيران", "نيران", "حريقا"})
_STOPS = frozenset({"،", ",", "الي", "ان", "بان", "وفق", "حسب", "بحسب", "ما"})
STANDS = frozenset({"تقف", "يقف", "يقفون", "وقفت", "وقف", "وقفوا", "وتقف", "ويقف"})
_BEHIND = WORDS["behind_it"] | {"وراء", "خلف"}
QUIET = frozenset({"arrest", "security_operation", "weapons_seizure", "territory_captured"})
AIMED = frozenset({"shelling", "bombing", "suicide_bombing", "armed_attack", "air_strike"})
_DEEDS = WORDS["deeds"]
_THAT = WORDS["that"]
BEFALLS = frozenset({"killed", "injured", "abducted", "arrested"})  # what an act does to men
_SOME = frozenset({"عدد", "عددا", "سلسله", "عشرات", "كثير", "العديد", "مجموعه"})
_WERE = frozenset({"كان", "كانا", "كانوا", "كانت"})
_AMONG = frozenset({"ضمن", "بين"})
_FALLEN = frozenset({"قتلي", "القتلي", "ضحايا", "الضحايا", "المصابين", "الجرحي", "جرحي"})
_CLOCK = WORDS["clock"]
_AMONG_THEM = frozenset({"بينهم", "منهم"})
_PEOPLE = frozenset({"شخصا", "اشخاص", "شخص", "عراقيا", "عراقيين", "قتيلا", "قتلي"})
_HITS = frozenset({"استهدف", "استهدفت", "طال", "طالت", "اصاب", "اصابت"})
_BLOWS_TOLD = WORDS["blows_told"]
_AIMED_AT = WORDS["against"]
_LATE = 10  # words from a verb to an object that comes late
_NO_OBJECT = _PREPOSITIONS | WORDS["no_object"]


def behind_verb(words: list[str], verb: int, last: int) -> str:
    """The word behind a verb that does not tell the time: جنديين of قتلوا مساء امس جنديين; a comma where the clause ends."""
    i = verb + 1
    while i < last and words[i] in _CLOCK:
        i += 1
    if "الساعه" in words[i : min(last, i + 2)]:
        return "،"  # قتلوا قرابه الساعه الثانيه
    return words[i] if i < last else "،"


def lacks_object(words: list[str], verb: int, last: int) -> bool:
    """قتلوا امس في هجوم, قتلوا قرب القريه: nothing that a verb could have for its object follows; but قتلوا امس شرطيين."""
    after = behind_verb(words, verb, last)
    return after in _NO_OBJECT or after[0] in "بو"


def late_object(words: list[str], verb: int, last: int) -> bool:
    """ان المسلحين قتلوا في هجوم مساء امس اربعه جنود: the object comes behind where and when."""
    for i in range(verb + 2, min(last - 1, verb + _LATE)):
        if words[i - 1] in _CLOCK and (words[i][:1].isdigit() or words[i] in COUNTS):
            return person_number(words[i + 1]) > 0
    return False


def stands_behind(following: list[str]) -> bool:
    """جماعه مسلحه تقف وراء اختطاف, تقف وراءه جماعه: who is said to be behind an act."""
    if STANDS.isdisjoint(following):
        return False
    return any(word in _BEHIND and following[i - 1] in STANDS for i, word in enumerate(following) if i)


def told_of(clause: Clause, party: Party, verbs: dict[int, Hit]) -> bool:
    """ان سايق سياره نقل قتل, ثلاثه من الطلاب اصيبوا: the subject of a passive toll, of no armed party."""
    words = clause.sentence.words
    for i in range(party.last + 1, min(clause.last, party.last + 5)):
        if words[i] in _PREPOSITIONS or words[i] in _RELATIVES:
            return False
        hit = verbs.get(i) or next(
            (h for h in clause.hits if h.i == i and h.trigger.pos == "v" and h.trigger.role in _HARM), None
        )
        if hit is not None:
            return hit.trigger.role in _HARM and lacks_object(words, i, clause.last)
    return False


def struck(clause: Clause, at: int, party: Party, verbs: dict[int, Hit]) -> bool:
    """استهدفت سياره مفخخه امس معرضا, فجر عناصر التنظيم منازل, تفجير سوق: what stands behind a blow and its doer."""
    words = clause.sentence.words
    if at <= clause.first:
        return False
    fired = at - 1 if words[at - 1] == "في" else at - 2  # اضرموا النار في محل, في مبني الحكومه
    if (
        fired > clause.first
        and words[fired] == "في"
        and words[without_time(words, fired, clause.first) - 1] in _FIRES
    ):
        return fired == at - 1 or words[at - 1] in _SEATS or words[at - 1] in _HOUSED
    if words[at - 1] in _OWNED_BY and at - 2 > clause.first:
        at -= 1  # استهدف المقرات التابعه للحكومه
    close = [*words[max(clause.first, at - 2) : at], words[party.i]]
    if party.code in OFFICIAL and words[party.i] not in _SEATS and _SEATS.isdisjoint(map(bare, close)):
        return False
    if bare(words[at - 1]) in _BLOWS or words[at - 1].removeprefix("ب") in _BLOWS:
        return True
    for i in range(at - 1, max(clause.first, at - _BLOW_REACH) - 1, -1):
        if words[i] in _PREPOSITIONS or words[i] in _STOPS:
            if words[i] == "من" and words[i - 1] in _SOME and bare(words[i + 1]) in _SEATS:
                continue  # عددا من المقرات
            return False
        word = words[i]
        if word.removeprefix("و") in _STRIKES:
            return True
        if i < at - 1 and i in verbs and (word in _STRUCK or (word[0] in "وف" and word[1:] in _STRUCK)):
            return True  # فدمرت مقر الوزاره
    return False


def fallen(event_type: str, party: Party, before: list[str]) -> bool:
    """قتلي القوات الامريكيه, خساير في صفوف الجيش; قاعده تضم قوات امريكيه: those whose dead are told, or whose place is hit."""
    if not before or event_type in QUIET:
        return False
    if before[-1] in _RANKS or bare(before[-1]) in _LOSSES or before[-1] in _MOST:
        return True
    if (
        before[-1] in ("من", "بين")
        and len(before) > 1
        and (bare(before[-2]) in _LOSSES or before[-2] in _MOST)
    ):
        return True  # سقوط ضحايا معظمهم من المدنيين
    if len(before) == 3 and before[2] == "من" and before[1] in _SOME and bare(before[0]) in _LOSSES:
        return True  # وبين القتلي عدد من النساء
    if party.code not in ARMED or event_type not in AIMED:
        return False
    return not _HOUSES.isdisjoint(before)


def is_object(word: str) -> bool:
    """معسكرا, مخزنا: a noun without article in the accusative."""
    return len(word) > 3 and word[-1] == "ا" and not word.endswith(("ها", "هما", "نا"))


def of_deed(words: list[str], first: int, at: int, verbs: dict[int, Hit]) -> bool:
    """في عمليات للقوات, صد هجوما عنيفا للتنظيم: a blow of the party's own stands right before; but not قصف معسكرا لهم."""
    return any(
        i not in verbs
        and (bare(words[i]) in _DEEDS or (words[i][-1] == "ا" and bare(words[i][:-1]) in _DEEDS))
        for i in range(max(first, at - 2), at)
    )


def among_fallen(clause: Clause, party: Party, at: int) -> bool:
    """ان ضابط شرطه وثلاثه كانوا ضمن القتلي, ان العقيد فلان وهو قايد شرطه البلده وزملاءه قتلوا عندما: who fell, further on."""
    words = clause.sentence.words
    if not at or words[at - 1] not in _THAT or not person_number(words[party.i]):
        return False
    for i in range(party.last + 1, min(clause.last, party.last + 16)):
        if words[i] in _THAT:
            return False
        if words[i] in _WERE and not _AMONG.isdisjoint(words[i + 1 : i + 3]):
            return not _FALLEN.isdisjoint(words[i + 2 : i + 6])
        hit = next((h for h in clause.hits if h.i == i and h.trigger.pos == "v"), None)
        if hit is not None:
            after = words[i + 1] if i + 1 < clause.last else "،"
            joined = after[0] == "و" and any(h.i == i + 1 and h.trigger.role in BEFALLS for h in clause.hits)
            passive = joined or after in _PREPOSITIONS or after[0] == "ب"  # قتل واصيب اخر بانفجار
            return hit.trigger.role in ("killed", "injured") and passive
    return False


def among_people(words: list[str], at: int, first: int) -> bool:
    """Whether a party is told as one among people of no party."""
    for i in range(at - 1, max(first, at - 4) - 1, -1):
        if words[i] in _AMONG_THEM:
            return not _PEOPLE.isdisjoint(words[max(first, i - 3) : i])
    return False


def struck_by_a_blow(words: list[str], first: int, at: int, party: Party) -> bool:
    """استهدف هجوم بطايرات مسيره قاعده اميركيه: the place of a party behind a blow that is itself the subject."""
    if bare(words[party.i]) not in PLACES_OF:
        return False
    return any(
        words[i] in _HITS and bare(words[i + 1]) in _BLOWS_TOLD
        for i in range(max(first, at - 8), max(first, at - 1))
    )


def of_patrol(words: list[str], at: int, first: int) -> bool:
    """علي دوريه مشتركه من الجيش, استهدف رتلا من الشرطه: those who were at the place or in the column that was hit."""
    for i in range(at - 2, max(first, at - 4), -1):
        if bare(words[i]) in PLACES_OF or words[i] in PLACES_OF:
            return words[i - 1] in _AIMED_AT
    return False
