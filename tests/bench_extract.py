"""How fast the extractor reads, beside the least that any reader must do. Not collected by pytest.

In: a file of articles in any input format (default: the sample of this repository). Out: on the terminal, articles a
second of `waqai extract` in one process, from file to file, and of the floor (folding, sentence splitting, one
Aho-Corasick pass), the ratio of the two, and the share of each part of the extractor.

    python -m tests.bench_extract [articles.jsonl] [--rounds 3]
"""

from __future__ import annotations

import argparse
import gc
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from extraction.articles import Article
from extraction.document import Document
from extraction.draft import Draft
from extraction.extract import READERS, extract, finish
from extraction.facts import encode_fact
from extraction.name_scan import scan_names, search_names
from extraction.sentences import split_sentences
from extraction.text import fold
from orchestration.extracting import extract_file
from orchestration.intake.readers import read_articles
from orchestration.intake.records import Settings

SAMPLE = Path(__file__).parent.parent / "raw" / "articles"
_PARTS = ("words", "names", "numbers", "dates", "places", "actors", "persons", "cast")


def load_articles(path: Path) -> list[Article]:
    """The usable articles of a file or folder."""
    files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    rows = (row for file in files for row in read_articles(file, Settings(), set()) if not row.reason)
    return [
        Article(
            article_id=f"a{n}",
            text=row.text,
            title=row.title,
            published_on=row.published_on,
            outlet=row.outlet,
        )
        for n, row in enumerate(rows)
    ]


def seconds(rounds: int, work: Callable[[], object]) -> float:
    """The least processor time of several rounds."""
    best = float("inf")
    for _ in range(rounds):
        gc.collect()
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best


def floor(articles: list[Article]) -> None:
    """The least a reader must do: fold, split into sentences, one pass for a few thousand names."""
    for article in articles:
        raw = f"{article.title}\n{article.text}"
        folded = fold(raw).text
        split_sentences(folded, len(article.title))
        search_names(folded)


class Clock:
    """Processor time by part."""

    def __init__(self) -> None:
        """Nothing spent yet."""
        self.spent: dict[str, float] = {}
        self._began = time.process_time()

    def lap(self, name: str) -> None:
        """What was spent since the last lap belongs to `name`."""
        now = time.process_time()
        self.spent[name] = now - self._began
        self._began = now


def parts(articles: list[Article]) -> dict[str, float]:
    """Seconds of each part of the extractor, one after the other over all articles."""
    clock = Clock()
    docs = [Document(article) for article in articles]
    clock.lap("document")
    for part in _PARTS:
        for doc in docs:
            getattr(doc, part)
        clock.lap(part)
    drafts: list[list[Draft]] = [[] for _ in docs]
    for kind, read in READERS.items():
        for doc, found in zip(docs, drafts, strict=True):
            found += read(doc)
        clock.lap(kind)
    facts = [fact for doc, found in zip(docs, drafts, strict=True) for fact in finish(doc, found)]
    clock.lap("facts and ids")
    for fact in facts:
        encode_fact(fact)
    clock.lap("JSON")
    return clock.spent


def main() -> None:
    """Runs the benchmark and prints its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", nargs="?", type=Path, default=SAMPLE)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    articles = load_articles(args.path)
    scan_names("")
    for article in articles:
        extract(article)
    length = sum(len(a.title) + len(a.text) for a in articles) / len(articles)
    print(f"{len(articles)} articles of {length:.0f} characters on average")
    least = seconds(args.rounds, lambda: floor(articles))
    if args.path.is_file():
        with tempfile.TemporaryDirectory() as folder:
            whole = seconds(args.rounds, lambda: extract_file(args.path, Path(folder) / "facts.jsonl"))
    else:
        whole = seconds(args.rounds, lambda: [encode_fact(f) for a in articles for f in extract(a).facts])
    print(f"floor    {len(articles) / least:8.0f} articles a second")
    print(f"extract  {len(articles) / whole:8.0f} articles a second: 1/{whole / least:.1f} of the floor")
    gc.disable()
    spent = parts(articles)
    for name, value in spent.items():
        print(f"  {name:20}{value / sum(spent.values()):6.1%}{value / least:8.2f} x floor")


if __name__ == "__main__":
    main()
