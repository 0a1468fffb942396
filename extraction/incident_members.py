"""Which of the parties of a clause are one: gunmen and their group, an officer and his force, a man and his faith or office.

In: the words of a sentence and the parties found in them. Out: the parties without those that the next one says more of.
مسلحون من تنظيم داعش, ضابط برتبه مقدم في الشرطه, طبيب مسيحي, موظف في وزاره.
"""

from __future__ import annotations

from extraction.incident_party import ARMED, FORCES, INSURGENT, Party
from extraction.incident_triggers import bare
from extraction.incident_words import WORDS

MEN_OF = WORDS["men_of"]
_DEPUTIES = WORDS["deputies"]
_BRANCHES = frozenset({"iraqi_army", "iraqi_police", "riot_police", "counter_terrorism_service"})
_OTHERS = ARMED - INSURGENT - {"iraqi_security_forces", "iraqi_army", "iraqi_police"}
_GENERIC = frozenset({"iraqi_security_forces", "armed_group_unidentified", "insurgents_other", "militias"})
_GROUPS = frozenset({"islamic_state", "al_qaeda", "pkk", "shia_militias"})
_POSTS = WORDS["posts"]
_POST_KINDS = WORDS["post_kinds"]
_OF_SITES = ("عسكريا", "عسكري", "امنيا")
UNITS = frozenset(clitic + unit for unit in WORDS["units"] for clitic in ("", "ال", "لل", "بال", "وال", "و"))
_RANKS = frozenset({"برتبه", "بدرجه"})
_RANK_REACH = 5
_HOLDS = frozenset({"تضم", "يضم", "ضمت", "ضم"})
_HELD_REACH = 6
_TITLES = frozenset({"وزير", "مسوول", "والي", "امير", "قاضي", "مسوولين", "مسوولي"})
_WORKS = frozenset(
    {"يعمل", "يعملون", "يعملان", "تعمل", "كانوا", "كان", "اثنين", "اثنان"}
)  # موظفون يعملون في وزاره
_NO_AND = ("وزار", "وزير", "وكيل", "وكال")
_CIVIL = frozenset({"مدني", "مدنيا", "مدنيين", "مدنيون", "مدنيان", "مدنيه"})
_MEMBERS = WORDS["members"]
_MEN = WORDS["men"]
_OF_MEN = _MEMBERS | WORDS["of_men"]
_GUNMEN = WORDS["gunmen"]
_BODIES = frozenset({"جماعه", "حركه", "تنظيم", "ميليشيا", "مليشيا", "كتايب", "جبهه"})
_HOMES = frozenset({"منازل", "بيوت", "مساكن"})
_VEHICLES = frozenset({"حافله", "حافلتين", "سياره", "مركبه", "باص", "قطار", "حافلات"})
_CARRY = frozenset({"تقل", "يقل", "تقلان", "تنقل", "ينقل", "تحمل"})
_OF_SOME = frozenset({"عدد", "عددا", "مجموعه", "عشرات", "من", "بعض", "احد", "عناصر", "افراد", "قاده", "ذوي"})
_AIRCRAFT = ("طيران", "طاير", "مقاتلات", "مروحي")


def without_kinds(words: list[str], found: list[Party]) -> list[Party]:
    """The parties without those that only say of what kind the one beside them is: طبيب مسيحي, ناشط مدني, موظف في وزاره."""
    if len(found) < 2:
        return found
    kept: list[Party] = []
    for p, after in zip(found, [*found[1:], None], strict=False):
        last = kept[-1] if kept else None
        if last is not None and words[p.i - 1] in _RANKS and p.last == p.i and last.code in FORCES:
            continue  # ضابطا في الجيش برتبه عميد
        if (
            p.code == "civilians"
            and words[p.i] in _CIVIL
            and last is not None
            and last.last + 1 == p.i
            and last.code not in ARMED
        ):
            continue  # ناشط مدني
        joined = after is not None and words[after.i][0] == "و" and not words[after.i].startswith(_NO_AND)
        if after is None or joined or not _is_kind_of(words, p, after):
            kept.append(p)
    return kept


