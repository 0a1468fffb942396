"""Who fought whom in news of war: allies on one side, who tells of losses and who did it, whose post and vehicle it was.

Sentences of our own.
"""

from __future__ import annotations

import datetime as dt

import pytest

from extraction.articles import Article
from extraction.document import Document
from extraction.incidents import extract_incidents

GUNMEN, FORCES, ARMY, POLICE = (
    "armed_group_unidentified",
    "iraqi_security_forces",
    "iraqi_army",
    "iraqi_police",
)
IS, US, HASHD, PESHMERGA, TRIBES, SHIA = (
    "islamic_state",
    "us_forces",
    "popular_mobilization",
    "peshmerga",
    "tribal_forces",
    "shia_militias",
)


def all_sides(text: str, day: dt.date = dt.date(2016, 5, 14)) -> list[tuple[list[str], list[str]]]:
    """Perpetrator and target of each incident of a text."""
    doc = Document(Article(article_id="a", text=text, title="", published_on=day))
    return [(list(d.fields["perpetrator"]), list(d.fields["target"])) for d in extract_incidents(doc)]


@pytest.mark.parametrize(
    ("text", "perpetrator", "target"),
    [
        # the dead of several forces fell to one enemy
        (
            "قتل تسعة من الجيش والحشد الشعبي في اشتباكات مع تنظيم داعش شرق الرمادي أمس.",
            [ARMY, HASHD],
            [IS],
        ),
        (
            "لقي خمسة من عناصر البيشمركة والأسايش مصرعهم في مواجهات مع داعش قرب سنجار أمس.",
            [PESHMERGA, "kurdish_security"],
            [IS],
        ),
        ("قتل خمسة من الجيش والشرطة في اشتباكات شرق الرمادي أمس.", [], [ARMY, POLICE]),
        # behind مع stands one side, whoever else the article names
        (
            "خاض مسلحو العشائر معارك عنيفة مع قوات الجيش في الكرمة أمس أسفرت عن مقتل تسعة جنود.",
            [TRIBES],
            [ARMY],
        ),
        ("اشتبكت البيشمركة مع الحشد الشعبي قرب كركوك أمس.", [PESHMERGA], [HASHD]),
        # who only tells of the clash is no side of it
        (
            "قالت مصادر في الجيش إن ثمانية من عناصر داعش قتلوا أمس في اشتباكات بهيت مع القوات العراقية.",
            [IS],
            [FORCES],
        ),
        (
            "قالت الشرطة إن مسلحين قتلا حارسا في الموصل خلال مواجهة مع الجيش أمس.",
            [GUNMEN],
            [ARMY],
        ),
        # but he is where no other of his camp is named
        ("ذكر الحشد الشعبي أن قواته صدت هجوما لداعش غرب تلعفر أمس.", [IS], [HASHD]),
    ],
)
def test_the_sides_of_a_clash(text: str, perpetrator: list[str], target: list[str]) -> None:
    assert all_sides(text)[0] == (perpetrator, target)


