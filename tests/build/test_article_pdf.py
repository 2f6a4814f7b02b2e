"""One PDF an article: what is in it, what is set again, and what an article that fails costs."""

from __future__ import annotations

import re
import shutil
import struct
import sys
import unicodedata
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pikepdf import Pdf
from pikepdf.pdfa import validate_written
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import Destination
from sphinx.cmd.build import main

from sphinx_policywindow.outputs import article_runs
from sphinx_policywindow.outputs.tex_runs import Engine, Failed, Made, Tex
from tests.build.test_reference_page import BLOCKS, assert_in_order
from tests.conftest import ROOTS, Build, Project, need

pytestmark = pytest.mark.tex
ENGINES = ["pdflatex", "xelatex", "lualatex"]
ARTICLE = (
    "---\nconcept:\n  domain: safety\n  summary: A summary.\n---\n\n# {title}\n\nThe prose of it. {more}\n"
)


def png(side: int) -> bytes:
    """Return a small picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes(3 * side) for _ in range(side))
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def copy_of(name: str, folder: Path) -> Project:
    shutil.copytree(ROOTS / f"test-{name}", folder / "source")
    if name == "article-pdf":
        (folder / "source/picture.png").write_bytes(png(40))
    return Project(source=folder / "source", output=folder / "output")


@pytest.fixture(scope="module", params=ENGINES)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Build:
    need(request.param)
    project = copy_of("article-pdf", tmp_path_factory.mktemp("articles"))
    for name in ("concepts", "instruments"):
        shutil.copytree(ROOTS / "test-wiki" / name, project.source / name)
    shutil.copy(ROOTS / "test-wiki/frontier-safety.md", project.source)
    project.edit("index.md", "sub/*\n", "*/*\n")
    return project.build("articlepdf", options={"latex_engine": request.param})


def reader(build: Build, docname: str) -> PdfReader:
    return PdfReader(build.outdir / f"{docname}.pdf")


def text_of(pdf: PdfReader) -> str:
    """Return the words of a PDF; a hyphen at the end of a line is that of a broken word or an address."""
    pages = "\n".join(page.extract_text() for page in pdf.pages)
    return " ".join(re.sub(r"-\n", "", pages).split())


def letters(text: str) -> str:
    """Return the letters and digits alone: spaces are where TeX has put the words, ligatures where it likes."""
    return re.sub(r"[^A-Za-z0-9]", "", unicodedata.normalize("NFKD", text))


def links(pdf: PdfReader) -> Iterator[Any]:
    for page in pdf.pages:
        for annotation in page.get("/Annots", []):
            yield annotation.get_object()


def addresses(pdf: PdfReader) -> set[str]:
    return {link["/A"]["/URI"] for link in links(pdf) if "/A" in link}


def titles(outline: list[Any]) -> list[Any]:
    return [entry.title if isinstance(entry, Destination) else titles(entry) for entry in outline]


def test_each_article_has_one_and_no_other_page(made: Build) -> None:
    found = {str(path.relative_to(made.outdir)) for path in made.outdir.rglob("[!.]*.pdf")}
    assert found == {
        "everything.pdf",
        "sub/other.pdf",
        "concepts/model-distillation-risk.pdf",
        "concepts/compute-threshold.pdf",
        "instruments/eu-ai-act.pdf",
        "instruments/order.pdf",
        "frontier-safety.pdf",
    }


def test_the_text_of_the_reference_in_its_order(made: Build) -> None:
    text = letters(text_of(reader(made, "concepts/model-distillation-risk")))
    wanted = [
        part.replace("Policy Window", "Kitchen Wiki").replace("policywindow-", "kitchenwiki-")
        for part in BLOCKS
    ]
    wanted = [part.replace("https://policywindow.org/", "https://wiki.example.org/") for part in wanted]
    assert_in_order(text, [letters(part) for part in ("Kitchen Wiki", *wanted)])


def test_the_title_block_names_authors_edition_and_source(made: Build) -> None:
    text = text_of(reader(made, "everything"))
    assert_in_order(
        text,
        [
            "Kitchen Wiki",
            "Everything with",
            "Anna van Berg, The Unit",
            "everything · safety · concept · version 2.1 · updated 2026-05-30",
            "Source: https://wiki.example.org/wiki/everything",
            "Generated: 2026-05-30",
            "Summary",
        ],
    )
    assert text.partition("How to cite")[0].count("Anna van Berg") == 1


def test_pages_are_counted_from_1_and_headed(made: Build) -> None:
    pdf = reader(made, "everything")
    assert pdf.page_labels == [str(number + 1) for number in range(len(pdf.pages))]
    assert len(pdf.pages) >= 2
    for page in pdf.pages[1:]:
        head = " ".join(page.extract_text().split())[:130]
        assert "Everything with" in head
        assert "Kitchen Wiki · version 2.1 · updated 2026-05-30" in head


def test_the_paper_is_that_of_the_project(made: Build) -> None:
    box = reader(made, "everything").pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)


def test_it_says_what_it_is(made: Build) -> None:
    pdf = reader(made, "everything")
    assert pdf.metadata is not None
    said = dict(pdf.metadata)
    assert said["/Title"] == "Everything with E = mc^2 & code"
    assert said["/Author"] == "Anna van Berg; The Unit"
    assert said["/Subject"] == "Everything that an article can have: a link, a place, code x, and x^2."
    assert said["/Keywords"] == "one, two & three"
    assert said["/CreationDate"] == "D:20260530"
    assert said["/Creator"].startswith("Sphinx ")
    catalog = pdf.trailer["/Root"]
    assert catalog["/Lang"] == "en"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    xmp = pdf.xmp_metadata
    assert xmp is not None
    assert xmp.dc_title == {"x-default": said["/Title"]}
    assert xmp.dc_creator == ["Anna van Berg", "The Unit"]
    assert xmp.dc_description == {"x-default": said["/Subject"]}
    assert xmp.dc_subject == ["one", "two & three"]
    assert xmp.dc_publisher == ["Kitchen Wiki"]
    assert xmp.dc_rights == {"x-default": "CC-BY-4.0"}
    assert xmp.dc_identifier == "https://wiki.example.org/wiki/everything?asOf=2026-05-30"


def test_it_is_pdf_a(made: Build) -> None:
    for name in ("everything", "concepts/model-distillation-risk"):
        path = made.outdir / f"{name}.pdf"
        report = validate_written(path, "2b")
        violations = [str(finding) for finding in report.findings if finding.kind == "violation"]
        assert violations == [], path


def test_the_outline_is_its_sections(made: Build) -> None:
    pdf = reader(made, "everything")
    assert titles(pdf.outline) == [
        "Summary",
        "At a glance",
        "Details",
        "The second section",
        ["A subsection"],
        "References",
        "The last section",
        "How to cite this article",
    ]
    pages = [
        pdf.get_destination_page_number(entry) for entry in pdf.outline if isinstance(entry, Destination)
    ]
    assert pages == sorted(pages)
    assert pages[0] == 0


def test_links_inside_lead_to_its_own_pages(made: Build) -> None:
    pdf = reader(made, "everything")
    own = {page.indirect_reference.idnum for page in pdf.pages if page.indirect_reference}
    inside = [link["/Dest"] for link in links(pdf) if "/Dest" in link]
    assert {place[0].idnum for place in inside} <= own
    # two references to figure and table, one each to equation, section, page and entry, three marks of notes
    assert len(inside) >= 9
    assert "/Names" not in pdf.trailer["/Root"]


def test_links_to_other_pages_lead_to_the_web(made: Build) -> None:
    found = addresses(reader(made, "everything"))
    assert {
        "https://wiki.example.org/wiki/other",
        "https://wiki.example.org/wiki/other#here",
        "https://wiki.example.org/plain.html",
        "https://wiki.example.org/plain.html#plain-section",
        "https://wiki.example.org/plain.html#plain-figure",
        "https://wiki.example.org/plain.html#equation-plain-equation",
    } <= found
    [download] = [address for address in found if "_downloads" in address]
    assert download.startswith("https://wiki.example.org/_downloads/")
    assert download.endswith("/data.csv")
    # the number of a figure on another page, and a summary shown on another page
    found = addresses(reader(made, "sub/other"))
    assert {
        "https://wiki.example.org/wiki/everything#figure",
        "https://wiki.example.org/wiki/everything#last",
    } <= found


def test_what_an_article_can_have(made: Build) -> None:
    pdf = reader(made, "everything")
    wanted = [
        "Fig. 1, Table 1, (1), The second section and [HVD15]",
        "there are Fig. 2, (1), A section of it, A section of the other, The other article, An ordinary page",
        "Fig. 1: A caption",
        "1 The first note",
        "2 The second note",
        "A note to the reader.",
        "Table 1: A table",
        "def f(x):",
        "The first tab.",
        "The second tab.",
        "see page",
        "References",
        "Distilling the knowledge in a neural network",
        "The last section",
        "How to cite this article",
    ]
    text = text_of(pdf)
    assert_in_order(letters(text), [letters(part) for part in wanted])
    assert "??" not in text
    [last] = [number for number, page in enumerate(pdf.pages, 1) if "The last section" in page.extract_text()]
    assert f"seepage{last}References" in letters(text)


def test_its_fonts_are_in_it(made: Build) -> None:
    for page in reader(made, "everything").pages:
        fonts = page["/Resources"]["/Font"]
        for font in fonts.values():
            found = font.get_object()
            found = found.get("/DescendantFonts", [found])[0].get_object()
            descriptor = found["/FontDescriptor"]
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & descriptor.keys()


# --- what is set again


def times(build: Build) -> dict[str, int]:
    return {path.stem: path.stat().st_mtime_ns for path in build.outdir.rglob("[!.]*.pdf")}


def test_only_what_has_changed_is_set_again(tmp_path: Path) -> None:
    need("pdflatex")
    wiki = copy_of("wiki", tmp_path)
    first = wiki.build("articlepdf")
    before = times(first)
    wiki.edit("mmlu.md", "\n---\n", "\n---\n\n% a comment\n")
    assert times(wiki.build("articlepdf")) == before
    wiki.edit("instruments/order.md", "United States", "US")
    wiki.build("html")
    after = times(wiki.build("articlepdf"))
    assert {name for name in before if after[name] != before[name]} == {"order", "compute-threshold"}
    shutil.rmtree(wiki.source / "instruments")
    gone = wiki.build("articlepdf", warnings=True)
    assert set(times(gone)) == set(before) - {"order", "eu-ai-act"}
    assert not (gone.outdir / "instruments").exists()


@pytest.mark.parametrize("engine", ENGINES)
def test_the_same_sources_give_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: str
) -> None:
    need(engine)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780179080")
    monkeypatch.setattr(article_runs, "_LONGEST_RUN", 3)
    wiki = copy_of("wiki", tmp_path)
    options = {"latex_engine": engine}
    serial = wiki.build("articlepdf", options=options)
    parallel = wiki.build(
        "articlepdf", output="again", doctrees="again-doctrees", parallel=4, options=options
    )
    assert serial.files() == parallel.files()
    pdf = reader(serial, "mmlu")
    assert "Generated: 2026-05-30T22:11:20 UTC" in text_of(pdf)
    assert pdf.metadata is not None
    assert pdf.metadata["/CreationDate"] == "D:20260530221120Z"


# --- what fails

HOSTILE = {
    "shell": "```{raw} latex\n\\ifdefined\\directlua\\directlua{if os.execute then os.execute('touch pwned') end}"
    "\\else\\immediate\\write18{touch pwned}\\fi shell\n```",
    "passwd": "```{raw} latex\n\\input{/etc/passwd}\n```",
    "brace": "```{raw} latex\n{\\bfseries never closed\n```",
    "argument": "```{raw} latex\n\\textbf{never closed\n```",
    "environment": "```{raw} latex\n\\begin{itemize}\\item never closed\n```",
    "end": "```{raw} latex\n\\end{document}\n```",
    "command": "```{raw} latex\n\\nosuchcommand\n```",
    "word": "x" * 3000,
    "table": "| A | B |\n|---|---|\n" + "".join(f"| {row} | cell |\n" for row in range(500)),
    "picture": "![the words of it](missing.png)",
    "emoji": "A smile: 😀.",
    "chinese": "中文字",
    "hebrew": "שלום עולם",
}
SET = {"shell", "word", "table", "picture"}
"""Those of which there is a PDF, with every engine."""


@pytest.fixture(scope="module", params=ENGINES)
def mixed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Build:
    need(request.param)
    folder = tmp_path_factory.mktemp("hostile")
    project = Project(source=folder / "source", output=folder / "output")
    project.write("conf.py", 'project = "Wiki"\nextensions = ["myst_parser", "sphinx_policywindow"]\n')
    project.write("index.md", "# Home\n\n```{toctree}\n:glob:\n\n*\n```\n")
    for number in range(20):
        project.write(f"good-{number}.md", ARTICLE.format(title=f"Good {number}", more=""))
    for name, more in HOSTILE.items():
        project.write(
            f"good-{ord(name[0]) % 20}-{name}.md", ARTICLE.format(title=name, more=f"\n\n{more}\n\nAfter.")
        )
    with pytest.MonkeyPatch.context() as machine:
        machine.setenv("shell_escape", "t")  # as on a machine that is not careful
        return project.build("articlepdf", warnings=True, options={"latex_engine": request.param})


def hostile(build: Build, name: str) -> tuple[Path, list[str]]:
    """Return the path of its PDF, and what was said of it."""
    stem = f"good-{ord(name[0]) % 20}-{name}"
    return build.outdir / f"{stem}.pdf", [line for line in build.warnings if line.startswith(f"{stem}.md:")]


def test_good_articles_are_made_beside_hostile_ones(mixed: Build) -> None:
    for number in range(20):
        text = text_of(reader(mixed, f"good-{number}"))
        assert f"Good {number}" in text
        assert "The prose of it." in text
        assert "never closed" not in text
        assert not any(line.startswith(f"good-{number}.md") for line in mixed.warnings)


def test_a_hostile_article_has_its_pdf_or_its_message(mixed: Build) -> None:
    for name in HOSTILE:
        path, said = hostile(mixed, name)
        failed = [line for line in said if line.endswith("[policywindow.tex_failed]")]
        assert path.exists() != bool(failed), name
        assert path.exists() or name not in SET, name
        assert len(failed) <= 1


def test_the_message_is_that_of_tex(mixed: Build) -> None:
    [said] = hostile(mixed, "command")[1]
    assert "TeX cannot set this article: Undefined control sequence: \\nosuchcommand" in said
    [said] = hostile(mixed, "brace")[1]
    assert "A brace, an environment or a condition of this article is left open" in said
    assert "passwd" in hostile(mixed, "passwd")[1][0]


def test_no_command_of_an_article_reaches_the_machine(mixed: Build) -> None:
    assert list(mixed.outdir.rglob("pwned")) == []
    for path in mixed.outdir.rglob("[!.]*.pdf"):
        assert "root:x" not in text_of(PdfReader(path))


def test_a_long_word_and_a_long_table_stay_on_the_page(mixed: Build) -> None:
    text = text_of(PdfReader(hostile(mixed, "word")[0])).replace(" ", "")
    assert "x" * 3000 in text
    table = PdfReader(hostile(mixed, "table")[0])
    assert len(table.pages) > 8
    assert "499 cell" in text_of(table)


def test_a_picture_that_is_missing_is_its_words(mixed: Build) -> None:
    path, said = hostile(mixed, "picture")
    assert "[the words of it]" in text_of(PdfReader(path))
    assert any("image file not readable" in line for line in said)


def test_a_character_that_no_font_has_is_said(mixed: Build) -> None:
    path, [said] = hostile(mixed, "chinese")
    if path.exists():
        assert "the fonts of its PDF lack characters of this article: 中 文 字" in said
        assert said.endswith("[policywindow.missing_character]")
    else:
        assert "Unicode character 中 (U+4E2D) not set up for use with LaTeX" in said


def test_an_article_that_fails_leaves_no_old_pdf(write_project: Callable[..., Project]) -> None:
    need("pdflatex")
    project = write_project(
        {"index.md": "# Home\n\n```{toctree}\na\n```\n", "a.md": ARTICLE.format(title="A", more="")}
    )
    assert (project.build("articlepdf").outdir / "a.pdf").exists()
    project.write("a.md", ARTICLE.format(title="A", more="\n\n```{raw} latex\n\\nosuchcommand\n```"))
    for _ in range(2):
        failed = project.build("articlepdf", warnings=True)
        assert [line.rpartition(" ")[2] for line in failed.warnings] == ["[policywindow.tex_failed]"]
        assert not (failed.outdir / "a.pdf").exists()


def test_no_address_no_link(write_project: Callable[..., Project]) -> None:
    need("pdflatex")
    pages = {"index.md": "# Home\n\n```{toctree}\na\nb\n```\n", "b.md": ARTICLE.format(title="B", more="")}
    pages["a.md"] = ARTICLE.format(
        title="A", more="See {concept}`b`, [c](c.html) and <https://example.org/>."
    )
    pdf = reader(write_project(pages, "html_baseurl = ''").build("articlepdf", warnings=True), "a")
    assert "See B, c and https://example.org/." in text_of(pdf)
    assert addresses(pdf) == {"https://example.org/"}


def test_colours_of_a_press_are_not_pdf_a(write_project: Callable[..., Project]) -> None:
    need("pdflatex")
    pages = {"index.md": "# Home\n\n```{toctree}\na\nb\n```\n", "b.md": ARTICLE.format(title="B", more="")}
    pages["a.md"] = ARTICLE.format(title="A", more="\n\n![words](press.jpg)")
    project = write_project(pages)
    Image.new("CMYK", (8, 8)).save(project.source / "press.jpg")
    build = project.build("articlepdf")
    with Pdf.open(build.outdir / "a.pdf") as plain, Pdf.open(build.outdir / "b.pdf") as archived:
        assert plain.open_metadata().pdfa_status == ""
        assert archived.open_metadata().pdfa_status == "2B"


# --- what an article does to those that are set with it

RAW = "\n\n```{{raw}} latex\n{}\n```\n\n"
EQUATION = "\n\n\\begin{{equation}}\\label{{k}}\n{}\n\\end{{equation}}\n\n"
OTHERS = {
    "a": EQUATION.format("x").replace("{k}", "{other}") + EQUATION.format("y") + "It is $\\eqref{k}$."
    "\n\n![A picture](policywindow.png) ![One](run-1.png) ![Two](article-2.png)\n"
    + RAW.format("\\pagenumbering{roman}\\setcounter{secnumdepth}{3}")
    + RAW.format(
        "\\newwrite\\forged\\immediate\\openout\\forged=policywindow-article-2.tex"
        "\\immediate\\write\\forged{Forged.}\\immediate\\closeout\\forged"
    ),
    "b": EQUATION.format("z") + "It is $\\eqref{k}$.\n\n## Details\n",
    "c": "Of another\x01 article: $\\eqref{k}$."
    + RAW.format(
        "\\immediate\\pdfobj stream{secret}\\pdfannot width 9pt height 9pt depth 0pt"
        "{/Subtype/FileAttachment/FS<</Type/Filespec/F(x)/EF<</F \\the\\pdflastobj\\space 0 R>>>>}"
    ),
}


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, Build]:
    need("pdflatex")
    folder = tmp_path_factory.mktemp("apart")
    project = Project(source=folder / "source", output=folder / "output")
    project.write(
        "conf.py",
        'project = "Wiki"\nextensions = ["myst_parser", "sphinx_policywindow"]\n'
        'myst_enable_extensions = ["amsmath", "dollarmath"]\n'
        'latex_additional_files = ["article-1.tex", "run-2.sty"]\n'
        'latex_elements = {"preamble": r"\\usepackage{run-2}\\input{article-1}"}\n',
    )
    project.write("article-1.tex", "")
    project.write("run-2.sty", "")
    project.write("index.md", "# Home\n\n```{toctree}\na\nb\nc\n```\n")
    for name in ("policywindow.png", "run-1.png", "article-2.png"):
        (project.source / name).write_bytes(png(8))
    for name, more in OTHERS.items():
        project.write(f"{name}.md", ARTICLE.format(title=name.upper(), more=f"\n\n{more}"))
    return project, project.build("articlepdf")


def test_pictures_and_files_may_have_any_name(apart: tuple[Project, Build]) -> None:
    [page] = reader(apart[1], "a").pages
    assert len(page.images) == 3


def test_no_file_is_attached(apart: tuple[Project, Build]) -> None:
    pdf = reader(apart[1], "c")
    assert "/FileAttachment" not in {annotation["/Subtype"] for annotation in links(pdf)}
    assert pdf.attachments == {}


def test_a_label_is_known_in_its_article_alone(apart: tuple[Project, Build]) -> None:
    assert "It is (2)." in text_of(reader(apart[1], "a"))
    assert "It is (1)." in text_of(reader(apart[1], "b"))
    assert "Of another article: (??)." in text_of(reader(apart[1], "c"))


def test_pages_and_sections_are_counted_as_if_it_were_alone(apart: tuple[Project, Build]) -> None:
    project, build = apart
    assert text_of(reader(build, "b")).endswith("1")
    together = {name: text_of(reader(build, name)) for name in "abc"}
    for name in "bc":
        (build.outdir / f"{name}.pdf").unlink()
        build = project.build("articlepdf")
    assert {name: text_of(reader(build, name)) for name in "abc"} == together


# --- without TeX, and with one that fails


def build_and_fail(project: Project, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    code = main(["-b", "articlepdf", *options, str(project.source), str(project.output)])
    assert code != 0
    said = capsys.readouterr().err
    assert "Traceback" not in said
    return " ".join(said.split())


@pytest.fixture
def one(write_project: Callable[..., Project]) -> Project:
    return write_project(
        {"index.md": ARTICLE.format(title="A", more="").replace("domain", "slug: a\n  domain")}
    )


def test_without_tex_one_sentence(
    one: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    said = build_and_fail(one, capsys, "-D", "latex_engine=xelatex")
    assert "xelatex is not on this machine; on Debian or Ubuntu: sudo apt-get install texlive-xetex" in said


def test_without_pikepdf_one_sentence(
    one: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    need("pdflatex")
    monkeypatch.setitem(sys.modules, "pikepdf", None)
    said = build_and_fail(one, capsys)
    assert "pikepdf is missing: pip install 'sphinx-policywindow[pdf]'" in said


def test_an_engine_of_another_kind_is_refused(one: Project, capsys: pytest.CaptureFixture[str]) -> None:
    said = build_and_fail(one, capsys, "-D", "latex_engine=uplatex")
    assert "latex_engine is 'uplatex'" in said


def test_a_preamble_that_fails_is_said_once(one: Project, capsys: pytest.CaptureFixture[str]) -> None:
    need("pdflatex")
    said = build_and_fail(one, capsys, "-D", r"latex_elements.preamble=\usepackage{nosuchpackage}")
    assert "File `nosuchpackage.sty' not found" in said


FAKE = """#!{python}
import os, re, sys, time
[job] = [word.removeprefix("-jobname=") for word in sys.argv if word.startswith("-jobname=")]
with open(job + ".log", "w") as log:
    for number in re.findall(r"[0-9]+", open(job + "-articles.tex").read()):
        for line in ("begin " + number + " 0", "end " + number + " 1"):
            print("policywindow>" + line, file=log)
            print("policywindow>" + line, flush=True)
            if line.startswith("begin 2"):
                {deed}
    print("Output written on it.pdf (1 page)", file=log)
for suffix in (".pdf", ".aux"):
    open(job + suffix, "w").close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the engine is a script")
@pytest.mark.parametrize(
    ("deed", "message"),
    [
        ("time.sleep(60)", "TeX did not come to an end in 2 seconds"),
        ("os.kill(os.getpid(), 9)", "TeX ended with -9"),
    ],
)
def test_an_engine_that_hangs_or_crashes_costs_one_article(tmp_path: Path, deed: str, message: str) -> None:
    program = tmp_path / "engine"
    program.write_text(FAKE.format(python=sys.executable, deed=deed), encoding="ascii")
    program.chmod(0o755)
    tex = Tex(engine=Engine(name=str(program), version="", colours=b""), folder=tmp_path, limit=2)
    results = list(tex.typeset([1, 2, 3], "run"))
    made = [number for result in results if isinstance(result, Made) for number in result.passages]
    assert made == [1, 3]
    [failed] = [result for result in results if isinstance(result, Failed)]
    assert failed.number == 2
    assert message in failed.message
