"""Where two codings of the same articles agree: two extractors, two people, or a person and a machine.

In: two lists of facts with offsets. Out: a `Comparison`: per kind how many facts both have, per slot how often the two
say the same. Neither side counts as the truth; swapping them swaps the columns and nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from extraction.facts import KINDS, Fact, kind_of
from extraction.pairing import SLOTS, pair_facts, slot_agrees, slots


class KindAgreement(NamedTuple):
    """Facts of one kind (or of "all"): what both have, and what only one has. `agreement` is 2 both / (a + b)."""

    kind: str
    both: int
    only_a: int
    only_b: int
    agreement: float


class SlotAgreement(NamedTuple):
    """One field over the facts that both have: stated by both and equal or not, by one only. `agreement` as above."""

    kind: str
    slot: str
    equal: int
    different: int
    only_a: int
    only_b: int
    agreement: float


class Comparison(NamedTuple):
    """The agreement of two codings over the articles that either speaks of."""

    articles: int
    kinds: tuple[KindAgreement, ...]
    slots: tuple[SlotAgreement, ...]

    def as_dict(self) -> dict[str, Any]:
        """Plain values, for JSON."""
        return {
            "articles": self.articles,
            "kinds": [row._asdict() for row in self.kinds],
            "slots": [row._asdict() for row in self.slots],
        }


def compare(facts_a: Iterable[Fact], facts_b: Iterable[Fact]) -> Comparison:
    """Pairs the facts of two codings article by article (see `extraction.pairing`) and counts where they agree."""
    left, right = _grouped(facts_a), _grouped(facts_b)
    kinds: dict[str, list[int]] = {kind: [0, 0, 0] for kind in ("all", *KINDS)}
    fields: dict[tuple[str, str], list[int]] = {
        (kind, slot): [0, 0, 0, 0] for kind in KINDS for slot in SLOTS[kind]
    }
    for key in sorted(set(left) | set(right)):
        a, b = left.get(key, []), right.get(key, [])
        pairs = pair_facts(a, b)
        for name in ("all", key[1]):
            for place, number in enumerate((len(pairs), len(a) - len(pairs), len(b) - len(pairs))):
                kinds[name][place] += number
        for pair in pairs:
            _count_slots(fields, key[1], a[pair.left], b[pair.right])
    return Comparison(
        articles=len({article_id for article_id, _ in set(left) | set(right)}),
        kinds=tuple(
            KindAgreement(kind, both, only_a, only_b, _share(both, only_a + only_b))
            for kind, (both, only_a, only_b) in kinds.items()
            if both + only_a + only_b
        ),
        slots=tuple(
            SlotAgreement(
                *key, equal, different, only_a, only_b, _share(equal, 2 * different + only_a + only_b)
            )
            for key, (equal, different, only_a, only_b) in fields.items()
            if equal + different + only_a + only_b
        ),
    )


def _grouped(facts: Iterable[Fact]) -> dict[tuple[str, str], list[Fact]]:
    grouped: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        grouped[fact.article_id, kind_of(fact)].append(fact)
    for group in grouped.values():
        group.sort(key=lambda fact: (fact.evidence_start, fact.evidence_end, fact.fact_id))
    return dict(grouped)


def _count_slots(fields: dict[tuple[str, str], list[int]], kind: str, a: Fact, b: Fact) -> None:
    left, right = slots(a), slots(b)
    for slot in SLOTS[kind]:
        x, y = left.get(slot), right.get(slot)
        if x is None and y is None:
            continue
        place = 3 if x is None else 2 if y is None else 0 if slot_agrees(slot, x, y) else 1
        fields[kind, slot][place] += 1


def _share(equal: int, unequal: int) -> float:
    return 2 * equal / (2 * equal + unequal) if equal else 0.0


def as_text(comparison: Comparison, name_a: str = "A", name_b: str = "B") -> str:
    """The comparison as a table for a terminal."""
    lines = [f"{comparison.articles} articles; A = {name_a}, B = {name_b}", ""]
    lines.append(f"{'facts':<38} {'both':>6} {'only A':>7} {'only B':>7} {'agreement':>10}")
    lines += [
        f"{row.kind:<38} {row.both:6d} {row.only_a:7d} {row.only_b:7d} {row.agreement:10.3f}"
        for row in comparison.kinds
    ]
    lines += [
        "",
        f"{'fields of the facts that both have':<38} {'equal':>6} {'differ':>7} {'only A':>7} {'only B':>7} {'agreement':>10}",
    ]
    for field in comparison.slots:
        name = f"{field.kind}.{field.slot}"
        lines.append(
            f"{name:<38} {field.equal:6d} {field.different:7d} {field.only_a:7d} {field.only_b:7d} {field.agreement:10.3f}"
        )
    return "\n".join(lines)
