"""Incidents by month and governorate, as known today and on an earlier day, and the words behind one number.

In: the Parquet files of the last publication (`warehouse/parquet`, or the folder in WAQAI_PARQUET). Out: charts and
tables. Open with `make notebook`; every scan is lazy, so only the columns and rows that a chart needs are read.
"""

import marimo

app = marimo.App(width="medium", app_title="Waqāʾiʿ: incidents")


@app.cell
def _():
    import datetime as dt
    import os
    from pathlib import Path

    import altair as alt
    import marimo as mo
    import polars as pl

    return Path, alt, dt, mo, os, pl


@app.cell
def _(Path, os, pl):
    parquet = Path(os.environ.get("WAQAI_PARQUET", Path(__file__).parents[1] / "warehouse" / "parquet"))

    def scan(table: str) -> pl.LazyFrame:
        """One published table, lazily; FileNotFoundError with the cure where nothing is published yet."""
        file = parquet / f"{table}.parquet"
        if not file.exists():
            raise FileNotFoundError(f"{file} is not there; publish first with `make warehouse`")
        return pl.scan_parquet(file)

    build = scan("build_info").collect()
    return build, scan


@app.cell
def _(build, mo):
    mo.md(
        f"""
    # Incidents

    Build `{build["input_hash"][0][:12]}` of Waqāʾiʿ {build["version"][0]}, extractor {build["extractor_version"][0]}.
    Tolls are low, best and high: the smallest figure of any report, the one that stands, the largest. Series (counts over
    a period) are left out of every sum.
    """
    )
    return


@app.cell
def _(pl, scan):
    def deaths_by_month(incidents: pl.LazyFrame) -> pl.DataFrame:
        """Incidents and deaths (low, best, high) by month and governorate; one row each, sorted."""
        return (
            incidents.filter(
                pl.col("granularity") == "event",
                pl.col("status") == "occurred",
                pl.col("country") == "IQ",
                pl.col("date_start").is_not_null(),
                pl.col("date_start").dt.month_start() == pl.col("date_end").dt.month_start(),
            )
            .with_columns(
                month=pl.col("date_start").dt.month_start(),
                best=pl.coalesce("killed_best", "killed_low", pl.lit(0)),
            )
            .group_by("month", "governorate_code")
            .agg(
                incidents=pl.len(),
                killed_low=pl.coalesce("killed_low", "best").sum(),
                killed_best=pl.col("best").sum(),
                killed_high=pl.max_horizontal("killed_high", "best").sum(),
            )
            .join(
                scan("places")
                .filter(pl.col("admin_level") == "governorate")
                .select("governorate_code", "name_en"),
                on="governorate_code",
                how="left",
            )
            .with_columns(governorate=pl.col("name_en").fill_null("not stated"))
            .drop("name_en")
            .sort("month", "governorate", "governorate_code")
            .collect()
        )

    by_month = deaths_by_month(scan("incidents"))
    by_month
    return by_month, deaths_by_month


@app.cell
def _(alt):
    def bars(frame, title: str):
        """Deaths a month, stacked by governorate, with a line from the low to the high sum."""
        base = alt.Chart(frame).encode(x=alt.X("yearmonth(month):T", title="month"))
        best = base.mark_bar().encode(
            y=alt.Y("sum(killed_best):Q", title="killed"),
            color=alt.Color("governorate:N", title="governorate"),
            tooltip=[
                "governorate",
                "sum(incidents):Q",
                "sum(killed_low):Q",
                "sum(killed_best):Q",
                "sum(killed_high):Q",
            ],
        )
        span = base.mark_rule(color="black").encode(y="sum(killed_low):Q", y2="sum(killed_high):Q")
        return (best + span).properties(title=title, width=620, height=260)

    return (bars,)


@app.cell
def _(bars, by_month):
    bars(by_month, "Killed by month, as known today")
    return


@app.cell
def _(mo, scan):
    days = (
        scan("incident_reports")
        .select("reported_on")
        .drop_nulls()
        .unique()
        .sort("reported_on")
        .collect()["reported_on"]
    )
    day = mo.ui.dropdown(
        options={str(d): d for d in days},
        value=str(days[len(days) // 2]) if len(days) else None,
        label="as known on the evening of",
    )
    day
    return day, days


@app.cell
def _(day, days, dt, pl, scan):
    def tolls_as_of(evening: dt.date) -> pl.LazyFrame:
        """The deaths of each incident as the press stood that evening: the last standing figures up to it."""
        return (
            scan("toll_history")
            .filter(pl.col("measure") == "killed", pl.col("reported_on") <= evening)
            .sort("reported_on", "fact_id")
            .group_by("incident_id", maintain_order=True)
            .agg(
                killed_low=pl.col("standing_low").last(),
                killed_best=pl.col("standing_best").last(),
                killed_high=pl.col("standing_high").last(),
            )
        )

    def incidents_as_of(evening: dt.date) -> pl.LazyFrame:
        """Incidents that had a report by that evening, with the deaths known then; their day and place as known today."""
        known = (
            scan("incident_reports").filter(pl.col("reported_on") <= evening).select("incident_id").unique()
        )
        today = scan("incidents").drop("killed_low", "killed_best", "killed_high")
        return today.join(known, on="incident_id", how="semi").join(
            tolls_as_of(evening), on="incident_id", how="left"
        )

    evening = day.value or (days[-1] if len(days) else dt.date.max)
    return evening, incidents_as_of


@app.cell
def _(bars, deaths_by_month, evening, incidents_as_of):
    bars(deaths_by_month(incidents_as_of(evening)), f"Killed by month, as known on {evening}")
    return


@app.cell
def _(mo, pl, scan):
    telling = (
        scan("incidents")
        .filter(pl.col("granularity") == "event", pl.col("killed_best").is_not_null())
        .sort(["n_reports", "killed_best", "incident_id"], descending=[True, True, False])
        .head(200)
        .select("incident_id", "event_type", "date_start", "place_name_ar")
        .collect()
    )
    options = {
        f"{row['date_start']} {row['event_type']} {row['place_name_ar'] or ''} ({row['incident_id']})": row[
            "incident_id"
        ]
        for row in telling.iter_rows(named=True)
    }
    incident = mo.ui.dropdown(options=options, value=next(iter(options), None), label="the words behind")
    incident
    return (incident,)


@app.cell
def _(incident, pl, scan):
    words = (
        scan("incident_reports")
        .filter(pl.col("incident_id") == incident.value)
        .sort("reported_on", "outlet", "fact_id", nulls_last=True)
        .select(
            "reported_on", "outlet", "killed_low", "killed_best", "killed_high", "injured_best", "evidence"
        )
        .collect()
    )
    words
    return


if __name__ == "__main__":
    app.run()
