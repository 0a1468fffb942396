"""The part a party has in a clause: doer, victim or neither, by the words around it.

In: a clause, one of its parties, its tolls and triggers. Out: "doer", "victim", "neither" or "" where syntax does not
tell. خطف مسلحون طبيبا: the subject follows its active verb; قتل شرطي: a toll has only its victim.
"""

from __future__ import annotations

import msgspec

from extraction.incident_asides import before_time
from extraction.incident_blows import (
    BEFALLS,
    COUNTS,
    OFFICIAL,
    QUIET,
    STANDS,
    among_people,
    fallen,
    of_patrol,
    stands_behind,
)
from extraction.incident_doers import STATES
from extraction.incident_idle import CONTAINS, aside, in_quarter, only_tells_of
from extraction.incident_leads import AND_AGAINST, LIGHT, gave_up, is_aim, lightly, only_helps
from extraction.incident_members import MEN_OF
from extraction.incident_parties import PARTY_WORDS
from extraction.incident_parts import part_by_noun, part_by_verb
from extraction.incident_party import ARMED, INSURGENT, Party
from extraction.incident_segments import Clause, Hit
from extraction.incident_struck import opens
from extraction.incident_taking import retaken, wrested
from extraction.incident_tolls import Tolls
from extraction.incident_triggers import bare
from extraction.incident_voice import (
    OBJECT_REACH,
)
from extraction.incident_words import WORDS

_DOER = WORDS["doer"]
_AGAINST = WORDS["against"]
_OF_VICTIM = WORDS["of_victim"]
_PREPOSITIONS = WORDS["prepositions"]
_RELATIVES = WORDS["relatives"]
_SOURCE = WORDS["source"]
# استعاده المدينه من ايدي المسلحين: who lost it.
_GRIP = WORDS["grip"]
_ADJECTIVES = WORDS["adjectives"]
_GUNMEN = WORDS["gunmen"]
_ATTIRE = WORDS["attire"]
_REPORT = WORDS["report"]
_BOMBERS = WORDS["bombers"]
_BELONGING = WORDS["belonging"]
_SUFFERING = WORDS["suffering"]
_TITLES = WORDS["heads_told"]
_MINISTRY = frozenset({"داخليه", "الداخليه", "والداخليه", "للداخليه"})
_MINISTRIES = frozenset({"وزارات", "وزارتي", "وزارتا", "لوزارتي", "بوزارتي"})
_MEMBERS = WORDS["members"]
_MEN = WORDS["men"]
_FIGHTING = frozenset({"تحارب", "يحارب", "يحاربون", "تقاتل", "يقاتل", "يقاتلون", "تواجه", "حاربت", "قاتلت"})
_TERROR = frozenset({"هجوم", "هجوما", "اعتداء", "تفجير", "تفجيرا", "حادث", "عمل", "كمين", "كمينا", "تعرض"})
_DEEDS = WORDS["deeds"]
_BEFALLEN = WORDS["befallen"]
_AMBUSH = WORDS["ambush"]
_RECEIVED = WORDS["received"]
_BANDS = frozenset(
    {"افواج", "الويه", "كتايب", "عدد", "عددا", "الاف", "ميات", "عشرات", "فرق", "قطعات", "اكثر", "اقل"}
)
_BELONGS = frozenset({"ينتمي", "تنتمي", "ينتمون", "منتم", "انتمي"})
_SENDS = WORDS["sends"]
_SPOKEN = WORDS["spoken_by"]
_NOT_BUT = frozenset({"وليس", "وليست", "ليس", "وليسوا", "لا", "ولا", "دون", "غير"})
_IF = frozenset({"اذا", "واذا", "لو", "ولو", "هل", "استبعد", "استبعدت", "واستبعد", "واستبعدت", "يستبعد"})
_SPONSORED = WORDS["sponsored"]
_THAT = WORDS["that"]
_ASCRIBED = WORDS["ascribed"]
_BEHIND_IT = WORDS["behind_it"]
_STRIKES = frozenset({"ضربات", "غارات", "ضربه", "غاره"})
_WHEN = frozenset({"عندما", "حين", "حينما", "بعدما", "لما", "اثر", "فعندما"})
_STORMED = WORDS["stormed"]
_FELL_INTO = frozenset({"وقعت", "وقع", "وقعوا", "ووقعت", "ووقع", "سقطت"})
_ADVANCES = frozenset(
    {
        "سيطره",
        "اجتياح",
        "استيلاء",
        "احتلال",
        "تقدم",
        "توغل",
        "دخول",
        "تمشيط",
        "تطهير",
        "مداهمه",
        "اقتحام",
        "ملاحقه",
        "تفتيش",
    }
)
_DURING = frozenset({"خلال", "اثناء", "اثر", "بعد", "مع", "لدي", "عقب"})
_ALONGSIDE = frozenset({"تزامنا", "بالتزامن", "متزامنا", "متزامنه", "تزامن", "وتزامن", "يتزامن"})
_UNARMED = frozenset({"مدنيه", "المدنيه"})
_FALSE = frozenset({"وهميه", "مزيفه"})
_OPERATIONS = frozenset({"عمليات", "عمليه", "العمليات", "معارك", "حمله", "عسكريه", "قتاليه"})
_GUNFIRE = frozenset({"نار", "النار", "نيران", "رصاص"})
_GUNMEN_TOLD = _GUNMEN | {"مسلحه"}


