"""Names, one by one and in lists."""

from __future__ import annotations

import pytest

from sphinx_policywindow.articles.model import Author, Organization, Person
from sphinx_policywindow.citations.csl import from_csl
from sphinx_policywindow.citations.item import Item
from sphinx_policywindow.citations.names import in_order, inverted
from sphinx_policywindow.citations.particles import with_particles
from sphinx_policywindow.citations.styles import style_named
from sphinx_policywindow.runs import to_text

VAN_DER_BERG = Person(family="Berg", given="Anna", non_dropping_particle="van der")
BEETHOVEN = Person(family="Beethoven", given="Ludwig", dropping_particle="von")
KING = Person(family="King", given="Martin Luther", suffix="Jr.")
OECD = Organization(name="OECD")


def cited(style: str, *authors: Author, language: str = "") -> str:
    found = style_named(style)
    assert found is not None
    return to_text(found.cite(Item(id="x", authors=authors, language=language)))


def authors(count: int) -> tuple[Person, ...]:
    return tuple(Person(family=f"F{number}", given="Ada") for number in range(1, count + 1))


@pytest.mark.parametrize(
    ("given", "apa", "chicago", "harvard", "oscola", "vancouver"),
    [
        ("Jane Q.", "J. Q.", "Jane Q.", "J.Q.", "Jane Q", "JQ"),
        ("Jane Q", "J. Q.", "Jane Q.", "J.Q.", "Jane Q", "JQ"),
        ("X. Y.", "X. Y.", "X. Y.", "X.Y.", "XY", "XY"),
        ("J.R.R.", "J. R. R.", "J. R. R.", "J.R.R.", "JRR", "JRR"),
        ("Jean-Paul", "J.-P.", "Jean-Paul", "J.-P.", "Jean-Paul", "JP"),
        ("J.-P.", "J.-P.", "J.-P.", "J.-P.", "J-P", "JP"),
        ("Jean-claude", "J.", "Jean-claude", "J.", "Jean-claude", "J claude"),
        ("María del Mar", "M. del M.", "María del Mar", "M. del M.", "María del Mar", "M del M"),
        ("Élise", "É.", "Élise", "É.", "Élise", "É"),
        ("AA.", "AA.", "AA.", "AA.", "AA", "AA"),
        ("LJudmila", "Lj.", "LJudmila", "Lj.", "LJudmila", "Lj"),
        ("DJ", "D.", "DJ", "D.", "DJ", "D"),
    ],
)
def test_given_names(given: str, apa: str, chicago: str, harvard: str, oscola: str, vancouver: str) -> None:
    person = Person(family="Doe", given=given)
    assert cited("apa", person).startswith(f"Doe, {apa} (")
    assert cited("chicago", person).startswith(f"Doe, {chicago.removesuffix('.')}. n.d.")
    assert cited("harvard", person).startswith(f"Doe, {harvard} (")
    assert cited("oscola", person) == f"{oscola} Doe."
    assert cited("vancouver", person) == f"Doe {vancouver}."


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("apa", "van der Berg, A., King, M. L., Jr., & Beethoven, L. von. (n.d.)."),
        ("chicago", "Berg, Anna van der, Martin Luther King Jr., and Ludwig von Beethoven. n.d."),
        ("harvard", "van der Berg, A., King, M.L., Jr. and Beethoven, L. von (n.d.)."),
        ("oscola", "Anna van der Berg, Martin Luther King Jr and Ludwig von Beethoven."),
        ("oscola-bibliography", "van der Berg A, King ML Jr and Beethoven L von"),
        ("ieee", "A. van der Berg, M. L. King Jr., and L. von Beethoven."),
        ("vancouver", "van der Berg A, King ML Jr, Beethoven L von."),
        ("bluebook", "Anna van der Berg, Martin Luther King Jr. & Ludwig von Beethoven."),
    ],
)
def test_particles_and_suffixes(style: str, expected: str) -> None:
    assert cited(style, VAN_DER_BERG, KING, BEETHOVEN) == expected


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        (Person(family="van der Berg", given="Anna"), VAN_DER_BERG),
        (Person(family="Beethoven", given="Ludwig von"), BEETHOVEN),
        (Person(family="King", given="Martin Luther, Jr."), KING),
        (
            Person(family="d’Alembert", given="Jean"),
            Person(family="Alembert", given="Jean", non_dropping_particle="d’"),
        ),
        (
            Person(family="al-Ghazali", given="Abu"),
            Person(family="Ghazali", given="Abu", non_dropping_particle="al-"),
        ),
        (Person(family="Van Gogh", given="Vincent"), Person(family="Van Gogh", given="Vincent")),
        (Person(family="hooks", given="bell"), Person(family="hooks", given="bell")),
        (
            Person(family="Berg", given="Anna Maria van der"),
            Person(family="Berg", given="Anna Maria", dropping_particle="van der"),
        ),
        (
            Person(family="King", given="Martin, Jr., Esq."),
            Person(family="King", given="Martin", suffix="Jr., Esq."),
        ),
        (
            Person(family="Houari", given="Ali ʻabd"),
            Person(family="Houari", given="Ali", dropping_particle="ʻabd"),
        ),
        (
            Person(family="ჯავახიშვილი", given="ივანე ალექსანდრე"),
            Person(family="ჯავახიშვილი", given="ივანე ალექსანდრე"),
        ),
        (Person(family="van der Berg"), Person(family="van der Berg")),
        (VAN_DER_BERG, VAN_DER_BERG),
    ],
)
def test_particles_that_were_typed_with_the_name(typed: Person, parts: Person) -> None:
    assert with_particles(typed) == parts


