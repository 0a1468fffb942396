"""Places: every name of the gazetteer is found, common words are not, and two of one name are told apart."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction import name_scan, registry
from extraction.articles import Article
from extraction.document import Document
from extraction.lexicon import load
from extraction.name_scan import scan_names
from extraction.places import country_in, find_nationalities, find_places
from extraction.text import fold, fold_key
from tests.extraction.test_text import ANY_TEXT

WORD_OF = {
    "country": "دولة",
    "governorate": "محافظة",
    "district": "قضاء",
    "subdistrict": "ناحية",
    "town": "قرية",
    "neighbourhood": "حي",
    "area": "منطقة",
}
NAMES = [(place.place_id, place.name_ar) for place in registry.places().values()] + [
    (row["place_id"], row["alias"]) for row in registry.rows("place_aliases")
]


def document(text, title="", published_on=None):
    return Document.of(Article(article_id="a", title=title, text=text, published_on=published_on))


def found(text, **more):
    return [
        (m.name, m.governorate, m.level) for m in find_places(document(text, **more)) if m.level != "country"
    ]


@pytest.mark.parametrize("place_id, name", NAMES, ids=lambda value: value)
def test_each_name_is_found_where_a_place_word_leads(place_id, name):
    place = registry.places()[place_id]
    lead = (
        ""
        if fold_key(name).split()[0] in {"محافظه", "قضاء", "ناحيه", "مدينه", "حي", "قريه"}
        else WORD_OF[place.level] + " "
    )
    if place.governorate is None:
        around = f" وقالت {country_name(place.country)}"
    else:
        around = f" بمحافظة {governorate_name(place.governorate)} العراقية"
    doc = document(f"وقع الحادث في {lead}{name}{around} أمس")
    places = [
        m for m in doc.places if m.place_id == place_id or (m.place_id is None and m.country == place.country)
    ]
    same = {registry.places()[other] for other in registry.place_names()[fold_key(name)]}
    wider = {other.place_id for other in same if other.governorate == place.governorate}
    assert places or any(m.place_id in wider for m in doc.places), [(m.name, m.place_id) for m in doc.places]


def country_name(code):
    return next(row["name_ar"] for row in registry.rows("countries") if row["country_code"] == code)


def governorate_name(code):
    return next(row["name_ar"] for row in registry.rows("governorates") if row["governorate_code"] == code)


@pytest.mark.parametrize(
    "text",
    [
        "أُعلن النصر على الجماعة المسلحة في بغداد",
        "زعيم التنظيم ال #بغداد ي قتل في غارة",
        "قال النجيفي والموصلي والبغدادي إن العراقيين بحاجة إلى السلام",
        "خرجت الثورة من رحم الوحدة والحرية في البلاد",
        "هذا بلد كبير والدور الذي يلعبه العراق فيه مهم",
        "سأل عنه في المدينة العراقية حديثة البناء",
        "انتقد الوضع القائم في دوائر الدولة العراقية",
        "التقى صلاح الدين الأيوبي بقادته",
    ],
)
def test_common_words_and_adjectives_are_no_places(text):
    assert [place for place in found(text) if place[0] != "بغداد"] == []


@pytest.mark.parametrize(
    "text, expected",
    [
        ("انفجرت عبوة في قضاء القائم غربي العراق", ("القائم", "IQ-AN", "district")),
        ("نفذت القوة العراقية عملية في مدينة الصدر", ("مدينة الصدر", "IQ-BG", "district")),
        ("وصل إلى محافظة الديوانية بالعراق", ("الديوانية", "IQ-QA", "governorate")),
        ("تظاهر العشرات في الحويجة", ("الحويجة", "IQ-KI", "district")),
        ("عاد النازحون إلى تل عفر وسنجار", ("تل عفر", "IQ-NI", "district")),
        ("سقطت قذيفة على طوزخورماتو", ("طوزخورماتو", "IQ-SD", "district")),
        ("عثر على الجثث قرب # #سبايكر", ("سبايكر", "IQ-SD", "area")),
        ("هجوم في حزام بغداد", ("حزام بغداد", "IQ-BG", "area")),
        ("سقط صاروخ في المنطقة الخضراء وسط بغداد", ("المنطقة الخضراء", "IQ-BG", "area")),
        ("وصل الوفد إلى إقليم كردستان", ("إقليم كردستان", None, "area")),
        ("دخلوا #ذي_قار فجرا", ("ذي_قار", "IQ-DQ", "governorate")),
        ("وصلوا للبصرة مساء", ("البصرة", "IQ-BA", "governorate")),
        ("سيارة مفخخة في مدينة البصرة", ("البصرة", "IQ-BA", "town")),
        ("توجه إلى قضاء البصرة", ("البصرة", "IQ-BA", "district")),
        ("عبوة في التاجي شمالي بغداد", ("التاجي", "IQ-BG", "district")),
        ("قصف طال أحياء في العراق بين الرمادي والقائم", ("القائم", "IQ-AN", "district")),
        ("شمل الانتشار بلدات الأنبار ومنها هجوم في حديثة", ("حديثة", "IQ-AN", "district")),
    ],
)
def test_place_with_its_governorate_and_level(text, expected):
    assert expected in found(text)


@pytest.mark.parametrize(
    "text, governorate",
    [
        ("هجوم على ناحية الرشاد جنوبي كركوك", "IQ-KI"),
        ("هجوم على قرية الرشاد في قضاء المقدادية بمحافظة ديالى", "IQ-DI"),
        ("دارت اشتباكات في العامرية بمحافظة الأنبار", "IQ-AN"),
        ("دارت اشتباكات في العامرية غربي بغداد", "IQ-BG"),
        ("قتل شخص في العامرية. وكانت الكرادة وسط بغداد شهدت هجوما", "IQ-BG"),
        ("دارت اشتباكات عراقية في العامرية", None),
    ],
)
def test_places_of_one_name_are_told_apart_by_what_is_named_around(text, governorate):
    mention = next(m for m in find_places(document(text)) if m.name in ("الرشاد", "العامرية"))
    assert mention.governorate == governorate
    assert (mention.place_id is None) == (governorate is None)
    assert mention.country == "IQ"


def test_what_is_ambiguous_over_countries_follows_the_countries_named():
    assert [
        m.country for m in find_places(document("حريق في الإسكندرية شمالي مصر")) if m.name == "الإسكندرية"
    ] == ["EG"]
    assert [
        m.country
        for m in find_places(document("انفجار عراقي في الإسكندرية بمحافظة بابل"))
        if m.name == "الإسكندرية"
    ] == ["IQ"]


@pytest.mark.parametrize(
    "text, names",
    [
        ("أغلقت طرق العاصمة بعد هجوم في العراق", ["العاصمة"]),
        ("قال مسؤول سوري إن العاصمة آمنة وإن العراق جار", []),
        ("زار العاصمة السورية وفد من العراق والعراق يرحب", []),
    ],
)
def test_the_capital_alone_is_baghdad_only_in_an_article_on_iraq(text, names):
    assert [m.name for m in find_places(document(text)) if m.kind == "capital"] == names


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "هجوم على قرية السلمانية الصغرى قرب الحويجة",
            [("السلمانية الصغرى", None, "IQ-KI"), ("الحويجة", "iq_ki_hawija", "IQ-KI")],
        ),
        (
            "هجوم على قرية البو زيتون جنوبي تكريت",
            [("البو زيتون", None, "IQ-SD"), ("تكريت", "iq_sd_tikrit", "IQ-SD")],
        ),
        ("هجوم على القرية الواقعة جنوبي تكريت", [("تكريت", "iq_sd_tikrit", "IQ-SD")]),
        ("من ناحية المبادئ تختلف تكريت", [("تكريت", "iq_sd_tikrit", "IQ-SD")]),
        (
            "هجوم على قرية الزيتونة جنوبي القاهرة",
            [("الزيتونة", None, None), ("القاهرة", "eg_cairo", None)],
        ),
        ("قتل اثنان غرب المدينة في بعقوبة", [("بعقوبة", "iq_di_baqubah", "IQ-DI")]),
    ],
)
def test_villages_that_no_list_has_take_the_governorate_beside_them(text, expected):
    assert [(m.name, m.place_id, m.governorate) for m in find_places(document(text))] == expected


@pytest.mark.parametrize("row", load("place_strict"), ids=lambda row: row["name"])
def test_strict_names_are_places_that_no_list_or_direction_vouches_for(row):
    assert row["name"] in registry.place_names()
    text = f"هجوم في الرمادي و{row['name']} وغربي {row['name']} بالعراق"
    assert [m.name for m in find_places(document(text))] == ["الرمادي", "العراق"]


@pytest.mark.parametrize("row", load("place_unknown"), ids=lambda row: row["word"])
def test_words_that_name_no_village(row):
    text = f"هجوم على قرية {row['word']} جنوبي تكريت"
    assert [m.name for m in find_places(document(text))] == ["تكريت"]


@pytest.mark.parametrize(
    "text, name, level, governorate, country",
    [
        ("غارة على قرية شربوكة جنوب غربي كركوك", "شربوكة", "town", "IQ-KI", "IQ"),
        ("كمين في قرية «وادي النحل الكبير» بقضاء الشرقاط", "وادي النحل الكبير", "town", "IQ-SD", "IQ"),
        ("كمين في منطقة الكيلو 90 غربي الرمادي", "الكيلو 90", "neighbourhood", "IQ-AN", "IQ"),
        ("كمين في منطقة السبعة كيلو غربي الرمادي", "السبعة كيلو", "neighbourhood", "IQ-AN", "IQ"),
        ("عبوة في شارع 30 وسط الرمادي", "شارع 30", "facility", "IQ-AN", "IQ"),
        ("اشتباك قرب جسر الشميسي في بعقوبة", "جسر الشميسي", "facility", "IQ-DI", "IQ"),
        ("اقتحام جامعة تكريت", "جامعة تكريت", "facility", "IQ-SD", "IQ"),
        ("عبوة قرب ساحة «النوارس» في الموصل", "ساحة النوارس", "facility", "IQ-NI", "IQ"),
        ("تطهير تل شهابة قرب الفلوجة", "تل شهابة", "area", "IQ-AN", "IQ"),
        ("احتجاج في مدينة بادربورن غربي ألمانيا", "بادربورن", "town", None, "DE"),
        ("احتجاج في مدينة سان ماتيو شمالي المكسيك", "سان ماتيو", "town", None, "MX"),
        ("احتجاج في بلدة قرمان التركية، قال العراق", "قرمان", "town", None, "TR"),
        ("هجوم في حي الزعفرانية الثانية ببغداد", "الزعفرانية الثانية", "neighbourhood", "IQ-BG", "IQ"),
        ("هجوم في حي الروضة الخضراء ببغداد", "الروضة الخضراء", "neighbourhood", "IQ-BG", "IQ"),
        ("قتل ثلاثة في الموصل. وهوجمت قرية شربوكة أيضا.", "شربوكة", "town", "IQ-NI", "IQ"),
        ("اشتباك في قرية النصر غربي الحويجة", "النصر", "town", "IQ-KI", "IQ"),
        ("غارة على قرى شربوكة جنوب غربي كركوك", "شربوكة", "town", "IQ-KI", "IQ"),
        ("عبوة في الحي الصناعي وسط الرمادي", "الحي الصناعي", "neighbourhood", "IQ-AN", "IQ"),
        ("عبوة بالحي الزراعي شمال الموصل", "الحي الزراعي", "neighbourhood", "IQ-NI", "IQ"),
        ("كمين في منشأة سالم بن زيد قرب الموصل", "منشأة سالم بن زيد", "facility", "IQ-NI", "IQ"),
        ("اقتحام فندق نينوى وسط الموصل", "فندق نينوى", "facility", "IQ-NI", "IQ"),
        ("اشتباك قرب معمل الطابوق جنوبي الرمادي", "معمل الطابوق", "facility", "IQ-AN", "IQ"),
        ("اشتباك عند مفرق سامراء", "مفرق سامراء", "facility", "IQ-SD", "IQ"),
        ("رتل في صحراء الثرثار", "صحراء الثرثار", "area", "IQ-AN", "IQ"),
        ("كمين قرب منفذ الشنبوطية الحدودي مع إيران في البصرة", "الشنبوطية", "facility", "IQ-BA", "IQ"),
        ("احتجاج في ولاية أديامان بتركيا", "أديامان", "town", None, "TR"),
    ],
)
def test_places_that_no_list_has_by_the_word_before_them(text, name, level, governorate, country):
    found = [m for m in find_places(document(text)) if m.name == name]
    assert [(m.level, m.governorate, m.country) for m in found] == [(level, governorate, country)]


@pytest.mark.parametrize("row", load("place_heads"), ids=lambda row: row["head"])
def test_each_head_leads_a_name_that_no_list_has(row):
    text = f"انفجار في {row['head']} «الشنبوطية» جنوبي تكريت"
    name = f"{row['head']} الشنبوطية" if row["kept"] == "1" else "الشنبوطية"
    assert [fold_key(m.name) for m in find_places(document(text))] == [fold_key(name), "تكريت"]


@pytest.mark.parametrize(
    "text",
    [
        "انفجار في سوق بمدينة تكريت",
        "انفجار في سوق لبيع الماشية في تكريت",
        "انفجار في محطة للحافلات في تكريت",
        "انفجار في شارع تجاري وسط تكريت",
        "هجوم في منطقة سكنية جنوبي تكريت",
        "هجوم في منطقة تقطنها عشائر قرب تكريت",
        "هجوم في المنطقة الجنوبية من تكريت",
        "هجوم في الحي السكني وسط تكريت",
        "اعتقال منفذ الهجوم في تكريت",
        "هجوم على قرى مطلة على تكريت",
        "وقال لمحطة «الشنبوطية» إن الهجوم وقع في تكريت",
        "وأدى ذلك إلى مقتل اثنين في تكريت",
    ],
)
def test_common_words_after_a_head_name_no_place(text):
    assert [m.name for m in find_places(document(text))] == ["تكريت"]


def test_a_common_word_abroad_counts_only_where_its_country_is_named():
    assert [m.country for m in find_places(document("هجوم في مدينة الباب بسوريا"))] == ["SY", "SY"]
    assert [m.country for m in find_places(document("هجوم في منطقة الباب بالعراق"))] == ["IQ", "IQ"]


def test_a_dateline_and_the_place_of_a_force_are_marked():
    doc = document("بغداد - قال قائد في شرطة كركوك إن هجوما وقع")
    assert [(m.name, m.kind) for m in doc.places] == [("بغداد", "dateline"), ("كركوك", "force")]


def test_the_phrase_begins_at_the_place_word():
    doc = document("هجوم في قضاء الحويجة")
    mention = doc.places[0]
    assert doc.folded[mention.phrase_start : mention.end] == "قضاء الحويجه"
    assert doc.folded[mention.start : mention.end] == "الحويجه"


def test_nationalities_and_the_country_of_a_span():
    doc = document("قصفت الطائرات التركية قرى في سوريا. وقال العراقيون إن القوات السورية ردت")
    assert [n.country for n in find_nationalities(doc)] == ["TR", "IQ", "SY"]
    assert country_in(doc, 0, doc.folded.index(".")) == "SY"
    assert country_in(doc, doc.folded.index("."), len(doc.folded)) is None
    assert country_in(document("جنود فرنسيون"), 0, 99) == "FR"


@given(ANY_TEXT)
def test_any_text_gives_ordered_mentions_that_lead_back_to_it(text):
    doc = document(text)
    last = 0
    for hit in scan_names(doc.folded):
        assert last <= hit.lead <= hit.start < hit.end <= len(doc.folded)
        last = hit.end
    assert [m.start for m in doc.places] == sorted(m.start for m in doc.places)
    assert all(m.phrase_start <= m.start < m.end for m in doc.places)


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                "و",
                "ب",
                "ال",
                "بغداد",
                "الرشاد",
                "في",
                "قضاء",
                " ",
                "\n",
                "العاصمة",
                "شمالي",
                "كركوك",
                "،",
                "عنه",
                "شرطة",
            ]
        ),
        max_size=40,
    ).map("".join)
)
def test_pieces_of_names_never_break_the_rules(text):
    doc = document(text, published_on=dt.date(2020, 1, 1))
    for mention in doc.places:
        before = doc.folded[mention.phrase_start - 1 : mention.phrase_start]
        assert not before.isalpha()
        assert not doc.folded[mention.end : mention.end + 1].isalpha()


def test_a_lone_surrogate_hides_no_name():
    assert [hit.entry.name for hit in scan_names("\ud800 بغداد \udfff الموصل")] == ["بغداد", "الموصل"]


def test_time_is_linear_in_the_length():
    text = fold("مسلحي داعشيون في قضاء العامرية وبلد " * 20_000).text
    assert len(scan_names(text)) >= 60_000


def test_a_quarter_stays_where_the_article_names_its_governorate_however_late():
    told = "انفجرت عبوة في حي النصر واستنفرت شرطة النجف.\n" + "ساد الهدوء الموصل.\n" * 70
    assert ("النصر", "IQ-NA", "neighbourhood") in found(told)
    assert ("النصر", "IQ-KI", "neighbourhood") in found(told + "ساد الهدوء كركوك.\n")


@pytest.mark.parametrize("name", ["جو بايدن", "حقل بدرة"])
def test_names_that_break_off_inside_a_word_are_read_once_again_and_no_more(name, monkeypatch):
    readings = []

    def counting(*arguments):
        readings.append(arguments)
        return scan_names(*arguments)

    monkeypatch.setattr(name_scan, "scan_names", counting)
    scan_names(fold_key(name + "خ ") * 60)
    assert 60 <= len(readings) <= 60 * 4


@pytest.mark.parametrize(
    "text, governorate",
    [
        ("كمين في إمام ويس", "IQ-DI"),
        ("غارة على سلطان عبدالله", "IQ-NI"),
        ("قصف هاكورك", "IQ-AR"),
        ("انفجار في الرستمية", "IQ-BG"),
        ("احتجاج في ناحية صفوان", "IQ-BA"),
        ("معارك في الحامضية", "IQ-AN"),
    ],
)
def test_villages_and_quarters_known_by_name_alone(text, governorate):
    assert [m.governorate for m in find_places(document(text))] == [governorate]
