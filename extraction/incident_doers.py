"""Who did it where no particle tells: the speaker, the subject of "managed", a nation's aircraft, the forces by kind of act.

In: a clause, its loose parties (those whose part syntax leaves open) and what is known of the sides. The perpetrators are
added in place.
"""

from __future__ import annotations

from extraction.incident_blows import PLACES_OF, lacks_object
from extraction.incident_nations import NATIONS
from extraction.incident_party import ARMED, INSURGENT, STATE, Party
from extraction.incident_segments import Clause, Hit
from extraction.incident_triggers import bare
from extraction.incident_words import WORDS
from extraction.lexicon import load

STATE_ARMS = STATE - {"government_officials"}
NO_DOER = WORDS["no_doer"] | WORDS["finders"]
STATES = {clitic + row["name"]: row["code"] for row in load("nation_names") for clitic in ("", "و")}
ATTIRE = WORDS["attire"]
_CHARGED = WORDS["charged"]
_DIRECTIONS = WORDS["directions"]
_MANAGED = WORDS["managed"]
_PREPOSITIONS = WORDS["prepositions"]
_REPORT = WORDS["report"]
_THAT = WORDS["that"]
_PLANTED = WORDS["planted"]
_TELLS = frozenset({"ان", "بان", "وان", "فان"})
_TO_AND_FRO = frozenset({"من", "الي", "مع", "عن", "ضد", "نحو", "لصالح", "عبر", "بين", "حدود", "حكومه"})
_SPOKES = WORDS["spokes"]
_OWN_ARMS = WORDS["own_arms"]
_ARMS = ("طاير", "طيران", "مقاتلات", "مروحي", "مسير", "مدفعي")
_HEADS = WORDS["force_heads"]
_POLICE = frozenset({"الداخليه", "شرطه", "الشرطه", "للشرطه"})
_TOLD_BY_NATION = frozenset(
    {"air_strike", "shelling", "security_operation", "armed_attack", "territory_captured"}
)
_IRREGULARS = frozenset({"shia_militias", "other"})  # انتشار سرايا السلام
_HELP = WORDS["with_help"]
_ANNOUNCED = frozenset({"اعلن", "اعلنت", "زعم", "زعمت", "ادعي", "ادعت", "تبني", "تبنت"})
_OWN_DEEDS = frozenset(
    {
        "قتل",
        "قتله",
        "قتلها",
        "اسر",
        "اسره",
        "اسقاط",
        "تدمير",
        "تفجير",
        "قصف",
        "استهداف",
        "اختطاف",
        "خطف",
        "تصفيه",
        "اعدام",
    }
)
_STATE_ACTS = frozenset({"ان", "بان", "كانت", "وكانت", "لكن"})  # وكانت الولايات المتحده استهدفت
_UNKNOWN = frozenset({"armed_group_unidentified"})
_CLOTHES = frozenset({"ملابس", "لباس"})
_OF_LEADER = frozenset({"جيشه", "جيشها", "بلاده", "بلادها"})
_OWN_DEVICE = WORDS["own_device"]
_WENT_OFF = frozenset({"انفجر", "انفجرت"})
_CARRIED_OUT_BY = WORDS["carried_out_by"]
_ACCORDING = frozenset({"لبيان", "وفقا", "طبقا", "لبيانات"})
_SENT_REACH = 2
_SENDING = frozenset({"نشر", "ارسال", "انتشار", "تحريك"})
_FOREIGN = frozenset({*STATES, *NATIONS})  # without one of these no nation is named


def in_attire(clause: Clause) -> bool:
    """يرتدون زي الشرطه, بملابس عسكريه; but not خياطه ملابس: men who only look like forces."""
    worn = ATTIRE.intersection(clause.word_set)
    return bool(worn) and (not _CLOTHES.issuperset(worn) or any("رتد" in word for word in clause.word_set))


