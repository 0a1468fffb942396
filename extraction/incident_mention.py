"""One telling of an incident, as the reader of clauses hands it to those that join, date and credit them.

In: nothing; a `Mention` starts empty. Out: a record that `incidents` fills, and `incident_merge` adds to where two
mentions are one incident.
"""

from __future__ import annotations

import datetime as dt

from extraction.facts import Count
from extraction.incident_patients import Patient

DateSpan = tuple[dt.date, dt.date, str]


class Mention:
    """One telling of an incident, with what it states; merged mentions keep the widest knowledge."""

    __slots__ = (
        "anaphoric",
        "answers",
        "aside",
        "assumed",
        "background",
        "bare_toll",
        "by_name",
        "counted",
        "country",
        "counts",
        "date",
        "date_key",
        "dated",
        "definite",
        "doubt",
        "end",
        "event_type",
        "fallen",
        "finite",
        "foiled",
        "fresh",
        "further",
        "governorate",
        "governorates",
        "kinds",
        "last_told",
        "lead",
        "named",
        "opening",
        "other",
        "otherwise",
        "patient",
        "perhaps",
        "perpetrator",
        "place",
        "place_level",
        "remote",
        "risen",
        "said",
        "score",
        "sentence",
        "series",
        "several",
        "start",
        "status",
        "summary",
        "surest",
        "target",
        "tellings",
        "weak",
    )

    def __init__(self) -> None:
        self.event_type = ""
        self.status = "occurred"
        self.score = 0.0
        self.doubt = 0.0
        self.surest = 0.0  # the score of its surest telling but the first; of an incident joined whole, that of its first
        self.tellings = 1  # in how many sentences it is told; an incident joined whole counts as one
        self.series = False
        self.several = False  # in several countries at once
        self.background = False
        self.anaphoric = False
        self.answers = False  # news of today, done about an attack of the days before
        self.perhaps = False
        self.risen = False
        self.fallen = False  # those who fell are the attackers told of before
        self.finite = False  # told by a verb in the perfect: طوقت قوه المكان, تم القاء القبض
        self.bare_toll = False  # who fell and no act: بينما جرح سبعه
        self.foiled = False  # an attack that came to nothing: احباط هجوم
        self.definite = False  # told by a noun with the article: التفجير الذي استهدف البرلمان
        self.fresh = False
        self.lead = False
        self.opening = False  # told in the first sentence
        self.summary = False  # told in a first sentence that tells several acts
        self.other = False
        self.otherwise = False  # what another source says of it: بينما قال طبيب, من جهتها ذكرت الوزاره
        self.further = False  # told as one more thing: كما انفجرت عبوه
        self.patient: Patient | None = None
        self.said = False  # told by a source that speaks next: وقال مصدر, واوضحت, مضيفا
        self.named: tuple[str, ...] = ()  # the places its words name, where they name several
        self.kinds: frozenset[str] = frozenset()
        self.sentence = 0
        self.last_told = 0  # the sentence of its latest telling
        self.start = 0
        self.end = 0
        self.date: DateSpan | None = None
        self.dated = False
        self.date_key = ""
        self.weak = False
        self.counted = False  # its day is counted back from what came after
        self.remote = False  # dated only by what was done about it
        self.place: str | None = None
        self.place_level = 0
        self.aside = False  # its place only tells the direction: غربي بغداد
        self.governorate: str | None = None
        self.governorates: frozenset[str] = frozenset()
        self.country: str | None = None
        self.counts: dict[str, Count] = {}
        self.by_name: dict[str, Count] = {}  # one told by his name alone: believed where no figure is
        self.perpetrator: list[str] = []
        self.assumed = False  # the perpetrator is the state's forces, only because such acts are theirs
        self.target: list[str] = []
