"""Words that stand for a party named before: الجيش behind الجيش التركي, هذه الجماعه, الاخير, the pronoun of سيطرته.

In: a document, a clause and the place of a word. Out: the code of whom it means, or None.
"""

from __future__ import annotations

from bisect import bisect_left

from extraction.document import Document, in_span
from extraction.incident_blows import behind_verb
from extraction.incident_doers import STATES
from extraction.incident_party import ARMED, INSURGENT, Party
from extraction.incident_segments import Clause, Hit
from extraction.incident_triggers import bare
from extraction.incident_words import WORDS

_REACH = 700  # characters back to the party that is meant
_ARMIES = {"الجيش": "جيش", "للجيش": "جيش", "القوات": "قوات", "للقوات": "قوات"}
_BRANCHES = frozenset({"البريه", "الجويه", "البحريه"})
_STRANGE = frozenset({"us_forces", "turkish_forces", "iranian_forces", "foreign_forces_other"})
_GROUPS = INSURGENT - {"armed_group_unidentified"} | {"shia_militias", "militias"}
_BODIES = frozenset({"الجماعه", "التنظيم", "الحركه", "الميليشيا", "المليشيا"})
_SAME = frozenset({"نفسها", "نفسه", "ذاتها", "ذاته"})
_THIS = frozenset({"هذه", "هذا", "تلك", "ذلك", "لهذه", "لهذا", "بهذه", "بهذا"})
_LATTER = frozenset({"الاخير", "الاخيره"})
_THAT = frozenset({"ان", "بان", "وان", "لكن", "ولكن", "حيث"})
_OWN_TAKING = WORDS["own_taking"]
_OWN_DEED = WORDS["own_deed"]
_FEMININE = frozenset(
    {"قوات", "شرطه", "جماعه", "حركه", "ميليشيا", "مليشيا", "ميليشيات", "مليشيات", "بيشمركه"}
)
_EITHER = frozenset({"داعش", "حشد", "بيشمركه"})
NAMING = frozenset({*_ARMIES, *_BODIES, *_LATTER})


def foreign_army(doc: Document, clause: Clause, i: int) -> str | None:
    """قال الجيش التركي ... واضاف الجيش: the other nation's army that was named last, where no Iraqi force was named since."""
    words = clause.sentence.words
    kind = _ARMIES.get(words[i].removeprefix("و"))
    following = words[i + 1] if i + 1 < len(words) else ""
    if kind is None or (following.startswith("ال") and following not in _BRANCHES):
        return None
    at = clause.sentence.starts[i]
    for actor in reversed(in_span(doc.actors, max(0, at - _REACH), at)):
        if actor.code in _STRANGE and kind in doc.folded[actor.start : actor.end]:
            return None if "عراقي" in doc.folded[actor.end : at] else actor.code
        if actor.code in ARMED - INSURGENT and actor.end - actor.start > len("القوات"):
            return None
    return None


def group_meant(doc: Document, clause: Clause, i: int) -> str | None:
    """هذه الجماعه, الجماعه نفسها, الا ان الاخير: the armed group that was named last."""
    words = clause.sentence.words
    last = words[i - 1] if i else ""
    if words[i] in _ARMIES:
        return None
    if words[i] in _LATTER:
        meant = last in _THAT
    else:
        meant = last in _THIS or (i + 1 < len(words) and words[i + 1] in _SAME)
    if not meant:
        return None
    at = clause.sentence.starts[i]
    before = in_span(doc.actors, max(0, at - _REACH), at)
    return next((actor.code for actor in reversed(before) if actor.code in ARMED), None)


def owner_of_deed(doc: Document, clause: Clause, parties: list[Party]) -> str | None:
    """منذ سيطرته علي المدينه, اكدت ايران اعتقالها ثلاثه: whom the pronoun of a noun of action means, where it is the doer's."""
    if not _OWN_TAKING.isdisjoint(clause.word_set) or not _OWN_DEED.isdisjoint(clause.word_set):
        for hit in clause.telling:
            if hit.trigger.role != "hint" and _is_own(clause, parties, hit):
                return _antecedent(doc, clause, parties, hit)
            if hit.trigger.role == "event":
                return None  # the act told first is another's
    return None


def _is_own(clause: Clause, parties: list[Party], hit: Hit) -> bool:
    words = clause.sentence.words
    word = words[hit.i]
    if word in _OWN_TAKING:
        return words[hit.i - 1] not in ("من", "عن") or hit.i == clause.first
    if word not in _OWN_DEED:
        return False
    after = behind_verb(words, hit.i, clause.last)
    at = next((i for i in range(hit.i + 1, clause.last) if words[i] == after), clause.last)
    return after[:1].isdigit() or any(
        at <= p.i <= at + 1 for p in parties
    )  # بقتلها 12 مسلحا, اعتقالها الامريكيين


def _antecedent(doc: Document, clause: Clause, parties: list[Party], hit: Hit) -> str | None:
    """The party named last before that agrees with the pronoun, or the state that speaks."""
    words, starts = clause.sentence.words, clause.sentence.starts
    pronoun = next(end for end in ("هم", "ها", "ه") if words[hit.i].endswith(end))
    told = [(starts[p.i], words[p.i], p.code) for p in parties if p.last < hit.i and p.code in ARMED]
    first = bisect_left(starts, max(0, hit.start - _REACH))
    if pronoun == "ها":
        told += [(starts[i], "", STATES[words[i]]) for i in range(first, hit.i) if words[i] in STATES]
    told += [
        (a.start, doc.folded[a.start : a.end].split()[0], a.code)
        for a in in_span(doc.actors, max(0, hit.start - _REACH), hit.start)
        if a.code in ARMED and a.kind != "person"
    ]
    fits = [(at, code) for at, head, code in told if not head or _agrees(head, pronoun)]
    return max(fits)[1] if fits else None


def _agrees(head: str, pronoun: str) -> bool:
    """سيطرته of a group or an army, سيطرتها of forces or a militia, سيطرتهم of men."""
    plain = bare(head)
    plural = plain.endswith(("ون", "ين", "وا")) or plain in ("مسلحو", "مسلحي", "عناصر", "جنود")
    if pronoun == "هم":
        return plural
    if plain in _EITHER:
        return True
    feminine = plain in _FEMININE or plain.endswith(("ه", "ات"))
    return not plural and feminine == (pronoun == "ها")
