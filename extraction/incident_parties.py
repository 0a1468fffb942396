"""The parties a clause names, with their codes of the codebook.

In: a document and a clause. Out: `Party`s in order: registered actors, common nouns for parties (lexicon `parties`), and
men told by whose they are (جنوده). Also which codes are armed, the state's, or cannot have done an act.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import msgspec

from extraction.document import Document, in_span
from extraction.incident_segments import LONGEST, Clause
from extraction.incident_triggers import bare
from extraction.incident_words import WORDS
from extraction.lexicon import load
from extraction.memo import PARTY

PARTY_WORDS: dict[str, tuple[str, bool]] = {}
_PAIRS: dict[str, dict[str, str]] = {}  # مبني المحافظه, نقطه تفتيش: two words that name a party together
for _row in load("parties"):
    for _word in _row["words"].split("|"):
        _head, _, _tail = _word.partition(" ")
        if _tail:
            for _clitic in ("", "و", "ل", "ب", "ال", "وال", "لل"):
                _PAIRS.setdefault(_clitic + _head, {})[_tail] = _row["code"]
                if _clitic.endswith(("ال", "لل")):  # المناطق السكنيه
                    _PAIRS[_clitic + _head].setdefault("ال" + _tail, _row["code"])
            continue
        for _clitic in (
            "",
            "و",
            "ف",
            "ب",
            "ل",
            "ك",
            "وب",
            "ول",
            "ال",
            "وال",
            "بال",
            "وبال",
            "لل",
            "ولل",
            "فال",
        ):
            PARTY_WORDS.setdefault(_clitic + _word, (_row["code"], _row["scope"] == "iraq"))
        if not _word.endswith(("ه", "ا", "ن")) and not _word.startswith("ال"):
            for _clitic in ("", "و", "ف"):  # زوارا, وضباطا
                PARTY_WORDS.setdefault(_clitic + _word + "ا", (_row["code"], _row["scope"] == "iraq"))
ARMED = frozenset(
    {
        "islamic_state",
        "al_qaeda",
        "iraqi_security_forces",
        "iraqi_army",
        "iraqi_police",
        "counter_terrorism_service",
        "riot_police",
        "popular_mobilization",
        "tribal_forces",
        "peshmerga",
        "kurdish_security",
        "us_forces",
        "international_coalition",
        "turkish_forces",
        "iranian_forces",
        "pkk",
        "shia_militias",
        "militias",
        "armed_group_unidentified",
        "insurgents_other",
        "foreign_forces_other",
        "other",
    }
)
INSURGENT = frozenset({"islamic_state", "al_qaeda", "armed_group_unidentified", "insurgents_other", "pkk"})
_FORCES = ARMED - INSURGENT - {"shia_militias", "militias", "other"}
STATE = _FORCES | {"government_officials"}
_LANDS = frozenset({"سوري", "تركي", "روسي"})  # with ا the name of the country, not رتلا تركيا
NATIONS = {
    clitic + row["adjective"] + ending: row["code"]
    for row in load("nation_forces")
    for clitic in ("", "ال", "وال", "بال", "لل", "و")
    for ending in ("", "ا")
    if not ending or (row["adjective"].endswith("ي") and row["adjective"] not in _LANDS)
}
_STATES = {row["name"]: row["code"] for row in load("nation_names")}
_COUNTRYMEN = frozenset({"بلاده", "بلادها", "بلادنا"})
NATIONALS = frozenset(
    clitic + row["adjective"] + ending
    for row in load("country_adjectives")
    for clitic in ("", "ال")
    for ending in ("", "ه", "ان", "ون")
)
_NEIGHBOURS = frozenset({"IQ", "SY", "PS", "YE", "LB", "LY", "EG", "SD", "SO", "AF", "PK", "TN", "DZ"})
_FOREIGN_MEN = frozenset(
    row["adjective"] + ending
    for row in load("country_adjectives")
    if row["country"] not in _NEIGHBOURS
    for ending in ("", "ا", "ه", "ان", "ين", "ون")
) | {"اتراك", "اجنبي", "اجنبيا", "اجانب", "اجنبيه"}
OURS = frozenset(
    {
        "iraqi_security_forces",
        "iraqi_army",
        "iraqi_police",
        "counter_terrorism_service",
        "riot_police",
        "popular_mobilization",
        "tribal_forces",
        "peshmerga",
        "kurdish_security",
    }
)
ALLIES = (OURS | {"international_coalition"}) - {"tribal_forces"}
NAMED_FORCES = (ALLIES | {"us_forces", "turkish_forces", "iranian_forces"}) - {"iraqi_security_forces"}
_BRANCHES = frozenset({"iraqi_army", "iraqi_police", "riot_police", "counter_terrorism_service"})
_OTHERS = ARMED - INSURGENT - {"iraqi_security_forces", "iraqi_army", "iraqi_police"}
_GENERIC = frozenset({"iraqi_security_forces", "armed_group_unidentified", "insurgents_other", "militias"})
_KURDS = WORDS["kurds"]
_DEPUTIES = WORDS["deputies"]
_CHIEFS = WORDS["chiefs"]
_GROUPS = frozenset({"islamic_state", "al_qaeda", "pkk", "shia_militias"})
_FORCE_OF = WORDS["force_of"]
_MILITARY = ("عسكري", "عسكريين", "عسكريه", "امني", "امنيه")
_COMMANDERS = WORDS["commanders"]
_FIGHTERS = frozenset({"من", "قوه", "قوات", "فوج", "رجال", "عناصر"})
_POSTS = ("نقطه", "حاجز")
_STOPS = WORDS["prepositions"] | {"الي", "ان", "تابعه"}
_AIRCRAFT = ("طيران", "طاير", "مقاتلات", "مروحي")
_REACH = 600  # characters back to the force whose men they are
OWN_MEN = WORDS["own_men"]
MEN_OF = WORDS["men_of"]
_MEMBERS = WORDS["members"]
_MEN = WORDS["men"]
_OF_MEN = _MEMBERS | WORDS["of_men"]
_NO_FOREIGNERS = WORDS["sites"] | {"زايرا", "زاير", "زايرين", "زوار", "زوارا", "حجاج", "حجاجا"}
_GUNMEN = WORDS["gunmen"]


class Party(msgspec.Struct, frozen=True, order=True, gc=False):
    """A mention of a party: word index in the clause's sentence and code."""

    i: int
    last: int
    code: str
    noun: bool