# Words that tell a part right before the party: see `_by_words_before`.
_TELLING = frozenset(
    {*_ATTIRE, *_REPORT, *_SOURCE, *_GRIP, *_DOER, *STATES, *_FIGHTING, *_ASCRIBED, *_ADVANCES, "جانب"}
)


class Far(msgspec.Struct, frozen=True, gc=False):
    """Which of the words that tell a part some way off stand in a clause at all; asked once for all its parties."""

    light: bool
    suffering: bool
    standing: bool  # behind an act
    housed: bool  # في المنطقه التي تضم
    gunmen: bool  # or before it, as far as an object may be from its subject


_TELLING_FAR = LIGHT | _SUFFERING | STANDS | CONTAINS | _GUNMEN_TOLD
_NOTHING_FAR = Far(False, False, False, False, False)


def read_far(clause: Clause) -> Far:
    """What a clause holds of the words that `Far` names."""
    words = clause.sentence.words[max(0, clause.first - OBJECT_REACH) : clause.last]
    if _TELLING_FAR.isdisjoint(words):
        return _NOTHING_FAR
    return Far(
        not LIGHT.isdisjoint(clause.word_set),
        not _SUFFERING.isdisjoint(clause.word_set),
        not STANDS.isdisjoint(clause.word_set),
        not CONTAINS.isdisjoint(clause.word_set),
        not _GUNMEN_TOLD.isdisjoint(words),
    )


def role_of(
    clause: Clause,
    party: Party,
    event_type: str,
    tolls: Tolls,
    verbs: dict[int, Hit],
    nouns: dict[int, Hit],
    far: Far,
) -> str:
    """doer, victim or neither, by the words around a party; "" where they do not tell."""
    words = clause.sentence.words
    at = party.i
    while (
        at > clause.first
        and party.i - at < 5
        and (words[at - 1] in MEN_OF or (words[at - 1] == "من" and at < party.i and words[at - 2] in _MEN))
    ):
        at -= 1  # اطلق عناصر من ميليشيا كذا النار
    at = before_time(words, at, clause.first)
    before = words[at - 3 if at - clause.first > 3 else clause.first : at]
    part = _by_words_before(clause, party, event_type, at, before, far)
    if part is None:
        part = _by_clause(clause, party, event_type, at, before, verbs, nouns, far)
    if part is None:
        part = part_by_noun(clause, party, event_type, at, before, verbs, nouns)
    if part is None:
        part = part_by_verb(clause, party, at, before, tolls, verbs, far.gunmen)
    if part == "victim" and words[party.i].startswith("ارهابي") and not _TERROR.isdisjoint(before[-1:]):
        return "neither"  # اعتداء ارهابي علي الجنود
    return part


