"""Connected components of linked units, kept up to date from the links that changed.

In: every unit with a hash of its links, the links, and the components of the last run. Out: one row a unit of each component
that a changed link touches. A changed link changes the hash of both its ends, so no other component can differ.
"""


def components(names, edges):
    """Name to the smallest name of its connected component; `edges` are (a, b) over `names`."""
    parent = {name: name for name in names}

    def find(name):
        root = name
        while parent[root] != root:
            root = parent[root]
        while parent[name] != root:
            parent[name], name = root, parent[name]
        return root

    for a, b in edges:
        keep, drop = sorted((find(a), find(b)))
        parent[drop] = keep
    return {name: find(name) for name in names}


def model(dbt, session):
    """The dbt model; see the head of this file."""
    import pyarrow as pa

    dbt.config(
        materialized="incremental",
        incremental_strategy="diff",
        unique_key="unit_id",
        meta={"live": "int_incident_unit_links", "hash": "links_hash"},
    )
    session.register("units", dbt.ref("int_incident_unit_links"))
    session.register("links", dbt.ref("int_incident_links"))
    if dbt.is_incremental:
        session.execute(
            f"create or replace temp table touched as with standing as (select * from {dbt.this}), "
            "stale as (select unit_id, component_id from standing anti join units using (unit_id, links_hash)) "
            "select unit_id from standing where component_id in (select component_id from stale) "
            "union select unit_id from units anti join standing using (unit_id)"
        )
    else:
        session.execute("create or replace temp table touched as select unit_id from units")
    rows = session.execute(
        "select unit_id, links_hash from units semi join touched using (unit_id) order by unit_id"
    ).fetchall()
    edges = session.execute(
        "select unit_a, unit_b from links where unit_a in (select unit_id from touched)"
    ).fetchall()
    found = components([name for name, _ in rows], edges)
    return pa.table(
        {
            "unit_id": pa.array([name for name, _ in rows], pa.string()),
            "links_hash": pa.array([links_hash for _, links_hash in rows], pa.uint64()),
            "component_id": pa.array([found[name] for name, _ in rows], pa.string()),
        }
    )