def test_an_elided_particle_is_not_set_apart() -> None:
    author = from_csl({"author": [{"family": "d'Alembert", "given": "Jean"}]}).authors[0]
    assert cited("oscola", author) == "Jean d’Alembert."


@pytest.mark.parametrize(
    ("style", "count", "expected"),
    [
        ("apa", 1, "F1, A. (n.d.)."),
        ("apa", 2, "F1, A., & F2, A. (n.d.)."),
        ("chicago", 2, "F1, Ada, and Ada F2. n.d."),
        ("chicago", 6, "F1, Ada, Ada F2, Ada F3, Ada F4, Ada F5, and Ada F6. n.d."),
        ("chicago", 7, "F1, Ada, Ada F2, Ada F3, et al. n.d."),
        ("chicago-notes", 2, "Ada F1 and Ada F2."),
        ("chicago-notes", 3, "Ada F1 et al."),
        ("harvard", 3, "F1, A., F2, A. and F3, A. (n.d.)."),
        ("harvard", 4, "F1, A. et al. (n.d.)."),
        ("oscola", 3, "Ada F1, Ada F2 and Ada F3."),
        ("oscola", 4, "Ada F1 and others."),
        ("mla", 2, "F1, Ada, and Ada F2."),
        ("mla", 3, "F1, Ada, et al."),
        ("ieee", 6, "A. F1, A. F2, A. F3, A. F4, A. F5, and A. F6."),
        ("ieee", 7, "A. F1 et al."),
        ("vancouver", 7, "F1 A, F2 A, F3 A, F4 A, F5 A, F6 A, et al."),
        ("bluebook", 3, "Ada F1, Ada F2 & Ada F3."),
        ("bluebook", 4, "Ada F1 et al."),
    ],
)
def test_lists(style: str, count: int, expected: str) -> None:
    assert cited(style, *authors(count)) == expected


def test_apa_prints_twenty_authors_and_of_more_the_first_nineteen_and_the_last() -> None:
    assert "F19, A., & F20, A." in cited("apa", *authors(20))
    assert "F19, A., … F21, A." in cited("apa", *authors(21))


def test_an_organization_is_joined_as_a_person_is() -> None:
    doe = Person(family="Doe", given="Jane")
    assert cited("apa", doe, OECD) == "Doe, J., & OECD. (n.d.)."
    assert cited("harvard", doe, doe, OECD) == "Doe, J., Doe, J. and OECD (n.d.)."


@pytest.mark.parametrize("language", ["vi", "vi-VN", "hu", "hu-HU", "hun", "zh-CN", "ja"])
def test_a_language_that_writes_the_family_name_first(language: str) -> None:
    assert cited("apa", Person(family="Tran", given="Minh"), language=language) == "Tran M. (n.d.)."


@pytest.mark.parametrize("language", ["", "en", "de-HU", "humbug", "vint"])
def test_no_other_language_does(language: str) -> None:
    assert cited("apa", Person(family="Tran", given="Minh"), language=language) == "Tran, M. (n.d.)."


@pytest.mark.parametrize("style", ["harvard", "harvard-cite-them-right"])
@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (("John", "Jane"), "Smith, John and Smith, Jane"),
        (("John A.", "Jane A."), "Smith, John A. and Smith, Jane A."),
        (("John", "John"), "Smith, J. and Smith, J."),
        (("John", "Kate"), "Smith, J. and Smith, K."),
        (("John", "John A."), "Smith, J. and Smith, J.A."),
        (("John", "Jane", "Jo", "Joan"), "Smith, John et al."),
    ],
)
def test_two_of_one_name_and_initial_are_told_apart(
    style: str, given: tuple[str, ...], expected: str
) -> None:
    persons = [Person(family="Smith", given=name) for name in given]
    assert cited(style, *persons).startswith(f"{expected} (")


def test_only_harvard_tells_them_apart() -> None:
    persons = [Person(family="Smith", given=name) for name in ("John", "Jane")]
    assert cited("apa", *persons).startswith("Smith, J., & Smith, J. (")


def test_a_name_in_brackets_has_no_space_at_its_end() -> None:
    hand = Person(family="Hand", given="G. R. (Gregory R. )")
    assert cited("apa", hand) == "Hand, G. R. (Gregory R.). (n.d.)."
    assert cited("vancouver", hand) == "Hand GR (Gregory R)."


def test_a_name_of_one_part() -> None:
    assert cited("apa", Person(family="Plato")) == "Plato. (n.d.)."


@pytest.mark.parametrize(
    ("person", "said", "apa", "taken_apart"),
    [
        (Person(family="渡辺", given="健司"), "渡辺健司", "渡辺健司.", "渡辺, 健司"),
        (Person(family="김", given="민수"), "김민수", "김민수.", "김, 민수"),
        (Person(family="渡辺", given="Kenji"), "渡辺 Kenji", "渡辺 K.", "渡辺, Kenji"),
        (Person(family="王"), "王", "王.", "王"),
        (Person(family="मोदी", given="नरेन्द्र"), "नरेन्द्र मोदी", "मोदी, नरेन्द्र.", "मोदी, नरेन्द्र"),
        (Person(family="მელაძე", given="ნინო"), "ნინო მელაძე", "მელაძე, ნინო.", "მელაძე, ნინო"),
        (Person(family="Հովհաննիսյան", given="Արմեն"), "Արմեն Հովհաննիսյան", "Հովհաննիսյան, Արմեն.", None),
    ],
)
def test_only_some_scripts_join_a_name(person: Person, said: str, apa: str, taken_apart: str | None) -> None:
    assert in_order(person) == said
    assert cited("apa", person).startswith(apa)
    assert taken_apart is None or inverted(person) == taken_apart
