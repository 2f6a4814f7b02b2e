"""What of a page stands on paper, as HTML: what goes, what is put in its place, what stays byte for byte."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from sphinx_policywindow.outputs.printing import reading
from sphinx_policywindow.outputs.printing.attributes import is_elsewhere, sizes
from sphinx_policywindow.outputs.printing.body import PrintBody, print_body
from tests.properties import examples

BYLINE = "risk · safety · concept"


def printed(body: str, formulas: tuple[str, ...] = ()) -> PrintBody:
    return print_body(body, BYLINE, lambda href: href.replace("./", "https://wiki.org/"), lambda: formulas)


def content(body: str, formulas: tuple[str, ...] = ()) -> str:
    return printed(body, formulas).content


@pytest.fixture(params=["xml", "html"])
def both(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Have a body read by either of the two parsers."""
    if request.param == "html":
        monkeypatch.setattr(reading, "_read_xml", reading._read_html)
    return str(request.param)


UNTOUCHED = [
    '<p>Prose, <em>emphasis</em> &amp; a &lt; b.</p>\n<ul class="simple">\n<li>é 政策 🙂</li></ul>',
    '<p title="it&#x27;s &quot;quoted&quot; &gt; here">x</p>',
    '<table class="docutils"><tr><td colspan="2">x</td></tr></table><hr class="docutils" />',
    '<p id="x">A <a class="reference internal" href="#y">place</a>.</p>',
    '<img alt="A picture" src="_images/a.png" />',
]


@pytest.mark.parametrize("body", UNTOUCHED)
@pytest.mark.usefixtures("both")
def test_what_is_not_touched_stays_byte_for_byte(body: str) -> None:
    assert content(body) == body


CUT = {
    '<h2>Sec<a class="headerlink" href="#sec" title="Link">¶</a></h2>': "<h2>Sec</h2>",
    '<h2>Sec<a class="headerlink" href="#sec"><svg><path d=""></path></svg></a></h2>': "<h2>Sec</h2>",
    '<dd>x<button type="button" hidden="hidden"></button></dd>': "<dd>x</dd>",
    "<p>a</p><script>if (a) { b(); }</script>": "<p>a</p>",
    "<p>a</p><style>p {}</style><template><p>b</p><template>c</template></template>": "<p>a</p>",
    '<div class="policywindow-files docutils container"><div>x</div></div><p>a</p>': "<p>a</p>",
    '<div class="policywindow-offers docutils container"><p>x</p></div><p>a</p>': "<p>a</p>",
    '<form><input type="text" /><select><option>x</option></select></form>': "<form></form>",
    '<noscript><p>a</p></noscript>': "<p>a</p>",
    '<p onclick="run()" tabindex="0" data-x="1" class="y">a</p>': '<p class="y">a</p>',
    '<p style="color: red">a</p>': "<p>a</p>",
    '<a href="javascript:run()">a</a>': "<a>a</a>",
    '<a href=" Java&#10;Script:run()">a</a>': "<a>a</a>",
    "<p>a<!-- a comment --> b<?a processing instruction?> c</p>": "<p>a b c</p>",
    "<xmp>x</xmp><noembed>x</noembed><noframes>x</noframes><p>a</p>": "<p>a</p>",
    '<form action="https://a.org" class="x"></form>': '<form class="x"></form>',
    '<div poster="https://a.org/b.png">a</div>': "<div>a</div>",
    '<p src="https://a.org/b.png">a</p>': "<p>a</p>",
}  # fmt: skip


@pytest.mark.parametrize("body", CUT)
@pytest.mark.usefixtures("both")
def test_what_has_no_place_on_paper_goes(body: str) -> None:
    assert content(body) == CUT[body]


CHANGED = {
    '<a class="reference internal" href="./other.html">x</a>': (
        '<a class="reference internal" href="https://wiki.org/other.html">x</a>'
    ),
    '<details class="a" name="accordion"><summary>s</summary></details>': (
        '<details class="a" open=""><summary>s</summary></details>'
    ),
    '<col style="width: 24.0%" />': '<col width="24%" />',
    '<img alt="" src="a.png" style="width: 400px; height: 2in;" loading="lazy" />': (
        '<img width="400" height="192" alt="" src="a.png" />'
    ),
    '<img alt="Map" src="https://elsewhere.org/map.png" />': (
        '<a class="policywindow-spelled" href="https://elsewhere.org/map.png">Map</a>'
    ),
    '<a href="#x"><img alt="Map" src="//elsewhere.org/map.png" /></a>': '<a href="#x">Map</a>',
    '<a href="https://a.org"><img alt="Map" src="//elsewhere.org/map.png" /></a>': (
        '<a href="https://a.org">Map</a>'
    ),
    '<iframe src="https://film.org/1" title="A film"></iframe>': (
        '<a class="policywindow-spelled" href="https://film.org/1">A film</a>'
    ),
    '<video controls=""><source src="./film.mp4" /><p>No film.</p></video>': (
        '<a href="https://wiki.org/film.mp4">https://wiki.org/film.mp4</a>'
    ),
    '<object class="graphviz" data="a.svg" type="image/svg+xml"><p>digraph</p></object>': (
        '<img class="graphviz" src="a.svg" alt="" />'
    ),
    '<button role="tab" class="tab">First</button><div role="tabpanel" hidden="">x</div>': (
        '<span class="sd-tab-label tab">First</span><div role="tabpanel">x</div>'
    ),
    '<li><input type="checkbox" checked="" />x</li><li><input type="checkbox" />y</li>': "<li>☑x</li><li>☐y</li>",
}  # fmt: skip


