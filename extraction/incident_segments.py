"""Cuts a sentence into the stretches that can each tell one incident.

In: the words of an article and the span of a sentence. Out: `Clause`s, each with its words, their places and the
triggers found among them. A sentence without a trigger gives none and costs one look-up.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import chain, compress, pairwise
from operator import attrgetter

import msgspec

from extraction.incident_cuts import AFTER, BESIDE, is_cut, with_tellings
from extraction.incident_dawns import DAWNS, is_dawn
from extraction.incident_no_acts import FREED, LOOK_AHEAD, NOT_ALWAYS_ACTS, no_act
from extraction.incident_triggers import TRIGGERS, Trigger, bare
from extraction.incident_words import CUE_KINDS, WORDS
from extraction.memo import CORE, CUE, CUT, PARTY, TRIGGER, WordTable
from extraction.number_words import WORDS as NUMBERS
from extraction.words import Words

CORE_ROLES = frozenset({"event", "killed", "injured", "abducted", "arrested", "foil", "crowd"})
CORE_FORMS = frozenset(
    form for form, readings in TRIGGERS.items() if any(r.role in CORE_ROLES for r in readings)
)

_THAT = WORDS["that"]
_CROWDS = frozenset(form for form, readings in TRIGGERS.items() if any(r.role == "crowd" for r in readings))
_BEFORE_A_DISTRICT = WORDS["before_a_district"]
# قذايف سقطت: verbs whose subject, told before them, makes them an act.
_SUBJECT_FIRST = WORDS["subject_first"]
_PUT_DOWN = TRIGGERS["القضاء"][0].following or frozenset()
_BEFORE_NOUNS = WORDS["before_nouns"]
_OF_WHOM = frozenset({"من", "«", '"'})
_THAT_NOUN = WORDS["that_noun"]
_THAT_VERB = WORDS["after_that_verb"]
_MARKED = CUE | CUT | PARTY | TRIGGER
_BEFORE = 6  # words from a subject to the verb behind it
LONGEST = 150  # words of a clause; keeps time linear where a text has no sentences


class Hit(msgspec.Struct, eq=False, gc=False):
    """A trigger read at word `i` of its sentence."""

    i: int
    start: int
    end: int
    trigger: Trigger


class Clause:
    """A stretch of a sentence with triggers of its own; `after` marks one told as lying before another.

    `telling` are the triggers of acts and tolls, without means and light verbs. `act` is the type of the whole where its
    parts are of several: an operation in which some were killed; `rank` is what `incident_series.ranked` gives, once asked. `word_set`, `roles` and `lemmas` hold what the rules look
    for most: the clause's words, the roles and lemmas of its triggers.
    """

    __slots__ = (
        "act",
        "after",
        "beside",
        "end",
        "first",
        "hits",
        "last",
        "lemmas",
        "rank",
        "roles",
        "sentence",
        "start",
        "telling",
        "word_set",
        "words",
    )

    def __init__(self, sentence: SentenceWords, first: int, last: int, hits: list[Hit], after: bool) -> None:
        self.sentence = sentence
        self.first = first
        self.last = last
        self.hits = hits
        self.after = after
        self.beside = sentence.words[first] in BESIDE
        self.start = sentence.starts[first]
        self.end = sentence.end(last - 1)
        self.words = sentence.words[first:last]
        self.word_set = frozenset(self.words)
        self.roles: set[str] = set()
        self.lemmas: set[str] = set()
        self.telling: list[Hit] = []
        for hit in hits:
            role = hit.trigger.role
            self.roles.add(role)
            self.lemmas.add(hit.trigger.lemma)
            if role != "hint" and role != "support":
                self.telling.append(hit)
        self.act = ""
        self.rank: int | None = None


class ArticleWords:
    """The words of an article and the marks that part clauses, with where acts and tolls may be told."""

    def __init__(self, words: Words) -> None:
        """Sorts the words by what they can be; other marks have no class."""
        kept = words.classes
        self.words = list(compress(words.texts, kept))
        self.starts = list(compress(words.starts, kept))
        self.classes = list(filter(None, kept))
        self.marked = list(compress(range(len(self.classes)), map(_MARKED.__and__, self.classes)))
        self._cores = [i for i in self.marked if self.classes[i] & CORE]

    def sentence(self, start: int, end: int) -> SentenceWords | None:
        """The words of a span if any of them can tell an act or a toll."""
        first = bisect_left(self.starts, start)
        core = bisect_left(self._cores, first)
        if core == len(self._cores):
            return None
        last = bisect_left(self.starts, end, first)
        return SentenceWords(self, first, last) if self._cores[core] < last else None


class SentenceWords:
    """The words of a sentence with their spans, its triggers, and the kinds of cue words among them.

    `marked` are the places of the words that can be of any use: triggers, cues, parties, and those that part clauses, which
    are `cuts` as well.
    """

    __slots__ = ("classes", "cues", "cuts", "foiled", "hits", "marked", "roles", "starts", "words")

    def __init__(self, article: ArticleWords, first: int, last: int) -> None:
        self.words = words = article.words[first:last]
        self.starts = article.starts[first:last]
        self.classes = classes = article.classes[first:last]
        among = article.marked
        self.marked: list[int] = []
        self.cues: set[str] = set()
        self.cuts: list[int] = []
        triggers: list[int] = []
        for at in among[bisect_left(among, first) : bisect_left(among, last)]:
            i = at - first
            self.marked.append(i)
            cls = classes[i]
            if cls & TRIGGER:
                triggers.append(i)
            if cls & CUT:
                self.cuts.append(i)
            if cls & CUE:
                self.cues.update(CUE_KINDS[words[i]])
        self.hits = _hits(words, self.starts, triggers)
        self.roles = {hit.trigger.role for hit in self.hits}
        self.foiled = "foil" in self.roles
        if "legal" in self.cues and "القضاء" in words and _only_a_district(words):
            self.cues.discard("legal")

    def end(self, i: int) -> int:
        """Where word `i` ends."""
        return self.starts[i] + len(self.words[i])


def _only_a_district(words: list[str]) -> bool:
    """في القضاء, مركز القضاء: no court, and none else in the sentence; but القضاء العراقي."""
    for i, word in enumerate(words):
        if word == "القضاء":
            following = words[i + 1] if i + 1 < len(words) else ""
            counted = words[i + 2] if i + 2 < len(words) else ""
            if following == "علي" and (counted[:1].isdigit() or counted in NUMBERS or counted in _PUT_DOWN):
                continue  # القضاء علي 12 ارهابيا, علي قيادي
            if not i or words[i - 1] not in _BEFORE_A_DISTRICT or following[:2] in ("ال", "عل"):
                return False
        elif "legal" in CUE_KINDS.get(word, ()):
            return False
    return True


# Triggers that wait for a word further on: القبض ... علي, حريق اتي علي مخازن صناديق الاقتراع.
_PATIENT = frozenset({"killed", "arrested", "abducted"})
_PATIENT_WORDS = frozenset({"حريق", "نشرت", "عثر"})
_LATE = 12  # words within which they find it, and those of اودي: اودي الهجوم الذي استهدف المقر ... بحياه
_FAR = 24


# Words that the word before can make a name or a person of: see `no_act`.
_NAMELIKE = frozenset(
    form
    for form in TRIGGERS
    if form.startswith("ال")
    or form.endswith(("عمليات", "شغب"))
    or form.endswith(FREED)
    or form in NOT_ALWAYS_ACTS
)


def _hits(words: list[str], starts: list[int], places: list[int]) -> list[Hit]:
    """The triggers of a sentence, of the words at `places` that can be one."""
    hits = []
    forms: list[tuple[str, ...]] | None = None  # asked for once a word waits for others
    told: frozenset[str] = frozenset()
    for i in places:
        word = words[i]
        alone = _ALONE[word]
        if alone.doubtful and (
            (word in _NAMELIKE and (i or word in LOOK_AHEAD) and no_act(words, i))
            or (word in DAWNS and is_dawn(words, i))
        ):
            continue
        if alone.wanted and forms is None:
            forms = list(map(_FORMS.__getitem__, words))
            told = frozenset(_joined(forms))
        if forms is not None and not alone.wanted.isdisjoint(told):
            chosen = _choose(words, i, forms)
        elif alone.noun is alone.any or not (i and _only_a_noun(words, i)):
            chosen = alone.any
        else:
            chosen = alone.noun
        if chosen is not None:
            hits.append(Hit(i, starts[i], starts[i] + len(word), chosen))
    return hits


def _choose(words: list[str], i: int, forms: list[tuple[str, ...]]) -> Trigger | None:
    """The weightiest reading of word `i` that its surroundings allow; `forms` are those of each word that are awaited."""
    readings = TRIGGERS[words[i]]
    chosen: Trigger | None = None
    near = list(_joined(forms[i + 1 : i + 5]))
    noun = len(readings) > 1 and i > 0 and _only_a_noun(words, i) and any(r.pos == "n" for r in readings)
    for reading in readings:
        if (chosen is not None and reading.weight <= chosen.weight) or (noun and reading.pos == "v"):
            continue
        if reading.veto and _is_vetoed(words, i, reading, near, forms):
            continue
        if (
            reading.following is not None
            and reading.following.isdisjoint(near)
            and not _follows_late(words, i, reading, reading.following, forms)
        ):
            continue
        if reading.subject is None or _done_by(words, i, reading.subject, reading.veto, forms):
            chosen = reading
    return chosen


def _reach(reading: Trigger) -> int:
    """How far a veto reaches: نشرت السلطات العراقيه اعترافات, behind a verb's subject as well."""
    return 4 if reading.pos == "v" or reading.lemma in _PATIENT_WORDS else 3