@pytest.mark.parametrize(
    ("text", "perpetrator", "target"),
    [
        # an army that tells of its own losses
        ("أعلن الجيش الأميركي أن ثلاثة من جنوده قتلوا أمس في هجوم بالرمادي.", [], [US]),
        ("ذكر الجيش الاميركي ان جنديين واربعة جنود اميركيين قتلوا الخميس قرب بلد.", [], [US]),
        ("قال مصدر أمني إن خمسة من عناصر الحشد قتلوا قرب بيجي في هجوم لداعش أمس.", [IS], [HASHD]),
        # but with an object behind the time the verb is active
        ("قال مصدر أمني إن جنودا أميركيين قتلوا ليل الأحد ثلاثة مدنيين في هيت.", [US], ["civilians"]),
        # those wounded
        ("ذكر مصدر أن أفرادا من قوات الأمن أصيبوا في هجوم على حاجز في البصرة أمس.", [], [FORCES]),
        # a second man joined to the first is no object
        (
            "قتل ضابط وثلاثة جنود في هجوم لداعش على ثكنة قرب كركوك أمس.",
            [IS],
            [ARMY],
        ),
        # those who fell while they attacked
        ("قتل خمسة جنود أثناء هجومهم على مواقع لداعش في حمرين أمس.", [ARMY], [IS]),
        # but not where they repelled
        ("قتل عنصران من البيشمركة أثناء تصديهم لهجوم داعش جنوب كركوك أمس.", [IS], [PESHMERGA]),
        # the pronoun is the subject
        ("أعلن تنظيم داعش أنه اختطف ثلاثة من الجنود العراقيين جنوب بيجي أمس.", [IS], [ARMY]),
        # what goes on beside it is another's
        (
            "قتل 15 مدنيا في قصف أميركي على الموصل أمس تزامنا مع تقدم الجيش العراقي نحوها.",
            [US],
            ["civilians"],
        ),
        ("قتل عشرة من داعش خلال تقدم القوات العراقية شرق الموصل أمس.", [FORCES], [IS]),
        ("صعد الجيش العراقي قصفه على الفلوجة أمس وقتل ستة مدنيين.", [ARMY], ["civilians"]),
    ],
)
def test_who_struck_and_who_fell(text: str, perpetrator: list[str], target: list[str]) -> None:
    assert all_sides(text)[0] == (perpetrator, target)


@pytest.mark.parametrize(
    ("text", "perpetrator", "target"),
    [
        # the chief of a force is no party
        ("هاجم مسلحون قوات المالكي قرب الضلوعية أمس.", [GUNMEN], [FORCES]),
        ("قتل ستة من جيش المالكي في كمين لثوار العشائر غرب الرمادي أمس.", [TRIBES], [ARMY]),
        ("قتل أربعة من سرايا السلام التابعة للصدر بتفجير في سامراء أمس.", [], [SHIA]),
        ("اشتبكت ميليشيا مقتدى الصدر مع الشرطة في النجف أمس.", [SHIA], [POLICE]),
        (
            "قتل ثلاثة من قوات البيشمركة التابعة للاتحاد الوطني الكردستاني في هجوم لداعش قرب كركوك أمس.",
            [IS],
            [PESHMERGA],
        ),
        # but his guards and his house are
        ("قتل ثلاثة من حماية النائب مشعان الجبوري في هجوم مسلح قرب تكريت أمس.", [], ["politicians"]),
        # whose post, unit, vehicle and soldiers
        ("هاجم إرهابيو داعش نقطة حراسة لقوات البيشمركة قرب كفري أمس.", [IS], [PESHMERGA]),
        ("هاجم داعش موقعا عسكريا لقوات الحشد الشعبي في الزركة أمس.", [IS], [HASHD]),
        (
            "استهدف الهجوم أمس الفوج الثالث من اللواء الخامس لقوات البيشمركة قرب كفري وقتل اثنان.",
            [],
            [PESHMERGA],
        ),
        ("هاجم مسلحون المقر الأميركي في بعقوبة أمس بقذائف الهاون.", [GUNMEN], [US]),
        ("انفجرت سيارة قرب قافلة إمدادات أميركية في الحلة أمس.", [], [US]),
        ("قال الجيش إن جنودا أميركيين قتلوا الاثنين في هجوم قرب هيت.", [], [US]),
        ("قتل جندي وأصيب خمسة بينهم ضابط بانفجار سيارة في الرمادي أمس.", [], [ARMY]),
        (
            "قتل ثلاثة من قوات الأمن واثنان من الحشد الشعبي في هجوم لداعش شمال بيجي أمس.",
            [IS],
            [FORCES, HASHD],
        ),
        # unknown forces are not the state's
        ("أطلقت قوات مجهولة الهوية صاروخا على قاعدة تضم قوات أميركية غرب الأنبار أمس.", [GUNMEN], [US]),
        # names as some write them
        ("هاجم تنظيم داعش مقرا لقوات الأمن الكوردية في كفري أمس.", [IS], ["kurdish_security"]),
        ('هاجم مسلحو تنظيم "الدولة" دورية للجيش جنوب كركوك أمس.', [IS], [ARMY]),
        ("قتل قيادي في حزب العمال الكوردستاني بغارة تركية في سنجار أمس.", ["turkish_forces"], ["pkk"]),
    ],
)
def test_whose_men_they_are(text: str, perpetrator: list[str], target: list[str]) -> None:
    assert all_sides(text)[0] == (perpetrator, target)


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        # the gunmen are those of the group named before
        (
            "هاجم مسلحو داعش بلدة البغدادي أمس.\nوقال شهود إن المسلحين سيطروا على ثلاث قرى غربها.",
            ([IS], []),
        ),
        # but not those of whom it was said that nobody knows them
        (
            "هاجم مسلحو داعش بلدة البغدادي أمس.\nوفي بغداد اختطف مسلحون مجهولون طبيبا.\n"
            "واقتاد المسلحون الطبيب إلى جهة مجهولة وقتلوه.",
            ([GUNMEN], ["civilians"]),
        ),
        # the two sides told before
        (
            "قصفت القوات الأميركية أمس مواقع لجيش المهدي في مدينة الصدر.\n"
            "واندلعت اشتباكات بين الطرفين في حي الأمين اليوم أسفرت عن مقتل سبعة أشخاص.",
            ([US], [SHIA]),
        ),
        # whom an army fights, told only by its losses
        (
            "شن تنظيم داعش أمس هجوما على بلدة البغدادي.\nوسقط عشرات القتلى في صفوف البيشمركة خلال المعارك في كركوك أمس.",
            ([IS], [PESHMERGA]),
        ),
        # an aircraft does not strike its own men because others of the article strike
        (
            "قتل جنديان أميركيان أمس في قصف بطائرة مسيرة استهدف قاعدة قرب أربيل.\n"
            "وقصفت طائرات أميركية اليوم موقع الإطلاق في الحويجة.",
            ([US], []),
        ),
    ],
)
def test_the_sides_that_the_article_tells(text: str, sides: tuple[list[str], list[str]]) -> None:
    assert all_sides(text)[-1] == sides


