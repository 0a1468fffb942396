"""The parties a clause names, with their codes of the codebook.

In: a document and a clause. Out: `Party`s in order: registered actors, common nouns for parties (lexicon `parties`), and
men told by whose they are (جنوده). Also which codes cannot have done an act.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from msgspec.structs import replace

from extraction.document import Document, in_span
from extraction.incident_chiefs import SHIITES, THE_PARTY, bound_to_office, is_chief, means_pkk
from extraction.incident_members import UNITS, with_members, without_kinds
from extraction.incident_nations import FOREIGN_MEN, FOREIGNERS, NATIONALS, NATIONS, STATES_TOLD, is_foreigner
from extraction.incident_partners import with_partners
from extraction.incident_party import ARMED, FORCES, INSURGENT, OURS, Party
from extraction.incident_segments import LONGEST, Clause
from extraction.incident_stands_for import NAMING as STAND_INS
from extraction.incident_stands_for import foreign_army, group_meant
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
_COUNTRYMEN = frozenset({"بلاده", "بلادها", "بلادنا"})
_KURDS = WORDS["kurds"]
_DEPUTIES = WORDS["deputies"]
_CHIEFS = WORDS["chiefs"]
_FORCE_OF = WORDS["force_of"]
_MEMBERS = WORDS["members"]
_MANAGED = WORDS["managed"]
_REPORT = WORDS["report"]
_MILITARY = ("عسكري", "عسكريين", "عسكريه", "امني", "امنيه")
_DEFINITE = frozenset({"الامنيه", "الامني", "العسكريه", "العسكري", "العسكريين", "العسكريون"})
_FORCE_HEADS = tuple(WORDS["force_nouns"])
_COMMANDERS = WORDS["commanders"]
_FIGHTERS = frozenset({"من", "قوه", "قوات", "فوج", "رجال", "عناصر"})
_STOPS = WORDS["prepositions"] | {"الي", "ان", "تابعه"}
_REACH = 600  # characters back to the force whose men they are
OWN_MEN = WORDS["own_men"]
_NO_FOREIGNERS = WORDS["sites"] | {"زايرا", "زاير", "زايرين", "زوار", "زوارا", "حجاج", "حجاجا"}


_ORDINALS = WORDS["ordinals"]
_ARMS_OF_UNITS = WORDS["arms_of_units"]
_CARRIERS = WORDS["carriers"]
_PREPARED = frozenset({"تخطيط", "التخطيط", "تنفيذ", "قتل", "القتل", "خطف", "هجومين", "تفجيرين"})
_STRANGE = frozenset({"us_forces", "turkish_forces", "foreign_forces_other", "international_coalition"})
_PATROLS = frozenset({"دوريه", "الدوريه", "دوريات"})
_ON_PATROL = WORDS["on_patrol"]
_OF_STATE = frozenset({"الحكوميه", "حكوميه", "الحكومي", "حكومي"})  # قوات الامن الحكوميه: no party beside them
_CARRIED_OUT = frozenset(
    {"هجوم", "هجمات", "تفجير", "تفجيرات", "انفجار", "عمليه", "عمليات", "اعتداء", "جريمه", "اغتيال", "مجزره"}
)
_OTHER_UNITS = WORDS["other_units"]
_THIS = ("هذه", "هذا")
_OF_REGION = frozenset({"iraqi_security_forces", "iraqi_police"})
_ADJECTIVAL = frozenset({"civilians", "armed_group_unidentified"})
_CONVOYS = WORDS["convoys"]
_CONVOY_KINDS = WORDS["convoy_kinds"]
_NAMED_AFTER = frozenset({"غير", "حي", "بحي", "وحي", "لحي", "حيي"})
_UNKNOWN_MEN = frozenset({"قوات", "قوه", "جماعه", "جماعات", "مجموعه", "مجموعات", "عناصر", "فصايل"})
NAMING = frozenset({*PARTY_WORDS, *_PAIRS, *OWN_MEN, *UNITS, *_CONVOYS, *FOREIGNERS, *STAND_INS})
# Words that name a party whatever stands beside them, but for a nationality: see `_noun_at`.
_PLAIN = frozenset(
    word
    for word in PARTY_WORDS.keys()
    - _PAIRS.keys()
    - NATIONS.keys()
    - FOREIGNERS
    - OWN_MEN
    - _CONVOYS
    - UNITS
    - _DEPUTIES
    - _DEFINITE
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
            if (
                party is not None and party.last not in taken
            ):  # عضو مجلس النواب: the registered body says more
                found.append(party)
                taken.update(range(i + 1, party.last + 1))
    if not found:
        return found
    found.sort()
    if not _STRANGE.isdisjoint([p.code for p in found]):  # دوريه قتل فيها جنود اميركيون is theirs
        found = [p for p in found if words[p.i] not in _PATROLS or p.code != "iraqi_security_forces"]
    return with_partners(words, clause.last, with_members(words, clause.first, without_kinds(words, found)))


def _registered(doc: Document, clause: Clause, taken: set[int]) -> list[Party]:
    """The registered actors of a clause; the indices of their words are added to `taken`."""
    words, starts = clause.sentence.words, clause.sentence.starts
    first, last = clause.first, clause.last
    found: list[Party] = []
    for actor in in_span(doc.actors, clause.start, clause.end):
        k = bisect_right(starts, actor.start, first, last) - 1
        if k < first or k in taken or not actor.code or (actor.kind == "person" and actor.code in FORCES):
            continue
        end = bisect_left(starts, actor.end, k, last)
        if actor.code == "armed_group_unidentified" and end < last and bare(words[end]).startswith("انتحار"):
            continue  # مهاجم انتحاري: the bomber of an unnamed party
        if end < last and words[end] == "عن" and _answers_for_it(words, end - 1, last):
            continue
        if words[k] == "جهه" and k > first and words[k - 1] == "الي":
            continue  # اقتادوه الي جهه مجهوله
        if k > first and (words[k - 1] in _CARRIERS or words[k - 1] in _NAMED_AFTER):
            continue  # ناقله جنود: a vehicle; غير مسلحين; حي الشرطه: a quarter's name
        if words[k] in _DEFINITE and k > first and _of_group(words, k):
            continue
        if words[k] in _DEPUTIES and end < last and words[end] in _CHIEFS:
            continue  # نايب ضابط
        if actor.code == "foreign_nationals" and k > first and PARTY_WORDS.get(words[k - 1], ("", False))[1]:
            continue  # جنودا اميركيين: whose soldiers
        bound = actor.kind == "person" or (
            bool(found) and found[-1].code in ARMED and k - found[-1].last <= 3
        )
        if bound and actor.code == "politicians" and is_chief(words, first, k):
            if found and found[-1].code == "militias" and actor.actor_id in SHIITES:
                found[-1] = replace(found[-1], code="shia_militias")  # ميليشيا مقتدي الصدر
            continue
        taken.update(range(k, end))
        group = actor.code
        if (
            (group in _OF_REGION or words[k].endswith("السلطات"))
            and words[end : end + 2] == ["في", "اقليم"]
            and "كردستان" in words[end + 2 : end + 3]
        ):
            group = "kurdish_security"  # قوات الامن في اقليم كردستان
        if group == "iraqi_army" and end == k + 1 and words[k] in STAND_INS:
            group = foreign_army(doc, clause, k) or group
        if group in _ADJECTIVAL and end < last:
            group = _by_adjective(group, words[k], words[end])
        if bound_to_office(doc, actor):
            group = "government_officials"
        found.append(Party(k, end - 1, group, False))
    return found


def _answers_for_it(words: list[str], i: int, last: int) -> bool:
    """المسوول عن التفجير, مسوولين عن قتل: who did it, no official."""
    if i + 2 >= last or words[i + 1] != "عن" or not bare(words[i]).startswith("مسوول"):
        return False
    return words[i + 2].removeprefix("ال") in _CARRIED_OUT or words[i + 2] in _PREPARED


def _noun_at(doc: Document, clause: Clause, i: int) -> Party | None:
    """The party of a word that names one by itself or with the next: مبني المحافظه, جنوده, رتل امريكي, الفرقه السابعه."""
    words, last = clause.sentence.words, clause.last
    word = words[i]
    following = words[i + 1] if i + 1 < last else ""
    if following == "عن" and _answers_for_it(words, i, last):
        return None
    if following.removeprefix("ال").startswith("مفخخ") or (
        i > clause.first and words[i - 1] in _NAMED_AFTER and (words[i - 1] == "غير" or word.startswith("ال"))
    ):
        return None  # منازل مفخخه, غير مسلحين, حي المعلمين
    if following.startswith("مجهول") and word in _UNKNOWN_MEN:
        return Party(i, i + 1, "armed_group_unidentified", True)  # قوات مجهوله الهويه
    if word in STAND_INS:
        meant = group_meant(doc, clause, i) or foreign_army(doc, clause, i)
        if meant is not None:
            this = i > clause.first and words[i - 1].endswith(_THIS)
            return Party(i - this, i, meant, True)
    if word in _PLAIN:
        workers = word in THE_PARTY and means_pkk(doc, clause.sentence.starts[i])
        return Party(i, i, "pkk" if workers else _code_at(words, i, last, following), True)
    if word in _PATROLS and i > clause.first and words[i - 1] in _ON_PATROL and following not in NATIONALS:
        return Party(i, i, "iraqi_security_forces", True)  # انفجرت علي دوريه, هاجموا دوريه
    if word == "مكافحه" and (i == clause.first or words[i - 1] not in _FIGHTERS):
        return None  # قوه من مكافحه الارهاب, but not قانون مكافحه الارهاب
    if word == "لمكافحه" and (i == clause.first or words[i - 1] not in _MEMBERS):
        return None  # عمليه عسكريه لمكافحه الارهاب
    if word == "جهه" and i > clause.first and words[i - 1] == "الي":
        return None  # اقتادوه الي جهه مجهوله
    if word in _PAIRS and following in _PAIRS[word]:
        abroad = _PAIRS[word][following] == "civilians" and i + 2 < last and words[i + 2] in FOREIGN_MEN
        return Party(
            i, i + 1, "foreign_nationals" if abroad else _PAIRS[word][following], True
        )  # رجل اعمال تركي
    if word in FOREIGNERS and is_foreigner(words, i, clause.first):
        return Party(i, i, "foreign_nationals", True)
    if word in OWN_MEN:
        code = _owner(doc, clause, clause.sentence.starts[i])
        return None if code is None else Party(i, i, code, False)
    if word in _CONVOYS:
        k = i + 1 + (following.removeprefix("ال") in _CONVOY_KINDS)
        if k < last and words[k] in NATIONS:
            return Party(i, k, NATIONS[words[k]], True)  # قافله اميركيه, قافله عسكريه اميركيه
    if word in UNITS:
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
    if word in _DEFINITE and i > clause.first and (_qualifies(words[i - 1]) or _of_group(words, i)):
        return None  # اللجنه الامنيه, تدابيرها الامنيه
    return Party(i, i, _code_at(words, i, last, following), True)


def _of_group(words: list[str], i: int) -> bool:
    """احد قاده داعش العسكريين: what kind of leaders they are; but not قتل داعش العسكريين."""
    return words[i - 1] == "داعش" and i > 1 and bare(words[i - 2]) in _COMMANDERS


def _qualifies(noun: str) -> bool:
    """اللجنه الامنيه, الجدران الامنيه: the adjective of a noun that is no force; but not القوي الامنيه, قتل الامني."""
    noun = noun.removeprefix("و")
    owned = noun.endswith(("ها", "هم", "ته")) and len(noun) > 4
    return (noun.startswith(("ال", "لل", "بال")) or owned) and not bare(noun).startswith(_FORCE_HEADS)


def _code_at(words: list[str], i: int, last: int, following: str) -> str:
    """The code of a common noun, by the nationality behind it: مهندسا المانيا, جنديا تركيا, قوات بلاده."""
    word = words[i]
    code, ours = PARTY_WORDS[word]
    if code == "civilians" and following in FOREIGN_MEN and bare(word) not in _NO_FOREIGNERS:
        code = "foreign_nationals"
    if ours and following in _COUNTRYMEN:
        return _compatriots(words[max(0, i - LONGEST) : i], code)
    if ours:
        code = _foreign(following, code)
        if word.endswith(("قوات", "قوه")) and i + 2 < last and following not in _STOPS:
            code = _foreign(words[i + 2], code)  # قوات خاصه اميركيه, قوات كوماندوز تركيه
        return code
    return "pkk" if code == "armed_group_unidentified" and following in _KURDS else code


def _by_adjective(code: str, word: str, following: str) -> str:
    """مواطنين اتراك, جماعه مسلحه شيعيه: what an adjective makes of a registered kind of people."""
    if code == "civilians" and following in FOREIGN_MEN and bare(word) not in _NO_FOREIGNERS:
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
    topic = following in _MANAGED and i > 0 and words[i - 1] in ("ان", "بان")  # ان قوه تمكنت من
    return topic or following in _FORCE_OF or following.startswith("ال") or following in NATIONALS


def _compatriots(words: list[str], code: str) -> str:
    """قال الوزير التركي ان قوات بلاده: the nation told last before."""
    for word in reversed(words):
        nation = NATIONS.get(word) or STATES_TOLD.get(word)
        if nation is not None:
            return code if nation == "iraqi_security_forces" else nation
    return code


def _owner(doc: Document, clause: Clause, at: int) -> str | None:
    """اعلن الجيش مقتل احد جنوده: whose men they are, by the armed party named before in the sentence."""
    words, starts = clause.sentence.words, clause.sentence.starts
    here = bisect_left(starts, at)
    told = range(here - 1, max(0, here - LONGEST), -1)
    state = next(
        (i for i in told if words[i] in STATES_TOLD and words[i - 1].removeprefix("و") in _REPORT), -1
    )
    for actor in reversed(in_span(doc.actors, max(starts[0], at - _REACH), at)):
        if actor.code in ARMED and (state < 0 or actor.start > starts[state]):
            return actor.code
    return STATES_TOLD[words[state]] if state >= 0 else None  # اعلنت تركيا مقتل اربعه من جنودها


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