def _is_vetoed(
    words: list[str], i: int, reading: Trigger, near: list[str], forms: list[tuple[str, ...]]
) -> bool:
    """اصيب عشرات السكان بفيروس: what a verb takes with ب may stand behind its subject; `near` are the forms of four words."""
    veto = reading.veto
    if not veto.isdisjoint(near) and not veto.isdisjoint(_joined(forms[i + 1 : i + _reach(reading)])):
        return True
    behind = words[i + 3 : i + 9]
    return not veto.isdisjoint(behind) and not veto.isdisjoint([word for word in behind if word[0] == "ب"])


def _follows_late(
    words: list[str], i: int, reading: Trigger, following: frozenset[str], forms: list[tuple[str, ...]]
) -> bool:
    """Whether what a reading waits for stands further on, behind a subject, or is the subject before it."""
    if reading.pos != "v" and reading.role not in _PATIENT and reading.lemma not in _PATIENT_WORDS:
        return False
    if words[i].endswith("نا") and reading.role == "event":
        return False  # خرجنا: no subject stands between the verb and what it waits for
    reach = _FAR if reading.lemma == "اودي" else _LATE
    if not following.isdisjoint(_joined(forms[i + 5 : i + reach])):
        return True
    # قال ان ثلاث قذايف سقطت
    return reading.lemma in _SUBJECT_FIRST and not following.isdisjoint(_joined(forms[max(0, i - 5) : i]))


