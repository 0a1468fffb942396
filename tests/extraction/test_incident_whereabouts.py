"""Whereabouts: what المدينة and البلدة stand for, and in which province or country a name of many places lies.

Sentences of our own.
"""

from __future__ import annotations

import datetime as dt

import pytest

from extraction.articles import Article
from extraction.document import Document
from extraction.incidents import extract_incidents

Scene = tuple[str | None, str | None, str | None]


def scenes(text: str) -> list[Scene]:
    """Place, governorate and country of the incidents of a text, in order."""
    doc = Document(Article(article_id="a", text=text, title="", published_on=dt.date(2018, 3, 24)))
    found = [draft.fields for draft in extract_incidents(doc)]
    return [(f["place"], f.get("governorate"), f["country"]) for f in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a province that was named last is no town
        (
            "قتل ستة جنود بعبوة زرعت ببلدة عانة غربي الرمادي في محافظة الأنبار. وخطف مسلحون تاجرا عند مدخل البلدة.",
            ("عانة", "IQ-AN", "IQ"),
        ),
        (
            "قتل شرطيان بعبوة في قضاء الشرقاط شمالي محافظة صلاح الدين. وبعد ساعات خطف مسلحون مختارا وسط القضاء.",
            ("الشرقاط", "IQ-SD", "IQ"),
        ),
        (
            "قتل شرطيان بهجوم على حاجز في هيت بمحافظة الأنبار. وخطف مسلحون مدنيا من وسط المدينة.",
            ("هيت", "IQ-AN", "IQ"),
        ),
        (
            "قصفت طائرات بلدة دركوش في محافظة إدلب السورية فقتلت سبعة. وفي المساء خطف أربعة على أطراف البلدة.",
            ("دركوش", None, "SY"),
        ),
        # the province, not the town in it
        (
            "هاجم مسلحون مخفرا بمحافظة الأنبار وقتلوا شرطيين في الفلوجة. واعتقلت الشرطة عشرة في المحافظة.",
            ("الأنبار", "IQ-AN", "IQ"),
        ),
        # the unit that the official heads
        (
            "قال مدير ناحية ديرلوك التابعة لقضاء العمادية بمحافظة دهوك إن طائرات قصفت قريتين في الناحية.",
            ("ديرلوك", "IQ-DA", "IQ"),
        ),
        # a telling without a name is passed over
        (
            "قتل جندي في ناحية جلولاء بمحافظة ديالى أمس. وفي بعقوبة أعلن مدير الناحية اعتقال سبعة مسلحين في الناحية.",
            ("جلولاء", "IQ-DI", "IQ"),
        ),
        # a market of the town that is meant, not a market of that name
        (
            "سقطت خمس قذائف هاون على بلدة ربيعة قرب سوريا. وقتل مدنيان في سوق البلدة بتفجير سيارة.",
            ("ربيعة", "IQ-NI", "IQ"),
        ),
        # unchanged: a town that bears the name of its province, a province where no town is named
        (
            "تظاهر المئات في البصرة احتجاجا على الفساد. وأحرق محتجون مقر حزب وسط المدينة.",
            ("البصرة", "IQ-BA", "IQ"),
        ),
        (
            "قتل ثلاثة جنود بهجوم انتحاري في محافظة الأنبار. وخطف مسلحون شرطيا في المدينة.",
            ("الأنبار", "IQ-AN", "IQ"),
        ),
    ],
)
def test_town_that_is_meant(text: str, expected: Scene) -> None:
    assert scenes(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Baghdad's quarter, unless Mosul is named
        ("انفجرت سيارة مفخخة في حي المنصور فقتلت ثلاثة، بحسب الشرطة العراقية.", ("المنصور", "IQ-BG", "IQ")),
        ("قتل شرطي بعبوة في حي المنصور جنوبي الموصل.", ("المنصور", "IQ-NI", "IQ")),
        ("استعادت القوات العراقية حي المنصور ضمن معركة الموصل.", ("المنصور", "IQ-NI", "IQ")),
        # the province told behind a town or an area
        ("قتل جندي بعبوة في قرية السعدونية شرقي تكريت بمحافظة صلاح الدين.", ("السعدونية", "IQ-SD", "IQ")),
        ("قتل راع بقصف على قرية سيان في منطقة زيبار بمحافظة دهوك.", ("سيان", "IQ-DA", "IQ")),
        # quarters abroad
        ("قتل مدنيان بغارات استهدفت حي جبارة في إدلب شمالي سوريا.", ("جبارة", None, "SY")),
        ("قتل ثلاثة جنود بهجوم على حي المنصور بمدينة عدن.", ("المنصور", None, "YE")),
        ("سقطت قذائف على حي القادسية في دمشق فقتل طفل.", ("القادسية", None, "SY")),
        # unchanged: a town that is only told as near, or a direction without a province
        ("قتل جنديان بهجوم على ناحية ربيعة على الحدود مع سوريا.", ("ربيعة", "IQ-NI", "IQ")),
        ("قتل ثلاثة بهجوم على بلدة الضلوعية شمال بغداد.", ("الضلوعية", "IQ-SD", "IQ")),
        ("قتل ثلاثة بهجوم على قضاء الشرقاط جنوب الموصل.", ("الشرقاط", "IQ-SD", "IQ")),
    ],
)
def test_namesakes(text: str, expected: Scene) -> None:
    assert scenes(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # capitals that quarrel are governments
        (
            "تجدد القصف التركي على جبال قنديل في إقليم كردستان العراق بعد انهيار الهدنة بين الحزب وأنقرة.",
            ("جبال قنديل", "IQ-AR", "IQ"),
        ),
        (
            "قتل خمسة مسلحين بغارة على ريف دير الزور وسط توتر بين طهران وواشنطن.",
            ("دير الزور", None, "SY"),
        ),
        # the ends of a road, where the spot on it is told
        (
            "انفجرت سيارة تحت جسر البو هايس في الرمادي على الخط الرابط بين الخمسة كيلو والبو ذياب فأصيب مدني.",
            ("جسر البو هايس", "IQ-AN", "IQ"),
        ),
        # a chain of places of which each only locates the one before
        (
            "قصفت طائرات تركية مواقع في جبل متين قرب قرية كوهرزة في ناحية ديرلوك بمحافظة دهوك.",
            ("جبل متين", "IQ-DA", "IQ"),
        ),
        # the town struck, behind the one that opens the sentence
        ("وفي ريف إدلب الجنوبي قتل ثلاثة جراء قصف على مدينة معرة النعمان.", ("معرة النعمان", None, "SY")),
        ("وفي حضرموت قتل جنديان في هجوم على حاجز بمدينة سيئون.", ("سيئون", None, "YE")),
        ("أما في حمص فقد قتل أربعة بقذائف سقطت على بلدة تلبيسة.", ("تلبيسة", None, "SY")),
        ("وفي حلب قتل ثلاثة بقصف لطائرات قدمت من حماة.", ("حلب", None, "SY")),
        # villages and streets that are called after a man
        ("خطف مسلحون راعيا في قرية محمد صالح العبيدي شرق تكريت.", ("محمد صالح العبيدي", "IQ-SD", "IQ")),
        ("انفجرت عبوة في شارع سلمان فائق وسط الكرادة ببغداد.", ("شارع سلمان فائق", "IQ-BG", "IQ")),
        ("قتل متظاهر في شارع إبراهيم الخليل وسط الناصرية.", ("شارع إبراهيم الخليل", "IQ-DQ", "IQ")),
        ("انفجرت عبوة في شارع الموصل غربي كركوك وقتلت اثنين.", ("شارع الموصل", "IQ-KI", "IQ")),
        ("خطف مسلحون راعيا في قرية محمد الواقعة جنوب الموصل.", ("محمد", "IQ-NI", "IQ")),
        ("انفجرت عبوة في شارع تجاري مزدحم في الكرادة وقتلت اثنين.", ("الكرادة", "IQ-BG", "IQ")),
    ],
)
def test_spot_of_several_places(text: str, expected: Scene) -> None:
    assert scenes(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a name without more lies where the text was last, not in what only located that
        (
            "قتل جنديان في بيجي شمال مدينة تكريت (180 كم شمال بغداد). وخطف مسلحون راعيا في قرية طويلب.",
            ("طويلب", "IQ-SD", "IQ"),
        ),
        # whence something was fired
        (
            "تعرضت قاعدة بلد الجوية أمس لقصف بثلاثة صواريخ. وأطلقت الصواريخ من قرية الدوجمة في محافظة ديالى.",
            ("قاعدة بلد الجوية", "IQ-SD", "IQ"),
        ),
        ("أطلق الحوثيون صاروخا من اليمن على مدينة جازان السعودية فأصيب مدني.", ("جازان", None, "SA")),
        # the spot, if only by its direction, rather than the country
        ("قتل ثلاثة من داعش في العراق بغارة جوية جنوب كركوك.", ("كركوك", "IQ-KI", "IQ")),
        ("قتل ثلاثة من القاعدة في اليمن بغارة أمريكية شرق مأرب.", ("مأرب", None, "YE")),
        # what came before, elsewhere
        (
            "قتل سبعة بانفجار سيارات في العاصمة بغداد اليوم الاثنين وذلك في أعقاب انفجارات وقعت في الموصل وتكريت.",
            ("بغداد", "IQ-BG", "IQ"),
        ),
        # two places as a subject
        ("تعرضت قريتا الزاوية وسديرة في قضاء الشرقاط لقصف بالهاون أمس.", ("الزاوية", "IQ-SD", "IQ")),
        # named after a place elsewhere, or after a land
        ("أصيب جندي عراقي بعبوة زرعت عند ساحة بيروت شرقي بغداد.", ("ساحة بيروت", "IQ-BG", "IQ")),
        ("انفجرت عبوة في فندق فلسطين وسط بغداد فقتل شرطي.", ("فندق فلسطين", "IQ-BG", "IQ")),
        ("قتل طالبان برصاص مسلحين قرب جامعة الأنبار.", ("جامعة الأنبار", "IQ-AN", "IQ")),
        # quarters, units and bases that no list has
        ("قتل أربعة بانفجار سيارتين في منطقة الحي العسكري في البصرة.", ("الحي العسكري", "IQ-BA", "IQ")),
        ("قتل أربعة بانفجار سيارة في قضاء الحي جنوب الكوت.", ("الحي", "IQ-WA", "IQ")),
        ("استعادت القوات العراقية أحياء الفلاح والبكر في الموصل.", ("الفلاح", "IQ-NI", "IQ")),
        ("قتل مدني بقصف على ناحية سنكسر في قضاء بشدر.", ("سنكسر", "IQ-SU", "IQ")),
        ("أما من ناحية ثانية في محافظة ديالى فقد قتل مسلحون جنديين.", ("ديالى", "IQ-DI", "IQ")),
        ("سقط صاروخ قرب قاعدة فكتوريا العسكرية في مطار بغداد.", ("قاعدة فكتوريا", "IQ-BG", "IQ")),
        ("سقط صاروخ قرب قاعدة كبيرة للجيش غربي بغداد.", ("بغداد", "IQ-BG", "IQ")),
    ],
)
def test_spot_rather_than_another(text: str, expected: Scene) -> None:
    assert scenes(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # towns that are common words, told by how far they lie
        (
            "قتل مسلحون سائقا أمس قرب حديثة على بعد 240 كم إلى الغرب من العاصمة بغداد.",
            ("حديثة", "IQ-AN", "IQ"),
        ),
        ("قتل جنديان في بلد على مسافة 80 كيلومترا شمال بغداد.", ("بلد", "IQ-SD", "IQ")),
        ("قتل جندي عراقي عند نقطة مرور في القائم على الحدود السورية.", ("القائم", "IQ-AN", "IQ")),
        ("قتل شرطي قرب سوق حديثة على بعد 200 متر من مركز للشرطة في بغداد.", ("بغداد", "IQ-BG", "IQ")),
        # and what only tells how far a town lies is not the place that is meant next
        (
            "قتل جنديان في الفلوجة الواقعة على بعد حوالي 60 كلم غرب بغداد. وخطف مسلحون سائقا في المنطقة نفسها.",
            ("الفلوجة", "IQ-AN", "IQ"),
        ),
        # a quarter that was tied to a town before
        (
            "قبضت الشرطة على داعشي في حي تسعين في الجانب الأيسر من مدينة الموصل. وقتلت قوة مسلحا في حي تسعين الليلة.",
            ("تسعين", "IQ-NI", "IQ"),
        ),
        # districts abroad; in Iraq an office
        ("أعلنت القوات اليمنية استعادة السيطرة على مديرية حريب في مأرب أمس.", ("حريب", None, "YE")),
        ("قتل مدني بصاروخ حوثي على منطقة ‘اليعرة’ جنوب محافظة مأرب.", ("اليعرة", None, "YE")),
        ("انفجرت عبوة قرب مديرية تربية في محافظة نينوى وقتلت شرطيين.", ("نينوى", "IQ-NI", "IQ")),
        # two spots in one town, or two towns; a count by provinces
        ("قصفت الطائرات حيي جوبر والقابون في دمشق فقتل ستة.", ("جوبر", None, "SY")),
        ("قتل عشرات بغارات على حلب وإدلب.", (None, None, "SY")),
        ("قتل سبعة جنود أمريكيين في هجمات، ثلاثة في بغداد وأربعة في محافظة الأنبار.", (None, None, "IQ")),
        # villages of two words
        ("خطف مسلحون راعيا في قرية شيخ الحديد قرب كركوك.", ("شيخ الحديد", "IQ-KI", "IQ")),
        ("هاجم قرية طويلب المسلحون ليلا وقتلوا راعيا في سنجار.", ("طويلب", "IQ-NI", "IQ")),
    ],
)
def test_how_far_and_how_many(text: str, expected: Scene) -> None:
    assert scenes(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the sub-district is finer than the city by which it lies
        (
            "قتل سبعة شرطيين في هجوم لداعش قرب مدينة كركوك الأحد. وقالت مصادر إن المهاجمين قتلوا سبعة شرطيين في "
            "بلدة الرشاد جنوب غربي كركوك.",
            [("الرشاد", "IQ-KI", "IQ")],
        ),
        (
            "التهمت نيران أشعلها مجهولون مخزن الصناديق في الرصافة بالجانب الشرقي من مدينة بغداد.",
            [("الرصافة", "IQ-BG", "IQ")],
        ),
        # two more cars, elsewhere in the city: another attack, though as many were killed
        (
            "ففي حي الكرادة وسط بغداد انفجرت سيارتان فقتل ثمانية أشخاص. وانفجرت سيارتان أخريان قرب سوق بحي الجهاد "
            "غرب المدينة فقتل ثمانية آخرون.",
            [("الكرادة", "IQ-BG", "IQ"), ("الجهاد", "IQ-BG", "IQ")],
        ),
    ],
)
def test_city_and_what_lies_in_it(text: str, expected: list[Scene]) -> None:
    assert scenes(text) == expected