@pytest.mark.parametrize("body", CHANGED)
@pytest.mark.usefixtures("both")
def test_what_is_put_in_its_place(body: str) -> None:
    assert content(body) == CHANGED[body]


@pytest.mark.parametrize(
    ("body", "is_spelled"),
    [
        ('<a href="https://a.org/x">words</a>', True),
        ('<a href="https://a.org/x"><em>words</em> of more</a>', True),
        ('<a href="https://a.org/x">https://a.org/x</a>', False),
        ('<a href="https://a.org/">a.org</a>', False),
        ('<a href="https://www.a.org/x/">a.org/x</a>', False),
        ('<a href="https://a.org/x/">http://www.a.org/x</a>', False),
        ('<a href="https://a.org/page/7">7</a>', True),
        ('<a href="https://a.org/page">g/page</a>', True),
        ('<a href="https://www.a.org/">www.</a>', True),
        ('<a href="https://doi.org/10.5281/zenodo.1">10.5281/zenodo.1</a>', False),
        ('<a href="https://doi.org/10.1002/a%3Cb%3E;2-%23">10.1002/a&lt;b&gt;;2-#</a>', False),
        ('<a href="https://a.org/x?a=1&amp;b=2">https://a.org/x?a=1&amp;b=2</a>', False),
        ('<a href="https://a.org/x"><img src="a.png" /></a>', False),
        ('<a href="./x.html">words</a>', False),
        ('<div class="policywindow-cite docutils"><div>x</div><a href="https://a.org/x">words</a></div>', False),
        ('<div class="policywindow-cite docutils"></div><a href="https://a.org/x">words</a>', True),
        ('<div class="policywindow-cite"><div class="policywindow-export"><p>x</p></div></div>'
         '<a href="https://a.org/x">words</a>', True),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("both")
def test_an_address_is_spelled_out_where_the_words_do_not_say_it(body: str, is_spelled: bool) -> None:
    link = BeautifulSoup(content(body), "html5lib").select_one("a")
    assert link is not None
    assert ("policywindow-spelled" in link.get("class", "")) == is_spelled


PAGE = (
    '<span id="label"></span><section id="risk">\n<h1>Risk &amp; <em>more</em>'
    '<a class="headerlink" href="#risk">¶</a></h1>\n'
    '<div class="policywindow-byline docutils container">\n<p>{byline} · version 2</p>\n</div>\n'
    '<section id="a"><h1>Another</h1></section></section>'
)


@pytest.mark.usefixtures("both")
@pytest.mark.parametrize("authors", ["", 'A <a href="https://orcid.org/">B</a></p>\n<p>'])
def test_heading_and_byline_are_taken_out(authors: str) -> None:
    found = printed(PAGE.format(byline=f"{authors}{BYLINE}"))
    assert found.heading == "Risk &amp; <em>more</em>"
    rest = BeautifulSoup(found.content, "html5lib")
    assert [tag.name for tag in rest.select("span, section, h1, div, p")] == [
        "span",
        "section",
        "section",
        "h1",
    ]


@pytest.mark.usefixtures("both")
def test_the_byline_of_another_article_stays() -> None:
    assert "policywindow-byline" in printed(PAGE.format(byline="other · safety · concept")).content
    apart = PAGE.format(byline=BYLINE).replace("</h1>\n<div", "</h1>\n<p>x</p><div")
    assert "policywindow-byline" in printed(apart).content


def test_a_body_without_a_heading_has_none() -> None:
    assert printed("<p>x</p>") == PrintBody(heading="", content="<p>x</p>")


FORMULAS = {
    '<p><span class="math notranslate nohighlight">\\(a &lt; b\\)</span></p>': (
        '<p><span class="math notranslate nohighlight"><math>1</math></span></p>'
    ),
    '<div class="math notranslate nohighlight" id="eq">\n<span class="eqno">(1)<a class="headerlink"'
    ' href="#eq">¶</a></span>\\[E\\]</div>': (
        '<div class="math notranslate nohighlight" id="eq"><span class="eqno">(1)</span> <math>1</math></div>'
    ),
    '<div class="math"><p><span class="eqno">(1)</span><img class="math" src="_images/math/1.png" alt="E"'
    ' style="vertical-align: -1px" /></p></div>': (
        '<div class="math"><span class="eqno">(1)</span> <math>1</math></div>'
    ),
}  # fmt: skip


@pytest.mark.parametrize("body", FORMULAS)
@pytest.mark.usefixtures("both")
def test_formulas_are_put_in(body: str) -> None:
    assert content(body, ("<math>1</math>",)) == FORMULAS[body]


def test_an_element_that_is_no_formula_of_sphinxs_stays_as_it_is() -> None:
    body = '<p><span class="math notranslate">\\(a\\)</span><span class="math">mine</span></p>'
    assert content(body, ("<math>1</math>",)) == body.replace("\\(a\\)", "<math>1</math>")


def test_formulas_that_cannot_be_told_apart_stay_as_they_are() -> None:
    body = '<p><span class="math">\\(a\\)</span></p>'
    assert content(body, ("<math>1</math>", "<math>2</math>")) == body


def test_formulas_are_not_asked_for_where_there_are_none() -> None:
    def formulas() -> tuple[str, ...]:
        raise AssertionError

    assert print_body("<p>x</p>", BYLINE, str, formulas).content == "<p>x</p>"


QUOTED = "<p title='it&#39;s \"quoted\" > here'>x</p>"


def test_well_formed_html_is_not_written_anew() -> None:
    assert content(QUOTED) == QUOTED


SCRIPTS = [
    "<SCRIPT>run()</SCRIPT>",
    '<p ONCLICK="run()" onClick="run()">x</p>',
    '<A HREF="javascript:run()">x</A>',
    '<IMG SRC="https://evil.org/x.png" />',
    "<!--><script>run()</script>-->",
    "<![CDATA[><script>run()</script>]]>",
    "<?x ><script>run()</script>?>",
    "<!-- --!><script>run()</script> -->",
    "<script>run()//<!--<script></script>--></script>",
    "<script/><p>x</p>",
    '</p title="> <p title="><script>run()</script>">',
    '<p title="a><script>run()</script>',
    '<plaintext><p title="</plaintext><script>run()</script>">',
    *(
        f'<{name}><p title="</{name}><script>run()</script>"></{name}>'
        for name in ("xmp", "noembed", "noframes", "style", "textarea", "title", "iframe", "noscript")
    ),
    '<a href="\x01javascript:run()">x</a>',
    '<a href="&#1;javascript:run()">x</a>',
    '<a href="java&Tab;script:run()">x</a>',
    '<a href="javascript&colon;run()">x</a>',
    "<img/src=x/onerror=run()>",
    '<form action="javascript:run()"><input type=submit formaction="javascript:run()"></form>',
    '<svg><a xlink:href="javascript:run()"><text>x</text></a></svg>',
    '<svg><a href="#x" xlink:href="javascript:run()"><text>x</text></a></svg>',
    '<svg><a href="#x"><animate attributeName="href" to="javascript:run()"/><text>x</text></a></svg>',
    '<svg><a href="#x"><set attributeName="href" to="javascript:run()"/><text>x</text></a></svg>',
    '<svg><use href="https://evil.org/x.svg#a"/></svg>',
    '<svg><use xlink:href="data:image/svg+xml,x"/></svg>',
    '<svg><image src="a.png" href="https://evil.org/x.png"/></svg>',
    '<svg><filter><feImage href="https://evil.org/x.png"/></filter></svg>',
    '<svg><rect fill="url(https://evil.org/x.svg#a)"/></svg>',
    '<svg><rect fill="u\\72l(https://evil.org/x.svg#a)"/></svg>',
    "<svg><rect mask=\"image-set('//evil.org/x.png' 1x)\"/></svg>",
    '<math><mi href="javascript:run()">x</mi></math>',
    '<math><mi xlink:href="javascript:run()">x</mi></math>',
]


@pytest.mark.parametrize("before", ["", "<br>"], ids=["xml", "html"])
@pytest.mark.parametrize("body", SCRIPTS)
def test_nothing_runs_and_nothing_is_fetched_from_elsewhere(body: str, before: str) -> None:
    found = BeautifulSoup(content(f"<p>a</p>{before}{body}"), "html5lib")
    assert found.select("script, style, xmp, plaintext, animate, set") == []
    for element in found.find_all(True):
        said = {key: str(value).translate(dict.fromkeys(range(33))) for key, value in element.attrs.items()}
        assert not [key for key in said if key.startswith("on")]
        assert not [value for value in said.values() if value.startswith(("javascript:", "data:"))]
        if element.name != "a":
            assert not [key for key, value in said.items() if "evil" in value and key != "title"]


def test_what_a_drawing_has_of_itself_stays() -> None:
    drawing = (
        '<svg viewBox="0 0 9 9"><defs><linearGradient id="g"></linearGradient></defs>'
        '<rect fill="url(#g)" transform="rotate(9)"></rect><use href="#g"></use>'
        '<image href="data:image/png;base64,xx"></image></svg>'
    )
    assert content(drawing) == drawing


HTML_OF_AN_AUTHOR = {
    '<p>a<br>b <img src=a.png style="width:5px"><p>c': '<p>a<br>b <img width="5" src="a.png"><p>c',
    "<ul><li>a<li><button>x</ul><p>after</p>": "<ul><li>a<li></ul><p>after</p>",
    "<div><script>if (a < b) { '</div>' }</script></div><p onload=x>after": "<div></div><p>after",
    "<![foo bar]><p style=x>a</p>": "<p>a</p>",
    "a &nbsp; &lt;&amp <br> <a href=./x.html>b</a>": 'a \xa0 &lt;&amp; <br> <a href="https://wiki.org/x.html">b</a>',
    "<p id=a id=b style=x>é</p> ü <a href=./ü>x</a>": '<p id="a">é</p> ü <a href="https://wiki.org/ü">x</a>',
    "</div><p style=x>a</p></section>": "</div><p>a</p></section>",
    "a\x0cb <p style=x>c</p>\n\n<p style=y>d": "a\x0cb <p>c</p>\n\n<p>d",
    "<script>never closed": "",
}


@pytest.mark.parametrize("body", HTML_OF_AN_AUTHOR)
def test_html_that_is_no_xml_is_read_as_html(body: str) -> None:
    assert content(body) == HTML_OF_AN_AUTHOR[body]


TAGS = st.sampled_from(
    ["p", "div", "span", "a", "h1", "button", "li", "table", "math", "svg", "video", "details"]
)
ATTRIBUTES = st.dictionaries(
    st.sampled_from(["class", "id", "href", "src", "style", "onclick", "title", "name"]),
    st.sampled_from(["x", "headerlink", "math", "policywindow-cite", "https://a.org", "./b", 'a"b', "a>b", "width:1px"]),
    max_size=3,
)  # fmt: skip


def _written(element: tuple[str, dict[str, str], list[object]] | str) -> str:
    from html import escape

    if isinstance(element, str):
        return escape(element, quote=False)
    name, attributes, children = element
    inside = "".join(_written(child) for child in children)  # type: ignore[arg-type]
    return f"<{name}{''.join(f' {k}={chr(34)}{escape(v)}{chr(34)}' for k, v in attributes.items())}>{inside}</{name}>"


TREES = st.recursive(
    st.text(alphabet="ab<>&'\"é\n ", max_size=6),
    lambda children: st.tuples(TAGS, ATTRIBUTES, st.lists(children, max_size=3)),
    max_leaves=12,
).map(_written)


@examples(200)
@given(TREES)
def test_both_parsers_find_the_same(body: str) -> None:
    whole = f"<div>{body}</div>"
    by_html = pytest.MonkeyPatch()
    try:
        by_xml = printed(whole)
        by_html.setattr(reading, "_read_xml", reading._read_html)
        assert printed(whole) == by_xml
    finally:
        by_html.undo()


@examples(200)
@given(st.text(alphabet="<>/= \"'apscrit-!?[]&;:\n\x00é", max_size=60))
def test_any_text_is_taken(body: str) -> None:
    found = BeautifulSoup(content(body), "html5lib")
    assert found.select("script, button, template") == []


def test_sizes_of_a_style() -> None:
    assert sizes("WIDTH: 50% ; height:1cm; color: red; width: calc(1px); : ; x") == {
        "width": "50%",
        "height": "38",
    }
    assert sizes("width: 12") == {"width": "12"}


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("a.png", False),
        ("../a:b.png", False),
        ("data:image/png;base64,xx", False),
        ("https://a.org/a.png", True),
        ("//a.org/a.png", True),
        ("\\\\a.org\\a.png", True),
        ("ht\ntps://a.org/a.png", True),
        ("ftp://a.org/a.png", True),
    ],
)
def test_what_is_fetched_from_elsewhere(address: str, expected: bool) -> None:
    assert is_elsewhere(address) is expected
