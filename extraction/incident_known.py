"""What a clause takes for known: the dead, the crowd and the bomb that the article has told of before.

In: a clause and the trigger by which it is read. Out: small answers for `incident_scope`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from extraction.incident_segments import Clause, Hit
from extraction.incident_standing import said
from extraction.incident_toll_words import person_number
from extraction.incident_words import CUES, WORDS
from extraction.number_words import WORDS as NUMBERS

if TYPE_CHECKING:
    from extraction.places import PlaceMention

# تجددت الاحتجاجات في المدينه, استمرار الاشتباكات في الحي: definite, but told for its own sake.
_LASTING = frozenset({"protest", "armed_clash", "shelling", "riot"})
_GOES_ON = WORDS["goes_on"]
_AMID = frozenset({"مع", "ومع", "وسط", "ووسط"})
_KNOWN = frozenset({"العمليه", "الحادث", "الحادثه", "بالحادث", "بالعمليه"})
_COMBAT = frozenset(
    {"قتالي", "قتاليه", "قتاليين", "قتاليتين", "القتاليه", "حربي", "حربيه", "الحربيه", "عدايي", "عداييه"}
)
_OPERATIONS = _COMBAT | {"العسكريه", "الامنيه", "بالقتال", "بالمعارك"}  # لا علاقه له بالعمليات العسكريه
_NO_PART = frozenset({"يمت", "تمت", "يتصل", "تتصل", "يتعلق", "تتعلق", "علاقه", "صله", "يرتبط", "ترتبط"})
_ATTACKERS = WORDS["attackers"] - {"المسلحون", "المسلحين", "المسلحان"} | {"منفذ", "منفذي"}
_CARRIERS = WORDS["the_carrier"]
_SHOOTS = frozenset({"اطلق", "اردي", "قتل"})
_FOES = _ATTACKERS | {"مهاجمين", "مهاجمون", "مهاجمان"}
_WERE_KILLED = frozenset({"قتلوا", "قتلا", "لقوا"})
_THIS_IS = WORDS["this_is"]
_RANKS = WORDS["superlatives"] - {
    "ثاني",
    "ثالث",
    "رابع",
    "خامس",
    "الثاني",
    "الثالث",
    "الرابع",
    "الخامس",
    "السادس",
}
_LINKED = frozenset({"متصل", "متصله", "مرتبط", "مرتبطه", "متعلق", "متعلقه", "ناجم", "ناتج"})
_DURING = frozenset({"خلال", "اثناء", "ظل", "رغم"})
_KNOWN_ACTS = frozenset({"arrest", "armed_attack"})
_FIGHTS = frozenset({"قاتل", "حارب"})
# What is often news without a day, a place or a toll.
_TOLD_BARE = frozenset({"protest", "territory_captured", "security_operation", "threat"})
_PLACE_FIRST = 25  # letters from وفي to its place
_FURTHER = WORDS["further"] | WORDS["survives"]
_OTHERS = WORDS["others"]
_TURNS = WORDS["turns"]
_TURNS_BY = frozenset(phrase.split()[0] for phrase in _TURNS)
_THE_NUMBERS = frozenset(word for word, n in NUMBERS.items() if n.definite and 2 < n.value < 100)
_ON_THEM = frozenset({"عليه", "عليها", "عليهما", "عليهم"})
_RECEIVES = frozenset(
    {
        "استقبل",
        "استقبلت",
        "استقبال",
        "استقباله",
        "استقبالها",
        "تلقي",
        "تلقت",
        "تلقيه",
        "تسلم",
        "تسلمت",
        "وصلت",
        "وصول",
    }
)
_WARDS = frozenset({"المستشفي", "مستشفي", "المستشفيات", "مستشفيات", "المشرحه", "مشرحه"})
_MEDICS = frozenset({"طبي", "طبيب", "طبيه"})
_NATIONALS = frozenset({"مواطنيها", "مواطنيه", "مواطناتها", "رعاياها", "رعاياه", "مواطنيهم"})
_SWAYED = frozenset({"متاثر"})
_SAID = CUES["report"]
_SAYS_ANEW = frozenset(
    {"وقال", "وقالت", "وذكر", "وذكرت", "واعلن", "واعلنت", "وافاد", "وافادت", "واكد", "واكدت", "قال", "قالت"}
)
_TOTAL = frozenset({"عدد", "حصيله", "الحصيله"})
_AGAINST = frozenset({"لكن", "ولكن", "غير", "الا", "بيد", "فيما", "بينما", "وفيما", "وبينما"})
_OF_HOSPITALS = frozenset({"طبيه", "طبي", "طبيب", "اطباء", "المستشفي", "مستشفي", "مسعفون", "الصحه"})
_CLAIMED = frozenset({"المسووليه", "مسووليه", "مسووليته", "مسووليتها", "مسووليتهم"})
# What may follow a victim who is told without a name.
_NO_NAMES = WORDS["prepositions"] | {".", "؟", "؛", "بعد", "عندما", "كان", "هو", "الي"}


def goes_on(clause: Clause, main: Hit, event_type: str) -> bool:
    """وتجددت الاحتجاجات في المدينه: the verb opens what is told: not مع تصاعد الاحتجاجات."""
    if event_type not in _LASTING:
        return False
    words = clause.sentence.words
    head = max(said(words, main.i), clause.first)
    if words[head] in _AMID:
        return False
    return any(words[i] in _GOES_ON for i in range(head, min(head + 2, main.i)) if main.i - i <= 3)


def by_number(clause: Clause, main: Hit) -> bool:
    """جميع السجناء التسعه والستين قتلوا, اعدام الرهاين الثمانيه: a definite number tells of men told of before."""
    near = clause.sentence.words[max(clause.first, main.i - 4) : min(main.i + 4, clause.last)]
    return not _THE_NUMBERS.isdisjoint(near)


def known_victims(clause: Clause, main: Hit) -> bool:
    """مقتل الاشخاص السته, عدد الجرحي, قتلوا في الحادث: those told of before."""
    if not _KNOWN.isdisjoint(clause.word_set):
        return True
    words = clause.sentence.words
    if main.trigger.pos == "n" and main.trigger.definite and main.trigger.number == 3:
        return True
    if by_number(clause, main):
        return True
    following = words[main.i + 1] if main.i + 1 < clause.last else ""
    if not following.startswith("ال"):
        return False
    # مقتل الرجل, قتل المتظاهر; but not مقتل الجندي فلان, who is told by name
    after = words[main.i + 2] if main.i + 2 < clause.last else "."
    number = person_number(following)
    return number == 3 or (number in (1, 2) and (after in _NO_NAMES or after.startswith("ال")))


def taken_up(clause: Clause, main: Hit) -> bool:
    """والقي القبض عليهما, تم اعتقالهم لاحقا: whom the pronoun means has been told of before this clause."""
    words = clause.sentence.words
    after = words[main.i + 1 : min(clause.last, main.i + 4)]
    if after[:1] == ["القبض"]:
        after = after[1:]
    if not (main.trigger.pronoun or not _ON_THEM.isdisjoint(after[:1])):
        return False
    return not any(
        (person_number(word) and not word.startswith("ال")) or word.startswith("الاخر")
        for word in words[: main.i]
    )


def claimed(clause: Clause, main: Hit) -> bool:
    """اعلن التنظيم مسووليته عن تفجير استهدف السوق: what is claimed has been told of, though it is named anew."""
    if _CLAIMED.isdisjoint(clause.word_set):
        return False
    words = clause.words
    at = next(i for i, word in enumerate(words) if word in _CLAIMED)
    return words[at + 1 : at + 2] == ["عن"] and clause.first + at < main.i + 8


def by_other_source(clause: Clause) -> bool:
    """بينما قال مصدر طبي ان, لكن الشرطه اعلنت, من جهتها ذكرت الوزاره, وقال طبيب: a source set against the one before.

    So too وقال منقذ ان عدد القتلي لا يقل عن 120, a total told anew.
    """
    words = clause.words
    if _SAID.isdisjoint(clause.word_set):
        return False
    if words[0] in _SAYS_ANEW and not _TOTAL.isdisjoint(clause.word_set) and "event" not in clause.roles:
        return True
    against = words[0] in _AGAINST or words[1:2] in (["جهته"], ["جهتها"], ["جانبه"], ["جانبها"])
    return against or not _OF_HOSPITALS.isdisjoint(words[:8])


def some_of_them(clause: Clause) -> bool:
    """اربعه توفوا متاثرين بجروحهم, مقتل اثنين من مواطنيها: some of those told of before, by no blow of the clause."""
    if "event" in clause.roles or "killed" not in clause.roles:
        return False
    return not _NATIONALS.isdisjoint(clause.word_set) or any(
        word.startswith("متاثر") and word not in _SWAYED for word in clause.words
    )


def received(clause: Clause) -> bool:
    """المستشفي استقبل خمس جثث و12 جريحا, تلقي جثث سته: the toll of what was told before, as a hospital has it."""
    return (
        "event" not in clause.roles
        and not _RECEIVES.isdisjoint(clause.word_set)
        and not (_WARDS.isdisjoint(clause.word_set) and _MEDICS.isdisjoint(clause.word_set))
    )


def attackers_fell(clause: Clause) -> bool:
    """قتلت الشرطه المهاجم, مقتل المهاجمين الثلاثه: those who fell are the men of an attack told of already."""
    words = clause.sentence.words
    for hit in clause.hits:
        before = words[max(clause.first, hit.i - 2) : hit.i]
        if hit.trigger.role == "killed" and words[hit.i] in _WERE_KILLED and not _FOES.isdisjoint(before):
            return True  # ان ثلاثه مهاجمين قتلوا
        if hit.trigger.role == "killed" or hit.trigger.lemma in _SHOOTS:
            some = words[hit.i + 2 : hit.i + 3] == ["من"]  # مقتل ثلاثه من المهاجمين
            reach = 4 if hit.trigger.pos != "n" or some else 2
            near = words[hit.i + 1 : min(hit.i + 1 + reach, clause.last)]
            if not _ATTACKERS.isdisjoint(near) and not _by_bomber(near):
                return (
                    hit.trigger.pos != "v"
                    or words[hit.i + 1] not in _ATTACKERS
                    or not _has_object(clause, hit)
                )
    return False


def _by_bomber(words: list[str]) -> bool:
    """اودي التفجير الانتحاري بحياه ثمانيه: what a bomber did."""
    return any(b == "الانتحاري" and a.startswith("ال") for a, b in pairwise(words))


def _has_object(clause: Clause, hit: Hit) -> bool:
    """قتل المهاجم شرطيا: somebody else fell."""
    return any(
        person_number(word) and word not in _ATTACKERS
        for word in clause.sentence.words[hit.i + 2 : hit.i + 5]
    )


def comments(clause: Clause, main: Hit) -> bool:
    """وهذا اول هجوم كبير منذ عام, ويعد التفجير الاعنف منذ: said of the act told before."""
    if clause.words[0] not in _THIS_IS or main.i - clause.first > 3:
        return False
    return not _RANKS.isdisjoint(clause.words[1 : main.i - clause.first + 3])


def place_comes_first(clause: Clause, places: Sequence[PlaceMention]) -> bool:
    """وفي الموصل قتل مسلحون, وفي مدينه الموصل: the clause opens with its spot; `places` are those it names."""
    return any(place.start - clause.start < _PLACE_FIRST for place in places)


def one_more(clause: Clause, own: bool, listed: bool) -> bool:
    """كما انفجرت عبوه في الحي: a further act, told with doer or spot of its own (`own`) or by a word for an act.

    وفي الموصل انفجرت عبوه: one of a list of acts by place (`listed`).

    Not كما اصيب خمسه or كما اصيب خمسه في الهجوم, the other half of a toll, nor what a source says of الحادث.
    """
    words = clause.words
    further = words[0] in _FURTHER or listed or _turns(words) or _other_crowd(clause)
    if not further or not _KNOWN.isdisjoint(clause.word_set) or (not own and _they_did(words)):
        return False
    if "killed" in clause.roles or "injured" in clause.roles:
        acts = [h.trigger for h in clause.hits if h.trigger.role == "event"]
        known = any(h.trigger.role == "hint" and h.trigger.definite for h in clause.hits)  # العبوه قتلت ثلاثه
        return any(not t.definite for t in acts) or (own and not acts and not known)
    return True


def _they_did(words: list[str]) -> bool:
    """كما قاموا بتفجير سياره, كما فجروا سياره عند المدخل: the men of the attack that was told, and no new place."""
    return words[0] == "كما" and words[1:2] != [] and words[1].endswith("وا")


def _other_crowd(clause: Clause) -> bool:
    """توجه متظاهرون اخرون نحو الحقل: not the crowd of before."""
    if _OTHERS.isdisjoint(clause.word_set):
        return False
    words = clause.sentence.words
    return any(
        h.trigger.role == "crowd" and not _OTHERS.isdisjoint(words[h.i + 1 : h.i + 2]) for h in clause.hits
    )


def _turns(words: list[str]) -> bool:
    """من جهه اخري، علي صعيد متصل، في غضون ذلك، الي ذلك: the report turns to something else."""
    return words[0] in _TURNS_BY and (" ".join(words[:2]) in _TURNS or " ".join(words[:3]) in _TURNS)


def known_crowd(clause: Clause) -> bool:
    """قطع المحتجون الطريق: those who are out already."""
    if "crowd" not in clause.roles:
        return False
    crowd = [h.trigger for h in clause.hits if h.trigger.role == "crowd"]
    named = [
        h.trigger for h in clause.hits if h.trigger.role == "event" and h.trigger.event_type == "protest"
    ]
    return all(t.definite for t in crowd) and all(t.pos == "v" or t.definite for t in named)


def out_of_combat(clause: Clause) -> bool:
    """في حادث غير قتالي, غير متصل بالعمليات القتاليه, لا يمت للقتال بصله: no enemy had a part in it."""
    if ("غير" not in clause.word_set and "لا" not in clause.word_set) or "منهم" in clause.word_set:
        return False  # فقد 22 جنديا، قتل منهم 14 في ظروف غير قتاليه: the others fell in combat
    words = clause.words
    return any(
        (word == "غير" and words[i + 1] in _COMBAT)
        or (word == "غير" and words[i + 1] in _LINKED and not _OPERATIONS.isdisjoint(words[i + 2 : i + 5]))
        or (word == "لا" and words[i + 1] in _NO_PART and not _OPERATIONS.isdisjoint(words[i + 2 : i + 6]))
        for i, word in enumerate(words[:-1])
    )


def definite_means(clause: Clause, main: Hit, told: bool) -> bool:
    """السياره المفخخه التي انفجرت, ان الصهريج انفجر, انفجرت الشاحنه لدي: told before.

    What has a toll of its own (`told`) is known by the bomb alone, not by what carried it.
    """
    means = [
        h.trigger.definite
        for h in clause.hits
        if h.trigger.role == "hint" and h.trigger.event_type in ("bombing", "suicide_bombing")
    ]
    if means:
        return all(means)
    words, i = clause.sentence.words, main.i
    beside = words[i - 1 : i] if i > clause.first else []
    # السياره الاولي انفجرت: of several told one by one
    return not told and not _CARRIERS.isdisjoint([*beside, *words[i + 1 : i + 2]])


def touched_upon(
    clause: Clause,
    main: Hit,
    event_type: str,
    sided: int,
    told: bool,
    dated: bool,
    placed: bool,
    lead: bool,
) -> float:
    """What speaks against an act without a figure that says nothing of its own, as `sided` of two sides tell.

    شملت الاعتقالات: the act of before; وقعت مواجهات: who fought whom is told elsewhere; بتفجيرات بين الحين والاخر: at no
    time and place.
    """
    against = 0.0
    t = main.trigger
    noun = t.pos == "n"
    if event_type in _KNOWN_ACTS and noun and t.definite and not t.pronoun:
        against += 0.8
    between = event_type == "armed_clash" and "بين" in clause.sentence.words[main.i + 1 : main.i + 4]
    if (
        event_type == "armed_clash"
        and sided < 2
        and not (dated or told or between or "تبادل" in clause.lemmas)
    ):
        against += 1.0
    if event_type == "armed_clash" and t.imperfect and not (lead or placed):
        against += 1.6 if t.lemma in _FIGHTS else 0.8  # فصايل تقاتل القوات: what they do, not what they did
    if event_type == "security_operation" and t.pos == "f" and t.definite and not dated:
        against += 0.8  # يدعم العمليه الامنيه
        if not _DURING.isdisjoint(clause.sentence.words[max(0, main.i - 1) : main.i]):
            against += 0.8  # حمايه المدنيين خلال العمليات العسكريه
    bare = not (dated or placed or lead) and sided < 2
    if bare and (event_type not in _TOLD_BARE or (event_type == "threat" and noun)):
        against += 0.8
    return against