def test_a_source_goes_on_at_the_spot() -> None:
    text = "قتل جندي بهجوم مسلح في سنجار أمس. وأفاد المصدر بأن المسلحين خطفوا راعيين."
    assert scenes(text) == [("سنجار", "IQ-NI", "IQ"), ("سنجار", "IQ-NI", "IQ")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a place near the head of a line is no stamp of an agency
        ("قتل جنديان في ناحية السعدية، 60 كم شمال شرق بعقوبة مركز محافظة ديالى.", ("السعدية", "IQ-DI", "IQ")),
        ("سقطت الرمادي، وانسحب الجيش العراقي منها أمس.", ("الرمادي", "IQ-AN", "IQ")),
        ("هاجم مسلحون بيجي (200 كم شمال بغداد) أمس وقتلوا شرطيين.", ("بيجي", "IQ-SD", "IQ")),
        ("بغداد، العراق (CNN)-- قتل ثلاثة جنود بهجوم قرب الفلوجة أمس.", ("الفلوجة", "IQ-AN", "IQ")),
        ("وكالات - بغداد: قتل ثلاثة جنود عراقيين بهجوم أمس.", (None, None, "IQ")),
        # where a man comes from
        ("قتل قائد في الحشد ينحدر من البصرة بهجوم شمال بيجي.", ("بيجي", "IQ-SD", "IQ")),
        ("اعتقلت الشرطة في كربلاء رجلا من أهالي الحلة.", ("كربلاء", "IQ-KA", "IQ")),
        ("تظاهر المئات من أهالي الناصرية أمس احتجاجا على الفساد.", ("الناصرية", "IQ-DQ", "IQ")),
        # but those of a village are at home
        ("ارتكب مسلحون أمس مجزرة بحق سكان قرية «السلامية» شمال العراق.", ("السلامية", "IQ-NI", "IQ")),
        ("هاجم مسلحون أهالي قرية الحاوي قرب الموصل وقتلوا ثلاثة.", ("الحاوي", "IQ-NI", "IQ")),
        # a camp abroad of an Iraqi name
        ("قتل رجلان بغارة على مدخل مخيم الرشيدية قرب صور جنوبي لبنان.", ("مخيم الرشيدية", None, "LB")),
        # a land in the name of a party
        ("استهدف حزب الله العراق قوات أمريكية في سوريا بصواريخ وأصاب ثلاثة جنود.", (None, None, "SY")),
    ],
)
def test_what_is_no_scene(text: str, expected: Scene) -> None:
    assert scenes(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل جنديان بتفجير عبوة على طريق الموصل - بغداد قرب الشرقاط.", ("الشرقاط", "IQ-SD", "IQ")),
        ("قتل خمسة من الشرطة في كمين على طريق مندلي - بلدروز أمس.", ("طريق مندلي - بلدروز", "IQ-DI", "IQ")),
        ("قتل خمسة من الشرطة في كمين على طريق بغداد - كركوك أمس.", ("طريق بغداد - كركوك", None, "IQ")),
    ],
)
def test_roads(text: str, expected: Scene) -> None:
    assert scenes(text)[0] == expected


