"""Statements: the words an article attributes to someone.

In: a `Document`. Out: one `Draft` for every quotation or reported clause that stands under a verb or noun of saying,
with its speaker and topic. A clause runs to the end of its sentence, to the next report in it ("... مشيرا إلى أن ...")
or to a source tag; a clause that is one quotation gives up its marks. Speakers are read in `speakers.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from extraction.clauses import WORDS
from extraction.draft import Draft
from extraction.memo import SAYING, TOPIC
from extraction.names import HEADS
from extraction.quotations import Quotation
from extraction.quoted_words import GAP, SHORT_GAP
from extraction.report_links import (
    AS,
    BESIDE_FIRST,
    HE,
    WAS,
    beside,
    cut_before,
    is_aside,
    learns,
    main_clause,
    moves,
    splits,
    stands_for_noun,
    tells_when,
)
from extraction.speaker_words import RELATIVE, TIMES, is_preposition
from extraction.speech import Trigger, find_triggers
from extraction.statement_spans import Span, once
from extraction.statement_tags import TaggedWords
from extraction.text import fold_key
from extraction.topics import counts_of, drift_of, is_of_vote, told_by, topic_of

if TYPE_CHECKING:
    from extraction.document import Document
    from extraction.sentences import Sentence

_PRONOUN = r"(?:ه|ها|هم|هما|هن|نا|ني|ي|ك|كم)?"
# تأكيد فلان أن، قولها إن: a noun of saying counts only with its clause or quotation close by.
_NOUN_CLAUSE = re.compile(rf"[^.\n:]{{0,160}}?(?:(?<!\w)ب?ان{_PRONOUN}(?!\w)|[:«“\"])")
_AFTER_COLON = re.compile(rf"\s*ب?ان{_PRONOUN}(?!\w)")
_NESTED = 110
_AT_THE_END = 110  # how long a tag that closes a sentence may be
_ABOUT = 400  # words that tell what an article is about
_WITHIN = (" في ", "\nفي ", " وفي ", "\nوفي ", " خلال ", " ضمن ")
# وقال هذا ما نريده: speech without marks or opener.
_BARE = re.compile(
    rf"\s*(?:(?:في|عبر) \w+(?: \w+)?\s)?(?=(?:{'|'.join(sorted(WORDS['bare']))}|سن(?!وات)\w{{3,}})\s)"
)
_QUESTION = re.compile(r"(?<=\s)(?:الي متي|متي|لماذا|كيف|هل|اين|ماذا|لم لا)\s")
_QUESTION_GAP = 90
_AT_ONCE = re.compile(r"\s*(?:ب?ان(?:ه|ها|هم)?(?!\w)|[:«“\"])")
_OF_WHOM = ("", "له", "لها", "لهم")  # يتوقع له أن
_HIM = frozenset({"اياه", "اياها", "اياهم"})
_CARRIES = frozenset({"نقل", "حمل"})


def _is_nobody(speaker: str) -> bool:
    """Whether news and figures are said to speak: "أفادت الأنباء", "تشير الأرقام"."""
    return fold_key(speaker.partition(" ")[0]).removeprefix("ال") in WORDS["nobody"]


class _Reader(TaggedWords):
    """Walks through the triggers of a document once, sentence by sentence."""

    def __init__(self, doc: Document) -> None:
        super().__init__(doc)
        self.triggers = [
            t
            for t in find_triggers(doc.words.tokens, doc.words.of_class(SAYING))
            if not self.quoted(t.start) and (t.form != "noun" or self.reports(t)) and not moves(doc.folded, t)
        ]
        self.triggers = [t for n, t in enumerate(self.triggers) if not self.in_passing(n)]
        # The clause that is open in the sentence at hand, -1 where none is, and how far its words are told.
        self.open_start, self.open_speaker = -1, ""
        self.turned = -1  # where a participle ended its words
        self.covered = 0

    def reports(self, noun: Trigger) -> bool:
        """Whether a noun reports: with its clause close by, and, for feelings, with whose they are ("قلقه من أن").

        "وقال فلان في تصريح صحفي إن": the noun is where the verb's words were said, no report of its own.
        """
        if not noun.ending and (noun.verb.use != "say" or self.folded.endswith(_WITHIN, 0, noun.word)):
            return False
        return _NOUN_CLAUSE.match(self.folded, noun.end) is not None

    def in_passing(self, number: int) -> bool:
        """ "قال فلان بعد دقائق من إعلان النتائج إن": a noun that only tells when; the clause is the verb's before it."""
        noun = self.triggers[number]
        if noun.form != "noun" or noun.ending or not number or noun.verb.past != "اعلن":
            return False
        verb = self.triggers[number - 1]
        if noun.start - verb.end > GAP or not tells_when(self.folded, verb, noun):
            return False
        return (
            "." not in self.folded[verb.end : noun.start]
            and not self.quotes_in(verb.end, noun.start)
            and self.clauses.opener(verb, noun.start, self.quoted) is None
        )

    def read(self) -> list[Span]:
        """All statements of the document, in order."""
        self.starts = starts = [t.start for t in self.triggers]
        for sentence in self.doc.sentences:
            if sentence.is_title or sentence.is_debris:
                continue
            first = bisect_left(starts, sentence.start)
            last = bisect_left(starts, sentence.end, lo=first)
            quotes = self.quotes_in(sentence.start, sentence.end)
            if first < last or quotes:
                before = len(self.found)
                self.read_sentence(sentence, self.triggers[first:last], quotes)
                if len(self.found) > before:
                    continue
            self.speakers.pass_by(sentence.start, sentence.end)
            tag = self.clauses.tag_in(sentence.start, sentence.end)
            if tag is not None and sentence.end - tag <= _AT_THE_END and not self.quoted(tag):
                self.speakers.narrated_by(tag, sentence.end)
        return once(self.found, self.folded)

    def complement(self, trigger: Trigger, end: int) -> tuple[int, int] | None:
        """Where the clause opener of a trigger stands, if one stands before `end`."""
        return self.clauses.opener(trigger, end, self.quoted)

    def read_sentence(self, sentence: Sentence, triggers: list[Trigger], quotes: list[Quotation]) -> None:
        """The statements of one sentence: by its triggers first, then long quotations with only a source beside them."""
        self.sentence = sentence
        self.speakers.enter(sentence.start, sentence.end)
        self.open_start, self.open_speaker, self.turned = -1, "", -1
        self.covered = sentence.start
        self.beside = BESIDE_FIRST.match(self.folded, sentence.start) is not None
        for number, trigger in enumerate(triggers):
            if trigger.start >= self.covered:
                self.read_report(trigger, self.next_report(triggers, number, sentence.end))
        self.close(sentence.end)
        self.tagged(quotes, self.covered)
        self.followed(quotes, triggers)

    def turn(self, trigger: Trigger) -> None:
        """ "... انتهى، مبينا عدم وجود خروقات", "...، فيما هددت النقابة بالإضراب": what has no clause of its own is no part
        of the clause before it."""
        if self.open_start < 0 or self.turned >= self.open_start:
            return
        if trigger.form == "participle" and self.folded.startswith("،", trigger.start - 2):
            self.turned = trigger.start
        elif (link := beside(self.folded, self.open_start, trigger)) is not None:
            self.turned = link

    def close(self, end: int) -> None:
        """The clause that is open, if one is, ends here, or where it turned."""
        if self.open_start >= 0:
            end = self.turned if self.turned > self.open_start else end
            stop = main_clause(self.folded, self.open_start, end) if self.beside else end
            self.emit(self.open_start, stop, self.open_speaker)
            if stop < end:
                self.speakers.take_up(stop + 2, end)
        self.open_start = self.turned = -1

    def read_report(self, trigger: Trigger, following: int) -> None:
        """What one trigger reports, up to the next one at `following`; it may end the clause that is open."""
        found = self.complement(trigger, following)
        quote = self.direct_quote(trigger, following, found)
        if not self.counts(trigger, found, quote):
            self.turn(trigger)
            return
        if trigger.verb.use == "quote" and quote is None and not self.answers(trigger, found):
            found = None
        if trigger.verb.use == "clause":
            quote = None
            found = found or self.clause_in_quote(trigger, following)
        if self.open_start >= 0 and not splits(self.folded, self.open_start, trigger, self.beside):
            if found is not None:
                self.read_inner(trigger, found)
            return
        worded = found is not None or quote is not None
        if self.open_start >= 0 and not worded and not trigger.conjoined:
            self.turn(trigger)
            return
        if found is not None and self.impersonal(trigger, found):
            return
        gap_end = quote.start if quote else (found[0] if found else following)
        if not worded:
            if self.open_start >= 0 and self.continues(trigger):
                return
            if self.open_start >= 0 and trigger.verb.use in ("say", "quote") and not trigger.verb.immediate:
                self.close(trigger.start)
            bare = self.bare(trigger, following)
            if bare is None:
                self.speakers.pending(trigger, gap_end)
                return
            found = (trigger.end, bare)
            gap_end = bare
        cut = cut_before(self.folded, self.open_start, trigger) if self.open_start >= 0 else trigger.start
        speaker = self.speaker_of(trigger, gap_end, cut)
        if speaker is None or _is_nobody(speaker):
            return
        self.close(cut)
        if trigger.verb.use == "text" and quote is not None:
            return
        if quote is not None:
            self.covered = self.emit_joined(quote, speaker)
        elif found is not None:
            self.read_clause(trigger, found, speaker)

    def continues(self, trigger: Trigger) -> bool:
        """ "إن الشرطة أغلقت الطريق ونقلت الجرحى", "إن مسؤولين حضروا وطلبوا ...": a verb without words that the clause goes on with."""
        if trigger.form not in ("past", "present"):
            return False
        if trigger.verb.past in _CARRIES:
            return " عن " not in self.folded[trigger.end : trigger.end + _AT_THE_END]
        return self.speakers.disagrees(trigger, self.open_speaker)

    def answers(self, trigger: Trigger, found: tuple[int, int] | None) -> bool:
        """ "ورد الوزير بأن بلاده ...": an answer with its clause; "ناشد العالم بأن «يفي بوعده»": a call in its own words."""
        if found is None or not self.folded.startswith("بان", found[0]):
            return False
        return trigger.verb.past == "رد" or bool(self.quotes_in(found[1], found[1] + 2))

    def counts(self, trigger: Trigger, found: tuple[int, int] | None, quote: Quotation | None) -> bool:
        """Whether a trigger is one in its place: "بين" only with its clause at once, "كان قائلا" not at all."""
        if stands_for_noun(self.folded, trigger, found) or (
            trigger.verb.past == "علم" and not learns(self.folded, trigger, found)
        ):
            return False
        if (
            trigger.verb.immediate
            and trigger.form != "participle"
            and not (self.follows_at_once(trigger, found, quote) or self.opens(self.sentence, trigger, found))
        ):
            return False
        return trigger.form != "participle" or not self.folded.endswith(
            WAS, self.sentence.start, trigger.start
        )

    def impersonal(self, trigger: Trigger, found: tuple[int, int]) -> bool:
        """ "يتوقع أن": a verb right before its clause that nobody is the subject of."""
        return (
            trigger.verb.impersonal
            and trigger.form == "present"
            and self.folded[trigger.end : found[0]].strip() in _OF_WHOM
            and self.folded[trigger.word] == "ي"
            and not self.folded.endswith(HE, 0, trigger.start)
            and not (trigger.verb.past == "اشار" and self.folded.endswith("كما ", 0, trigger.start))
            and not self.speakers.is_named(trigger.start)
        )

    def read_inner(self, trigger: Trigger, found: tuple[int, int]) -> None:
        """A report inside the one that is open: its words are those of whom it names, if it names anyone."""
        teller = self.nests(self.open_start, trigger)
        if not teller or self.turned > self.open_start:
            return
        self.open_start, self.open_speaker = self.skip_marks(found[1], self.sentence.end), teller
        told = self.quotes_in(self.open_start, self.open_start + 1)
        if told and self.long(told[0]):
            self.emit(told[0].inner_start, told[0].inner_end, teller)
            self.covered, self.open_start = told[0].end, -1

    def speaker_of(self, trigger: Trigger, gap_end: int, cut: int) -> str | None:
        """Who speaks; of a participle that no open clause precedes, the source of a tag before it."""
        if self.open_start >= 0:
            return self.speakers.of(trigger, gap_end, cut)
        if trigger.form == "participle":
            tag = self.clauses.tag_in(self.covered, trigger.start)
            tag = None if tag is not None and self.quoted(tag) else tag
            aside = tag is not None and self.folded.find("،", tag, trigger.start - 2) >= 0
            if tag is not None and not (aside and self.speakers.actor(trigger, self.sentence.start)):
                self.speakers.told_by(tag, trigger.start)  # "قررت المحكمة، وفقا لفلان، كذا، مؤكدة": hers
        return self.speakers.of(trigger, gap_end, max(self.covered, self.sentence.start))

    def read_clause(self, trigger: Trigger, found: tuple[int, int], speaker: str) -> None:
        """The clause of a report: it stays open, or is emitted at once where it is one quotation."""
        folded, end = self.folded, self.sentence.end
        start = found[1]
        if trigger.verb.use == "describe":
            start = min(self.speakers.subject_end(trigger.end, found[0]), found[0])
            start = self.past_asides(start, found[0])
            if self.folded[start : found[0]].strip() in _HIM:
                start = found[1]  # واصفا إياه بأنه
            start = found[1] if found[0] - start < 3 or self.speakers.circumstance(start, found[0]) else start
        elif folded[found[0]] == ":" and (opener := _AFTER_COLON.match(folded, start)):
            start = opener.end()
        start = self.skip_marks(start, end)
        inner = self.quotes_in(start, start + 1)
        if trigger.verb.use == "text" and not inner:
            return
        if inner and inner[0].inner_end - inner[0].inner_start > 12:
            closes = inner[0].end >= end - 2 or self.clauses.tag_in(inner[0].end, inner[0].end + 6)
            if closes or self.long(inner[0]):
                self.emit(inner[0].inner_start, inner[0].inner_end, speaker)
                self.covered = inner[0].end
                return
        self.open_start, self.open_speaker = start, speaker
        self.covered = start

    def past_asides(self, start: int, end: int) -> int:
        """ "وصف الوزير، الجمعة، الخطة بأنها", "وصف فلان، الذي زار البلاد، الخطة بأنها": past what stands between commas."""
        while self.folded.startswith("،", start):
            comma = self.folded.find("،", start + 1, end)
            word = self.speakers.first_word(start, comma)
            aside = word in TIMES or word in RELATIVE or word in HEADS or (word and is_preposition(word))
            if comma < 0 or not aside:
                break
            start = comma
        return start

    def next_report(self, triggers: list[Trigger], number: int, end: int) -> int:
        """Where the next trigger begins that can have words of its own; `end` where none does."""
        reach = triggers[number].end + GAP
        for place in range(number + 1, len(triggers)):
            later = triggers[place]
            if (
                self.speakers.is_relative(later)
                or not self.can_report(later, end)
                or is_aside(self.folded, self.sentence.start, later)
            ):
                continue
            if later.start > reach or later.verb.use != "quote" or self.quote_after(later):
                return later.start
        return end

    def can_report(self, trigger: Trigger, end: int) -> bool:
        """Whether a form that is more often another word reports here: "أستاذ علم اللغة", "المراسلة أمل صقر" do not."""
        if trigger.verb.past == "علم":
            return learns(self.folded, trigger, self.complement(trigger, end))
        return trigger.verb.past != "امل" or _AT_ONCE.match(self.folded, trigger.end) is not None

    def bare(self, trigger: Trigger, end: int) -> int | None:
        """Where speech without marks or opener begins after "وقال": at a word that only speech begins with.

        "وتساءل فلان لماذا ...": a question begins at its word.
        """
        if trigger.verb.past == "تساءل" and trigger.form != "noun":
            match = _QUESTION.search(self.folded, trigger.end, min(end, trigger.end + _QUESTION_GAP))
            return match.start() if match else None
        if trigger.verb.past not in WORDS["bare_verb"] or trigger.form == "noun":
            return None
        if self.folded.endswith(AS, 0, trigger.start):
            return None  # كما قال رئيس بلدية هذه البلدة
        match = _BARE.match(self.folded, trigger.end, end) if trigger.conjoined else None
        if match is None and (subject := self.speakers.subject_end(trigger.end, end)) > trigger.end:
            # "قال مدير المركز فلان نحن سعداء"
            match = _BARE.match(self.folded, subject, end)
        return match.end() if match else None

    def follows_at_once(
        self, trigger: Trigger, found: tuple[int, int] | None, quote: Quotation | None
    ) -> bool:
        place = quote.start if quote else found[0] if found else None
        if quote and trigger.verb.past == "بين" and ":" not in self.folded[trigger.end : quote.start]:
            return False  # بين "كذا" و"كذا": the preposition
        return place is not None and not self.folded[trigger.end : place].strip(" :ب")

    def opens(self, sentence: Sentence, trigger: Trigger, found: tuple[int, int] | None) -> bool:
        """ "وبين التقرير أن": the verb opens the sentence and its clause is near; else "بين" is a preposition."""
        return (
            found is not None
            and trigger.conjoined
            and trigger.verb.past == "بين"
            and trigger.start - sentence.start < 3
            and found[0] - trigger.end < SHORT_GAP
        )

    def skip_marks(self, start: int, end: int) -> int:
        while start < end and self.folded[start] in " :،\n":
            start += 1
        return start

    def nests(self, open_start: int, trigger: Trigger) -> str | None:
        """Who speaks in a report that is itself reported: "ذكر الموقع أن الوزارة قالت إن ..."; None where nobody does."""
        if (
            trigger.verb.use != "say"
            or trigger.form not in ("past", "present")
            or trigger.start - open_start > _NESTED
        ):
            return None
        return self.speakers.inner(open_start, trigger.start)


def extract_statements(doc: Document) -> list[Draft]:
    """The statements of a document, in the order of the text; `quote` and the evidence are verbatim.

    The topic is told by the words of the statement and by what the article is about.
    """
    drafts = []
    drift: list[float] | None = None
    words = doc.words
    places: list[int] = []
    told: list[int] = []
    vote = False
    for span in _Reader(doc).read():
        if drift is None:
            telling = words.of_class(TOPIC)
            places = [words.starts[number] for number in telling]
            told = told_by([words.texts[number] for number in telling])
            head = told[: bisect_left(telling, _ABOUT)]
            vote = is_of_vote(head)
            drift = drift_of(counts_of(head, vote), min(len(words.texts), _ABOUT))
        first = bisect_left(places, span.start)
        topic = topic_of(told[first : bisect_left(places, span.end, first)], drift, vote)
        fields = {"speaker": span.speaker, "quote": doc.raw_text(span.start, span.end), "topic": topic}
        drafts.append(Draft("statement", span.evidence_start, span.evidence_end, fields))
    return drafts