_UNITS = frozenset(clitic + unit for unit in WORDS["units"] for clitic in ("", "ال", "لل", "بال", "وال", "و"))
_ORDINALS = WORDS["ordinals"]
_ARMS_OF_UNITS = WORDS["arms_of_units"]
_CARRIERS = frozenset(
    {"ناقله", "ناقلات", "ناقلتي", "ناقلتين", "وناقله", "وناقلات", "حامله", "حاملات", "بناقله"}
)
_OF_STATE = frozenset({"الحكوميه", "حكوميه", "الحكومي", "حكومي"})  # قوات الامن الحكوميه: no party beside them
_CARRIED_OUT = frozenset(
    {"هجوم", "هجمات", "تفجير", "تفجيرات", "انفجار", "عمليه", "عمليات", "اعتداء", "جريمه", "اغتيال", "مجزره"}
)
_OTHER_UNITS = WORDS["other_units"]
_ADJECTIVAL = frozenset({"civilians", "armed_group_unidentified"})
_CONVOYS = WORDS["convoys"]
NAMING = frozenset({*PARTY_WORDS, *_PAIRS, *OWN_MEN, *_UNITS, *_CONVOYS})
# Words that name a party whatever stands beside them, but for a nationality: see `_noun_at`.
_PLAIN = frozenset(
    word
    for word in PARTY_WORDS.keys() - _PAIRS.keys() - NATIONS.keys() - OWN_MEN - _CONVOYS - _UNITS - _DEPUTIES
    if not word.endswith(("مكافحه", "منفذ", "قوه", *_MILITARY))
)


def parties_of(doc: Document, clause: Clause) -> list[Party]:
    """The parties of a clause by their place; gunmen whose group is named beside them are left to the group."""
    taken: set[int] = set()
    found = _registered(doc, clause, taken)
    words, classes, marked = clause.sentence.words, clause.sentence.classes, clause.sentence.marked
    for i in marked[bisect_left(marked, clause.first) : bisect_left(marked, clause.last)]:
        if classes[i] & PARTY and i not in taken and not (words[i] in _OF_STATE and i - 1 in taken):
            party = _noun_at(doc, clause, i)
            if party is not None:
                found.append(party)
                taken.update(range(i + 1, party.last + 1))
    found.sort()
    return _with_members(words, clause.first, found)


def _registered(doc: Document, clause: Clause, taken: set[int]) -> list[Party]:
    """The registered actors of a clause; the indices of their words are added to `taken`."""
    words, starts = clause.sentence.words, clause.sentence.starts
    first, last = clause.first, clause.last
    found: list[Party] = []
    for actor in in_span(doc.actors, clause.start, clause.end):
        k = bisect_right(starts, actor.start, first, last) - 1
        if k < first or k in taken or not actor.code or (actor.kind == "person" and actor.code in _FORCES):
            continue
        end = bisect_left(starts, actor.end, k, last)
        if actor.code == "armed_group_unidentified" and end < last and bare(words[end]).startswith("انتحار"):
            continue  # مهاجم انتحاري: the bomber of an unnamed party
        if k > first and words[k - 1] in _CARRIERS:
            continue  # ناقله جنود: a vehicle
        taken.update(range(k, end))
        group = actor.code
        if group in _ADJECTIVAL and end < last:
            group = _by_adjective(group, words[k], words[end])
        found.append(Party(k, end - 1, group, False))
    return found


