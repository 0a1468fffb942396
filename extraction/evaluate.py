"""How well extracted facts match labelled ones, on labels of the user's own.

In: articles, their labelled facts and extracted ones. Out: an `Evaluation`: precision, recall and F1 of whole facts and
of slots, by kind, slot, event and milestone type and outlet, each F1 with a bootstrap interval over articles. The same
input gives the same figures: resampling is seeded and everything is counted in a fixed order.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from extraction.articles import Article
from extraction.facts import KINDS, ContractError, ElectionMilestone, Fact, Incident, fact_from_dict, kind_of
from extraction.pairing import SLOTS, pair_facts, slot_agrees, slots
from extraction.readings import is_nothing, nothing_from_dict

SAMPLES = 1000
SEED = 20211010
_COVERED = 0.95
# An article's counts for one figure: right, wrong, missing.
_Counts = list[int]
_Key = tuple[str, str, str]


class Figure(NamedTuple):
    """One line of an evaluation; `low` and `high` hold the F1 of 95 in 100 resamplings of the articles."""

    group: str
    name: str
    measure: str
    precision: float
    recall: float
    f1: float
    low: float
    high: float
    right: int
    wrong: int
    missing: int


class Difference(NamedTuple):
    """What to look at: a slot that differs, or a fact that is missing or spurious."""

    article_id: str
    kind: str
    slot: str
    labelled: str | None
    extracted: str | None
    evidence: str


class Evaluation(NamedTuple):
    """All figures of a run, in a fixed order, and every difference behind them."""

    articles: int
    labelled: int
    extracted: int
    ungrounded: int
    figures: tuple[Figure, ...]
    differences: tuple[Difference, ...]

    def figure(self, group: str, name: str, measure: str = "facts") -> Figure:
        """One figure by group ("all", "kind", "slot", "event_type" ...), name and measure; KeyError where there is none."""
        for figure in self.figures:
            if (figure.group, figure.name, figure.measure) == (group, name, measure):
                return figure
        raise KeyError((group, name, measure))

    def as_dict(self) -> dict[str, Any]:
        """The figures as plain values, for JSON; without the differences."""
        rows = [figure._asdict() for figure in self.figures]
        return {
            "articles": self.articles,
            "labelled": self.labelled,
            "extracted": self.extracted,
            "ungrounded": self.ungrounded,
            "figures": rows,
        }


class Labels(NamedTuple):
    """Facts read from labelled lines, and what was not: (line number from 1, reason), facts of articles not given."""

    facts: tuple[Fact, ...]
    rejected: tuple[tuple[int, str], ...]
    elsewhere: int = 0


def read_labels(lines: Iterable[str | bytes], articles: Iterable[Article] | None) -> Labels:
    """Facts of labelled JSON lines: offsets are found in the articles, a line without an extractor counts as a person's.

    Facts of articles that are not given are counted and left out; a line that breaks the contract is told of, one that says
    that an article holds nothing is no fact. Where no articles are at hand (None), the offsets that the lines give are believed.
    """
    raw_of = (
        {article.article_id: f"{article.title}\n{article.text}" for article in articles}
        if articles is not None
        else None
    )
    facts: list[Fact] = []
    rejected: list[tuple[int, str]] = []
    elsewhere = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = msgspec.json.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            rejected.append((number, f"not a JSON object: {error}"))
            continue
        if not isinstance(row, dict):
            rejected.append((number, "not a JSON object"))
            continue
        named = row.get("article_id")
        if raw_of is not None and isinstance(named, str) and named and named not in raw_of:
            elsewhere += 1
            continue
        try:
            row = {"extractor": "person", "extractor_version": "1"} | row
            if is_nothing(row):
                nothing_from_dict(row)
            else:
                facts.append(fact_from_dict(row, raw_of))
        except ContractError as error:
            rejected.append((number, str(error)))
    return Labels(tuple(facts), tuple(rejected), elsewhere)


def predict(articles: Iterable[Article], extract: Callable[[Article], Iterable[Fact]]) -> list[Fact]:
    """The facts of all articles by an extractor, in their order."""
    return [fact for article in articles for fact in extract(article)]


def evaluate(
    articles: Sequence[Article],
    labelled: Iterable[Fact],
    extracted: Iterable[Fact],
    *,
    samples: int = SAMPLES,
    seed: int = SEED,
) -> Evaluation:
    """Scores extracted facts against labelled ones over the given articles; facts of other articles are ignored.

    A fact is right when it is paired (see `extraction.pairing`); a slot when its values agree. Slots of an unpaired
    extracted fact are wrong, those of an unpaired label missing. `samples` resamplings give the intervals, 0 none.
    """
    known = {article.article_id: article for article in articles}
    tally = _Tally(known)
    gold, found = _by_article_and_kind(labelled, known), _by_article_and_kind(extracted, known)
    ungrounded = 0
    for facts in found.values():
        for fact in facts:
            article = known[fact.article_id]
            raw = f"{article.title}\n{article.text}"
            ungrounded += raw[fact.evidence_start : fact.evidence_end] != fact.evidence
    for key in sorted(set(gold) | set(found), key=lambda key: (key[0], list(KINDS).index(key[1]))):
        tally.add(key, gold.get(key, []), found.get(key, []))
    return Evaluation(
        articles=len(known),
        labelled=sum(map(len, gold.values())),
        extracted=sum(map(len, found.values())),
        ungrounded=ungrounded,
        figures=tuple(tally.figures(samples, seed)),
        differences=tuple(tally.differences),
    )


def _by_article_and_kind(
    facts: Iterable[Fact], known: Mapping[str, Article]
) -> dict[tuple[str, str], list[Fact]]:
    grouped: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.article_id in known:
            grouped[fact.article_id, kind_of(fact)].append(fact)
    for group in grouped.values():
        group.sort(key=lambda fact: (fact.evidence_start, fact.evidence_end, fact.fact_id))
    return dict(grouped)


class _Tally:
    """Right, wrong and missing of every figure, by article."""

    def __init__(self, known: Mapping[str, Article]) -> None:
        self.known = known
        self.counts: dict[_Key, dict[str, _Counts]] = defaultdict(lambda: defaultdict(lambda: [0, 0, 0]))
        self.differences: list[Difference] = []

    def add(self, key: tuple[str, str], gold: list[Fact], found: list[Fact]) -> None:
        article_id, kind = key
        pairs = pair_facts(gold, found)
        for pair in pairs:
            self._fact(article_id, kind, gold[pair.left], found[pair.right])
        paired_gold, paired_found = {pair.left for pair in pairs}, {pair.right for pair in pairs}
        for index, fact in enumerate(gold):
            if index not in paired_gold:
                self._fact(article_id, kind, fact, None)
        for index, fact in enumerate(found):
            if index not in paired_found:
                self._fact(article_id, kind, None, fact)

    def _fact(self, article_id: str, kind: str, gold: Fact | None, found: Fact | None) -> None:
        outlet = self.known[article_id].outlet or "unknown"
        place = 0 if gold is not None and found is not None else 1 if gold is None else 2
        for group, name in (("all", "all"), ("kind", kind), ("outlet", outlet)):
            self.counts[group, name, "facts"][article_id][place] += 1
        self._types(article_id, gold, found)
        left: Mapping[str, Any] = slots(gold) if gold is not None else {}
        right: Mapping[str, Any] = slots(found) if found is not None else {}
        shown = gold if gold is not None else found
        evidence = shown.evidence if shown is not None else ""
        if gold is None or found is None:
            said = ", ".join(f"{k}={_show(v)}" for k, v in (left or right).items() if v is not None)
            missing = found is None
            self.differences.append(
                Difference(
                    article_id, kind, "fact", said if missing else None, None if missing else said, evidence
                )
            )
        for slot in SLOTS[kind]:
            a, b = left.get(slot), right.get(slot)
            if a is None and b is None:
                continue
            agrees = a is not None and b is not None and slot_agrees(slot, a, b)
            deltas = (int(agrees), int(b is not None and not agrees), int(a is not None and not agrees))
            for group, name in (
                ("all", "all"),
                ("kind", kind),
                ("slot", f"{kind}.{slot}"),
                ("outlet", outlet),
            ):
                counts = self.counts[group, name, "slots"][article_id]
                for index, delta in enumerate(deltas):
                    counts[index] += delta
            if not agrees and gold is not None and found is not None:
                self.differences.append(Difference(article_id, kind, slot, _show(a), _show(b), evidence))

    def _types(self, article_id: str, gold: Fact | None, found: Fact | None) -> None:
        """By type a fact is right only under the same type; a pair of two types is a miss of one, an error of the other."""
        left, right = _type_of(gold), _type_of(found)
        if left is not None and left == right:
            self.counts[(*left, "facts")][article_id][0] += 1
            return
        if right is not None:
            self.counts[(*right, "facts")][article_id][1] += 1
        if left is not None:
            self.counts[(*left, "facts")][article_id][2] += 1

    def figures(self, samples: int, seed: int) -> list[Figure]:
        ids = sorted(self.known)
        weights = _resamplings(ids, samples, seed)
        order = {
            group: place
            for place, group in enumerate(("all", "kind", "slot", "event_type", "milestone_type", "outlet"))
        }
        made = []
        for key in sorted(self.counts, key=lambda key: (order[key[0]], key[1], key[2])):
            by_article = sorted(self.counts[key].items())
            totals = [sum(counts[place] for _, counts in by_article) for place in range(3)]
            low, high = _interval(by_article, weights)
            made.append(Figure(*key, *rates(*totals), low, high, *totals))
        return made


def _type_of(fact: Fact | None) -> tuple[str, str] | None:
    if isinstance(fact, Incident):
        return "event_type", fact.event_type
    if isinstance(fact, ElectionMilestone):
        return "milestone_type", fact.milestone_type
    return None


def _show(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, frozenset):
        return "+".join(sorted(value))
    if isinstance(value, tuple):
        return "..".join(str(part) for part in value)
    return str(value)


def rates(right: int, wrong: int, missing: int) -> tuple[float, float, float]:
    """Precision, recall and F1, 0 where undefined."""
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / (right + missing) if right + missing else 0.0
    f1 = 2 * right / (2 * right + wrong + missing) if right else 0.0
    return precision, recall, f1


def _resamplings(ids: Sequence[str], samples: int, seed: int) -> list[dict[str, int]]:
    """How often each article is drawn in each resampling, articles drawn with replacement."""
    source = random.Random(seed)
    drawn = []
    for _ in range(samples if ids else 0):
        weights: dict[str, int] = {}
        for article_id in source.choices(ids, k=len(ids)):
            weights[article_id] = weights.get(article_id, 0) + 1
        drawn.append(weights)
    return drawn


def _interval(
    by_article: Sequence[tuple[str, _Counts]], weights: Sequence[Mapping[str, int]]
) -> tuple[float, float]:
    """The F1 at both ends of the middle 95 in 100 resamplings; the figure itself at both where there are none."""
    scores = []
    for drawn in weights:
        right = wrong = missing = 0
        for article_id, counts in by_article:
            times = drawn.get(article_id, 0)
            if times:
                right += times * counts[0]
                wrong += times * counts[1]
                missing += times * counts[2]
        scores.append(rates(right, wrong, missing)[2])
    if not scores:
        f1 = rates(*(sum(counts[place] for _, counts in by_article) for place in range(3)))[2]
        return f1, f1
    scores.sort()
    cut = int(len(scores) * (1 - _COVERED) / 2)
    return scores[cut], scores[-1 - cut]


def as_text(evaluation: Evaluation) -> str:
    """The figures as a table for a terminal."""
    lines = [
        f"{evaluation.articles} articles, {evaluation.labelled} labelled facts, {evaluation.extracted} extracted, "
        f"{evaluation.ungrounded} ungrounded"
    ]
    group = ""
    for figure in evaluation.figures:
        if figure.group != group:
            group = figure.group
            title = group.replace("_", " ")
            lines += [
                "",
                f"{title:<42} {'':<6} {'P':>6} {'R':>6} {'F1':>6}  {'95% of F1':<13} {'right':>6} {'wrong':>6} {'missing':>7}",
            ]
        span = f"{figure.low:.3f}-{figure.high:.3f}"
        lines.append(
            f"{figure.name:<42} {figure.measure:<6} {figure.precision:6.3f} {figure.recall:6.3f} {figure.f1:6.3f}  {span:<13} "
            f"{figure.right:6d} {figure.wrong:6d} {figure.missing:7d}"
        )
    return "\n".join(lines)