@pytest.mark.parametrize("head", ["قرية", "قرى", "بلدة", "شارع"])
def test_a_text_that_breaks_off_behind_a_head_names_no_spot(head: str) -> None:
    assert scenes(f"قتل جندي أمس في بغداد قرب {head} ") == [("بغداد", "IQ-BG", "IQ")]
    assert scenes(f"قتل جندي أمس في بغداد و{head} ") == [("بغداد", "IQ-BG", "IQ")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # names of two words, and such as hold the name of another place
        ("قتل شرطي برصاص مسلحين في منطقة مرآب القوش جنوب الموصل.", ("مرآب القوش", "IQ-NI", "IQ")),
        ("جرح ثلاثة بانفجار عبوة في حي نسائم الورد بالكوت.", ("نسائم الورد", "IQ-WA", "IQ")),
        ("جرح ثلاثة بانفجار عبوة في حي نسائم الخميس بالكوت.", ("نسائم", "IQ-WA", "IQ")),
        ("قتل خمسة بانفجار سيارة مفخخة في منطقة الباب المعظم وسط بغداد.", ("الباب المعظم", "IQ-BG", "IQ")),
        ('قتل خمسة بانفجار عبوة في شارع "حيفا" وسط بغداد.', ("شارع حيفا", "IQ-BG", "IQ")),
        ("قتل خمسة بانفجار عبوة في ميدان عمان شرقي بغداد.", ("ميدان عمان", "IQ-BG", "IQ")),
        # not a name: whose it is
        ("قصفت طائرات معسكر لمسلحي الحزب في دهوك.", ("دهوك", "IQ-DA", "IQ")),
    ],
)
def test_names_of_several_words(text: str, expected: Scene) -> None:
    assert scenes(text) == [expected]