@pytest.mark.parametrize(
    ("text", "perpetrator", "target"),
    [
        # subject, verb, object
        ("ذكر مصدر أن عددا من مسلحي داعش هاجم الشرطة المحلية والجيش جنوب داقوق أمس.", [IS], [POLICE, ARMY]),
        ("قال مصدر إن تنظيم داعش هاجم الجيش قرب داقوق أمس وقتل جنديين.", [IS], [ARMY]),
        # but who is only quoted is no subject
        ("قال مصدر في شرطة الحلة هاجم مسلحون مجهولون أمس منزل ضابط.", [GUNMEN], [FORCES]),
        # verb, subject, object
        ("هاجم داعش دورية تابعة للجيش جنوب كركوك أمس.", [IS], [ARMY]),
        ("استهدف إرهابيو داعش سيارة تابعة للشرطة بعبوة قرب داقوق أمس.", [IS], [POLICE]),
        ("وضع عناصر داعش كمينا لقوات الحشد الشعبي جنوب كركوك أمس وقتلوا ستة.", [IS], [HASHD]),
        ("هاجم داعش الجيش والحشد في قرية غرب سامراء أمس.", [IS], [ARMY, HASHD]),
        # the object comes late
        (
            "ذكر مصدر أن مسلحي داعش قتلوا في هجوم مساء الأحد أربعة جنود ومدنيا قرب التون كوبري.",
            [IS],
            [ARMY, "civilians"],
        ),
        ("ذكر مصدر أن مسلحي داعش قتلوا في هجوم للجيش أمس قرب حمرين.", [ARMY], [IS]),
        # who supports a force is not who acts
        (
            "قال ناطق إن قوات الجيش المدعومة بالحشد الشعبي ومتطوعي العشائر استعادت أمس قرية شمال الضلوعية من داعش.",
            [ARMY],
            [IS],
        ),
        # another spelling of claims
        ("أعلن داعش مسئوليته عن هجوم قتل فيه ثمانية من الشرطة قرب كركوك أمس.", [IS], [POLICE]),
    ],
)
def test_subject_and_object(text: str, perpetrator: list[str], target: list[str]) -> None:
    assert all_sides(text)[0] == (perpetrator, target)