def _is_kind_of(words: list[str], p: Party, after: Party) -> bool:
    """Whether the next party says whose or of what faith a man is, so that it alone counts."""
    beside = after.i == p.last + 1
    if p.code == "civilians":
        if beside and after.code == "religious_minorities":
            return True  # طبيب مسيحي
        if bare(words[p.i]) in _VEHICLES and words[p.last + 1] in _CARRY:
            return _OF_SOME.issuperset(words[p.last + 2 : after.i])  # حافله تقل عددا من الاقباط
        if bare(words[p.i]) in _HOMES:  # منازل ضباط الشرطه, منازل عدد من عناصر الصحوه: whose homes they are
            return _OF_SOME.issuperset(words[p.last + 1 : after.i])
        between = words[p.last + 1 : after.i]
        served = (
            words[after.i - 1] in ("في", "لدي") and _WORKS.issuperset(between[:-1])
            if between
            else words[after.i][0] == "ب"
        )
        employed = words[p.i].removeprefix("و").startswith("موظف")
        return served and employed and after.code in ("government_officials", "foreign_nationals")
    if p.code == "government_officials" and beside:
        return words[p.last] == "في" and after.code == "foreign_nationals"  # موظفين في الامم المتحده
    return (
        p.code == "politicians"
        and beside
        and words[p.i] in _DEPUTIES
        and after.code == "government_officials"
    )


def with_members(words: list[str], first: int, found: list[Party]) -> list[Party]:
    """The parties without those that are men of the next: خطف مسلحون من التنظيم begins with its gunmen."""
    if len(found) < 2:
        return [_with_men(words, first, found[0])] if found else found
    kept: list[Party] = []
    head = -1
    for p, after in zip(found, [*found[1:], None], strict=False):
        if after is None or not _is_member(words, p, after):
            whole = _with_men(words, first, p) if head < 0 else Party(head, p.last, p.code, True)
            if kept and head < 0 and kept[-1].last >= whole.i < p.i:
                kept.pop()  # قوه من الميليشيات: one party, not two
            kept.append(whole)
            head = -1
        elif words[p.i] in _GUNMEN or p.code in ("iraqi_security_forces", "iraqi_army"):
            head = p.i if head < 0 else head
    return kept


def _with_men(words: list[str], first: int, party: Party) -> Party:
    """هاجم عناصر من التنظيم حاجزا, استهدفت طايرات تابعه للتحالف موقعا: the party from where its men or aircraft are told."""
    if party.code not in ARMED or words[party.i] == "جيش":
        return party
    last = words[party.i - 1] if party.i > first else ""
    if not (words[party.i].startswith("ل") or last in _MEMBERS or (last == "في" and party.code in _GROUPS)):
        return party
    i = party.i - 1
    while i >= first and party.i - i <= 4 and words[i] in _OF_MEN:
        i -= 1
    if i < first or not (words[i] in _MEN or bare(words[i]).startswith(_AIRCRAFT)):
        return party
    return Party(i, party.last, party.code, True)


