"""The part a party has beside a verb or a noun of action: doer or victim by where it stands, and by what follows.

In: a clause, one of its parties, the verbs and nouns of action by their places. Out: "doer", "victim", "" where that is
open, None where the noun tells nothing. خطف مسلحون طبيبا, القوات قتلت, غارات التحالف.
"""

from __future__ import annotations

from extraction.incident_blows import (
    AIMED,
    BEFALLS,
    COUNTS,
    PLACES_OF,
    QUIET,
    among_fallen,
    behind_verb,
    is_object,
    lacks_object,
    late_object,
    of_deed,
    struck,
    struck_by_a_blow,
    told_of,
)
from extraction.incident_nations import NATIONALS
from extraction.incident_parties import PARTY_WORDS
from extraction.incident_party import ARMED, INSURGENT, Party
from extraction.incident_segments import Clause, Hit
from extraction.incident_struck import object_behind
from extraction.incident_toll_words import person_number
from extraction.incident_tolls import Tolls
from extraction.incident_triggers import bare
from extraction.incident_voice import beside_toll, is_accusative, is_passive, man_behind, object_of_gunmen
from extraction.incident_words import WORDS

_AMBUSH = WORDS["ambush"]
_GUNMEN = WORDS["gunmen"]
_HITTABLE = WORDS["lairs"] | {"سيارات", "عجله", "عجلات", "عربه", "عربات", "مركبه", "مركبات", "اليات"}
_LAID = WORDS["laid"]
_LINKS = WORDS["links"]
_MEMBERS = WORDS["members"]
_NOT_SUBJECT = WORDS["not_subject"]
# Nouns whose genitive did the act (غارات التحالف), and those whose genitive suffered it (مقتل جنود).
_OF_DOER = WORDS["of_doer"]
_OF_VICTIM = WORDS["of_victim"]
_OWNED = (PLACES_OF | {"منازل", "بيوت", "مساكن"}) - {"ناقله", "معقل", "معاقل", "تجمع", "مركبه", "مركبات"}
_POST_KINDS = WORDS["post_kinds"]
_PREPOSITIONS = WORDS["prepositions"]
_SOME_MEN = WORDS["some_men"]
_TAKEN = frozenset({"اعدام", "خطف", "اختطاف", "اعتقال", "احتجاز", "توقيف", "اغتيال"})
_THAT = WORDS["that"]
_MOVES = frozenset({"انتشار", "انتشارا", "استنفار", "استنفارا", "تقدم", "توغل", "انزال"})
_INSTRUMENTS = WORDS["instruments"]
_ONE_OF = frozenset({"احد", "احدي", "عددا", "عشرات"})
_LOST = frozenset({"فقد", "فقدت", "خسر", "خسرت"})
_ARMS_OF = frozenset({"قياده", "طايرات", "طايره", "مقاتلات", "مروحيات", "مدفعيه", "دبابات"})
_WAS = frozenset({"كان", "كانت", "كانوا", "وكان", "وكانت", "وكانوا"})
_THAT_IT = WORDS["that"] - {"ان", "بان"} | {"انهم", "بانهم"}
_LEADERS = frozenset({"shia_militias", "militias"})
_WANTED = frozenset({"insurgents_other", "armed_group_unidentified"})