@pytest.mark.parametrize(
    ("text", "perpetrator", "target"),
    [
        ("نجح رجال المقاومة أمس في إسقاط مروحية أمريكية قرب الفلوجة.", ["insurgents_other"], [US]),
        ("هاجم مقاومون عراقيون دورية أميركية قرب بعقوبة أمس.", ["insurgents_other"], [US]),
        (
            "أعلن جيش الاحتلال مقتل جندي أمس في مواجهات مع المقاومة العراقية في الأنبار.",
            [US],
            ["insurgents_other"],
        ),
        # a source is no side of a clash
        ("قالت مصادر في الشرطة إن مواجهات عنيفة وقعت في الرمادي أمس قتل فيها ستة أشخاص.", [], []),
    ],
)
def test_news_of_the_occupation(text: str, perpetrator: list[str], target: list[str]) -> None:
    assert all_sides(text, dt.date(2005, 5, 14))[0] == (perpetrator, target)


@pytest.mark.parametrize(
    ("text", "perpetrator", "target"),
    [
        # who withdraws has lost the ground
        ("انسحبت قوات الجيش أمس من سليمان بيك بعد تعرضها لنيران قناصة.", [GUNMEN], [ARMY]),
        ("سيطر داعش أمس على القائم واستولى على أسلحة تركها الجيش بعد انسحابه.", [IS], [ARMY]),
        # who helps is not who managed
        (
            "أعلن جهاز مكافحة الإرهاب أن قوات النخبة وبالتعاون مع العشائر تمكنت أمس من تحرير بيجي.",
            ["counter_terrorism_service"],
            [],
        ),
        # a name of which half is quoted
        ('شن الطيران الأميركي أمس غارات على خمسة مواقع لكتائب "حزب الله" قرب القائم.', [US], [SHIA]),
        # a state that had struck
        ("وكانت الولايات المتحدة قصفت أمس موكبا للحشد الشعبي قرب القائم وقتلت ثلاثة.", [US], [HASHD]),
        # the party is the one named before
        (
            "قصفت طائرات تركية أمس مواقع لحزب العمال الكردستاني في قنديل وقتلت ثمانية من مقاتلي الحزب.",
            ["turkish_forces"],
            ["pkk"],
        ),
        ("استهدفت طائرات تركية أمس مسلحين من PKK في سنجار.", ["turkish_forces"], ["pkk"]),
    ],
)
def test_ground_helpers_and_names(text: str, perpetrator: list[str], target: list[str]) -> None:
    assert all_sides(text)[0] == (perpetrator, target)


@pytest.mark.parametrize(
    ("text", "perpetrator", "target"),
    [
        # an instrument makes the verb passive
        ("قتل شرطي برصاص مسلحين في الموصل أمس.", [GUNMEN], [POLICE]),
        ("قتل ضابط في الجيش بنيران قناص شرق الفلوجة أمس.", [GUNMEN], [ARMY]),
        # those of the patrol that was hit
        (
            "أطلق مسلحون النار أمس على دورية مشتركة من الجيش والشرطة غرب بعقوبة وأصابوا ثلاثة.",
            [GUNMEN],
            [ARMY, POLICE],
        ),
        # whom a blow is to help
        ("قصفت المدفعية الأميركية أمس مواقع داعش جنوب الموصل دعما للقوات العراقية.", [US], [IS]),
        # who has lost hold
        ("فقد تنظيم داعش السيطرة على هيت أمس بعد هجوم للقوات العراقية.", [FORCES], [IS]),
    ],
)
def test_instruments_patrols_and_losses(text: str, perpetrator: list[str], target: list[str]) -> None:
    assert all_sides(text)[0] == (perpetrator, target)