def _done_by(
    words: list[str], i: int, subject: frozenset[str], veto: frozenset[str], forms: list[tuple[str, ...]]
) -> bool:
    """تقدمت القوات نحو المدينه, القوات تقدمت: who does it stands behind the verb or before it; but not بقوه."""
    for k in range(i + 1, min(i + 6, len(words))):
        if forms[k] and (words[k][0] != "ب" or words[k] in subject) and not subject.isdisjoint(forms[k]):
            return True
    for k in range(i - 1, max(0, i - _BEFORE) - 1, -1):
        word = words[k]
        if forms[k] and (word[0] != "ب" or word in subject) and not subject.isdisjoint(forms[k]):
            return True
        if k and words[k - 1] in _OF_WHOM and not veto.isdisjoint(forms[k]):
            return False  # قوه من داعش اقتحمت القريه
        if word in _THAT or word in _CROWDS:
            return False  # قالت الشرطه ان متظاهرين اغلقوا الطريق
    return False


def _only_a_noun(words: list[str], i: int) -> bool:
    """من خطف, ان قتل المدنيين: after a preposition or أنّ stands no verb; but بعد ان قتل."""
    before = words[i - 1]
    return before in _BEFORE_NOUNS or (before in _THAT_NOUN and (i < 2 or words[i - 2] not in _THAT_VERB))


# The words by which a trigger is known or put aside.
_AWAITED = frozenset(
    word
    for readings in TRIGGERS.values()
    for r in readings
    for word in (r.following or frozenset()) | (r.subject or frozenset()) | r.veto
)