def tell_speaker(clause: Clause, loose: list[Party], verbs: dict[int, Hit], perpetrator: list[str]) -> None:
    """وقال تنظيم داعش انه قتل, قوه من اللواء تمكنت من قتل: the speaker or subject tells what it did itself."""
    words = clause.sentence.words
    managed = not _MANAGED.isdisjoint(clause.word_set)
    for i in range(clause.first, clause.last) if managed else ():
        if words[i] in _MANAGED:
            subject = next((p.code for p in loose if p.i == i + 1 and p.code in ARMED), None)
            if subject is None:
                subjects = _subjects(words, clause.first, i, loose)
                perpetrator.extend(subjects)
                if subjects:
                    return
            subject = subject or next((p.code for p in loose if i < p.i <= i + 2 and p.code in ARMED), None)
            if subject is not None:
                perpetrator.append(subject)
                return
    owner = None
    if not _OWN_DEEDS.isdisjoint(clause.word_set):
        owner = next((p.code for p in loose if p.code in ARMED and _owns_deed(words, clause, p)), None)
    if owner is not None:
        perpetrator.append(owner)
        return
    charged = not _CHARGED.isdisjoint(clause.word_set)
    for i in range(clause.first, clause.last) if charged else ():
        if words[i] in _CHARGED:
            # الجندي المتهم بقتل زملائه
            accused = next((p.code for p in loose if i - 5 <= p.last < i and p.code in ARMED), None)
            if accused is not None:
                perpetrator.append(accused)
                return
    for i, hit in verbs.items():
        plural = hit.trigger.plural_subject and words[i].endswith("وا")
        if plural and not lacks_object(words, i, clause.last):
            # ثلاثه جنود دخلوا المنزل وقتلوا: the subject stands before an earlier verb
            subject = next(
                (
                    p.code
                    for p in reversed(loose)
                    if i - 15 <= p.last < i and p.code in ARMED and _THAT.isdisjoint(words[p.last + 1 : i])
                ),
                None,
            )
            if subject is not None:
                perpetrator.append(subject)
                return
    for i in verbs:
        if i and words[i - 1] in ("انه", "انها", "بانه", "بانها", "انهم"):
            speaker = next(
                (p.code for p in loose if p.last < i and i - p.last <= 4 and p.code in ARMED), None
            )
            if speaker is not None:
                perpetrator.append(speaker)
                return


def _owns_deed(words: list[str], clause: Clause, party: Party) -> bool:
    """اعلن التنظيم قتل عشرين جنديا: its own deed; but not اعلن الجيش مقتل جنديين."""
    if party.i <= clause.first or party.last + 1 >= clause.last:
        return False
    return words[party.i - 1].removeprefix("و") in _ANNOUNCED and words[party.last + 1] in _OWN_DEEDS


def _subjects(words: list[str], first: int, verb: int, loose: list[Party]) -> list[str]:
    """قوات الشرطه وبالتعاون مع العشاير تمكنت: who stands before a verb, and before those who only help.

    قوه من الجيش والعشاير تمكنت: with those that "and" joins.
    """
    before = [p for p in loose if p.last < verb and p.code in ARMED]
    helped = next((i for i in range(first, verb) if words[i] in _HELP), verb)
    alone = [p for p in before if p.last < helped]
    told = (alone or before)[-1:]
    for party in reversed((alone or before)[:-1]):
        if party.last + 1 != told[0].i or words[told[0].i][0] != "و":
            break
        told.insert(0, party)
    return list(dict.fromkeys(party.code for party in told))


