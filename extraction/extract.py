"""The extractor: one article in, its facts and its dating out.

In: an `Article`. Out: an `Extraction`. The four readers give drafts over folded text; here they get raw offsets,
their quoted words and their ids, doubles fall together, and the order is fixed: by place in the text, then kind.
The same article gives the same facts whatever was read before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from extraction.articles import Article
from extraction.dating import Dating
from extraction.document import Document
from extraction.draft import Draft
from extraction.facts import KINDS, Fact, make_fact
from extraction.incidents import extract_incidents
from extraction.milestones import extract_milestones
from extraction.roles import extract_roles
from extraction.statements import extract_statements

EXTRACTOR = "waqai-rules"
EXTRACTOR_VERSION = "1.6.0"

Reader = Callable[[Document], list[Draft]]
READERS: dict[str, Reader] = {
    "incident": extract_incidents,
    "election_milestone": extract_milestones,
    "actor_role": extract_roles,
    "statement": extract_statements,
}
_ORDER = {kind: place for place, kind in enumerate(KINDS)}
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class Extraction(msgspec.Struct, frozen=True):
    """What an article gave: its facts in order of the text, and where its day comes from."""

    facts: list[Fact]
    dating: Dating


def extract(article: Article) -> Extraction:
    """The facts of an article by the rules, and its dating; never fails, whatever the text."""
    readable = _encodable(article)
    doc = Document(readable)
    drafts = [draft for read in READERS.values() for draft in read(doc)]
    facts = finish(doc, drafts)
    if readable is not article:
        raw = f"{article.title}\n{article.text}"
        facts = [fact for fact in facts if raw[fact.evidence_start : fact.evidence_end] == fact.evidence]
    return Extraction(facts, doc.dating)


def _encodable(article: Article) -> Article:
    """The article itself, or, where it holds halves of surrogate pairs, which no UTF-8 carries, one with a mark for each."""
    try:
        f"{article.title}{article.text}".encode()
    except UnicodeEncodeError:
        marked = {name: _LONE_SURROGATE.sub("\ufffd", getattr(article, name)) for name in ("title", "text")}
        return msgspec.structs.replace(article, **marked)
    return article


def finish(doc: Document, drafts: list[Draft]) -> list[Fact]:
    """Facts from drafts: raw offsets, evidence, ids; identical ones once; by start, end, kind and id."""
    facts: dict[str, Fact] = {}
    for draft in drafts:
        start, end = doc.raw_span(draft.start, draft.end)
        if start >= end:
            continue
        fact = make_fact(
            draft.kind,
            article_id=doc.article_id,
            raw=doc.raw,
            evidence_start=start,
            evidence_end=end,
            extractor=EXTRACTOR,
            extractor_version=EXTRACTOR_VERSION,
            fields=draft.fields,
        )
        facts.setdefault(fact.fact_id, fact)
    return sorted(facts.values(), key=_place)


def _place(fact: Fact) -> tuple[int, int, int, str]:
    kind = fact.__struct_config__.tag
    return fact.evidence_start, fact.evidence_end, _ORDER[str(kind)], fact.fact_id