def _by_words_before(
    clause: Clause, party: Party, event_type: str, at: int, before: list[str], far: Far
) -> str | None:
    """مسلحون بزي الشرطه, قال مسوول, علي يد مسلحين: what the words right before a party say; None where nothing."""
    near = not _TELLING.isdisjoint(before)
    part = _by_standing(clause, party, event_type, at, before, far, near)
    return _by_telling(clause, party, event_type, at, before, far, near) if part is None else part


def _by_standing(
    clause: Clause, party: Party, event_type: str, at: int, before: list[str], far: Far, near: bool
) -> str | None:
    """بينهم قيادي, وليس قوات الامن, بزي الشرطه: a party that only stands in the clause; `near` is a word before it that tells a part."""
    words = clause.sentence.words
    two = before[-2:]
    armed = party.code in ARMED
    if event_type == "air_strike" and armed and not party.noun and bare(words[party.i]) in _STRIKES:
        return "doer"  # بمساعده ضربات جويه تقودها الولايات المتحده: the strikes that are told are theirs
    if event_type not in QUIET and party.code in INSURGENT and among_people(words, party.i, clause.first):
        return "neither"  # مقتل 22 شخصا بينهم قيادي في التنظيم
    if two[-1:] and two[-1] in _NOT_BUT:
        return "neither"  # استهدفت المدنيين وليس قوات الامن
    if only_tells_of(clause, party, event_type, at, before) or (far.housed and in_quarter(clause, at)):
        return "neither"
    if armed and len(two) == 2 and two[0] in _WHEN and two[1] in _STORMED:
        return "doer"  # لقي سته مصرعهم عندما اقتحمت القوات معسكرهم
    if (near and not _ATTIRE.isdisjoint(two)) or words[party.i] in _UNARMED:
        return "neither"  # مسلحون بزي الشرطه, سياره مدنيه
    if party.last + 1 < clause.last and words[party.last + 1] in _FALSE:
        return "neither"  # في نقطه تفتيش وهميه
    if near and not (_FIGHTING.isdisjoint(two) or _RELATIVES.isdisjoint(before)):
        return "neither"  # مجالس الصحوه التي تحارب التنظيم
    helper = armed and party.code not in INSURGENT and event_type != "air_strike"
    if helper and only_helps(clause, at):
        return "neither"
    if before and (
        before[-1] in _SPONSORED
        or (before[-1][0] in "يت" and before[-1] not in _DOER and _used_by(words, at))
    ):
        return "neither"
    return None