def fill_doer(
    clause: Clause,
    event_type: str,
    loose: list[Party],
    verbs: dict[int, Hit],
    perpetrator: list[str],
    target: list[str],
) -> bool:
    """The doer by the kind of act where syntax does not tell: a strike by a nation's aircraft, an arrest by forces.

    `verbs` are those that can have a doer. Whether it is only assumed: that arrests are the work of the state's forces, none being named.
    """
    words = clause.sentence.words
    nation = None
    if not _FOREIGN.isdisjoint(words[max(0, clause.first - 2) : clause.last]):
        nation = _nation(clause, event_type, verbs) or _flown(clause, event_type) or _by_adjective(clause)
    if nation is not None:
        perpetrator.append(nation)
        return False
    if loose:
        loose = [
            p
            for p in loose
            if words[p.i - 1 : p.i] in (["ان"], ["بان"])
            or (
                _SPOKES.isdisjoint(words[max(clause.first, p.i - 2) : p.i])
                and words[p.i - 1] not in _ACCORDING
            )
        ]
    if event_type in ("security_operation", "arrest", "air_strike", "weapons_seizure", "protest_repression"):
        able = STATE_ARMS if event_type in ("protest_repression", "weapons_seizure") else STATE
        forces = [party for party in loose if party.code in able]
        if not forces and event_type == "security_operation":
            deeds = {hit.i for hit in clause.hits if hit.trigger.event_type == event_type}
            forces = [
                party
                for party in loose
                if party.code in _IRREGULARS
                and not party.noun
                and not deeds.isdisjoint(range(party.i - 3, party.i))
            ]
        if event_type == "air_strike" and "مجهوله" in clause.word_set:
            forces = []  # قصف نفذته طايره مسيره مجهوله، وفق خليه الاعلام الامني
        forces.sort(key=lambda party: _standing(words, party))
        if forces and forces[0].code == "government_officials":  # امر المحافظ بنشر قوات شرطه
            sent = (p for p in forces[1:] if p.code in STATE_ARMS and _is_sent(clause, p))
            forces[:1] = [next(sent, forces[0])]
        perpetrator.extend(dict.fromkeys(party.code for party in _with_joined(words, forces)))
    elif event_type == "territory_captured":
        takers = [party for party in loose if party.code in ARMED and party.code not in target]
        doer = min(takers, key=lambda party: _standing(words, party)).code if takers else None
        if doer is not None:
            perpetrator.append(doer)
        elif target and INSURGENT.issuperset(target) and _declared(clause):
            perpetrator.append("iraqi_security_forces")
    elif (
        target
        and set(target) <= INSURGENT
        and not by_own_device(event_type, words[clause.first : clause.last])
    ):
        state = next((party.code for party in loose if party.code in STATE_ARMS), None)
        state = state or _announcer(clause, "arrest")  # اعلنت قياده الشرطه مقتل ثلاثه من داعش
        if state is not None:
            perpetrator.append(state)
    if not perpetrator and event_type in ("security_operation", "arrest", "weapons_seizure"):
        gang = in_attire(clause)
        head = None if gang else _announcer(clause, event_type)
        if head is not None:
            perpetrator.append(head)
            return False
        states = (
            STATES[word]
            for i, word in enumerate(words[clause.first : clause.last], clause.first)
            if word in STATES and not (i and words[i - 1] in _TO_AND_FRO)  # تهريب اسلحه من ايران
        )
        foreign = next((code for code in states if code != "iraqi_security_forces"), None)
        perpetrator.append("armed_group_unidentified" if gang else foreign or "iraqi_security_forces")
        return not gang
    return False


def _is_sent(clause: Clause, party: Party) -> bool:
    """نشر قوات شرطه: right behind the act."""
    words = clause.sentence.words
    return any(0 < party.i - hit.i <= _SENT_REACH and bare(words[hit.i]) in _SENDING for hit in clause.hits)


def _with_joined(words: list[str], forces: list[Party]) -> list[Party]:
    """وحده مشتركه من القوات العراقيه والاميركيه: the first of them and those that "and" joins to it."""
    told = forces[:1]
    for party in forces[1:]:
        # but شوون الداخليه والامن: of one body
        joined = told[-1].last + 1 == party.i and words[party.i][0] == "و" and words[party.i] != "والامن"
        if joined and party.code in ARMED:
            told.append(party)
    return told


def _standing(words: list[str], party: Party) -> int:
    """وقالت الخليه التابعه للقياده ان طيران التحالف نفذ, قال ضابط ان قوات الشرطه: what is told of comes before who speaks."""
    last = words[party.i - 1] if party.i else ""
    return 0 if last in _TELLS else 2 if last.removeprefix("و") in _REPORT else 1