def _forms_of(word: str) -> tuple[str, ...]:
    """What a trigger may wait for in a word, its clitics, a pronoun or the ending of the accusative taken off: وجنديا is جندي, صواريخها صواريخ."""
    forms: tuple[str, ...] = (word, bare(word)) if len(word) > 4 else (word,)
    if len(word) == 4 and word[0] == "ب":
        forms += (word[1:],)  # بقصف, بلغم
    forms += tuple(form[:-1] for form in forms if form.endswith("ا") and len(form) > 3)
    forms += tuple(form[:-2] for form in forms if form.endswith(("ها", "هم")) and len(form) > 5)
    return tuple(form for form in forms if form in _AWAITED)


_FORMS = WordTable(_forms_of)


_joined = chain.from_iterable


class _Alone(msgspec.Struct, frozen=True, gc=False):
    """What a trigger may wait for, and its reading where none of that is told; `doubtful` where it may be no trigger at all."""

    doubtful: bool
    wanted: frozenset[str]
    any: Trigger | None
    noun: Trigger | None  # where no verb can stand


def _alone(form: str) -> _Alone:
    readings = TRIGGERS[form]
    wanted = frozenset(
        word for r in readings for word in (r.following or frozenset()) | (r.subject or frozenset()) | r.veto
    )
    free = [r for r in readings if r.following is None and r.subject is None]
    nouns = [r for r in free if r.pos != "v"] if any(r.pos == "n" for r in readings) else free
    first, noun = (max(some, key=attrgetter("weight"), default=None) for some in (free, nouns))
    return _Alone(form in _NAMELIKE or form in DAWNS, wanted, first, noun)


_ALONE = WordTable(_alone)


def has_core(hits: Iterable[Hit]) -> bool:
    """Whether an act or a toll stands among the triggers, not only means and light verbs."""
    return not CORE_ROLES.isdisjoint([hit.trigger.role for hit in hits])


def _bounded(cuts: list[int], end: int) -> list[int]:
    """The cuts of a sentence with its end, and more where a stretch is longer than any clause of prose."""
    if end <= LONGEST:
        return [*cuts, end]
    bounds: list[int] = []
    for first, last in pairwise([*cuts, end]):
        bounds.extend(range(first, last, LONGEST))
    return [*bounds, end]


def clauses(sentence: SentenceWords, place_starts: frozenset[int]) -> list[Clause]:
    """The clauses of a sentence that hold an act or a toll; words without either stay with the clause before.

    "قتل 3 في انفجار، فيما اصيب 5 بهجوم" gives two, "قتل 3 واصيب 5 في انفجار" one.
    """
    words, hits = sentence.words, sentence.hits
    if CORE_ROLES.isdisjoint(sentence.roles):
        return []
    hits_at = {hit.i: hit for hit in hits}
    first_place = sentence.end(len(words) - 1)
    if place_starts:
        first_place = min(place_starts.intersection(sentence.starts), default=first_place)
    cuts = [0]
    afters = {0: False}
    joined = [i for i in hits_at if words[i][0] == "و"]
    for i in sorted({*sentence.cuts, *joined}):
        if i and is_cut(words, i, hits_at, place_starts, sentence.starts, first_place):
            cuts.append(i)
            afters[i] = words[i] in AFTER
    bounds = _bounded(with_tellings(cuts, sentence, place_starts), len(words))
    if len(bounds) == 2:
        return [Clause(sentence, 0, len(words), hits, False)]
    at = [hit.i for hit in hits]
    spans: list[tuple[int, int, list[Hit], bool]] = []
    pending: int | None = None
    for first, last in pairwise(bounds):
        inside = hits[bisect_left(at, first) : bisect_left(at, last)]
        if not has_core(inside):
            if spans and not spans[-1][3] and last - spans[-1][0] <= LONGEST:
                spans[-1] = (spans[-1][0], last, spans[-1][2] + inside, spans[-1][3])
            elif pending is None and not spans:
                pending = first
            continue
        start = first if spans or pending is None or last - pending > LONGEST else pending
        head = hits[bisect_left(at, start) : bisect_left(at, first)]
        spans.append((start, last, head + inside, afters.get(first, False)))
    return [Clause(sentence, *span) for span in spans]
