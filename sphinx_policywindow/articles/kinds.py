"""The kinds of article: each one's fields, relations and rows, declared once.

The parser, the table of facts, the relations, the schema and the manual read them here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A fact that the front matter can state.

    *type* names one of :data:`~sphinx_policywindow.articles.values.VALUE_TYPES`, or ``author``;
    a field with *many* holds a list. *label* heads its row in the table of facts. *choices* are the
    only values that are valid, if there are any, as the record holds them.
    """

    name: str
    label: str
    type: str = "text"
    many: bool = False
    required: bool = False
    choices: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A list of other articles that the front matter can name.

    *to* is the kind that it leads to (``""``: any). *inverse* names the same relation said from the
    other side, a row and a field of the kind *to*, with *inverse_label* as its label; without one,
    the label is the name in words, or that of the first kind that has the same inverse. A relation
    that is its own inverse is symmetric: an article's row also shows those that list it.
    """

    name: str
    label: str
    to: str = ""
    inverse: str = ""
    inverse_label: str = ""
    description: str = ""

    @property
    def is_symmetric(self) -> bool:
        """Whether the relation reads the same from both sides."""
        return self.inverse == self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of article. *name* is its key in the front matter and the name of its role.

    *rows* chooses and orders the table of facts, by the names of fields and relations; without
    it, the kind's own come first and those that every kind has follow.
    """

    name: str
    label: str
    plural: str
    fields: tuple[Field, ...] = ()
    relations: tuple[Relation, ...] = ()
    rows: tuple[str, ...] = ()
    schema_type: str = "Thing"
    """What an article of this kind is about, as a type of https://schema.org/."""


COMMON_FIELDS = (
    Field(
        name="slug",
        label="Slug",
        type="slug",
        description="Stable identifier; default: the file's name, its letters transliterated to a to z.",
    ),
    Field(
        name="title",
        label="Title",
        description="Default: the page's first heading, or else the `title` of its front matter.",
    ),
    Field(name="domain", label="Domain", description="Field of work, such as `safety`."),
    Field(
        name="summary",
        label="Summary",
        type="markdown",
        required=True,
        description="One paragraph of inline Markdown.",
    ),
    Field(
        name="primary_source",
        label="Primary source",
        description="The main source, as a reference in words.",
    ),
    Field(
        name="source_url", label="Source URL", type="url", description="The address of the primary source."
    ),
    Field(
        name="aliases",
        label="Also known as",
        many=True,
        description="Other names, by which a reference also finds the article.",
    ),
    Field(
        name="authors",
        label="Authors",
        type="author",
        many=True,
        description="Organisations by name, persons as `{family, given, orcid}`; default: the site.",
    ),
    Field(name="published", label="Published", type="date", description="Date of first publication."),
    Field(name="updated", label="Updated", type="date", description="Date of this edition."),
    Field(name="version", label="Version", description="Edition."),
    Field(name="license", label="Licence", type="license", description="SPDX name or address."),
    Field(name="doi", label="DOI", type="doi", description="The article's own DOI."),
    Field(name="keywords", label="Keywords", many=True, description="Words that describe the subject."),
    Field(
        name="same_as",
        label="Same as",
        type="url",
        many=True,
        description="Addresses of the same thing elsewhere, such as in Wikidata.",
    ),
    Field(
        name="language",
        label="Language",
        type="language",
        description="Language of the title, where it is not the site's (BCP 47).",
    ),
)
"""The fields of every kind."""

CATALOG_NAMES = ("kind", "url", "edition_url", "page", "citation_key", "citation_files")
"""What the catalog says of an article besides its record: no field or relation has one of these names."""

PERSON_FIELDS = (
    Field(name="family", label="Family name", required=True),
    Field(name="given", label="Given name"),
    Field(name="suffix", label="Suffix"),
    Field(name="dropping-particle", label="Dropping particle"),
    Field(name="non-dropping-particle", label="Non-dropping particle"),
    Field(name="orcid", label="ORCID", type="orcid"),
)
"""The keys of an author who is a person: those of a CSL name, and ``orcid``."""

LINK_FIELDS = (
    Field(name="title", label="Title", required=True),
    Field(name="url", label="URL", type="url"),
)
"""The keys of a relation's target that has no page in the project."""

RELATED = Relation(name="related", label="Related articles", description="Slugs of related articles.")
"""The relation of every kind, to articles of any kind; a kind may declare it anew with another label."""

COMMON_ROWS = (
    "related",
    "primary_source",
    "source_url",
    "aliases",
    "published",
    "updated",
    "version",
    "license",
    "doi",
    "keywords",
)
"""The rows of every kind that names none, after its own relations and fields."""