def _by_adjective(clause: Clause) -> str | None:
    """غاره جويه تركيه, قصف امريكي; but not ضربا العاصمه العراقيه: the nation that the noun of action names."""
    words = clause.sentence.words
    for hit in clause.hits:
        # مقتل تركي, الجرحي الامريكيون: those who fell did not do it
        if (
            hit.trigger.pos != "v"
            and hit.trigger.role not in ("killed", "injured")
            and hit.trigger.event_type in _TOLD_BY_NATION
        ):
            after = words[hit.i + 1 : min(clause.last, hit.i + 3)]
            for word in after if after and after[0].endswith(("ي", "يه")) else after[:1]:
                code = NATIONS.get(word)
                if code is not None and after[0] not in _DIRECTIONS:
                    return code
    return None


def by_own_device(event_type: str, words: list[str]) -> bool:
    """قتلا خلال محاولتهما زرع عبوه, عندما انفجرت منصه الصواريخ: nobody felled those whom their own arms killed."""
    if event_type == "armed_clash":
        return False
    return not _OWN_DEVICE.isdisjoint(words) or ("عندما" in words and not _WENT_OFF.isdisjoint(words))


def _declared(clause: Clause) -> bool:
    """اعلن العراق هزيمه التنظيم, اعلنت بغداد النصر عليه: a victory of the state's."""
    words = clause.sentence.words
    return any(
        words[i] in ("العراق", "بغداد") and words[i - 1].removeprefix("و") in _REPORT
        for i in range(clause.first + 1, clause.last)
    )


def _nation(clause: Clause, event_type: str, verbs: dict[int, Hit]) -> str | None:
    """قصفت تركيا, اعلنت موسكو انها قتلت, هدد الرييس التركي: a state that acts itself."""
    words = clause.sentence.words
    for i in range(clause.first + 1, clause.last - 1):
        # اعلن العراق قصف مواقع: its own deed
        if words[i] in STATES and words[i - 1].removeprefix("و") in _ANNOUNCED and words[i + 1] in _OWN_DEEDS:
            return STATES[words[i]]
    if not _CARRIED_OUT_BY.isdisjoint(clause.word_set):
        for i in range(clause.first, clause.last - 1):
            if words[i] in _CARRIED_OUT_BY and words[i + 1] in STATES:
                return STATES[words[i + 1]]  # الهجوم الذي شنته تركيا, هجوما بداته تركيا
    for hit in verbs.values():
        after = words[hit.i + 1 : min(clause.last, hit.i + 4)]
        owned = words[hit.i].endswith(("ها", "هم"))  # استعادتها بغداد; but not قصفت بغداد
        if after and after[0] in STATES and (owned or after[0] not in ("بغداد", "العراق")):
            return STATES[after[0]]
        subject = hit.i - (2 if words[hit.i - 1] == "المتحده" else 1)
        if subject > 0 and words[subject] in STATES and words[subject - 1] in _STATE_ACTS:
            return STATES[words[subject]]  # ان الولايات المتحده شنت
        if _heads(words, clause.first, subject) and hit.trigger.imperfect:
            return STATES[words[subject]]  # واشنطن تقصف: the subject of a headline
        if not _OWN_ARMS.isdisjoint(words[max(0, hit.i - 2) : hit.i]):
            if words[hit.i - 1] in _OF_LEADER:
                nation = next((w for w in reversed(words[clause.first : hit.i]) if w in NATIONS), "")
                if nation.startswith("ال") and NATIONS[nation] != "iraqi_security_forces":
                    return NATIONS[nation]  # قال الرييس التركي ان جيشه قصف
            for word in reversed(words[max(clause.first, hit.i - 9) : hit.i - 1]):
                if word in STATES:
                    return STATES[word]  # اعلنت انقره ان طايراتها دمرت
        if event_type == "threat":
            for word in after[1:]:
                code = NATIONS.get(word)
                if code is not None and code != "iraqi_security_forces":
                    return code
        if words[hit.i - 1 : hit.i] in (["انها"], ["انه"], ["بانها"]):
            for i in range(hit.i - 2, max(clause.first, hit.i - 6) - 1, -1):
                if words[i] in STATES and words[i - 1] != "كردستان":  # السلطات في اقليم كردستان العراق
                    return STATES[words[i]]
    return None


