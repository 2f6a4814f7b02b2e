"""Where the styles deliberately differ from the reference engine, and why.

The engine is citeproc-js 1.4.61 with the official CSL styles of 2025–26. On everything else the
styles are equal to it, letter for letter; the tests hold them to both.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One deliberate difference: its *name*, *what* differs, the *reason*, and the *source* of that."""

    name: str
    what: str
    reason: str
    source: str


DIFFERENCES = (
    Difference(
        name="no-dangling-retrieved",
        what="apa: an item with neither a date nor a date of access has no “Retrieved” before its URL.",
        reason="The engine drops the date and keeps the word before it: “Retrieved https://…”.",
        source="APA 7, section 9.16: “Retrieved” introduces a retrieval date; without one the URL stands "
        "alone. The table of styles in this project's design.",
    ),
    Difference(
        name="genre-in-the-sites-place",
        what="oscola: where the site is the author, the genre stands in the brackets instead of the site.",
        reason="Without it the footnote does not say what kind of source it cites.",
        source="The form of policywindow.org, and this project's design. OSCOLA 4, section 3.4.5, has the "
        "type of a document in brackets in the same way.",
    ),
    Difference(
        name="curled-quotes",
        what="harvard-cite-them-right: straight quotation marks in a title become “ ”, not ‘ ’.",
        reason="One title has one kind of marks; the engine leaves “short” as it is and makes a straight "
        "pair beside it ‘prohibited’.",
        source="This project's design: straight quotes are curled before any style sees them.",
    ),
    Difference(
        name="organization-last",
        what="An organization that is the last of several authors is joined as a person would be.",
        reason="The engine adds a comma in British styles (“A, B, and OECD”) and drops it in American "
        "ones (“Smith, J. & OECD”).",
        source="The manuals have one rule for several authors (APA 7, 9.7–9.12; Chicago 18, 13.74–86) and "
        "none of its own for organizations.",
    ),
    Difference(
        name="names-with-spaces",
        what="A name in Devanagari, Georgian, Armenian or any other script that has spaces keeps its own.",
        reason="The engine joins what is not in one of the scripts that it lists, as is right for Chinese: "
        "“मोदीनरेन्द्र”.",
        source="https://www.unicode.org/reports/tr35/tr35-personNames.html: names are written without "
        "spaces in few languages.",
    ),
    Difference(
        name="georgian-capitals",
        what="A word in Georgian is neither capitalized in a title, nor taken for a particle in a name.",
        reason="The engine takes its letters for small ones, and begins words with those of an inscription.",
        source="https://www.unicode.org/versions/Unicode15.0.0/ch07.pdf, section 7.7: Mtavruli letters set "
        "whole words or texts; they do not begin a sentence or a name.",
    ),
    Difference(
        name="hyphenated-small-word",
        what="Title case: a small word that begins a hyphenated compound is capitalized anywhere.",
        reason="The engine does so only before the first punctuation mark of a title: “In-House Rules”, "
        "but “Rules, in-House”.",
        source="The Chicago Manual of Style, on hyphenated compounds in headline style (17th edition, "
        "8.161): always capitalize the first element.",
    ),
    Difference(
        name="last-word",
        what="Title case: the last word is capitalized in a title that has an apostrophe, too.",
        reason="The engine loses sight of the last word after an apostrophe: “What We Don’t Vote on”.",
        source="The Chicago Manual of Style, on headline style (17th edition, 8.159): capitalize the first "
        "and last words.",
    ),
    Difference(
        name="hyphenated-initials",
        what="Chicago, MLA and the OSCOLA footnote: “J.-P. Sartre” keeps its hyphen.",
        reason="The engine drops it where given names are printed in full, and keeps it where they are not.",
        source="The engine's own output in APA, Harvard and IEEE.",
    ),
    Difference(
        name="marks-of-the-title-stay",
        what="A title that begins with a mark, such as “.NET”, keeps it in its quotation marks or italics.",
        reason="The engine takes the mark for punctuation between parts of the citation: .“NET”.",
        source="https://docs.citationstyles.org/en/stable/specification.html#affixes: only affixes and "
        "delimiters stand outside of a variable's formatting.",
    ),
    Difference(
        name="apostrophe-within-markup",
        what="An apostrophe at the end of a word leaves the markup around it alone.",
        reason="The engine prints the tags: <i>the users’ guide</i>.",
        source="https://docs.citationstyles.org/en/stable/specification.html#rich-text-markup-within-fields",
    ),
    Difference(
        name="british-colon",
        what="oscola, oscola-bibliography: a colon that ends a title stays within its quotation marks.",
        reason="It is a part of the title; the engine moves it out.",
        source="New Oxford Style Manual, chapter 9: marks that belong to what is quoted stay within.",
    ),
    Difference(
        name="encoded-doi",
        what="The address of a DOI is percent-encoded: that of 10.1002/a<1>2 is https://doi.org/10.1002/a%3C1%3E2.",
        reason="The engine prints the DOI as it is, and a browser does not follow what a reader copies.",
        source="https://www.doi.org/doi-handbook/HTML/encoding-rules-for-urls.html",
    ),
)