def _by_telling(
    clause: Clause, party: Party, event_type: str, at: int, before: list[str], far: Far, near: bool
) -> str | None:
    """قال مسوول في الوزاره, سيطره القوات, علي يد مسلحين: a source, a taker, a doer, by the words that tell so."""
    words = clause.sentence.words
    two = before[-2:]
    armed = party.code in ARMED
    if (
        party.noun
        and words[party.i] in _MINISTRY
        and not _MINISTRIES.isdisjoint(words[max(clause.first, at - 5) : at])
    ):
        return "neither"  # بيانات وزارات الصحه والدفاع والداخليه
    if party.code == "al_qaeda" and party.noun and words[party.i] in _MEMBERS:
        return "victim" if event_type == "arrest" else ""  # شبكه مرتبطه بالقاعده
    subject = before[-1:] in (["ان"], ["بان"])  # قالت الوزاره ان محافظ البلده اصيب
    if (
        near
        and party.code in OFFICIAL
        and not subject
        and not (_REPORT.isdisjoint(before) and _SOURCE.isdisjoint(before))
    ):
        return "neither"  # قال مسوول في الوزاره
    if near and armed and not _SOURCE.isdisjoint(two) and before[-1] not in ("ان", "بان"):
        return ""
    if words[party.i] in _ADJECTIVES and party.last == party.i and _describes(clause, party):
        return "neither"
    if near and len(before) > 1 and before[-1] in _GRIP and before[-2] == "من":
        # بعد يومين من سيطره القوات علي المدينه: its own taking; but تحرير المدينه من سيطره المسلحين
        taking = "علي" in words[party.last + 1 : min(clause.last, party.last + 6)]
        return "doer" if armed and taking and before[-1] == "سيطره" else "victim"
    if near and event_type == "territory_captured" and _held(clause, before):
        return "victim"
    if armed and before and before[-1] == "من" and two[0] in _GUNFIRE:
        return "doer"  # تعرض لاطلاق نار من مجهولين
    if (
        armed
        and before
        and before[-1] == "الي"
        and not _ASCRIBED.isdisjoint(words[max(clause.first, at - 5) : at - 1])
    ):
        return "doer"  # هجوم نسبته الشرطه الي التنظيم
    advancing = near and len(two) == 2 and two[1] in _ADVANCES and two[0] in _DURING
    advancing = advancing and before[0] not in _ALONGSIDE
    if armed and (advancing or (near and two == ["من", "جانب"])):
        return "doer"  # مقتل مسلحين خلال تقدم القوات
    if event_type == "threat" and any(
        h.trigger.pos == "n" and h.trigger.event_type == "threat" and -8 < h.i - at < 8 for h in clause.hits
    ):
        if armed and two[-1:] == ["من"]:
            return "doer"  # تلقت عايلات تهديدات من مسلحين
        if not _RECEIVED.isdisjoint(two):
            return "victim"
    sent = armed and not words[party.i].startswith("ال") and not _SENDS.isdisjoint(before)
    sent = sent and any(
        STATES.get(word, "iraqi_security_forces") != "iraqi_security_forces"
        for word in words[max(clause.first, at - 5) : at]
    )
    if sent or (near and armed and party.noun and before[-1] in STATES):
        return "neither"  # حشدت ايران قوات, ارسلت تركيا 150 جنديا: what a state sends
    if near and armed and not _DOER.isdisjoint(before if before[-1:] == ["الارجح"] else two):
        told = words[max(clause.first, at - 6) : at - 2] if two == ["من", "قبل"] else []
        return "doer" if _SPOKEN.isdisjoint(told) else "neither"  # لم يصدر تعليق من قبل الجيش
    return _by_stand(clause, party, event_type, at, before) if far.standing and armed else None


def _by_stand(clause: Clause, party: Party, event_type: str, at: int, before: list[str]) -> str | None:
    """الجهه التي تقف وراء التفجير: who stands behind an act, or is said to belong to those who do."""
    words = clause.sentence.words
    two = before[-2:]
    belongs = two[-1:] == ["الي"] and two[0] in _BELONGS
    if belongs and any(stands_behind(words[i : i + 3]) for i in range(clause.first, at)):
        return "doer"  # الشخص الذي يقف وراء التفجير ينتمي الي التنظيم
    if two[-1:] and two[-1] in _BEHIND_IT and stands_behind(before):
        return "doer"  # وتقف وراءه حركه طالبان
    if not stands_behind(words[party.last + 1 : min(clause.last, party.last + 4)]):
        return None
    if event_type == "arrest":
        return "victim"  # اعتقال الخليه التي تقف وراء الهجمات
    # اذا كان التنظيم يقف وراء التفجير: not said of it
    return "doer" if _IF.isdisjoint(words[max(clause.first, at - 5) : at]) else "neither"


