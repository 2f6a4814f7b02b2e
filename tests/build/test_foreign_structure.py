"""Tables of contents that other extensions make are what they are without ours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from docutils import nodes
from docutils.utils import new_document
from sphinx import addnodes

from sphinx_policywindow.domain import domain_of
from sphinx_policywindow.reading import note_links
from tests.conftest import Project


@pytest.mark.parametrize("builder", ["html", "text", "latex"])
def test_autosummary_may_have_a_table_of_contents(
    write_project: Callable[..., Project], builder: str
) -> None:
    project = write_project(
        {
            "index.rst": "Index\n=====\n\n.. autosummary::\n   :toctree: generated\n\n   json.dumps\n   json.loads\n"
        },
        'extensions.append("sphinx.ext.autosummary")',
    )
    build = project.build(builder, options={"nitpicky": False})
    assert build.app.env.toctree_includes["index"] == ["generated/json.dumps", "generated/json.loads"]


def test_nodes_without_any_attribute_are_taken(write_project: Callable[..., Project]) -> None:
    app = write_project({"index.md": "# Home\n"}).build().app
    document = new_document("page")
    document += [addnodes.toctree(), nodes.image(), nodes.reference(), nodes.raw()]
    document += nodes.paragraph("", "", addnodes.pending_xref())
    note_links(domain_of(app.env), document, "index")


def test_pages_below_an_article_stay_below_it_beside_sphinx_external_toc(
    write_project: Callable[..., Project],
) -> None:
    record = "---\nconcept:\n  title: Article *A*\n  summary: Summary.\n---\n\n"
    project = write_project(
        {
            "index.md": "# Index\n",
            "a.md": f"{record}# Article A\n\nProse.\n\n## Own\n\nText.\n",
            "a1.md": "# Page a1\n",
            "b.md": "# Page b\n",
            "_toc.yml": "root: index\nsubtrees:\n- entries:\n  - file: a\n    subtrees:\n    - entries:\n"
            "      - file: a1\n  - file: b\n",
        },
        'extensions.append("sphinx_external_toc")',
    )
    build = project.build()
    assert build.app.env.toctree_includes == {"index": ["a", "b"], "a": ["a1"]}
    navigation = build.app.env.tocs["a"]
    assert [
        str(Path(target)) for node in navigation.findall(addnodes.toctree) for _, target in node["entries"]
    ] == ["a1"]