def _noun_at(doc: Document, clause: Clause, i: int) -> Party | None:
    """The party of a word that names one by itself or with the next: مبني المحافظه, جنوده, رتل امريكي, الفرقه السابعه."""
    words, last = clause.sentence.words, clause.last
    word = words[i]
    following = words[i + 1] if i + 1 < last else ""
    if word in _PLAIN:
        return Party(i, i, _code_at(words, i, last, following), True)
    if word == "مكافحه" and (i == clause.first or words[i - 1] not in _FIGHTERS):
        return None  # قوه من مكافحه الارهاب, but not قانون مكافحه الارهاب
    if word in _PAIRS and following in _PAIRS[word]:
        return Party(i, i + 1, _PAIRS[word][following], True)
    if word in OWN_MEN:
        code = _owner(doc, clause, clause.sentence.starts[i])
        return None if code is None else Party(i, i, code, False)
    if word in _CONVOYS and following.removeprefix("ال") in ("عسكريه", "عسكري") and i + 2 < last:
        following = words[i + 2]
    if word in _CONVOYS and following in NATIONS:
        return Party(i, i + 1, NATIONS[following], True)  # قافله اميركيه, قافله عسكريه اميركيه
    if word in _UNITS:
        nation = _nation_of_unit(words, i, last)
        if nation is not None:
            return nation
        return Party(i, i + 1, "iraqi_army", True) if _numbered(words, i, last) else None
    if word not in PARTY_WORDS or (word in _DEPUTIES and following in _CHIEFS):
        return None
    if word.endswith("منفذ") and following.removeprefix("ال") in _CARRIED_OUT:
        return None  # منفذ الهجوم is a man, no crossing
    if word in NATIONS and i > clause.first and PARTY_WORDS.get(words[i - 1], ("", False))[1]:
        return None  # جنودا اتراكا: the adjective of the soldiers
    if word.endswith("قوه") and not _is_force(words, i, last):
        return None
    if word.endswith(_MILITARY) and i > clause.first and bare(words[i - 1]) in _COMMANDERS:
        return None  # القيادي العسكري في التنظيم, الملف الامني
    return Party(i, i, _code_at(words, i, last, following), True)


def _code_at(words: list[str], i: int, last: int, following: str) -> str:
    """The code of a common noun, by the nationality behind it: مهندسا المانيا, جنديا تركيا, قوات بلاده."""
    word = words[i]
    code, ours = PARTY_WORDS[word]
    if code == "civilians" and following in _FOREIGN_MEN and bare(word) not in _NO_FOREIGNERS:
        code = "foreign_nationals"
    if ours and following in _COUNTRYMEN:
        return _compatriots(words[max(0, i - LONGEST) : i], code)
    if ours:
        code = _foreign(following, code)
        if word.endswith(("قوات", "قوه")) and i + 2 < last and following not in _STOPS:
            code = _foreign(words[i + 2], code)  # قوات خاصه اميركيه, قوات كوماندوز تركيه
        return code
    return "pkk" if code == "armed_group_unidentified" and following in _KURDS else code


def _with_members(words: list[str], first: int, found: list[Party]) -> list[Party]:
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
        elif words[p.i] in _GUNMEN or p.code == "iraqi_security_forces":
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


def _by_adjective(code: str, word: str, following: str) -> str:
    """مواطنين اتراك, جماعه مسلحه شيعيه: what an adjective makes of a registered kind of people."""
    if code == "civilians" and following in _FOREIGN_MEN and bare(word) not in _NO_FOREIGNERS:
        return "foreign_nationals"
    return "shia_militias" if code == "armed_group_unidentified" and following.startswith("شيع") else code


def _numbered(words: list[str], i: int, last: int) -> bool:
    """اللواء 23, الفرقه السابعه: a unit of the army, where no other force is named beside it."""
    following = words[i + 1] if i + 1 < last else ""
    return (following in _ORDINALS or following[:1].isdigit()) and _OTHER_UNITS.isdisjoint(
        words[max(0, i - 2) : min(last, i + 6)]
    )


def _nation_of_unit(words: list[str], i: int, last: int) -> Party | None:
    """وحده اميركيه, فرقه المشاه الثالثه الاميركيه: a unit of another nation's."""
    for k in range(i + 1, min(last, i + 4)):
        if words[k] in NATIONS and NATIONS[words[k]] != "iraqi_security_forces":
            return Party(i, k, NATIONS[words[k]], True)
        if words[k] not in _ORDINALS and words[k] not in _ARMS_OF_UNITS:
            return None
    return None