@pytest.mark.parametrize("word", ["الإعدام", "السجن المؤبد", "الحبس سنتين"])
def test_a_punishment_is_no_town(word: str) -> None:
    text = f"في العراق سبعون مدانا بعقوبة {word}."
    assert [place.name for place in Document(Article(article_id="a", text=text, title="")).places] == [
        "العراق"
    ]
    assert scenes("قتل مسلحون ستة حراس في بعقوبة.") == [("بعقوبة", "IQ-DI", "IQ")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what only says how far the scene lies
        (
            "قتل تسعة بانفجار في ناحية العبارة بديالى. وفجر انتحاري نفسه وسط الناحية التي تبعد نحو 70 كيلومترا عن بغداد.",
            ("العبارة", "IQ-DI", "IQ"),
        ),
        # where a march or an advance leads
        (
            "فرقت الشرطة في البصرة مئات المتظاهرين الذين حاولوا التوجه إلى المنطقة الخضراء وأصابت سبعة منهم.",
            ("البصرة", "IQ-BA", "IQ"),
        ),
        # of the office of him who speaks
        (
            "وقال عضو اللجنة الأمنية في ناحية كنعان حسن جبار إن مسلحين هاجموا قرية زاغنية شمال بعقوبة وقتلوا شرطيين.",
            ("زاغنية", "IQ-DI", "IQ"),
        ),
        # the town that gives the direction, in its province
        ("وفي محافظة صلاح الدين قتل جنديان بانفجار عبوة شمالي بيجي.", ("بيجي", "IQ-SD", "IQ")),
        ("وفي محافظة صلاح الدين قتل جنديان بانفجار عبوة شمالي بغداد.", ("صلاح الدين", "IQ-SD", "IQ")),
    ],
)
def test_how_far_whither_and_whose_office(text: str, expected: Scene) -> None:
    assert scenes(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("قتل الحرس الثوري الإيراني أربعة مسلحين في اشتباكات غرب البلاد قرب الحدود مع العراق.", "IR"),
        (
            "قتلت الشرطة التركية مسلحين اثنين في مداهمة جنوب البلاد. وقال مسؤول في بغداد إن العراق يتابع.",
            "TR",
        ),
        ("قتلت القوات التركية سبعة مسلحين في غارة شمال البلاد. وقال مسؤول في بغداد إن العراق يتابع.", "IQ"),
        (
            "واصلت المدفعية الإيرانية قصف قرى في المرتفعات العراقية المحاذية لإيران، وقال العراق إن ثلاثة قتلوا.",
            "IQ",
        ),
        ("أعلن العراق أن طائراته نفذت ضربة جوية داخل الأراضي السورية قتلت عشرة مسلحين.", "SY"),
    ],
)
def test_the_land_of_those_who_act_at_home(text: str, country: str) -> None:
    assert scenes(text)[0][2] == country


