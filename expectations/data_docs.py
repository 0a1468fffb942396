"""Pages about the last run of a gate, readable without a network.

In: the context a gate was evaluated in. Out: `<folder>/<gate>/`, Great Expectations' own pages with every script,
style sheet and picture from outside taken out and a small style of ours put in, and `<folder>/index.html`, which
links to the pages of all gates.
"""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from expectations.runner import TableResult

_OUTSIDE = re.compile(
    r"<script\b.*?</script>|<style\b.*?</style>|<link\b[^>]*>|<img\b[^>]*>|<a\b[^>]*https?://[^>]*>.*?</a>|<p>\s*Stay current.*?</p>",
    re.DOTALL | re.IGNORECASE,
)
_STYLE = """<style>
body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#222}
table{border-collapse:collapse;margin:.5rem 0}td,th{border:1px solid #ccc;padding:.25rem .6rem;text-align:start;
vertical-align:top}.badge{background:#eee;border-radius:.3rem;padding:0 .3rem}
.cooltip{display:inline}.cooltip .top{display:none}nav,.navbar{margin-bottom:1rem}ol,ul{padding-inline-start:1.2rem}
.no{color:#a00;font-weight:bold}.yes{color:#070}
</style>"""


def add_site(context: Any, gate: str, folder: Path) -> None:
    """Tell the context to write its pages for `gate` under `folder`, in place of those of the last run."""
    shutil.rmtree(folder / gate, ignore_errors=True)
    for site in list(context.get_site_names()):
        context.delete_data_docs_site(site)
    context.add_data_docs_site(
        gate,
        {
            "class_name": "SiteBuilder",
            "show_how_to_buttons": False,
            "store_backend": {
                "class_name": "TupleFilesystemStoreBackend",
                "base_directory": str(folder / gate),
            },
            "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
        },
    )


def write(context: Any, gate: str, folder: Path, results: Sequence[TableResult]) -> None:
    """Write the pages, make them whole without a network, and list them in the index of the gate."""
    context.build_data_docs(site_names=[gate])
    site = folder / gate
    shutil.rmtree(site / "static", ignore_errors=True)
    for page in site.rglob("*.html"):
        page.write_text(offline(page.read_text("utf-8")), "utf-8")
    (site / "index.html").write_text(_gate_page(gate, site, results), "utf-8")
    gates = sorted(path.parent.name for path in folder.glob("*/index.html"))
    links = "".join(f'<li><a href="{name}/index.html">{name}</a></li>' for name in gates)
    (folder / "index.html").write_text(_page("Data Docs", f"<ul>{links}</ul>"), "utf-8")


def offline(page: str) -> str:
    """The page without anything that is fetched from elsewhere, and with our style."""
    cleaned = _OUTSIDE.sub("", page)
    return cleaned.replace("</head>", f"{_STYLE}</head>", 1)


def _gate_page(gate: str, site: Path, results: Sequence[TableResult]) -> str:
    parts = []
    for result in results:
        pages = sorted((site / "validations").glob(f"{gate}.{result.suite.name}/**/*.html"))
        pages += sorted((site / "validations").glob(f"{gate}/{result.suite.name}/**/*.html"))
        name = html.escape(result.suite.name)
        title = f'<a href="{pages[-1].relative_to(site).as_posix()}">{name}</a>' if pages else name
        lines = "".join(
            f'<tr><td class="{"yes" if one.success else "no"}">{"met" if one.success else "not met"}</td>'
            f"<td>{html.escape(one.expectation.severity)}</td><td>{html.escape(one.expectation.about)}</td>"
            f"<td>{html.escape(one.observed)}</td></tr>"
            for one in result.outcomes
        )
        parts.append(
            f"<h2>{title} ({result.rows} rows)</h2><table><tr><th>outcome</th><th>severity</th>"
            f"<th>what is expected</th><th>observed</th></tr>{lines}</table>"
        )
    return _page(gate, "".join(parts))


def _page(title: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{html.escape(title)}</title>{_STYLE}</head>'
        f"<body><h1>{html.escape(title)}</h1>{body}</body></html>\n"
    )