@pytest.mark.parametrize(
    ("text", "perpetrator", "target"),
    [
        ("شن ثوار العشائر أمس هجوما على تجمعات لجيش المالكي قرب السجر.", [TRIBES], [ARMY]),
        ("أعلن تنظيم داعش أنه اختطف عددا من الجنود العراقيين أمس جنوب بيجي.", [IS], [ARMY]),
        ("أعلن مصدر اختطاف مسلحي داعش لـ 20 مقاتلا من العشائر أمس في الكرمة.", [IS], [TRIBES]),
        ("قصفت قوات الاحتلال التركي أمس قرى قرب العمادية.", ["turkish_forces"], []),
        ("فرضت السلطات العراقية سيطرتها أمس على آخر معاقل جيش المهدي في البصرة.", [FORCES], [SHIA]),
        (
            "قتل جندي أمريكي في هجوم على دورية أمريكية ببغداد أمس ليصل عدد القتلى الأمريكيين إلى 50.",
            [],
            [US],
        ),
    ],
)
def test_captives_authorities_and_counts(text: str, perpetrator: list[str], target: list[str]) -> None:
    assert all_sides(text)[0] == (perpetrator, target)


@pytest.mark.parametrize(
    ("text", "perpetrator", "target"),
    [
        ("تكبد تنظيم داعش خسائر بشرية بقصف للتحالف الدولي في سنجار أمس.", ["international_coalition"], [IS]),
        ("انفجرت عبوة ناسفة وضعها مجهولون قرب دورية للجيش غرب الموصل أمس وأصيب جنديان.", [GUNMEN], [ARMY]),
        ("قتل مسلحون عقيدا بالشرطة شرقي بغداد أمس.", [GUNMEN], [POLICE]),
        # one told among people of no party
        ("أعلنت السلطات مقتل 22 شخصا بينهم قيادي في القاعدة بهجمات في تكريت أمس.", [], []),
        # whose vehicles
        ("تمكن مسلحون يزيديون أمس من تدمير خمس عجلات تابعة لداعش قرب جبل سنجار.", ["militias"], [IS]),
        ("قصف طيران التحالف أمس سيارات تابعة لداعش قرب الرطبة.", ["international_coalition"], [IS]),
        # a force explained in brackets
        (
            "تجددت الاشتباكات أمس بين قوات البيشمركة (جيش إقليم شمال العراق) وعناصر داعش قرب وانة.",
            [PESHMERGA],
            [IS],
        ),
        # علي is a name here
        (
            "قتل القيادي في داعش أبو علي أمس بغارة للتحالف الدولي في القائم.",
            ["international_coalition"],
            [IS],
        ),
    ],
)
def test_losses_vehicles_and_names(text: str, perpetrator: list[str], target: list[str]) -> None:
    assert all_sides(text)[0] == (perpetrator, target)


@pytest.mark.parametrize(
    ("text", "perpetrator", "target"),
    [
        # a blow is the subject, the base behind it the object
        ("استهدف هجوم بطائرات مسيرة مفخخة قاعدة أميركية في مطار أربيل أمس.", [], [US]),
        # who announces its own deed, and who only a death
        ("أعلن داعش قتل 20 جنديا عراقيا في هجوم على ثكنة شرق الرمادي أمس.", [IS], [ARMY]),
        ("أعلن الجيش العراقي مقتل جنديين في هجوم على ثكنة شرق الرمادي أمس.", [], [ARMY]),
        # some men who strike
        ("هاجم عشرات من مسلحي داعش مباني حكومية في كركوك أمس وقتلوا 16 مدنيا.", [IS], ["civilians"]),
        # but whom an air force strikes
        ("قصف الطيران العراقي أمس مجموعة من مسلحي داعش غرب حديثة.", [FORCES], [IS]),
        ("قتل نحو 500 من الجنود خلال سيطرة داعش على الرمادي أمس.", [IS], [ARMY]),
        # a shrine's name is no soldier
        ("فجر مسلحون أمس مرقد الإمام العسكري في سامراء.", [GUNMEN], ["civilians"]),
        # two men who fell
        (
            "قتل أبو عمر البغدادي وأبو أيوب المصري أمس في عملية للقوات العراقية قرب تكريت.",
            [FORCES],
            ["al_qaeda"],
        ),
    ],
)
def test_blows_men_and_shrines(text: str, perpetrator: list[str], target: list[str]) -> None:
    assert all_sides(text, dt.date(2010, 4, 19) if "البغدادي" in text else dt.date(2016, 5, 14))[0] == (
        perpetrator,
        target,
    )


