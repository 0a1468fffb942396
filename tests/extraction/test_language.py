"""How Arabic a text is, and which of the languages that share its script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.language import arabic_share, lang


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("صرّح Reuters", 0.3),
        ("قُتِـلَ ثلاثة", 1.0),
        ("گرگوك علی پارتي", 1.0),
        ("٣٠ / 25", 0.0),
        ("", 0.0),
        ("only Latin", 0.0),
    ],
)
def test_share_of_arabic_letters(text: str, share: float) -> None:
    assert arabic_share(text) == pytest.approx(share)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("أعلنت الشرطة اعتقال ثلاثة مطلوبين في گرگوك", "ar"),
        ("أعلنت الشرطة اعتقال ثلاثة من عناصر PKK", "ar"),
        ("کوردستان بەرەو هەڵبژاردن دەچێت و ژمارەیەکی زۆر لە هاووڵاتیان دەنگ دەدەن", "ckb"),
        ("رئیس جمهور گفت که این گزارش چند روز پیش منتشر شد و گروهی پاسخ دادند", "fa"),
        ("وزیر نے کہا کہ یہ فیصلہ کل کیا گیا ہے اور لوگ خوش ہیں", "ur"),
        ("The police arrested three men, said الشرطة", "und"),
        ("123", "und"),
    ],
)
def test_language_by_its_own_letters(text: str, language: str) -> None:
    assert lang(text) == language


@given(st.text())
def test_any_text_has_a_share_and_a_language(text: str) -> None:
    assert 0 <= arabic_share(text) <= 1
    assert lang(text) in {"ar", "ckb", "fa", "ur", "und"}
