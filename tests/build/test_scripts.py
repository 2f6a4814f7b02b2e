"""Articles in scripts other than the Latin one: Arabic, from right to left, and Japanese."""

from __future__ import annotations

import os
import re
import subprocess
import unicodedata
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup

from sphinx_policywindow.outputs.article_tree import _LONG_WORDS, _WORD, _pieces
from tests.conftest import Build, Project, need

JAPANESE_WITH_XELATEX = {
    "latex_engine": "xelatex",
    "latex_elements": {
        "fontpkg": r"\setmainfont{IPAexMincho}[BoldFont=IPAexGothic, ItalicFont=IPAexGothic,"
        r" BoldItalicFont=IPAexGothic]\setsansfont{IPAexGothic}\setmonofont{IPAexGothic}",
        "preamble": r'\XeTeXlinebreaklocale "ja" \XeTeXlinebreakskip=0pt plus 1pt minus 0.1pt',
    },
}


def need_fonts(*families: str) -> None:
    """Skip the test where a font is missing, and fail it on CI."""
    need("fc-list")
    command = ["fc-list", "--format", "%{family}\n"]
    found = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    missing = [family for family in families if family not in found]
    if missing and os.environ.get("CI"):
        pytest.fail(f"missing on CI: {', '.join(missing)}")
    if missing:
        pytest.skip(f"missing: {', '.join(missing)}")


def placed(build: Build, name: str) -> dict[str, float]:
    """Return where each word of a PDF stands on its page, from the left; of one that comes again, the first."""
    command = ["pdftotext", "-bbox", str(build.outdir / name), "-"]
    boxes = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    words: dict[str, float] = {}
    for word in BeautifulSoup(boxes, "html5lib").select("word"):
        text = unicodedata.normalize("NFKC", re.sub("[\u200e\u200f\u202a-\u202e]", "", word.get_text()))
        words.setdefault(text, float(str(word["xmin"])))
    return words


def pdf_text(build: Build, name: str) -> str:
    command = ["pdftotext", "-layout", str(build.outdir / name), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    return re.sub("[\u200e\u200f\u202a-\u202e]", "", text)


@pytest.mark.parametrize(
    ("name", "title", "summary", "citation"),
    [
        ("arabic", "عتبة الحوسبة", "الملخص", "العلي, ل."),
        ("japanese", "計算量の閾値", "概要", "渡辺健司"),
    ],
)
def test_the_pages(
    project: Callable[[str], Project], name: str, title: str, summary: str, citation: str
) -> None:
    build = project(name).build()
    page = build.html("compute-threshold.html")
    assert page.select("h1")[0].get_text().startswith(title)
    assert page.select("#policywindow-summary > h2")[0].get_text().startswith(summary)
    assert citation in page.select(".policywindow-in-apa")[0].get_text()
    assert "[Wiki article — Concept]" in page.select(".policywindow-in-apa")[0].get_text()
    printed = build.html("compute-threshold.print.html")
    assert printed.select("h1")[0].get_text() == title


@pytest.mark.tex
def test_arabic_articles_as_pdf(project: Callable[[str], Project], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780000000")
    need("lualatex", "pdftotext")
    need_fonts("Amiri", "DejaVu Sans Mono")
    build = project("arabic").build("articlepdf")
    words = placed(build, "compute-threshold.pdf")
    assert words["compute-threshold"] > words["2.0"] > words["2026-09-28"], "from right to left"
    assert words["Heim,"] < words["Koessler,"], "English is read from left to right"
    assert {"2026-09-28", "2026-05-28T20:26:40"} <= words.keys()
    assert words["1e25"] < words["#"], "so is code"


@pytest.mark.tex
@pytest.mark.parametrize("options", [{}, JAPANESE_WITH_XELATEX], ids=["lualatex", "xelatex"])
def test_japanese_articles_as_pdf(project: Callable[[str], Project], options: dict[str, object]) -> None:
    need("lualatex", "xelatex", "pdftotext")
    need_fonts("IPAexMincho", "IPAexGothic")
    build = project("japanese").build("articlepdf", options=options)
    text = pdf_text(build, "compute-threshold.pdf")
    assert "渡辺健司" in text.replace(" ", "").partition("compute")[0]
    prose = text[text.index("学習計算量とは") : text.index("歴史")]
    lines = [line.strip() for line in prose.splitlines() if line.strip()]
    assert len(lines) > 3, "the lines are broken"
    assert not any(line.startswith(("。", "、", "ー", "」")) for line in lines)


def test_long_words_of_a_script_without_spaces() -> None:
    prose = "学習計算量とは、モデルの学習に用いられる算術演算の総数をいう。" * 4
    assert len(list(_pieces(prose, _WORD))) > 1
    assert list(_pieces(prose, _LONG_WORDS["ja"])) == [prose]
    mixed = f"次の語{'x' * 80}は長い。"
    assert "".join(_pieces(mixed, _LONG_WORDS["ja"])) == mixed
    assert len(list(_pieces(mixed, _LONG_WORDS["ja"]))) == 20