def part_by_noun(
    clause: Clause,
    party: Party,
    event_type: str,
    at: int,
    before: list[str],
    verbs: dict[int, Hit],
    nouns: dict[int, Hit],
) -> str | None:
    """غارات التحالف, قصف معسكر للقوات, مقتل جنود: the party behind a noun of action, or what a blow is aimed at."""
    words = clause.sentence.words
    armed = party.code in ARMED
    if not armed and event_type not in QUIET and struck(clause, at, party, verbs):
        return "victim"
    led_by_l = words[party.i][0] == "ل"
    hits_places = event_type in AIMED or event_type == "property_destruction"
    if armed and event_type in AIMED and struck_by_a_blow(words, clause.first, at, party):
        return "victim"
    if armed and not led_by_l and hits_places and at - 1 > clause.first:
        # هاجم انتحاري مقر الفوج الاول; but اطلقت دوريه الشرطه النار, دوريه الشرطه قتلت
        verb = verbs.get(at - 2)  # مسلحون يفجرون منزل ضابط: its subject stands before it
        acts = verb is not None and not (verb.trigger.plural_subject and words[at - 2].endswith(("ون", "وا")))
        acts = acts or not {party.last + 1, party.last + 2}.isdisjoint(verbs)
        place = at - 3 if words[at - 2 : at] == ["عدد", "من"] else at - 1
        owned = not acts and bare(words[place]) in _OWNED and words[at - 2] not in ("من", "الي")
        if owned and any(i in verbs or i in nouns for i in range(at - 10, at - 1)):
            return "victim"
    if armed and led_by_l:
        # سيارات تابعه للتنظيم; but مروحيه تابعه للجيش strikes
        owned = len(before) > 1 and before[-1] in _MEMBERS and bare(before[-2]) in _HITTABLE
        site = before[-2:-1] if owned or (before and before[-1] in _POST_KINDS) else before[-1:]
        if site and event_type in AIMED and bare(site[0]) in PLACES_OF:
            return "victim"  # قصف معسكر للقوات, تسللوا الي نقطه حراسه للبيشمركه
        if event_type in AIMED and before[-1:] == ["عمليات"] and before[-2:-1] and bare(before[-2]) == "غرفه":
            return "victim"  # قصف غرفه عمليات للتنظيم
        if of_deed(words, clause.first, at, verbs):
            return "doer"  # في عمليات للقوات, قصف عشوايي للجيش
        if not _MOVES.isdisjoint(word.removeprefix("و") for word in before[-2:]):
            return "doer"  # انتشارا واسعا لقوات الجيش
        if before and is_object(before[-1]):
            return "victim"  # قصف معسكرا للتنظيم, دمر مخزنا لداعش
        if not _AMBUSH.isdisjoint(before):
            laid = "كمينا" in before or not _LAID.isdisjoint(before)
            return "victim" if laid else "doer"  # في كمين للتنظيم, كمين نصب لهم
    noun = nouns.get(at - 1) or nouns.get(at - 2)
    beside = noun is not None and (noun.i == at - 1 or words[at - 1] in _LINKS)
    # غارات التحالف, قصف عشوايي لقوات الجيش
    led = beside or led_by_l
    if noun is not None and led and armed and noun.trigger.lemma in _OF_DOER:
        return "doer"
    if noun is not None and beside:
        if armed and _has_object(clause, party, noun):
            return "doer"
        if noun.trigger.lemma in _OF_VICTIM:
            return "victim"
    return None


def _has_object(clause: Clause, party: Party, noun: Hit) -> bool:
    """اعدام التنظيم لرهاين, اعتقال الشرطه صحفيا, خطف التنظيم عشرين مدنيا: a noun of action with its doer and then its object."""
    words = clause.sentence.words
    i = party.last + 1
    i += i < clause.last and words[i] in NATIONALS
    after = words[i] if i < clause.last else ""
    if noun.trigger.lemma in _TAKEN and not party.noun and (after[:1].isdigit() or after in COUNTS):
        return True
    if noun.trigger.lemma in _TAKEN and after in PARTY_WORDS and after[-1] == "ا":
        return True
    return after == "ل" or (len(after) > 3 and (after.startswith("ل") or after in ("عددا", "عشرات")))


def part_by_verb(
    clause: Clause,
    party: Party,
    at: int,
    before: list[str],
    tolls: Tolls,
    verbs: dict[int, Hit],
    gunmen: bool,
) -> str:
    """خطف مسلحون طبيبا, قتل شرطي, القوات قتلت: subject or object of the verb beside it; "" where that is open."""
    words, starts = clause.sentence.words, clause.sentence.starts
    next_verb = verbs.get(party.last + 1)
    if next_verb is not None and party.code in ARMED and _takes_object(clause, next_verb):
        return "doer"  # ان ثلاثه مسلحين خطفوا مراسلا
    if (
        next_verb is not None
        and party.code in INSURGENT
        and _has_late_object(words, next_verb.i, clause.last)
    ):
        return "doer"  # ان مسلحا قتل بالرصاص احد المرضي
    suffered = False
    for start, end in tolls.victims:
        if start <= starts[party.i] < end:
            suffered = True
    if not verbs:
        fell = party.code not in ARMED and told_of(clause, party, verbs)
        return "victim" if suffered or fell or among_fallen(clause, party, at) else ""
    armed = party.code in ARMED
    verb = verbs.get(at - 1) or verbs.get(at - 2) or verbs.get(at - 3)
    if verb is not None and verb.i > clause.first and words[verb.i - 1] in _THAT_IT:
        return "victim"  # قال التنظيم انه خطف جنودا: its subject is the pronoun
    if verb is not None and armed and before[-1:] == ["من"] and not _SOME_MEN.isdisjoint(before[:-1]):
        # قصف مجموعه من المسلحين; but هاجم عشرات منهم مباني, استهدفه عدد من المسلحين
        if words[verb.i].endswith(("ته", "فه", "مه", "له", "هم", "ها")) and len(words[verb.i]) > 4:
            return "doer"
        return "victim" if verb.trigger.role == "event" and not object_behind(clause, party) else "doer"
    if verb is not None and party.code in INSURGENT and man_behind(clause, party):
        return "doer"  # اغتال ثلاثه مسلحين امس مراسلا
    if suffered and (verb is None or party.i - verb.i > 1):
        return "victim"
    if verb is not None and not _GUNMEN.isdisjoint(words[verb.i + 1 : at]):
        return "victim"  # هاجم مسلحون نقطه تفتيش: the second noun is the object
    if gunmen and object_of_gunmen(words, at, verbs):
        return "victim"  # اعترض مسلحون مجهولون سياره احد الاطباء
    if armed and verb is not None and verb.trigger.plural_subject and words[verb.i].endswith("وا"):
        return "victim"  # وقتلوا جنديين: their subject came before
    if verb is not None and verb.trigger.role == "arrested":
        man = party.code in _LEADERS and verb.i == at - 1 and not words[verb.i].endswith(("ت", "وا"))
        if man or party.code in _WANTED:
            return "victim"  # قوات الشرطه اعتقلت خليه ارهابيه, اعتقل زعيم الميليشيا
    open_to = armed and words[at - 1] not in _NOT_SUBJECT  # فجر نفسه وسط افراد من الشرطه
    if open_to and verb is not None and _PREPOSITIONS.isdisjoint(words[verb.i + 1 : at]):
        if not is_passive(clause, verb, party):
            return "doer"
        return "victim"
    if not armed and not suffered and (told_of(clause, party, verbs) or beside_toll(words, party, verb)):
        return "victim"
    if among_fallen(clause, party, at):
        return "victim"
    if armed:
        part = _by_verb_ahead(clause, party, at, verbs)
        if part is not None:
            return part
    return "victim" if suffered else ""