def _foreign(adjective: str, code: str) -> str:
    """جنديا تركيا, السلطات الفرنسيه: the force that a nationality after a common noun tells."""
    nation = NATIONS.get(adjective, code)
    return code if nation == "iraqi_security_forces" else nation


def _is_force(words: list[str], i: int, last: int) -> bool:
    """قوه من الجيش, قوه امنيه, القوه المهاجمه; but not اكثر قوه, بقوه."""
    following = words[i + 1] if i + 1 < last else ""
    return following in _FORCE_OF or following.startswith("ال") or following in NATIONALS


def _compatriots(words: list[str], code: str) -> str:
    """قال الوزير التركي ان قوات بلاده: the nation told last before."""
    for word in reversed(words):
        nation = NATIONS.get(word) or _STATES.get(word)
        if nation is not None:
            return code if nation == "iraqi_security_forces" else nation
    return code


def _owner(doc: Document, clause: Clause, at: int) -> str | None:
    """اعلن الجيش مقتل احد جنوده: whose men they are, by the armed party named before in the sentence."""
    for actor in reversed(in_span(doc.actors, max(clause.sentence.starts[0], at - _REACH), at)):
        if actor.code in ARMED:
            return actor.code
    return None


def _is_member(words: list[str], party: Party, after: Party) -> bool:
    """مسلحين من تنظيم داعش: the group is named right after, the gunmen are no party of their own."""
    if party.code == "government_officials":
        # المسوول العسكري في التنظيم, والي الموصل في داعش
        return party.noun and after.code in _GROUPS and after.i - party.last <= 4
    if party.code not in _GENERIC and party.code != "iraqi_army":
        return False
    if party.noun and words[party.last] in MEN_OF and not after.noun and after.i == party.last + 1:
        return not words[after.i].startswith("و")
    if party.noun and party.code == "iraqi_security_forces" and words[party.i].endswith(_POSTS):
        # نقطه تفتيش للشرطه, حاجز تابع للجيش: whose post it is
        return after.code in _FORCES and after.i - party.last <= 2 and words[after.i].startswith("ل")
    if party.code == "iraqi_security_forces" and party.noun and after.i > party.last + 1:
        # ضابط في الجيش, عناصر من الشرطه: the branch says more
        within = words[after.i - 1] in ("من", "في", "ب")
        if after.code in _BRANCHES and after.i - party.last in (2, 3):  # قوه اخري من مكافحه الارهاب
            return within or _under(words, party.last + 1, after.i)
        # القوه التابعه للفصيل, ضابط في البيشمركه: those of another force are not the state's
        direct = (within and after.i - party.last == 2) or _under(words, party.last + 1, after.i)
        return after.code in _OTHERS and direct and after.i - party.last <= 3
    if party.code == "iraqi_security_forces":
        return False
    if words[party.i].removeprefix("ال").startswith(_AIRCRAFT) and party.code == "iraqi_army":
        # طايرات حربيه تابعه للتحالف; but not طيران الجيش معاقل التنظيم
        return after.code in ARMED and all(word in _MEMBERS for word in words[party.last + 1 : after.i])
    if party.code == "iraqi_army":
        return False
    between = words[party.last + 1 : after.i]
    if not between and after.code not in _GROUPS:
        return False  # هاجم مسلحون نقطه تفتيش
    return len(between) <= 2 and after.code in ARMED and all(word in _MEMBERS for word in between)


def _under(words: list[str], first: int, at: int) -> bool:
    """قوه تابعه للفرقه السابعه, قوات تابعه للواء الرد السريع: whose force it is."""
    return words[first] in _MEMBERS and (words[at].startswith("ل") or words[at - 1].startswith("ل"))


_STRANGERS = {
    "bombing": OURS,
    "suicide_bombing": OURS | {"turkish_forces", "iranian_forces"},  # اشارت السلطات التركيه الي انه فجر نفسه
    "air_strike": INSURGENT
    | {"government_officials", "popular_mobilization", "peshmerga", "tribal_forces", "iraqi_police"},
    "weapons_seizure": INSURGENT,
    "protest_repression": frozenset({"protesters"}),
    "security_operation": INSURGENT,
}


def likely_doers(event_type: str, perpetrator: list[str]) -> list[str]:
    """The perpetrators an act can have: blasts are not the state's work, aircraft not the insurgents'.

    Such parties stand beside the act as its victims, or tell of it.
    """
    strangers = _STRANGERS.get(event_type)
    if strangers is None or strangers.isdisjoint(perpetrator):
        return perpetrator
    return [code for code in perpetrator if code not in strangers]