def test_a_victory_is_in_the_land_of_who_declares_it() -> None:
    abroad = "قتل عشرة في قصف على حلب. وقصفت طائرات إدلب وحماة ودمشق فقتل سبعة. وقصفت طائرات حمص. "
    for who in (
        "وأعلن العراق في كانون الأول 2017 هزيمة تنظيم داعش.",
        "وأعلنت بغداد طرد تنظيم داعش من الموصل.",
    ):
        assert scenes(abroad + who)[-1][2] == "IQ"


def test_beside_a_province_or_between_two() -> None:
    lead = "قتل سبعة في هجمات شهدتها مدينة بعقوبة. "
    assert scenes(lead + "وقصفت طائرات مخابئ في منطقة كوبلان الحدودية مع محافظة كركوك.")[-1][1] == "IQ-DI"
    text = "قتل ستة مسلحين بقصف على منطقة زور الحمام الواقعة بين محافظتي نينوى وصلاح الدين."
    assert scenes(text) == [("زور الحمام", None, "IQ")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # for whose sake
        ("قتل ثلاثة بانفجار عبوة استهدفت مسيرة مؤيدة لقطاع غزة بمدينة بعقوبة.", ("بعقوبة", "IQ-DI", "IQ")),
        ("قتل أربعة في هجوم على معتصمين تضامنا مع الفلوجة في سامراء.", ("سامراء", "IQ-SD", "IQ")),
        # whence men or means come
        ("اعتقلت الشرطة العراقية خلية من تنظيم القاعدة، نصف أفرادها من محافظة واسط.", (None, None, "IQ")),
        (
            "اعتقلت الشرطة العراقية شبكة تلقت دعما ماليا من سوريا. وقال ناطق في بغداد إن العراق حقق.",
            (None, None, "IQ"),
        ),
        # the seat of a government
        (
            "قتل داعش ستين شخصا من أبناء سنجار، وحمّل نائب الحكومة المركزية في بغداد مسؤولية ذلك.",
            ("سنجار", "IQ-NI", "IQ"),
        ),
        # where a road leads
        (
            "انفجرت عبوة قرب طريق عام جنوب البصرة، والذي يربط بين مركز المدينة وقضاءي شط العرب وأبي الخصيب، وقتل جندي.",
            ("البصرة", "IQ-BA", "IQ"),
        ),
        # where someone went
        ("وبعد يوم على زيارة الوزير إلى دمشق تعرضت بغداد لتفجيرات قتلت ثلاثين.", ("بغداد", "IQ-BG", "IQ")),
        # where a sermon was held
        ("وقال في خطبة الجمعة في كربلاء إن داعش سيطر على قرى من البلاد وقتل العشرات.", (None, None, "IQ")),
        # a common word that is a place where something is near it
        ("وفي العراق قتلت ضربة جوية أربعة مسلحين قرب القائم.", ("القائم", "IQ-AN", "IQ")),
        ("اغتال مسلحون مديرا في منطقة حد رزيج، (9 كلم شرق بعقوبة).", ("حد رزيج", "IQ-DI", "IQ")),
    ],
)
def test_places_of_something_else_than_the_act(text: str, expected: Scene) -> None:
    assert scenes(text)[0] == expected


def test_the_same_men_go_on_at_the_spot() -> None:
    lead = "أحرق محتجون في البصرة مقر حزب مساء أمس. "
    assert scenes(lead + "وقصفت المقاتلات مخابئ لداعش قرب هيت فقتلت تسعة.")[-1] == ("هيت", "IQ-AN", "IQ")
    seized = "قتلت القوات العراقية سبعة من داعش بعملية غرب هيت. كما فككت ست عبوات ناسفة للتنظيم."
    assert scenes(seized)[-1][:2] == ("هيت", "IQ-AN")
    other = "قتلت القوات العراقية سبعة من داعش بعملية غرب هيت. وخطف مجهولون أربعة تجار في العراق."
    assert scenes(other)[-1][1] is None