def test_a_clash_told_twice_has_two_sides() -> None:
    text = (
        "قتل 14 عنصرا من قوات الأمن جراء مواجهات اندلعت شمال غرب الرمادي أمس.\n"
        "وقالت مصادر إن المواجهات التي اندلعت بين قوات الأمن ومسلحين في زنكورة أدت إلى مقتل 14 من قوات الأمن."
    )
    assert all_sides(text) == [([GUNMEN], [FORCES])]


def test_one_of_its_men_did_it() -> None:
    text = "قتل ستة جنود أمس بتفجير انتحاري في الفلوجة.\nوقال تنظيم داعش في بيان إن أحد عناصره نفذ العملية."
    assert all_sides(text)[0] == ([IS], [ARMY])


def test_whom_turkish_soldiers_fight() -> None:
    text = (
        "أعلنت وزارة الدفاع التركية مقتل جنديين تركيين أمس في اشتباكات شمال العراق.\n"
        "ويحتفظ حزب العمال الكردستاني بمواقع في المنطقة."
    )
    assert all_sides(text)[0] == (["pkk"], ["turkish_forces"])


def test_whose_attack_is_told_again() -> None:
    text = "شن داعش هجومين في ديالى أمس.\nالهجوم الذي استهدف عناصر الحشد أدى إلى مقتل شخصين قرب المقدادية."
    assert all_sides(text)[-1] == ([IS], [HASHD])


def test_the_nations_own_dead_are_not_struck_by_its_aircraft() -> None:
    text = (
        "قتل جنديان أميركيان أمس في قصف بطائرة مسيرة استهدف قاعدة قرب أربيل.\n"
        "وقصفت طائرات أميركية اليوم موقع الإطلاق في الحويجة."
    )
    assert all_sides(text)[0] == ([], [US])


@pytest.mark.parametrize(
    ("text", "perpetrator", "target"),
    [
        ("ذكرت شرطة الرمادي أن مسلحين قتلا شرطيا أمس خلال مواجهة مع وحدة أمنية.", [GUNMEN], [POLICE]),
        ("قتل ستة من الحشد أمس في اشتباك مع تنظيم داعش قرب تلعفر.", [HASHD], [IS]),
        (
            "أعلنت القوات العراقية أمس إحباط هجوم شنه مسلحو داعش في ديالى، وقتل في الاشتباكات جنديان.",
            [IS],
            [ARMY, FORCES],
        ),
    ],
)
def test_who_struck_first_in_a_clash(text: str, perpetrator: list[str], target: list[str]) -> None:
    assert all_sides(text)[0] == (perpetrator, target)


@pytest.mark.parametrize(
    "text",
    [
        "اعتقل ستة على يد قوات الأمن العراقية والقوات الأمريكية في الموصل أمس.",
        "اعتقل ستة في عملية للقوات الأمنية والقوات الأمريكية في الموصل أمس.",
    ],
)
def test_forces_that_act_together_are_no_target_of_one_another(text: str) -> None:
    assert all_sides(text)[0] == ([FORCES, US], [])


def test_what_a_crowd_is_driven_from_is_no_target() -> None:
    text = "قتل سبعة متظاهرين أمس في الناصرية حين فتحت قوات أمنية النار لإخلاء جسر الزيتون."
    assert all_sides(text) == [([FORCES], ["protesters"])]