def _held(clause: Clause, before: list[str]) -> bool:
    """استعاد قريه كانت بيد المسلحين, حرر حيا تحت سيطرتهم: in whose hands the ground was; but سقطت المدينه بيد المسلحين."""
    hands = before[-1] == "بيد" or (before[-1] in _GRIP and before[-2:-1] == ["تحت"])
    return hands and retaken(clause)


def _describes(clause: Clause, party: Party) -> bool:
    """هجوم مسلح; but not قتل مسلح, مقتل مسلح, 20 مسلحا: a man."""
    last = clause.sentence.words[party.i - 1] if party.i > clause.first else "،"
    if last == "،" or last[:1].isdigit() or last in COUNTS:
        return False
    return not any(
        hit.i == party.i - 1 and (hit.trigger.pos == "v" or hit.trigger.lemma in _OF_VICTIM)
        for hit in clause.hits
    )


def _by_clause(
    clause: Clause,
    party: Party,
    event_type: str,
    at: int,
    before: list[str],
    verbs: dict[int, Hit],
    nouns: dict[int, Hit],
    far: Far,
) -> str | None:
    """تعرضت حسينيه لتفجير, المدنيين الذين قتلوا, ضد المتظاهرين: the party's place in its clause or one about it."""
    words = clause.sentence.words
    two = before[-2:]
    armed = party.code in ARMED
    if far.light and lightly(clause, at, party):
        return "doer" if armed else ""
    if event_type == "suicide_bombing" and party.code in INSURGENT and _sent(words, clause.first, at):
        return "doer"
    if (far.suffering and _suffers(words, clause, at, party)) or fallen(event_type, party, before):
        return "victim"
    if armed and event_type == "territory_captured" and at - 1 in verbs and aside(clause, at - 1):
        return "neither"
    if armed and (at - 1 in verbs or at - 1 in nouns) and _takes_pronoun(clause, at, verbs, nouns):
        return "doer"
    if event_type == "protest_repression" and party.code == "protesters":
        return "victim"
    if armed and party.last + 2 in verbs and words[party.last + 1] in _RELATIVES:
        # النصر علي التنظيم الذي سيطر: the doer of the clause that follows
        hit = verbs[party.last + 2]
        if hit.trigger.role == "event" and words[hit.i][-1] not in "هم" and words[hit.i] not in _FIGHTING:
            return "doer"
    if party.last + 2 in verbs and words[party.last + 1] in _RELATIVES:
        # المدنيين الذين قتلوا
        hit = verbs[party.last + 2]
        after = words[hit.i + 1] if hit.i + 1 < clause.last else ""
        if hit.trigger.role in ("killed", "injured", "abducted", "arrested") and after not in PARTY_WORDS:
            return "victim"
    if armed and opens(clause, at, party):
        return "doer"
    if (
        armed
        and event_type == "territory_captured"
        and before[-1:] == ["من"]
        and _lost_it(clause, at, before)
    ):
        return "victim"  # استعادتها بغداد من البيشمركه
    if armed and before[-1:] == ["من"] and of_patrol(words, at, clause.first):
        return "victim"  # النار علي دوريه مشتركه من الجيش
    if armed and not _BEFALLEN.isdisjoint(words[party.last + 1 : min(clause.last, party.last + 2)]):
        return "victim"  # ان افرادا من قوات الامن اصيبوا
    if before and before[-1] in _FELL_INTO and not _AMBUSH.isdisjoint(words[party.last + 1 : party.last + 4]):
        return "victim"  # وقعت قوه من الحشد في كمين
    if armed and two[-1:] == ["ضد"] and not _OPERATIONS.isdisjoint(before) and _toll_of(clause):
        return ""  # قتل جنديان خلال عمليات ضد المسلحين: whom the fallen fought
    if armed and words[party.i][0] == "ل" and gave_up(words[max(clause.first, at - 6) : at]):
        return "doer" if event_type == "arrest" else "neither"  # استسلم للقوات, سلموا انفسهم للشرطه
    room = two[-1:] == ["عمليات"] and bare(two[0]) == "غرفه"  # قصف غرفه عمليات للتنظيم
    if armed and words[party.i][0] == "ل" and two and bare(two[-1]) in _DEEDS and not room:
        return "doer"  # مقتل ابو علي بغاره للتحالف, بعد هجوم علي غاره للجيش
    if not AND_AGAINST.isdisjoint(two) or (
        len(before) == 3 and before[0] in _AGAINST and before[1] not in _PREPOSITIONS
    ):
        return "victim" if is_aim(clause, at, before) else None
    return None


