"""Other fields of life, in which words for acts mean no incident: courts, accidents, drills, common crime, law.

In: an `Act`. Out: its score and doubt, changed in place.
"""

from __future__ import annotations

from extraction.incident_act import Act
from extraction.incident_evidence import BY_MEANS
from extraction.incident_known import out_of_combat
from extraction.incident_operations import TOLL_ROLES
from extraction.incident_segments import LONGEST
from extraction.incident_types import ATTACKS
from extraction.incident_words import WORDS

# What a quarrel is fought with as well as a raid.
_BLADES = frozenset({"طعن", "ضرب", "سكين"})
_UNARMED = _BLADES | {"اغتصب", "اغتصاب"}
_CAPTORS = WORDS["captors"]
_COURTS = WORDS["courts"]
_INDUSTRIAL = WORDS["industrial"]
_BANDS = WORDS["bands_told"]
_BY_FOES = frozenset({"armed_attack", "armed_clash"})
_BLASTS = frozenset({"bombing", "shelling", "armed_attack"})
_WARS = frozenset({"الحرب", "الحروب", "حرب", "حروب"})
# Acts that an accident cannot be taken for.
_NO_ACCIDENTS = frozenset(
    {
        "bombing",
        "suicide_bombing",
        "air_strike",
        "shelling",
        "protest",
        "riot",
        "assassination",
        "abduction",
    }
)
_EXECUTED = frozenset({"اعدم", "اعدام", "شنق"})
_DEEDS = ATTACKS - {"execution"}
_PAST = frozenset({"year", "month", "range"})
_STAMPEDE = WORDS["stampede"]
_BY_BOMB = frozenset({"bombing", "suicide_bombing"})
_HELPLESS = frozenset(
    to + word
    for word in ("طفله", "طفل", "طفلا", "فتاه", "مراهقه", "مراهق", "امراه", "سيده", "عجوز", "جاره", "جارته")
    for to in ("", "ل")
)
_SUSPECTED = frozenset(
    {"بتهمه", "تهمه", "يشتبه", "للاشتباه", "المشتبه", "اعترف", "اعترفت", "متهم", "متهما", "المتهم", "متهمه"}
)
_SUSPECTS = frozenset({"يشتبه", "مشتبه", "مشتبها", "المشتبه", "اعترف", "اعترفت"})
_THE_HELPLESS = frozenset({"الفتاه", "الطفله", "الطفل", "المراهقه", "المراهق"})
_FIRES = frozenset({"riot", "property_destruction"})
_PRIVATE = WORDS["private_quarrel"]
# Types that belong to another field without a cue word.
_FIELDS = frozenset({"execution", *_BLASTS, *_BY_FOES})


def weigh_field(act: Act) -> None:
    """Other fields of life: courts, accidents, drills, common crime, law."""
    t, clause, event_type = act.t, act.clause, act.event_type
    cues = clause.sentence.cues
    if not cues and event_type not in _FIELDS:
        return
    captors = event_type == "execution" and not _CAPTORS.isdisjoint(clause.word_set)
    courts = event_type == "execution" and not _COURTS.isdisjoint(
        clause.sentence.words[max(0, act.i - LONGEST) : act.i + LONGEST]
    )
    if event_type == "execution" and _is_sentence(act, captors, courts):
        act.score -= 2.6  # a state that carries out sentences
    if "habit" in cues:
        act.score -= 0.8
    if "accident" in cues and not act.named and event_type not in _NO_ACCIDENTS:
        act.score -= 3.0
    if (
        event_type == "bombing"
        and "accident" in cues
        and "hint" not in clause.roles
        and not _INDUSTRIAL.isdisjoint(clause.word_set)
    ):
        act.score -= 3.0  # انفجار في منجم للفحم
    if event_type in _FIRES and "تماس" in clause.word_set and not act.figures:
        act.score -= 4.0  # الحريق نتج عن تماس كهربايي
    if "accident" in cues and event_type in _BY_BOMB and _stampede(act):
        act.score -= 5.0
    if event_type in _BLASTS and "مخلفات" in clause.word_set and not _WARS.isdisjoint(clause.word_set):
        act.score -= 5.0  # انفجار لغم من مخلفات الحروب السابقه; but not من مخلفات التنظيم
    if t.role in TOLL_ROLES and event_type in _BY_FOES and out_of_combat(clause):
        act.score -= 4.0
    if "drill" in cues and not act.told and (event_type in BY_MEANS or event_type == "armed_clash"):
        act.score -= 2.0
    if "crime" in cues:
        act.score -= _of_crime(act)
    if "legal" in cues and event_type not in ("protest", "riot") and (courts or not captors):
        act.score -= 1.6 if event_type == "execution" else 0.4
        act.doubt += 0.6
        if event_type in _DEEDS and not captors and act.precision not in _PAST and _punished(act):
            act.score -= 3.0
    if event_type in _BY_FOES and t.role in TOLL_ROLES and _murdered(act):
        act.score -= 4.0
    if "condemn" in cues and event_type != "protest":
        act.score -= 0.5


def _of_crime(act: Act) -> float:
    """شجار بين عاملين, قتل زوجته: common crime; a quarrel where no armed band is named is nothing else."""
    if act.event_type != "arrest" and _is_armed(act):
        return 0.8
    private = not _PRIVATE.isdisjoint(act.clause.sentence.words)
    return 4.0 if private and _BANDS.isdisjoint(act.clause.sentence.words) else 1.6


def _stampede(act: Act) -> bool:
    """تدافع الزوار اثر شايعه عن وجود انتحاري: nothing blew up."""
    return not _STAMPEDE.isdisjoint(act.words) and all(
        h.trigger.role in ("hint", "support") or h.trigger.role in TOLL_ROLES for h in act.clause.hits
    )


def _punished(act: Act) -> bool:
    """احكام الاعدام بحق مدانين بتفجير سيارات وقتل جنود: the crimes for which a court has men put to death."""
    executed = any(h.trigger.lemma in _EXECUTED and h.i < act.i for h in act.clause.sentence.hits)
    return executed and not _COURTS.isdisjoint(act.words[max(0, act.i - LONGEST) : act.i])


def _murdered(act: Act) -> bool:
    """اوقف بتهمه قتل طفله, اعترف بقتل فتاه: a murder that a man is charged with, by no band and with no weapon of war."""
    words = act.words
    suspected = not _HELPLESS.isdisjoint(act.after[:2]) and not _SUSPECTED.isdisjoint(words)
    return (
        (suspected or (not _THE_HELPLESS.isdisjoint(act.after[:2]) and not _SUSPECTS.isdisjoint(words)))
        and _BANDS.isdisjoint(words)
        and all(h.trigger.role in TOLL_ROLES or h.trigger.role == "support" for h in act.clause.hits)
    )


def _is_sentence(act: Act, captors: bool, courts: bool) -> bool:
    """اعدام قاتل, احكام اعدام بحق نساء من داعش: by a state; but not اعدم التنظيم ثلاثه بتهمه التجسس."""
    sentences = [h.trigger for h in act.clause.hits if h.trigger.lemma in _EXECUTED]
    if not captors:
        return act.t.lemma in _EXECUTED or (courts and bool(sentences))
    return courts and any(t.pos == "n" for t in sentences)


def _is_armed(act: Act) -> bool:
    """Whether an act or a means is told that is no mere quarrel's."""
    return any(h.trigger.role == "hint" and h.trigger.lemma not in _BLADES for h in act.clause.hits) or any(
        n.lemma not in _UNARMED for n in act.named
    )
