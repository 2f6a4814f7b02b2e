"""Title case."""

from __future__ import annotations

import pytest

from sphinx_policywindow.citations.markup import markup_from_runs, runs_from_markup
from sphinx_policywindow.citations.titles import capitalize_first, italicized, title_case
from sphinx_policywindow.runs import Run, plain


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("liability for autonomous agents", "Liability for Autonomous Agents"),
        ("from theory to practice", "From Theory to Practice"),
        ("scaling laws: a primer", "Scaling Laws: A Primer"),
        ("who decides? the states", "Who Decides? The States"),
        ("the things we rely on", "The Things We Rely On"),
        ("iPhone apps and the GDPR", "iPhone Apps and the GDPR"),
        ("GPT-4 and its peers", "GPT-4 and Its Peers"),
        ("self-hosting of open-weight models", "Self-Hosting of Open-Weight Models"),
        ("chain-of-thought monitoring", "Chain-of-Thought Monitoring"),
        ("rules, in-house and plug-in", "Rules, In-House and Plug-In"),
        ("კანონი of Georgia", "კანონი of Georgia"),
        ("risk/benefit analysis", "Risk/Benefit Analysis"),
        ("a plan b for AI", "A Plan b for AI"),
        ("the schema v3.1 explained", "The Schema v3.1 Explained"),
        ("v2 and v10", "v2 and v10"),
        ("k-means clustering", "K-Means Clustering"),
        ("how to run t-tests", "How to Run T-Tests"),
        ("results: how t-tests work", "Results: How t-Tests Work"),
        ("a guide, with x-rays and e-mail", "A Guide, with x-Rays and e-Mail"),
        ("<i>on</i> k-means", "<i>On</i> k-Means"),
        ("λ-calculus and α decay", "λ-Calculus and α Decay"),
        ("the music of the ’90s", "The Music of the ’90s"),
        ("go get ’em", "Go Get ’em"),
        ("what it isn’t", "What It Isn’t"),
        ("what we don’t vote on", "What We Don’t Vote On"),
        ("det ”goda” livet of", "Det ”goda” Livet Of"),
        ("we’re what we’ll be", "We’re What We’ll Be"),
        ("‘safe’ models and “the rest”", "‘Safe’ Models and “the Rest”"),
        ("open weights vs. closed APIs", "Open Weights vs. Closed APIs"),
        ("the <i>new</i> rule", "The <i>New</i> Rule"),
        ('the <span class="nocase">new rule</span> of', 'The <span class="nocase">new rule</span> Of'),
        ("water, H<sub>2</sub>o and x<sup>n</sup>", "Water, H<sub>2</sub>o and x<sup>n</sup>"),
        ("était ça", "Était Ça"),
        ("ßx and more", "ßx and More"),
        ("", ""),
        ("…", "…"),
    ],
)
def test_title_case(title: str, expected: str) -> None:
    assert markup_from_runs(title_case(runs_from_markup(title), "")) == expected


@pytest.mark.parametrize("language", ["", "en", "en-GB", "EN-us", "english"])
def test_english_takes_title_case(language: str) -> None:
    assert title_case(plain("the rule"), language) == plain("The Rule")


@pytest.mark.parametrize("language", ["de", "fr-CA", "zh", "x"])
def test_another_language_does_not(language: str) -> None:
    assert title_case(plain("la regla"), language) == plain("la regla")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("wiki article", "Wiki article"), ("iWiki page", "iWiki page"), ("(draft) x", "(Draft) x"), ("", "")],
)
def test_only_the_first_word(text: str, expected: str) -> None:
    assert capitalize_first(text) == expected


def test_a_script_without_italics_has_none() -> None:
    assert italicized(plain("政策之窗")) == plain("政策之窗")
    assert italicized(plain("Wiki")) == (Run(text="Wiki", looks=("italic",)),)