BUILT_IN_KINDS = (
    Kind(
        name="concept",
        label="Concept",
        plural="Concepts",
        schema_type="DefinedTerm",
        relations=(
            Relation(name="related", label="Related concepts", description="Slugs of related articles."),
        ),
    ),
    Kind(
        name="instrument",
        label="Instrument",
        plural="Instruments",
        schema_type="Legislation",
        fields=(
            Field(name="jurisdiction", label="Jurisdiction", description="Where it applies."),
            Field(name="status", label="Status", description="Such as `In force`."),
            Field(name="adopted", label="Adopted", type="date", description="Date of adoption."),
            Field(name="effective", label="Effective", type="date", description="Date of effect."),
        ),
        relations=(
            Relation(
                name="uses",
                label="Uses",
                to="concept",
                inverse="used_by",
                inverse_label="Used by",
                description="Slugs of the concepts it relies on.",
            ),
        ),
    ),
    Kind(name="topic", label="Topic", plural="Topics"),
    Kind(name="benchmark", label="Benchmark", plural="Benchmarks", schema_type="CreativeWork"),
)
"""The kinds that exist without a word in ``conf.py``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inverse:
    """A relation as the kind that it leads to sees it: from which kinds, under which relation of theirs."""

    name: str
    label: str
    sources: tuple[tuple[str, str], ...]
    """The kind and the relation that each source names it by: ``(("instrument", "uses"),)``."""
    of_every_kind: bool = False
    """Whether the relation leads to any kind: then a row that says "0" would stand on every page."""


@dataclass(frozen=True)
class Kinds:
    """All kinds of a project, by name; asked for one that is not there, all raise ``KeyError``."""

    by_name: Mapping[str, Kind]

    @classmethod
    def of(cls, kinds: Iterable[Kind]) -> Kinds:
        """Gather *kinds*; of two with one name, the last counts."""
        return cls({kind.name: kind for kind in kinds})

    def with_symmetric_related(self) -> Kinds:
        """Return the same kinds, with ``related`` said from both sides."""
        return Kinds.of(
            replace(kind, relations=tuple(_symmetric(relation) for relation in self.relations(name).values()))
            for name, kind in self.by_name.items()
        )

    def __getitem__(self, name: str) -> Kind:
        """Return the kind of that name."""
        return self.by_name[name]

    def __contains__(self, name: object) -> bool:
        """Whether a kind has that name."""
        return name in self.by_name

    def fields(self, kind: str) -> Mapping[str, Field]:
        """Return every field of *kind* by name, those of every kind first."""
        return self._fields[kind]

    def relations(self, kind: str) -> Mapping[str, Relation]:
        """Return the relations that *kind* itself declares, and ``related``, by name."""
        return self._relations[kind]

    def inverses(self, kind: str) -> Mapping[str, Inverse]:
        """Return the relations that lead to *kind*, as it sees them, by name; not the symmetric ones."""
        return self._inverses[kind]

    def rows(self, kind: str) -> tuple[str, ...]:
        """Return the names of the rows in the table of facts of *kind*, in order."""
        if self[kind].rows:
            return self[kind].rows
        own = (
            *self.inverses(kind),
            *(field.name for field in self[kind].fields),
            *(name for name in self.relations(kind) if name not in COMMON_ROWS),
        )
        return (*own, *COMMON_ROWS)

    def labels(self, kind: str) -> dict[str, str]:
        """Return the label of every row that the table of facts of *kind* can have, by name."""
        facts: tuple[Field | Relation | Inverse, ...] = (
            *self.fields(kind).values(),
            *self.relations(kind).values(),
            *self.inverses(kind).values(),
        )
        return {fact.name: fact.label for fact in facts if fact.name != "summary"}

    # Each is asked for several times an article.

    @cached_property
    def _fields(self) -> dict[str, dict[str, Field]]:
        return {
            kind.name: {field.name: field for field in (*COMMON_FIELDS, *kind.fields)}
            for kind in self.by_name.values()
        }

    @cached_property
    def _relations(self) -> dict[str, dict[str, Relation]]:
        return {
            kind.name: {relation.name: relation for relation in (RELATED, *kind.relations)}
            for kind in self.by_name.values()
        }

    @cached_property
    def _inverses(self) -> dict[str, dict[str, Inverse]]:
        return {kind: dict(self._seen_from(kind)) for kind in self.by_name}

    def _seen_from(self, kind: str) -> Iterator[tuple[str, Inverse]]:
        sources: dict[str, list[tuple[str, Relation]]] = {}
        for source in self.by_name.values():
            for relation in source.relations:
                if relation.inverse and not relation.is_symmetric and relation.to in ("", kind):
                    sources.setdefault(relation.inverse, []).append((source.name, relation))
        for name, said in sources.items():
            labels = (relation.inverse_label for _, relation in said if relation.inverse_label)
            yield (
                name,
                Inverse(
                    name=name,
                    label=next(labels, in_words(name)),
                    sources=tuple((source, relation.name) for source, relation in said),
                    of_every_kind=not any(relation.to for _, relation in said),
                ),
            )


def in_words(name: str) -> str:
    """Return the name of a field or a relation as a label: ``used_by`` → ``Used by``."""
    return re.sub("[-_]", " ", name).capitalize()


def _symmetric(relation: Relation) -> Relation:
    """Return ``related`` as its own inverse, and any other relation as it is."""
    return replace(relation, inverse=relation.name) if relation.name == RELATED.name else relation
