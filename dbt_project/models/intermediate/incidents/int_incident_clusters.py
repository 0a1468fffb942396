"""Which units tell one incident: greedy agglomeration, best pair first, under cannot-links and a limit of time.

In: the components of linked units, their links and what parts them. Out: one row a unit with its cluster, for the
components that changed. Nothing outside a component can bear on it, so the table equals one made from scratch.
The functions above `model` are pure and tested by themselves.
"""

from collections import defaultdict

PERSON = 1_000_000


class Groups:
    """Disjoint sets of names; the name of a set is its smallest member."""

    def __init__(self, names):
        self.parent = {name: name for name in names}

    def find(self, name):
        """The smallest member of the set that `name` is in."""
        root = name
        while self.parent[root] != root:
            root = self.parent[root]
        while self.parent[name] != root:
            self.parent[name], name = root, self.parent[name]
        return root

    def union(self, a, b):
        """Make one set of the sets of `a` and `b`; returns (its name, the name that is no more)."""
        keep, drop = sorted((self.find(a), self.find(b)))
        self.parent[drop] = keep
        return keep, drop


def cluster(times, links, cannot, span_days):
    """Name to the smallest name of its cluster.

    `times`: name to (first day, last day) as ordinal numbers, or None where undated. `links`: (a, b, score). `cannot`: pairs
    that must not end in one cluster. Two clusters join when a link joins them, no cannot-link parts them, and all
    their times lie within `span_days` of meeting. A link of score PERSON joins whatever speaks against it but a
    person's own cannot-link (a, b, PERSON). Deterministic: the best score first, then the smallest names.
    """
    groups = Groups(times)
    spans = {name: _span(time) for name, time in times.items()}
    foes, sworn = defaultdict(set), defaultdict(set)
    for a, b, *weight in cannot:
        for one, other in ((a, b), (b, a)):
            foes[one].add(other)
            if weight == [PERSON]:
                sworn[one].add(other)

    def join(a, b):
        keep, drop = groups.union(a, b)
        start, end = spans[keep], spans.pop(drop)
        spans[keep] = (max(start[0], end[0]), min(start[1], end[1]))
        for book in (foes, sworn):
            for foe in book.pop(drop, ()):
                book[foe].discard(drop)
                book[foe].add(keep)
                book[keep].add(foe)

    for a, b, score in sorted(links, key=lambda link: (-link[2], link[0], link[1])):
        a, b = groups.find(a), groups.find(b)
        if a == b or b in sworn[a]:
            continue
        late, early = max(spans[a][0], spans[b][0]), min(spans[a][1], spans[b][1])
        if score >= PERSON or (b not in foes[a] and late - early <= span_days):
            join(a, b)
    return {name: groups.find(name) for name in times}


def _span(time):
    """Latest start and earliest end of the times in a cluster; undated ones leave both open."""
    return time if time else (float("-inf"), float("inf"))


def model(dbt, session):
    """The dbt model; see the head of this file."""
    import pyarrow as pa

    dbt.config(
        materialized="incremental",
        incremental_strategy="diff",
        unique_key="component_id",
        meta={"live": "int_incident_component_inputs"},
    )
    session.register("inputs", dbt.ref("int_incident_component_inputs"))
    session.register("members", dbt.ref("int_incident_components"))
    session.register("units", dbt.ref("int_incident_units"))
    session.register("links", dbt.ref("int_incident_links"))
    session.register("conflicts", dbt.ref("int_incident_conflicts"))
    standing = (
        f"select component_id, row_hash from {dbt.this}"
        if dbt.is_incremental
        else "select '', 0::ubigint where false"
    )
    session.execute(
        "create or replace temp table changed as select component_id, row_hash, span_days from inputs "
        f"where (component_id, row_hash) not in ({standing})"
    )
    times = session.execute(
        "select unit_id, component_id, changed.row_hash, span_days, "
        "datediff('day', date '1970-01-01', date_start), datediff('day', date '1970-01-01', date_end) "
        "from changed join members using (component_id) join units using (unit_id) order by unit_id"
    ).fetchall()
    edges = session.execute(
        "select unit_a, unit_b, score from links join members on unit_a = unit_id "
        "where component_id in (select component_id from changed)"
    ).fetchall()
    cannot = session.execute(
        "select unit_a, unit_b, by_person from conflicts "
        "where unit_a <> unit_b and component_id in (select component_id from changed)"
    ).fetchall()
    clusters = cluster(
        {name: None if start is None else (start, end) for name, *_, start, end in times},
        edges,
        [(a, b, PERSON) if by_person else (a, b) for a, b, by_person in cannot],
        times[0][3] if times else 0,
    )
    return pa.table(
        {
            "unit_id": pa.array([row[0] for row in times], pa.string()),
            "component_id": pa.array([row[1] for row in times], pa.string()),
            "row_hash": pa.array([row[2] for row in times], pa.uint64()),
            "cluster_id": pa.array([clusters[row[0]] for row in times], pa.string()),
        }
    )