def _by_verb_ahead(clause: Clause, party: Party, at: int, verbs: dict[int, Hit]) -> str | None:
    """القوات قتلت جنديا, الشرطه المحليه قتلت في: an armed party before its verb; None where no verb follows that tells."""
    words = clause.sentence.words
    ahead = _verb_ahead(clause, party, verbs)
    while at > clause.first and words[at - 1] in _ARMS_OF:
        at -= 1  # ان طايرات قياده طيران الجيش قتلت
    told_first = at == clause.first or words[at - 1] in _THAT or words[at - 1] in _WAS
    if (
        ahead is not None
        and ahead.trigger.role in BEFALLS
        and told_first
        and bare(words[ahead.i]) not in _LOST
    ):
        after = behind_verb(words, ahead.i, clause.last)
        if after[:1].isdigit() or after in COUNTS or (is_accusative(after) and len(after) > 3):
            return "doer"  # ان التنظيم اعتقل ثلاثين, وكانت الشرطه قد اعتقلت بريطانيا
        seizing = party.code in INSURGENT and ahead.trigger.role not in ("killed", "injured")
        man = person_number(words[party.i]) and not seizing  # المسلحين اقتادوا وكيل الوزير
        if man and after != "،" and lacks_object(words, ahead.i, clause.last):
            return "victim"  # ان جنديا قتل امس برصاص, ان شرطيا اعتقل وهو
    if ahead is not None and (ahead.trigger.plural_subject or ahead.trigger.role in ("event", "support")):
        toll = ahead.trigger.role in ("killed", "injured")
        if not (toll and lacks_object(words, ahead.i, clause.last)):
            return "doer"
        if party.code in INSURGENT and late_object(words, ahead.i, clause.last):
            return "doer"
        return "victim"
    return None


def _has_late_object(words: list[str], verb: int, last: int) -> bool:
    """قتل بالرصاص احد المرضي, قتل بسلاحه ثلاثه: an object behind the instrument."""
    following = words[verb + 1 : min(last, verb + 3)]
    return (
        len(following) == 2
        and following[0] in _INSTRUMENTS
        and (following[1] in COUNTS or following[1] in _ONE_OF)
    )


def _verb_ahead(clause: Clause, party: Party, verbs: dict[int, Hit]) -> Hit | None:
    """القوات قتلت, الشرطه المحليه قتلت: the verb behind a party; but not قالت الشرطه ان مسلحين قتلا."""
    for i in range(party.last + 1, min(clause.last, party.last + 4)):
        if clause.sentence.words[i] in _THAT:
            return None
        if i in verbs:
            return verbs[i]
    return None


def _takes_object(clause: Clause, verb: Hit) -> bool:
    """خطفوهم, قتلوا امس شرطيين: a plural verb of harm with a pronoun or an indefinite object behind it; not قتلوا جميعا."""
    after = behind_verb(clause.sentence.words, verb.i, clause.last)
    harm = verb.trigger.role in BEFALLS and verb.trigger.plural_subject
    return harm and (verb.trigger.pronoun or (after in PARTY_WORDS and is_accusative(after)))