def _is_member(words: list[str], party: Party, after: Party) -> bool:
    """مسلحين من تنظيم داعش: the group is named right after, the gunmen are no party of their own."""
    if party.code == "government_officials":
        # المسوول العسكري في التنظيم, والي الموصل في داعش, وزير صحه ما يسمي بدوله العراق
        titled = party.noun or (bare(words[party.i]) in _TITLES and "،" not in words[party.i : after.i])
        return (
            titled and after.code in _GROUPS and after.i - party.last <= 4 + (bare(words[party.i]) in _TITLES)
        )
    if party.code == "activists":
        return after.code in _GROUPS and after.i == party.last + 1  # ناشطي حزب العمال
    if party.code not in _GENERIC and party.code != "iraqi_army":
        return False
    if party.code in _GENERIC and after.code in _GROUPS and words[party.last + 1] in _HOLDS:
        return after.i - party.last <= _HELD_REACH  # خليه ارهابيه تضم سته قياديين في التنظيم
    if party.code == "iraqi_army" and words[party.i] in UNITS:
        # الفوج الثالث من اللواء الخامس لقوات البيشمركه
        bound = words[after.i].startswith("ل") or words[after.i - 1] in _MEMBERS
        return bound and after.code in _OTHERS and after.i - party.last <= 4
    named = not after.noun or after.code in ("us_forces", "peshmerga")  # قوات مشاه البحريه
    if party.noun and words[party.last].removeprefix("و") in MEN_OF and named and after.i == party.last + 1:
        return not words[after.i].startswith("و")
    post = bare(words[party.i]) in _POSTS
    if party.code == "iraqi_security_forces" and (post or words[party.i].endswith(_OF_SITES)):
        # نقطه تفتيش للشرطه, حاجزا تابعا للجيش, موقعا عسكريا للحشد: whose post it is
        first = party.last + 1
        first += first < after.i and words[first] in _POST_KINDS  # حاجز امني تابع للشرطه
        owned = all(word in _MEMBERS for word in words[first : after.i])
        bound = words[after.i].startswith("ل") or words[after.i - 1] == "من"  # دوريه مشتركه من الجيش
        owned = owned and bound and after.code in ARMED
        if owned or post:
            return owned
    if party.code == "iraqi_security_forces" and party.noun and after.i > party.last + 1:
        # ضابط في الجيش, عناصر من الشرطه: the branch says more
        if (
            after.i - party.last <= _RANK_REACH
            and after.code in _BRANCHES
            and _of_rank(words, party.last + 1, after.i)
        ):
            return True  # ضابط برتبه مقدم في الشرطه
        within = words[after.i - 1] in ("من", "في", "ب")
        if after.code in _BRANCHES and after.i - party.last in (2, 3):  # قوه اخري من مكافحه الارهاب
            return within or _under(words, party.last + 1, after.i)
        # القوه التابعه للفصيل, ضابط في البيشمركه: those of another force are not the state's
        direct = (within and after.i - party.last == 2) or _under(words, party.last + 1, after.i)
        return after.code in _OTHERS and direct and after.i - party.last <= 3
    if party.code == "iraqi_security_forces":
        if after.code in _BRANCHES and after.i == party.last + 2 and _under(words, party.last + 1, after.i):
            return True  # قطعات عسكريه تابعه للفرقه السابعه
        # ضابط بالجيش, جندي بالشرطه
        return (
            party.noun
            and after.i == party.last + 1
            and after.code in _BRANCHES
            and words[after.i].startswith("بال")
        )
    if words[party.i].removeprefix("ال").startswith(_AIRCRAFT) and party.code == "iraqi_army":
        # طايرات حربيه تابعه للتحالف; but not طيران الجيش معاقل التنظيم
        return after.code in ARMED and all(word in _MEMBERS for word in words[party.last + 1 : after.i])
    if party.code == "iraqi_army":
        return False
    between = words[party.last + 1 : after.i]
    if not between and after.code not in _GROUPS:
        return False  # هاجم مسلحون نقطه تفتيش
    if between[:2] == ["علي", "الاقل"]:
        between = between[2:]  # سته مسلحين علي الاقل من الحزب
    if len(between) == 2 and between[1] in _BODIES:
        between = between[:1]  # مسلحون من جماعه «بوكو حرام»
    return len(between) <= 2 and after.code in ARMED and all(word in _MEMBERS for word in between)


def _of_rank(words: list[str], first: int, at: int) -> bool:
    """برتبه مقدم في, بدرجه عميد في: a rank between the officer and his force."""
    return words[first] in _RANKS and (at - 1 == first or words[at - 1] in ("في", "من"))


def _under(words: list[str], first: int, at: int) -> bool:
    """قوه تابعه للفرقه السابعه, قوات تابعه للواء الرد السريع: whose force it is."""
    return words[first] in _MEMBERS and (words[at].startswith("ل") or words[at - 1].startswith("ل"))
