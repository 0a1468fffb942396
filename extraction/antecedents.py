"""What a description of a speaker points back to: "المصدر", "الوزارة", "الصحيفة", "المسؤول العراقي".

In: a description and where it stands, what the document has called its speakers before. Out: the earlier speaker, person or
body that is meant, else the words as they stand.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import msgspec

from extraction.lexicon import load
from extraction.memo import once
from extraction.names import HEADS
from extraction.phrases import DAILIES, NEWSPAPERS
from extraction.roles import essence
from extraction.speaker_words import (
    GENDER,
    OPENING,
    SOURCES,
    WORDS,
    is_fixed,
    tidy,
    without_articles,
)
from extraction.subjects import DEEPEST, KNOWN, Subjects
from extraction.text import fold_key

if TYPE_CHECKING:
    from extraction.document import Document

# السوري، القطرية: adjectives of nationality, without article and ending
NATIONS = frozenset(row["adjective"].removesuffix("ه") for row in load("country_adjectives"))
_OVER = ("سابق", "اسبق", "أسبق", "الراحل", "المخلوع")
_COUNTERPARTS = frozenset({"نظيره", "نظيرته", "نظيرها", "نظيرتها"})
_REMEMBERED = 4000
# الهيئه, وزاره الدفاع: bodies, whose spokesman is another than they.
_BODIES = WORDS["body"] | WORDS["office_body"]
_NEWSPAPER = frozenset({"صحيفه", "جريده"})
_NEAR_PAPER = 600
_BESIDE_NOUN = 40  # characters between "صحيفة" and its name
_HEADING = 30  # characters of a line that only names a newspaper
_ANYBODY = frozenset({"مصدر", "مصادر", "شهود", "شاهد"})


class _Known(msgspec.Struct, frozen=True, gc=False):
    words: frozenset[str]
    head: str
    name: str


def _is_past(role: str) -> bool:
    """Whether a role is over: "رئيس الوزراء السابق" is not whom "رئيس الوزراء" means where another holds the office."""
    return any(word in role for word in _OVER)


def _is_elsewhere(more: frozenset[str]) -> bool:
    """Whether the words by which one description is longer tell a place or a body: "في كركوك", "بمحافظة كذا"."""
    return "في" in more or any(word[0] == "ب" and len(word) > 4 for word in more)


class Antecedents(Subjects):
    """The descriptions met so far in one document."""

    def __init__(self, doc: Document) -> None:
        """Nobody has been described yet."""
        super().__init__(doc)
        self.known: list[_Known] = []

    def was_called(self, word: str) -> bool:
        """Whether an earlier speaker was called by this noun."""
        return any(known.head == word for known in self.known[-KNOWN:])

    def bulletin(self, begin: int) -> str | None:
        """ "وأوضح البيان" after "بيان أمريكي": the paper by its adjective, where it is nearer than the last sentence but one."""
        at = self.folded.rfind("بيان ", max(0, begin - _NEAR_PAPER), begin)
        while at > 0 and self.folded[at - 1].isalnum() and self.folded[at - 1] != "و":
            at = self.folded.rfind("بيان ", max(0, begin - _NEAR_PAPER), at)
        adjective = self.folded[at + 5 :].split(" ", 1)[0] if at >= 0 else ""
        if not adjective.endswith("ي") or adjective in WORDS["paper_adjective"]:
            return None
        return self.doc.raw_text(at, at + 5 + len(adjective))

    def _antecedent(self, begin: int, word: str) -> str | None:
        """ "المصدر", "الوزارة": the last "مصدر ..." or "وزارة ..." the article wrote before `begin`, in its own words."""
        bare = word[2:]
        if len(bare) < 3 or self.depth >= DEEPEST:
            return None  # also an article that stands alone: وقال ال الشيخ
        self.depth += 1
        try:
            return self._written_before(begin, bare)
        finally:
            self.depth -= 1

    def _written_before(self, begin: int, bare: str) -> str | None:
        """What the last phrase before `begin` that a noun without article opens is called."""
        source = bare in SOURCES or bare in HEADS
        at, farthest = begin, max(0, begin - _REMEMBERED)
        while (at := self.folded.rfind(bare, farthest, at)) > 0:
            left, right = self.folded[at - 1], self.folded[at + len(bare) : at + len(bare) + 1]
            if not source and not self.folded.startswith(" ال", at + len(bare)):
                continue
            if right == " " and (not left.isalnum() or (left in "ولب" and not self.folded[at - 2].isalnum())):
                subject = self.subject(at, min(begin, at + 90))
                if subject is not None and subject.end - subject.start > len(bare) + 4:
                    return self.name(subject)
        return None

    def recall(self, begin: int, words: list[str]) -> str | None:
        """Whom a definite description means: an earlier speaker, else what the article wrote before."""
        bare = without_articles(words)
        head = words[0].removeprefix("ال").rstrip("ي")
        if words[0] in WORDS["quantity"]:
            return None
        within = None
        for known in reversed(self.known[-KNOWN:]):
            if head == known.head.rstrip("ي") and (len(words) == 1 or bare <= known.words):
                return known.name
            if within is None and bare <= known.words:
                within = known.name
        # "أفادت الوزارة" after "مسؤول في وزارة كذا": the ministry, not its official.
        found = self._antecedent(begin, words[0])
        if found is not None and len(words) > 1:
            found = found if bare <= without_articles(fold_key(found).split()) else None
        return found or within

    def _unnamed(self, word: str) -> str | None:
        """ "المصدر", "المتحدث" after "قال مسؤول أمني": the one without a name who spoke last."""
        if word not in WORDS["unnamed"] or self.last is None:
            return None
        head = fold_key(self.last).split()[0]
        if word in WORDS["speaking"]:
            # nobody has been called a spokesman before; but a body does not speak as its spokesman
            return None if head.removeprefix("ال") in _BODIES else self.last
        return self.last if (head in HEADS or head in SOURCES) and head not in WORDS["medium"] else None

    def _epithet(self, words: list[str]) -> str | None:
        """ "المسؤول العراقي", "الأكاديمية الأمريكية": whoever was named and spoke last, where nobody has been called so."""
        if self.last is None or words[0] not in WORDS["epithet"]:
            return None
        if len(words) > 1 and not words[1].endswith(("ي", "يه")):
            return None
        last = fold_key(self.last).split()
        if len(last) < 2 or self.people.find(last) is None or last[0].removeprefix("ال") in _BODIES:
            return None
        woman = GENDER.get(last[0]) == "woman" or last[0].endswith("ه")
        return self.last if woman == words[0].endswith("ه") or woman else None

    @once
    def _dailies(self) -> list[str]:
        """The newspapers that the article names at all; most name none."""
        return [name for name in DAILIES if name in self.folded]

    def _newspaper(self, begin: int, words: list[str]) -> str | None:
        """ "الصحيفة" in a review of the press: the newspaper that the article named last, by its noun or by its name in marks."""
        if len(words) > 1 or words[0].removeprefix("ال") not in _NEWSPAPER:
            return None
        farthest = max(0, begin - _REMEMBERED)
        at, length = max(
            (
                (self.folded.rfind(f"{mark}{name}", farthest, begin), len(name))
                for name in self._dailies
                for mark in OPENING
            ),
            default=(-1, 0),
        )
        named, until = self._introduced(farthest, begin)
        if named > max(at, self._without_article("صحيفه", named, begin)):
            noun = self.folded.find(f"صحيفه {self.folded[named:until]}", farthest, begin)
            return (
                self.doc.raw_text(named, until)
                if noun < 0
                else self.doc.raw_text(noun, noun + until - named + 6)
            )
        noun = max(self._without_article(head, farthest, begin) for head in _NEWSPAPER)
        if at - noun > _BESIDE_NOUN and at >= 0:
            return self.doc.raw_text(at + 1, at + 1 + length)
        written = self._antecedent(begin, words[0])
        name = self.folded.find(" ", noun, begin) + 1
        name += self.folded[name : name + 1] in OPENING
        told = next((daily for daily in self._dailies if self.folded.startswith(daily, name)), None)
        if noun >= 0 and told is not None and (written is None or told not in fold_key(written)):
            return tidy(self.doc.raw_text(noun, min(begin, name + len(told) + 1)))
        return written

    def _introduced(self, start: int, end: int) -> tuple[int, int]:
        """The newspaper that the article took up last in [start, end) by its name alone: "أما النهار فكتبت", or a heading."""
        found = (-1, -1)
        for name in DAILIES:
            at = self.folded.rfind(name, start, end)
            while at > found[0]:
                before = self.folded.rfind(" ", start, at - 1)
                word = self.folded[before + 1 : at].strip()
                short = name in NEWSPAPERS or self.folded.find("\n", at, at + _HEADING) >= 0
                if (self.folded[at - 1] == "\n" and short) or (
                    word in WORDS["cites"] and self.folded[at - 1] == " "
                ):
                    following = self.folded[at + len(name) + 1 : at + len(name) + 20].split()[:1]
                    nation = bool(following) and following[0].removeprefix("ال").removesuffix("ه") in NATIONS
                    found = (at, at + len(name) + (len(following[0]) + 1 if nation else 0))
                at = self.folded.rfind(name, start, at)
        return found

    def _without_article(self, head: str, farthest: int, begin: int) -> int:
        """Where "صحيفة" stands last before `begin`, no "الصحيفة"; -1 where it does not."""
        at = self.folded.rfind(f"{head} ", farthest, begin)
        while at > 0 and self.folded[at - 1].isalnum() and self.folded[at - 1] != "و":
            at = self.folded.rfind(f"{head} ", farthest, at)
        return at

    def _paper(self, begin: int, words: list[str]) -> str | None:
        """ "الصحيفة البريطانية", "الصحيفة": the medium told before, or the newspaper that was named last."""
        head = words[0].removeprefix("ال")
        if head not in WORDS["medium"]:
            return None
        if len(words) > 1:
            if words[1].removeprefix("ال").removesuffix("ه") not in NATIONS:
                return None
            told = self.recall(begin, words[:1])
            if told is not None:
                return None if fold_key(told).startswith(words[0]) else told
        if head not in _NEWSPAPER:
            return None
        last = max(
            (self.folded.rfind(name, max(0, begin - _REMEMBERED), begin), len(name)) for name in NEWSPAPERS
        )
        return self.doc.raw_text(last[0], last[0] + last[1]) if last[0] >= 0 else None

    def _only(self, head: str) -> str | None:
        """ "المسؤول الأمني العراقي": the one unnamed speaker that the article has called by this noun."""
        names = {known.name for known in self.known[-KNOWN:] if known.head == head}
        return names.pop() if len(names) == 1 else None

    def _of_nation(self, begin: int, head: str, adjective: str) -> int | None:
        """ "السفيرة القطرية" after "السفيرة فلانة": the one person with this office, or "الرئيس التركي" after "نظيره التركي
        فلان", told before `begin`; nobody whose title names another nation."""
        nation = adjective.removeprefix("ال").removesuffix("ه")
        if nation == "اممي":
            nation = "امم"  # المبعوث الأممي: مبعوث الأمم المتحدة
        elif nation not in NATIONS:
            return None
        bearers: set[int] = set()
        here = bisect_left(self.role_starts, begin)
        for role, known in zip(
            self.roles[max(0, here - KNOWN) : here], self.essences[max(0, here - KNOWN) : here], strict=True
        ):
            title = fold_key(role.role).split()
            office = title[0].removeprefix("ال")
            told = nation in known
            alone = not known & NATIONS and (len(title) == 1 or head != "رييس")  # رئيس الوزراء is another
            if (office in _COUNTERPARTS and told) or (office == head and (told or alone)):
                bearers.add(role.person)
        return bearers.pop() if len(bearers) == 1 else None

    def pointed_back(self, words: list[str]) -> str | None:
        """Whom a word for anybody points back to; told where speakers are known with their gender."""
        return None

    def describe(self, begin: int, end: int, words: list[str]) -> str:
        """A description: of a named person if it is their title, of an earlier speaker if it repeats one, else itself."""
        bare = without_articles(words)
        head = words[0].removeprefix("ال") if words else ""
        definite = bool(words) and words[0].startswith("ال")
        if head in HEADS and (definite or head.endswith("نا") or is_fixed(words)):
            wanted = essence(" ".join(words))
            past = _is_past(" ".join(words))
            iraqi = words[-1] in ("العراقي", "العراقيه")  # an essence leaves it out
            best = None
            here = bisect_left(self.role_starts, begin)
            for number in range(max(0, here - KNOWN), min(len(self.roles), here + KNOWN)) if wanted else ():
                held = self.essences[number]
                if wanted <= held and (number < here or best is None) and not (iraqi and held & NATIONS):
                    role = self.roles[number]
                    if best is None or _is_past(role.role) == past or _is_past(best.role) != past:
                        best = role
            if best is not None:
                return self.people.written[best.person]
            if (
                definite
                and len(words) == 2
                and (person := self._of_nation(begin, head, words[1])) is not None
            ):
                return self.people.written[person]
        if definite and (again := self.pointed_back(words)) is not None:
            return again
        if definite and len(words) <= 2:
            found = self._newspaper(begin, words) or self.recall(begin, words) or self._unnamed(words[0])
            found = found or self._paper(begin, words) or self._epithet(words)
            if found is not None:
                return found
        elif definite and len(words) == 3 and words[0] in WORDS["unnamed"] and (only := self._only(head)):
            return only
        else:
            for known in reversed(self.known[-KNOWN:]):
                if bare and bare < known.words and head == known.head:
                    if not definite and known.name.startswith("ال"):
                        continue  # قادة أكراد after القادة الأكراد والعرب: others
                    if len(words) <= 2 and head in _ANYBODY and _is_elsewhere(known.words - bare):
                        continue  # مصدر أمني after مصدر أمني في كركوك: another
                    return known.name
        written = tidy(self.doc.raw_text(begin, end))
        self.known.append(_Known(bare, head, written))
        return written
