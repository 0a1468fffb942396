"""A man who is named only as the chief of a force: جيش المالكي, ميليشيا مقتدي الصدر, سرايا السلام التابعه للصدر.

In: the folded words of a sentence and where a person's name begins. Out: `is_chief`; such a man is no party to the act.
`bound_to_office`, whether the article names him with an office. And `means_pkk`, whether "the party" is that of the Kurdish workers.
"""

from __future__ import annotations

from extraction.actors import ActorMention
from extraction.document import Document, in_span
from extraction.incident_words import WORDS

_BOUND = WORDS["bound_to"]
_FORCES = WORDS["forces_of_man"]
_TITLES = WORDS["chiefs_titles"]
_OFFICES = frozenset({"وزير", "الوزير", "محافظ", "لوزير", "محافظا"})
_LED = frozenset({"الوزراء", "الحكومه", "الجمهوريه", "وزراء"})
_PAST = frozenset({"السابق", "الاسبق", "سابق", "نايب", "مرشح"})
_TITLE = 50  # characters before a name in which its office is told
_REACH = 7
_BACK = 500  # characters back to the party that is meant
THE_PARTY = frozenset({"الحزب", "للحزب", "بالحزب", "والحزب"})
SHIITES = frozenset({"person_muqtada_al_sadr", "person_hadi_al_amiri"})


def is_chief(words: list[str], first: int, at: int) -> bool:
    """Whether the words before a name, but for titles, bind a force to the man: but not قصفت قوات الامن منزل المالكي."""
    for i in range(at - 1, max(first, at - _REACH) - 1, -1):
        word = words[i]
        if word in _BOUND:
            return True
        if word not in _TITLES:
            return word in _FORCES or (word[0] in "ولبف" and word[1:] in _FORCES)
    return False


def bound_to_office(doc: Document, actor: ActorMention) -> bool:
    """رييس الوزراء حيدر العبادي ... وتوعد العبادي: a politician whom the article names with a government's office."""
    if actor.kind != "person" or actor.code != "politicians":
        return False
    for told in doc.actors:
        if told.actor_id != actor.actor_id:
            continue
        before = frozenset(doc.folded[max(0, told.start - _TITLE) : told.start].split()[-4:])
        headed = not _OFFICES.isdisjoint(before) or ("رييس" in before and not _LED.isdisjoint(before))
        if headed and _PAST.isdisjoint(before):
            return True
    return False


def means_pkk(doc: Document, at: int) -> bool:
    """قصفت تركيا مواقع حزب العمال وقتلت عشرين من عناصر الحزب: the party that was named last before."""
    named = [
        a.code for a in in_span(doc.actors, max(0, at - _BACK), at) if a.kind == "party" or a.code == "pkk"
    ]
    return named[-1:] == ["pkk"]
