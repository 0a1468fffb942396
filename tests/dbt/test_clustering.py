"""The clustering function against networkx on random graphs, and under what parts and limits it."""

from __future__ import annotations

import importlib.util
import random
from types import ModuleType

import networkx as nx
import pytest

from tests.dbt.warehouse import PROJECT


def load(name: str) -> ModuleType:
    """A Python model of the project as a module."""
    path = PROJECT / "models" / "intermediate" / "incidents" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


CLUSTERS = load("int_incident_clusters")
COMPONENTS = load("int_incident_components")


def random_graph(seed: int) -> tuple[list[str], list[tuple[str, str, int]]]:
    """Names and scored links of a random graph."""
    dice = random.Random(seed)
    size = dice.randrange(2, 60)
    graph = nx.gnp_random_graph(size, dice.random() * 4 / size, seed=seed)
    names = [f"u{dice.random():.12f}" for _ in range(size)]
    return names, [(*sorted((names[a], names[b])), dice.randrange(5, 15)) for a, b in graph.edges]


def expected(names: list[str], links: list[tuple[str, str, int]]) -> dict[str, str]:
    """Name to the smallest name of its component, by networkx."""
    graph = nx.Graph()
    graph.add_nodes_from(names)
    graph.add_edges_from((a, b) for a, b, _ in links)
    return {name: min(part) for part in nx.connected_components(graph) for name in part}


@pytest.mark.parametrize("seed", range(60))
def test_without_cannot_links_clusters_are_components(seed: int) -> None:
    names, links = random_graph(seed)
    assert CLUSTERS.cluster(dict.fromkeys(names, (0, 0)), links, [], 0) == expected(names, links)
    assert COMPONENTS.components(names, [(a, b) for a, b, _ in links]) == expected(names, links)


@pytest.mark.parametrize("seed", range(60))
def test_cannot_links_hold_and_order_changes_nothing(seed: int) -> None:
    names, links = random_graph(seed)
    dice = random.Random(seed)
    cannot = [tuple(dice.sample(names, 2)) for _ in range(dice.randrange(8))]
    found = CLUSTERS.cluster(dict.fromkeys(names), links, cannot, 0)
    assert all(found[a] != found[b] for a, b in cannot)
    whole = expected(names, links)
    assert all(whole[name] == whole[head] for name, head in found.items())
    shuffled = dice.sample(names, len(names))
    again = CLUSTERS.cluster(dict.fromkeys(shuffled), dice.sample(links, len(links)), cannot[::-1], 0)
    assert again == found


def test_the_best_pair_is_joined_first() -> None:
    times = dict.fromkeys("abc", (0, 0))
    assert CLUSTERS.cluster(times, [("a", "b", 6), ("b", "c", 9)], [("a", "c")], 0) == {
        "a": "a",
        "b": "b",
        "c": "b",
    }


def test_no_chain_outgrows_its_span() -> None:
    times = {f"d{n}": (n, n) for n in range(10)}
    links = [(f"d{n}", f"d{n + 1}", 8) for n in range(9)]
    found = CLUSTERS.cluster(times, links, [], 2)
    for head in set(found.values()):
        days = [times[name][0] for name, here in found.items() if here == head]
        assert max(days) - min(days) <= 2
    assert CLUSTERS.cluster(
        {"a": (0, 30), "b": (3, 3), "c": None}, [("a", "b", 5), ("b", "c", 5)], [], 2
    ) == dict.fromkeys("abc", "a")


def test_a_person_overrules_what_parts_the_machine() -> None:
    times, person = {"a": (0, 0), "b": (90, 90)}, CLUSTERS.PERSON
    assert CLUSTERS.cluster(times, [("a", "b", person)], [("a", "b")], 2) == {"a": "a", "b": "a"}
    assert CLUSTERS.cluster(times, [("a", "b", 12)], [("a", "b", person)], 200) == {"a": "a", "b": "b"}
