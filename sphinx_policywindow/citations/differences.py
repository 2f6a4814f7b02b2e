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
        what="Straight quotation marks become curly ones, double outside and single within, wherever they "
        "pair: also in harvard-cite-them-right, where the engine has ‘ ’ for them, and in the name of a "
        "site or of an author.",
        reason="One title has one kind of marks; the engine leaves “short” as it is, makes a straight pair "
        "beside it ‘prohibited’, and overlooks some: (“a”) and ('b’).",
        source="This project's design: straight quotes are curled before any style sees them. The Chicago "
        "Manual of Style (17th edition, 13.30): the marks alternate.",
    ),
    Difference(
        name="case-in-straight-quotes",
        what="Title case: a word that begins a quotation is capitalized, however its marks were typed.",
        reason="The engine loses its place at a straight mark, and at a quotation within another: “NT "
        "‘uniquely Positioned’ to Solve …”. In a single one with curly marks it capitalizes the word.",
        source="The engine's own output for the same title with curly marks.",
    ),
    Difference(
        name="white-space",
        what="Spaces that are doubled, unbreakable or as wide as an ideograph become one ordinary space, in "
        "titles and in names; those at the ends are dropped.",
        reason="They are how a page was laid out, or typing mistakes. The engine keeps them, and where one "
        "begins a given name it prints no initial: “Schnelle,  Mick”.",
        source="This project's design: an item is normalized before any style sees it. "
        "https://www.w3.org/TR/xml/#AVNormalize does the same with values.",
    ),
    Difference(
        name="lower-case-given-name",
        what="A given name in lower case has one space before it.",
        reason="The engine takes it for a particle, and leaves two: “jacob,  sudhin”, or one at the start.",
        source="The engine's own output for a given name with a capital.",
    ),
    Difference(
        name="space-in-brackets",
        what="No space is left before a closing bracket in a given name.",
        reason="“G. R. (Gregory R. )” is how libraries catalogue a name with an initial; the engine keeps "
        "the space where initials have periods, and drops it in Vancouver.",
        source="The engine's own output in Vancouver: “GR (Gregory R)”.",
    ),
    Difference(
        name="composed-letters",
        what="Letters with accents are composed: Ž is one character.",
        reason="The engine prints what was typed: one name can come out in two ways, and sort in two places.",
        source="https://www.unicode.org/reports/tr15/: Normalization Form C. "
        "https://www.w3.org/TR/charmod-norm/ recommends it for the web.",
    ),
    Difference(
        name="raised-letters",
        what="In HTML, characters that are raised letters, such as º and ™, stay as they are.",
        reason="They are complete characters; the engine writes <sup>o</sup> and <sup>TM</sup>.",
        source="https://www.unicode.org/charts/PDF/U0080.pdf: º is the masculine ordinal indicator, and "
        "https://www.unicode.org/charts/PDF/U2100.pdf: ™ the trade mark sign.",
    ),
    Difference(
        name="spaces-in-an-address",
        what="A space in an address is printed as %20.",
        reason="The address would end there for a reader's program, and in the link.",
        source="https://www.rfc-editor.org/rfc/rfc3986, section 2: no address holds a space.",
    ),
    Difference(
        name="english-words",
        what="vancouver: “[Internet]” is written in English letters for an item in Turkish, too.",
        reason="The engine capitalizes its own English word by the rules of the item's "
        "language: “[İnternet]”.",
        source="Citing Medicine, 2nd edition, chapter 25: the word is “[Internet]”.",
    ),
    Difference(
        name="version-numbers",
        what="Title case: “v10”, like “v3”, is never capitalized.",
        reason="The engine leaves v with one digit, and makes “V10” of two, or of any at the start or end.",
        source="The Chicago Manual of Style, on headline style (17th edition, 8.159): words are capitalized; "
        "https://semver.org writes v1.2.3.",
    ),
    Difference(
        name="family-first",
        what="A language tag with a region or script, such as hu-HU or vi-VN, has its names as hu and vi "
        "have: the family name first.",
        reason="The engine does so for the bare tags alone.",
        source="https://www.rfc-editor.org/rfc/rfc5646, section 2.2: subtags refine the language, and leave "
        "it what it is.",
    ),
    Difference(
        name="guillemets",
        what="A space outside of guillemets stays an ordinary one, whichever way they point: « », » « "
        "or » ». A narrow, unbreakable one stands only inside, where a space was typed there.",
        reason="The engine takes every » for a closing mark and every « for an opening one, as in French, "
        "and so binds the German »Ding« to the words around it.",
        source="https://www.unicode.org/versions/Unicode15.0.0/ch06.pdf, section 6.2, on European usage of "
        "quotation marks: » opens in German and Danish, and in Swedish and Finnish. Lexique des règles "
        "typographiques en usage à l’Imprimerie nationale, “Guillemet”: the space is inside.",
    ),
    Difference(
        name="words-after-narrow-spaces",
        what="Title case: a narrow space separates words.",
        reason="The engine sees one word in “« chose »”, whose spaces it has made narrow itself.",
        source="The engine's own output for the same title with ordinary spaces.",
    ),
    Difference(
        name="dates-as-meant",
        what="Dates of CSL-JSON: a month or day of 0 is left out; a season in words is printed in every "
        "style; words beside a date are not printed; the ends of a range may differ in precision or era; a "
        "range of one day is that day; “ca. 1890” as a raw date stays approximate.",
        reason="The engine prints “May 0”, “May nineteen2019”, “May 31–31” and “44–14 BC”, drops “ca.”, and "
        "refuses ranges of a month and a day.",
        source="https://docs.citationstyles.org/en/stable/specification.html#date-variables and "
        "https://www.loc.gov/standards/datetime/.",
    ),
    Difference(
        name="types-as-web-pages",
        what="A post, a weblog post, or an entry of a reference work is cited as the web page that it is: "
        "without “[Online post]”, “blog” or “In” before the name of the site.",
        reason="The item here has one type, that of an article of a wiki; other tools may give it pages of "
        "these types, whose authors, titles, sites, dates and addresses it prints all the same.",
        source="This project's design. The engine's own output for the same items as web pages is equal.",
    ),
    Difference(
        name="comma-before-an-approximate-date",
        what="chicago-notes: a comma follows the title where the date is approximate, too.",
        reason="The engine drops it: J. Doe, “Title” Site, [1890?].",
        source="The engine's own output for a date that is not approximate.",
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
        what="Title case: the last word is capitalized in a title that has an apostrophe, too; not the "
        "one before it, where the last begins with one (“of the ’90s”).",
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