def _lost_it(clause: Clause, at: int, before: list[str]) -> bool:
    """استعاد القريه من التنظيم; but not استعادت وحدات من الجيش: from whom ground is taken back."""
    if before[-2:-1] and (before[-2] in _MEN or before[-2] in MEN_OF or before[-2] in _BANDS):
        return False
    return (retaken(clause) or wrested(clause)) and any(
        h.trigger.role == "event" and 0 < at - h.i <= 8 for h in clause.hits
    )


def _toll_of(clause: Clause) -> bool:
    """Whether a verb tells who fell: قتل, قتلوا."""
    return any(h.trigger.role in ("killed", "injured") and h.trigger.pos == "v" for h in clause.hits)


def _used_by(words: list[str], at: int) -> bool:
    """سيارات كالتي تستخدمها قوات الامن, قوه تدعمها طايرات التحالف: the subject of a clause about another."""
    verb = words[at - 1]
    if verb[0] not in "يت" or not verb.endswith(("ها", "ه")) or len(verb) < 6:
        return False
    return (at > 1 and words[at - 2] in _RELATIVES) or verb[1:].startswith(("دعم", "ساند", "رافق", "قود"))


def _sent(words: list[str], first: int, at: int) -> bool:
    """انتحاري من داعش, انتحاريين اثنين ينتمون الي التنظيم: whose bomber it is."""
    i = at - 1
    while i >= first and at - i <= 4 and words[i] in _BELONGING:
        i -= 1
    return i < at - 1 and i >= first and words[i] in _BOMBERS


def _suffers(words: list[str], clause: Clause, at: int, party: Party) -> bool:
    """تعرضت حسينيه لتفجير, مدير الشرطه نجا من محاوله: the subject of a verb of suffering."""
    near = 4 if at > clause.first and words[at - 1] in _MEMBERS else 2  # تعرضت دوريه تابعه للجيش
    head = at
    while head > clause.first and at - head < 4 and (words[head - 1] in _TITLES or words[head - 1] in COUNTS):
        head -= 1  # نجا معاون مدير شرطه البلده, نجا اثنان من كبار الضباط
    if head < at and words[head - 1 : head] and words[head - 1] in _SUFFERING:
        return True
    if not _SUFFERING.isdisjoint(words[max(clause.first, at - near) : at]):
        return True
    following = words[party.last + 1 : min(clause.last, party.last + 13)]
    if _SUFFERING.isdisjoint(following):
        return False
    heads = at == clause.first or words[at - 1] in _THAT  # ان قاعده اميركيه غربي المدينه، جنوب بغداد، تعرضت
    for word in following:
        if word in _THAT or (word == "،" and not heads):
            return False
        if word in _SUFFERING:
            return True
    return False


def _takes_pronoun(clause: Clause, at: int, verbs: dict[int, Hit], nouns: dict[int, Hit]) -> bool:
    """مدنيين قتلهم التنظيم, رهينتان خطفهما مسلحون: the pronoun is the object, what follows the subject."""
    verb = verbs.get(at - 1) or nouns.get(at - 1)
    return (
        verb is not None
        and verb.trigger.role in ("event", *BEFALLS)
        and clause.sentence.words[at - 1].endswith(("هم", "ها", "هما"))
    )
