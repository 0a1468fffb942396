"""Reads a title on from its head, word by word, to where it ends or its name begins.

In: a document and a head ("رئيس", "المتحدث", "العقيد"). Out: `read_title`: the name with its title, where the title ends,
and whether the next head shares the name ("رئيس الوزراء ووزير الدفاع فلان"). Each rule is a step that looks at the word
at hand: it ends the reading with a result, passes over words, or leaves the word to the next step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from extraction.names import (
    FAMILIES,
    GIVEN,
    HEADS,
    HONOURS,
    OFFICES,
    RANKS,
    STOPS,
    TITLE_WORDS,
    family_like,
    foreign,
    is_word,
    name_length,
    opens_name,
)
from extraction.speech import SPELLINGS as SPEECH
from extraction.title_ends import (
    DANGLING,
    PARTICIPLES,
    adjectives,
    aim_length,
    family_next,
    goes_past,
    is_asked_for,
    is_governed,
    is_label,
    place_end,
    stands_beside,
)
from extraction.title_names import Head, TitledName, name_before, named, quotes_name
from extraction.title_plain import PLAIN
from extraction.title_words import (
    ADDRESSED,
    AND_ONE,
    CALLED,
    CIRCUMSTANCES,
    CLOSING,
    DAYS,
    INNER,
    LINKS,
    LONGEST_BODY,
    NAMED_AFTER,
    OF_RANK,
    OPENING,
    ORDINALS,
    OVER,
    PAIRS,
    REACH,
    SAINTS,
    SKIPPED,
    SO_CALLED,
    STANDING_IN,
    TEN,
    THEN,
    TO_HOLDER,
    TOWARDS,
    WHO,
    apposed,
    carried,
    ends_title,
    governs,
    inside,
    is_party_verb,
    is_rare_name,
    is_salah_al_din,
    second_part,
    skip,
)

if TYPE_CHECKING:
    from extraction.document import Document

# The titled name, where the title ends, and whether it shares the name of the next head.
Read: TypeAlias = tuple[TitledName | None, int, bool]

_LATE = frozenset({"الراحل", "الراحله"})
# Words whose next one is asked for, however plain: سان | هانسن، المرشد الراحل | الخميني
_ASKS_ON = SAINTS | _LATE
_PREACHES = frozenset({"خطيب", "امام"})
_OVER = frozenset({"مشرف", "مشرفه", "مسوول", "مسووله"})  # المشرف على البرنامج
# القاضي فلان: who is called so may also be told of without a name ("أصدر القاضي حكمه").
_CALLINGS = frozenset({"القاضي", "المحامي", "الطبيب"})
_OF_PERSON = frozenset({"محامي", "محاميه", "مستشار", "مستشاره", "وكيل", "مساعد", "طبيب", "سكرتير"})


def read_title(doc: Document, head: Head) -> Read:
    """The title of a head with its name, the end of the title, and whether it shares the name of the next head."""
    title = _Title(doc, head)
    if head.word in RANKS and (
        head.prefix[-2:] == "ال" or head.word.startswith("ال") or head.word not in OFFICES
    ):
        read = title.rank()
        if read is not None:
            return read
    return title.of_person() or title.walk()


class _Title:
    """A title read as far as token `at`: it ends at `end` so far, and is `complete` where a name may follow."""

    __slots__ = ("at", "complete", "definite", "doc", "end", "head", "stopped", "tokens")

    def __init__(self, doc: Document, head: Head) -> None:
        """Nothing read but the head."""
        self.doc = doc
        self.head = head
        self.tokens = doc.words.at(head.end, REACH)
        self.at = 0
        self.end = head.end
        self.stopped = False
        self.definite = head.prefix[-2:] in ("ال", "لل")
        word = head.word
        self.complete = (
            self.definite
            or (word in PAIRS and word.startswith("ال"))
            or word.endswith(("نا", "ها", "هم"))
            or (word.endswith("ه") and doc.raw_text(head.end - 1, head.end) == "ه")
        )

    def rank(self) -> Read | None:
        """The name after a rank, adjectives between: "العقيد فلان", "الجنرال الأمريكي فلان", "العقيد المتقاعد فلان"."""
        tokens, end = self.tokens, self.head.end
        first = int(bool(tokens) and tokens[0][0] in OF_RANK and self.head.word in RANKS)
        end = tokens[0][2] if first else end  # الملازم أول فلان
        at = skip(tokens, first)
        if opens_name(tokens, at, tight=self.head.word not in _CALLINGS):
            return named(self.doc, self.head, end, tokens, at, rank=True), end, False
        described = next((i for i in range(min(3, len(tokens))) if not tokens[i][0].startswith("ال")), 0)
        if described and opens_name(tokens, described, tight=False) and adjectives(tokens[:described]):
            end = tokens[described - 1][2]
            return named(self.doc, self.head, end, tokens, described, rank=True), end, False
        if self.head.word in OFFICES or (tokens and (tokens[0][0] == "في" or tokens[0][0].startswith("بال"))):
            return None
        return None, end, False

    def of_person(self) -> Read | None:
        """ "محامي فلان، فلان الفلاني": the second name is the lawyer's."""
        tokens = self.tokens
        if self.head.word not in _OF_PERSON or self.definite or not opens_name(tokens, 0, tight=False):
            return None
        client = name_length(tokens, 0)
        bearer = skip(tokens, client)
        if bearer > client and tokens[client][0] in "،," and opens_name(tokens, bearer, tight=True):
            end = tokens[client - 1][2]
            return named(self.doc, self.head, end, tokens, bearer), end, False
        return None

    def walk(self) -> Read:
        """The title word by word; where no name follows it, the name right before it."""
        steps = (self._mark, self._link, self._part, self._name, self._so_called, self._body)
        tokens = self.tokens
        while self.at < len(tokens) and not self.stopped:
            at = self.at
            text = tokens[at][0]
            if PLAIN[text] and not (at and tokens[at - 1][0] in _ASKS_ON):
                self._pass(at + 1, complete=text not in INNER)
                continue
            for step in steps:
                read = step(text)
                if read is not None:
                    return read
                if self.stopped or self.at != at:
                    break
        end = self._whole()
        return name_before(self.doc, self.head, end), end, False

    def _whole(self) -> int:
        """Where a title without a name behind it ends: before a preposition that leads to nothing ("زعيم التنظيم | في هجوم")."""
        last = self.at
        while last > 1 and self.tokens[last - 1][2] == self.end and self.tokens[last - 1][0] in DANGLING:
            last -= 1
            self.end = self.tokens[last - 1][2]
        return self.end

    def _found(self, at: int) -> Read:
        """The name that begins at token `at`."""
        return named(self.doc, self.head, self.end, self.tokens, at), self.end, False

    def _pass(self, at: int, complete: bool) -> None:
        """The words up to token `at` belong to the title."""
        self.at, self.end, self.complete = at, self.tokens[at - 1][2], complete

    def _mark(self, text: str) -> Read | None:
        """Marks: a body in quotation marks, a comma, a dash; any other ends the title."""
        tokens, at = self.tokens, self.at
        if is_word(text):
            return None
        if text.isalnum() and not text[0].isdigit():
            self._pass(at + 1, complete=True)  # مراسل فرانس24
            return None
        if text in OPENING:
            closing = next((i for i in range(at + 1, len(tokens)) if tokens[i][0] in CLOSING), None)
            if closing is None or closing - at > LONGEST_BODY:
                self.stopped = True
            elif self.complete and quotes_name(tokens, at):
                return self._found(at + 1)
            else:
                self._pass(closing + 1, complete=True)
        elif text == ":" and self.complete and is_label(self.doc, self.head, self.tokens, self.at):
            return self._found(at + 1)
        elif text == "-" and self.complete and at + 1 < len(tokens) and tokens[at + 1][0].startswith("ال"):
            self.at += 1
        else:
            self.stopped = True
            return self._after_comma() if text in "،," and self.complete else None
        return None

    def _after_comma(self) -> Read | None:
        """ "وزير النفط، فلان الفلاني"; in "فلان الفلاني، وزير النفط، فلان الآخر" the first name is the holder's."""
        at = skip(self.tokens, self.at + 1)
        if at < len(self.tokens) and self.tokens[at][0] in CALLED:
            # أحد الناجين، ويدعى فلان الفلاني
            return self._found(at + 1) if opens_name(self.tokens, at + 1, tight=True) else None
        if not opens_name(self.tokens, at, tight=True):
            return (None, self.end, True) if self._apposed() else None
        if self.doc.folded[max(0, self.head.start - 2) : self.head.start] in ("، ", ", ") and (
            own := name_before(self.doc, self.head, self.end)
        ):
            return own, self.end, False
        return self._found(at)

    def _apposed(self) -> bool:
        """ "وقال رئيس الجلسة، النائب المستقل فلان، إن": the subject of a verb of saying has a second title before his name."""
        at = self.at + 1
        word = self.tokens[at][0] if at < len(self.tokens) else ""
        if not (word.startswith("ال") and word[2:] in OFFICES and self.end > self.head.end):
            return False
        return self._is_said()

    def _is_said(self) -> bool:
        """Whether a verb of saying stands right before the title."""
        before = self.doc.words.before(self.head.start, 1)
        return bool(before) and SPEECH.get(before[0][0], ("", None, ""))[2] in ("past", "present")

    def _link(self, text: str) -> Read | None:
        """Ordinals, and words that lead from a title to its name: "الرئيس وهو فلان", "المتحدث الذي يدعى فلان"."""
        tokens, at = self.tokens, self.at
        if text in ORDINALS and (tokens[at - 1][0].startswith("ال") if at else self.definite):
            self._pass(at + 1 + (at + 1 < len(tokens) and tokens[at + 1][0] in TEN), self.complete)
            return None
        if not self.complete or text not in LINKS:
            return None
        self.stopped = True
        behind = at + 1 + (text in WHO)
        if behind > at + 1 and behind <= len(tokens) and tokens[at + 1][0] not in CALLED:
            return None
        behind = skip(tokens, behind)
        return self._found(behind) if opens_name(tokens, behind, tight=text not in THEN) else None

    def _part(self, text: str) -> None:
        """A name inside the body's own: "كنيسة مار يوسف", "جامعة الملك فلان"."""
        tokens, at = self.tokens, self.at
        if not at:
            return
        before = tokens[at - 1][0]
        if before in SAINTS:
            self._pass(at + 1, complete=True)
        elif (before in NAMED_AFTER or before == "باسم") and opens_name(tokens, at, tight=False):
            self._pass(at + name_length(tokens, at), complete=True)

    def _name(self, text: str) -> Read | None:
        """The name itself, where the title may end here."""
        if not self.complete:
            return None
        return self._joined(text) or self._honoured(text) or self._bare_name(text)

    def _joined(self, text: str) -> Read | None:
        """ "النائب وأحد القادة، فلان", "رئيس الوزراء ووزير الدفاع فلان": a second title before the name."""
        tokens, at = self.tokens, self.at
        if text in AND_ONE:
            comma = next((i for i in range(at, len(tokens)) if tokens[i][0] in "،,."), len(tokens))
            after = skip(tokens, comma)
            if after > comma and opens_name(tokens, after, tight=True):
                return self._found(after)
        if text[0] == "و" and text[1:].removeprefix("ال") in OFFICES and text not in GIVEN:
            return None, self.end, True
        if stands_beside(self.tokens, self.at):
            return None, self.end, True
        return None

    def _honoured(self, text: str) -> Read | None:
        """ "الأمين العام السيد فلان": ranks and honours between a title and its name."""
        tokens, at = self.tokens, self.at
        if text not in SKIPPED or text in TITLE_WORDS:
            return None
        if text == "الله" and at and not tokens[at - 1][0].endswith("ايه"):
            self._pass(at + 1, complete=True)  # الأمين العام لحزب الله فلان
            return None
        after = skip(tokens, at)
        if opens_name(tokens, after, tight=True):
            return self._found(after)
        if text in HONOURS:
            if after < len(tokens) and family_like(tokens[after][0]):
                return self._found(after)
            self.stopped = True
        return None

    def _bare_name(self, text: str) -> Read | None:
        """ "وزير النفط فلان", "المتحدث الدوري", "رئيس الوزراء الدكتور فلان"."""
        tokens, at = self.tokens, self.at
        if self.stopped:
            return None
        before = tokens[at - 1][0] if at else ""
        if opens_name(tokens, at, tight=False) and not is_salah_al_din(tokens, at):
            return (None, self.end, False) if before in TO_HOLDER else self._found(at)
        if text in STOPS and is_rare_name(tokens, at):
            return self._found(at)
        if before in _LATE and family_like(text) and text.endswith("ي") and text[2:] not in TITLE_WORDS:
            return self._found(at)  # المرشد الراحل الخميني
        if text in GIVEN and text in HEADS and before.startswith("ال") and family_next(tokens, at):
            return self._found(at)
        if text in FAMILIES and (ends_title(before, self.definite) if at else self.definite):
            return self._found(at)
        if (
            text.startswith("ال")
            and text[2:] in OFFICES
            and opens_name(tokens, at + 1, tight=False)
            and self.end > self.head.end
            and before not in STANDING_IN
        ):
            return self._found(at + 1)
        return None

    def _so_called(self, text: str) -> None:
        """Days and "ما يسمى", which belong to no title: "المتحدث، أمس، ..."; "زعيم ما يسمى دولة كذا"."""
        tokens, at = self.tokens, self.at
        if at + 1 >= len(tokens):
            return
        if self.complete and text in DAYS and tokens[at + 1][0] in "،,":
            self.at += 1
        elif text == "ما" and tokens[at + 1][0] in SO_CALLED:
            self.at, self.complete = at + 2, False
            self.at += self.at < len(tokens) and tokens[self.at][0] in ("ب", "باسم")

    def _body(self, text: str) -> Read | None:
        """A word of the title or of the body it belongs to, or one that ends it."""
        tokens, at = self.tokens, self.at
        if (aim := aim_length(tokens, at, self.head.word)) > 0:
            self._pass(at + aim, complete=True)
            return None
        general = at == 1 and tokens[0][0] in ("العام", "العامه")  # المشرف العام على كذا
        over = text in OVER and (self.head.word in _OVER if not at or general else governs(tokens, at))
        if self._ends(text, over):
            self.stopped = True
            return None
        if is_salah_al_din(tokens, at):
            self._pass(at + 2, complete=True)
            return None
        if not over and not inside(text) and not second_part(self.head.word, tokens, at):
            ahead = carried(tokens, at, not self.definite and not self.head.word.endswith("ا")) or (
                apposed(tokens, at) if self.complete else 0
            )
            if ahead:
                self._pass(at + ahead, complete=True)
                return None
            if self.complete:
                self.stopped = True
                named_here = opens_name(tokens, at, tight=True, free=True) or self._speaks(at)
                read = self._found(at) if named_here else None
                return read if read is not None and read[0] is not None else None
        self._pass(place_end(self.doc, tokens, at), complete=text not in INNER and not over)
        return None

    def _speaks(self, at: int) -> bool:
        """ "وقالت السفيرة كارن بيتس إن": between a title after a verb of saying and its clause stands a name, listed or not."""
        tokens = self.tokens
        if at + 2 >= len(tokens) or (tokens[at + 2][0] != "ان" and tokens[at + 2][0] not in ':"«“'):
            return False
        first, second = tokens[at][0], tokens[at + 1][0]
        if first[0] in "وبل" or not (foreign(first) and foreign(second)):
            return False
        return self._is_said()

    def _ends(self, text: str, over: bool) -> bool:
        """Whether a word cannot belong to a title: a verb, a preposition, a newspaper, whom it is said to."""
        tokens, at = self.tokens, self.at
        if text == "الجمعه" and self.head.word in _PREACHES and (not at or tokens[at - 1][0] == "صلاه"):
            return False  # خطيب الجمعة، خطيب صلاة الجمعة
        if at and goes_past(tokens, at, self.head.word, self.complete):
            return True
        if (
            at
            and (text in PARTICIPLES or text == "عن" or is_asked_for(text))
            and is_governed(self.doc, self.head, tokens, at, self.end)
        ):
            return True
        if (
            text in STOPS
            and text not in INNER
            and not over
            and not ((text == "الي" and self.head.word in TOWARDS) or is_party_verb(tokens, at))
        ):
            construct = text in TITLE_WORDS and (at == 0 or not tokens[at - 1][0].startswith(("ال", "لل")))
            if not construct:
                return True
        if text == "في" and at + 1 < len(tokens) and tokens[at + 1][0] in CIRCUMSTANCES:
            return True
        return text in ADDRESSED
