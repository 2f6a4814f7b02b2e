"""House forms."""

from __future__ import annotations

import pickle

import pytest

from sphinx_policywindow.articles.model import Article, PartialDate
from sphinx_policywindow.citations.csl import from_csl
from sphinx_policywindow.citations.dates import Today
from sphinx_policywindow.citations.item import Item, item_of
from sphinx_policywindow.citations.templates import FIELDS, template_style
from sphinx_policywindow.runs import plain, to_text

ADDRESS = "https://policywindow.org/wiki/model-distillation-risk"
ITEM = item_of(
    Article(docname="r", kind="concept", slug="model-distillation-risk", title="Model Distillation Risk"),
    site_name="Policy Window",
    genre="Wiki article — Concept",
    url=ADDRESS,
    kind="Concept",
)


def cited(template: str, item: Item = ITEM) -> str:
    return to_text(template_style("house", "House", template).cite(item))


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        (
            "{author}. ({year}). {title} [{genre}]. {url}",
            f"Policy Window. (n.d.). Model Distillation Risk [Wiki article — Concept]. {ADDRESS}",
        ),
        (
            '{author}. {year}. "{title}." Wiki article ({kind}). {url}.',
            f'Policy Window. n.d.. "Model Distillation Risk." Wiki article (Concept). {ADDRESS}.',
        ),
        (
            "{author} ({year}) '{title}', {genre}, available at: {url}.",
            "Policy Window (n.d.) 'Model Distillation Risk', Wiki article — Concept, "
            f"available at: {ADDRESS}.",
        ),
        (
            "{author}, '{title}' ({genre}, {year}) <{url}> accessed {accessed}.",
            "Policy Window, 'Model Distillation Risk' (Wiki article — Concept, n.d.) "
            f"<{ADDRESS}> accessed [date].",
        ),
    ],
)
def test_the_four_strings_of_the_reference_wiki_byte_for_byte(template: str, expected: str) -> None:
    style = template_style("house", "House", template)
    item = from_today(ITEM) if style.asks_access_date else ITEM
    assert to_text(style.cite(item)) == expected


def from_today(item: Item) -> Item:
    values = {name: getattr(item, name) for name in Item.__slots__}
    return Item(**{**values, "accessed": Today.PLACEHOLDER})


def test_a_template_that_gives_the_date_of_access_asks_for_it() -> None:
    assert template_style("h", "H", "{accessed}").asks_access_date
    assert not template_style("h", "H", "{url}").asks_access_date


def test_the_address_is_a_link_and_the_date_of_access_a_placeholder() -> None:
    runs = template_style("h", "H", "<{url}> {accessed}").cite(from_today(ITEM))
    assert [run.href for run in runs] == ["", ADDRESS, "", ""]
    assert [run.placeholder for run in runs] == [False, False, False, True]


def test_a_title_keeps_its_markup_and_is_not_read_as_a_template() -> None:
    item = from_csl({"title": "The <i>{url}</i> {0} %s", "URL": "https://x.org"})
    runs = template_style("h", "H", "{title}").cite(item)
    assert to_text(runs) == "The {url} {0} %s"
    assert runs[1].italic


def test_doubled_braces_are_braces() -> None:
    assert cited("{{{kind}}}") == "{Concept}"


def test_marks_in_the_braces_go_with_the_value() -> None:
    template = "{author}: {title} ({site, }{year}){, doi}{ [version]}{. url}"
    assert cited(template) == f"Policy Window: Model Distillation Risk (n.d.). {ADDRESS}"
    item = from_csl(
        {"title": "T", "author": [{"literal": "A"}], "container-title": "W", "DOI": "10.1/x", "version": "2"}
    )
    assert cited(template, item) == "A: T (W, n.d.), 10.1/x [2]"


def test_a_missing_value_is_nothing_and_a_missing_date_is_said() -> None:
    assert cited("[{version}][{year}][{date}]") == "[][n.d.][n.d.]"
    dated = from_csl({"title": "T", "issued": {"date-parts": [[2026, 5, 30]]}})
    assert cited("{date}|{year}", dated) == "30 May 2026|2026"


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{titel}", r"\{titel\}: there is no such field; did you mean \{title\}\?"),
        ("{title.__class__}", "there is no such field"),
        ("{title[0]}", "there is no such field"),
        ("{}", "there is no such field; the fields are accessed, author"),
        ("{0}", "there is no such field"),
        ("{title!r}", "there is no such field"),
        ("{title:>999999999}", "there is no such field"),
        ("{, titel}", r"\{titel\}: there is no such field; did you mean \{title\}\?"),
        ("{title", "not a template: a '{' stands alone; '{{' prints one"),
        ("{title{url}", "not a template"),
        ("title}", "not a template"),
    ],
)
def test_anything_but_a_field_is_refused(template: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        template_style("house", "House", template)


def test_a_templates_style_can_be_stored() -> None:
    style = template_style("house", "House", "{author}, {title}")
    assert pickle.loads(pickle.dumps(style)) == style


def test_every_field_prints() -> None:
    full = from_csl(
        {
            "title": "T",
            "author": [{"family": "Doe", "given": "Jane"}, {"literal": "OECD"}],
            "container-title": "W",
            "genre": "G",
            "version": "2",
            "publisher": "P",
            "DOI": "10.1/x",
            "URL": "https://x.org",
            "accessed": {"date-parts": [[2026, 3, 9]]},
            "issued": {"date-parts": [[2026]]},
        }
    )
    printed = {name: cited(f"{{{name}}}", full) for name in FIELDS}
    assert printed["author"] == "Jane Doe and OECD"
    assert printed["accessed"] == "9 March 2026"
    assert [name for name, value in printed.items() if not value] == ["kind"]
    assert PartialDate(year=2026) == full.issued


def test_a_template_is_one_line_of_text() -> None:
    style = template_style("own", "Own", "One\x07 \r\n  {title}.")
    assert to_text(style.cite(Item(id="x", title=plain("T")))) == "One T."
