"""Time grows with the length of a text, whatever it is made of: four times the text, no more than about four times the work."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from typing import Any

import pytest

from extraction import actors
from extraction.articles import Article
from extraction.document import Document
from extraction.extract import extract
from extraction.facts import Incident
from extraction.incident_carry import carry_scenes
from extraction.incident_mention import Mention

SHORT, TIMES = 5_000, 4
# A quadratic step would take 16 times as long; what is left is for caches and a busy machine.
BOUND = 9.0
UNITS = {
    "one sentence without end": "قتل سبعة جنود بانفجار عبوة في هيت غربي الأنبار وقال الضابط علي حسن ان التحقيق مستمر ",
    "short sentences": "قتل جندي.\n",
    "a verb": "وقتل ",
    "a means": "انفجار عبوة ناسفة ",
    "a verb of speech": "قال: ",
    "quotes in one sentence": "«كلام قصير هنا» قال علي حسن، ",
    "who said": "وقال علي حسن «كلام» ",
    "places": "بغداد والبصرة وكركوك ",
    "titles": "رئيس ",
    "tolls": "قتل 5 ",
    "digits": "1234567890",
    "numbers": "12, ",
    "years": "2021 ",
    "days": "2021-10-10 ",
    "polling days": "موعد الانتخابات 10 تشرين الاول 2021 ",
    "opening quotes": "«",
    "straight quotes": '"',
    "opening brackets": "(",
    "brackets": "()",
    "marks": "ب\u064b",
    "hashes": "#_",
    "presentation forms": "ﷲ",
    "lone surrogates": "\ud800",
    "nulls": "\x00",
    "line ends": "\n",
}


def seconds(text: str) -> float:
    """The least processor time of two readings, dated and undated."""
    taken = []
    for _ in range(2):
        started = time.process_time()
        for day in (dt.date(2021, 7, 5), None):
            extract(Article(article_id="x", title="خبر", text=text, published_on=day))
        taken.append(time.process_time() - started)
    return min(taken)


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_four_times_the_text_takes_about_four_times_the_work(unit: str) -> None:
    text = (unit * SHORT)[:SHORT]
    assert seconds(text * TIMES) <= BOUND * max(seconds(text), 0.005)


@pytest.mark.parametrize(
    "text",
    [
        "قصف الجيش مواقع في بيروت " + "ودمشق " * 3000,
        "قال علي حسن إن " + '"' * 4000 + " كلام طويل هنا",
        "قتل جندي في منطقة " + "أبو " * 3000,
    ],
    ids=["capitals", "quotation marks", "openings of a name"],
)
def test_a_row_without_end_is_read_to_its_end(text: str) -> None:
    text += "\nوقتل سبعة جنود بانفجار عبوة ناسفة في بعقوبة أمس."
    facts = extract(Article(article_id="x", title="خبر", text=text, published_on=dt.date(2021, 7, 5))).facts
    tolls = [(f.event_type, f.place, f.killed and f.killed.best) for f in facts if isinstance(f, Incident)]
    assert ("bombing", "بعقوبة", 7) in tolls


# What one sentence without end shows only where it is long: each clause must not look through the whole of it.
# Read three times, so that a busy machine is no fault of the text.
LONG, LONG_BOUND = 36_000, 6.5
CLAUSES = {
    "parties": " وقال الجيش ان الشرطة قتلت مسلحين،",
    "forces of a nation": " وقالت قوات بلاده ان الجيش قتل خمسة مسلحين،",
    "days after an act": " وبعد يومين من الهجوم قتل جندي في انفجار عبوة،",
    "courts": " فيما اعدم المسلحون جنديا،",
    "spots after a comma": " قتل رجل، في دار،",
    "quotes that nobody says": "«كلام قصير هنا كثير في أمر قديم جديد» و ",
}


@pytest.mark.parametrize("unit", CLAUSES.values(), ids=CLAUSES)
def test_a_clause_costs_the_same_however_long_its_sentence_is(unit: str) -> None:
    def taken(text: str) -> float:
        least = float("inf")
        for _ in range(3):
            started = time.process_time()
            extract(Article(article_id="x", title="خبر", text=text, published_on=dt.date(2021, 7, 5)))
            least = min(least, time.process_time() - started)
        return least

    text = (unit * LONG)[:LONG]
    assert taken(text * TIMES) <= LONG_BOUND * max(taken(text), 0.005)


class Counted(list[Mention]):
    """A list that counts what is taken out of it."""

    taken = 0

    def __iter__(self) -> Iterator[Mention]:
        for mention in super().__iter__():
            self.taken += 1
            yield mention

    def __getitem__(self, key: Any) -> Any:
        found = super().__getitem__(key)
        self.taken += len(found) if isinstance(key, slice) else 1
        return found


def test_crowds_without_a_scene_do_not_each_look_through_all_the_others() -> None:
    mentions = Counted(Mention() for _ in range(200))
    for at, mention in enumerate(mentions):
        mention.event_type, mention.sentence = "riot", 2 * at
    known = list(mentions)[100]
    known.governorate, known.governorates, known.country = "IQ-BA", frozenset({"IQ-BA"}), "IQ"
    mentions.taken = 0
    document = Document.of(Article(article_id="x", title="خبر", text="", published_on=None))
    carry_scenes(document, mentions, list(mentions))
    assert {mention.governorate for mention in mentions} == {"IQ-BA"}
    assert mentions.taken < 10 * len(mentions)


def test_whose_coalition_it_is_is_asked_once_of_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Document] = []

    def coalition_of(doc: Document) -> str:
        asked.append(doc)
        return "international_coalition"

    monkeypatch.setattr(actors, "_coalition_of", coalition_of)
    text = "قصفت طائرات تابعة للتحالف موقعا في الموصل. " * 9
    extract(Article(article_id="x", title="خبر", text=text, published_on=dt.date(2021, 7, 5)))
    assert len(asked) == 1