def _heads(words: list[str], first: int, subject: int) -> bool:
    """Whether a foreign state opens the clause."""
    if subject < first or words[subject] not in STATES or words[subject] in ("بغداد", "العراق"):
        return False
    return subject == first or words[subject - 1] in ("،", ",", ":")


def _flown(clause: Clause, event_type: str) -> str | None:
    """طايرات رافال فرنسيه, مدفعيه تركيه: the nation of the aircraft or guns."""
    if event_type not in ("air_strike", "shelling"):
        return None
    words = clause.sentence.words
    for i in range(clause.first, clause.last - 1):
        if bare(words[i]).startswith(_ARMS):
            for word in words[i + 1 : min(clause.last, i + 5)]:
                if word in _PREPOSITIONS or word in ("،", "الي") or word in PLACES_OF:
                    break  # بطايرات مسيره قاعده اميركيه: what was struck
                if word in NATIONS:
                    return NATIONS[word]
    return None


def _announcer(clause: Clause, event_type: str) -> str | None:
    """اعلن قايد شرطه البصره اعتقال, اعلنت وزاره الداخليه القبض: the force whose head announces its arrests."""
    if event_type not in ("arrest", "weapons_seizure"):
        return None
    words = clause.sentence.words
    for i in range(clause.first, clause.last - 2):
        if words[i].removeprefix("و") in _REPORT and words[i + 1] in _HEADS:
            told = words[i + 1 : min(clause.last, i + 7)]
            if not _POLICE.isdisjoint(told):
                return "iraqi_police"
            return "iraqi_army" if "الدفاع" in told else None
    return None


def strikes_on(clause: Clause, target: list[str], before: list[str]) -> bool:
    """قصفت الطايرات الموقع، كما قتلت عشره من التنظيم: a feminine or plural verb whose subject was told before."""
    hit = clause.hits[0]
    if hit.trigger.pos != "v" or hit.i > clause.first + 1:
        return False
    if not clause.sentence.words[hit.i].endswith(("ت", "وا")):
        return False
    return bool(target and before) and INSURGENT.issuperset(target) and STATE.issuperset(before)


def attackers(clause: Clause, event_type: str, loose: list[Party], target: list[str]) -> list[str]:
    """مجموعه مسلحه تستقل سياره اطلقت النار, ثغره استغلها التنظيم لاختطاف مدنيين: gunmen, captors and executioners."""
    captors = INSURGENT if event_type in ("abduction", "execution") else _UNKNOWN
    words = clause.sentence.words
    return [
        p.code
        for p in loose
        if p.code in captors
        and p.code not in target
        and not (p.i and words[p.i - 1] in ("من", "بين", "بينهم", "منهم"))  # ثلاثه قتلي من المسلحين
    ][:1]


def planters(clause: Clause, loose: list[Party]) -> list[str]:
    """زرع مسلحون عبوه, ان مسلحين زرعوا عبوات, وضع مجهولون عبوه اسفل سيارته: who laid what went off; not وضع مسلحون حاجزا."""
    if _PLANTED.isdisjoint(clause.word_set):
        return []
    words = clause.sentence.words
    for party in loose:
        if party.code not in INSURGENT:
            continue
        after = words[party.last + 1 : min(clause.last, party.last + 3)]
        if not _PLANTED.isdisjoint([*words[max(0, party.i - 1) : party.i], *after]) and any(
            hit.trigger.event_type == "bombing" and hit.trigger.role == "hint" and 0 < hit.i - party.last <= 3
            for hit in clause.hits
        ):
            return [party.code]
    return []
