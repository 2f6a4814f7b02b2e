"""The edits of records: what an article says of itself and of others, its kind, and whether it is one."""

from __future__ import annotations

from collections.abc import Callable

from tests.build.edits import facts
from tests.build.edits.content import words
from tests.build.edits.wiki import KINDS, Wiki


def change_summary(wiki: Wiki) -> str:
    """Change a summary, now and then to none."""
    page = wiki.article()
    if wiki.random.random() < 0.1:
        page.record.pop("summary", None)
    elif wiki.random.random() < 0.1:
        page.record["summary"] = f"- A list\n- {words(wiki)}"
    else:
        page.record["summary"] = facts.summary(wiki, page)
    return f"the summary of {page.name}: {page.record.get('summary')!r}"


def change_fact(wiki: Wiki) -> str:
    """Change, add or remove a field that is no relation, or make a mistake in it."""
    page = wiki.article()
    makers = facts.facts_of(page.kind)
    name = wiki.random.choice(sorted(makers))
    if name in page.record and wiki.random.random() < 0.4:
        del page.record[name]
    elif wiki.random.random() < 0.1:
        page.record[name] = facts.mistaken(wiki)
    else:
        page.record[name] = makers[name](wiki)
    return f"{name} of {page.name}: {page.record.get(name)!r}"


def change_title_field(wiki: Wiki) -> str:
    """Change, add or remove the title that is not the heading."""
    page = wiki.article()
    if page.record.pop("title", "") and wiki.random.random() < 0.5:
        return f"no title of {page.name}"
    page.record["title"] = wiki.title()
    return f"the title of {page.name}: {page.record['title']!r}"


def change_jurisdiction(wiki: Wiki) -> str:
    """Change what the pages of concepts say of an instrument."""
    pages = [page for page in wiki.articles() if page.kind == "instrument"]
    if not pages:
        return ""
    page = wiki.random.choice(pages)
    page.record["jurisdiction"] = f"Country {wiki.number()}"
    return f"the jurisdiction of {page.name}: {page.record['jurisdiction']!r}"


def change_relation(wiki: Wiki) -> str:
    """Add, remove or change what a relation leads to."""
    page = wiki.article()
    relations = facts.RELATIONS[page.kind]
    name = wiki.random.choice(sorted(relations))
    targets = page.record.setdefault(name, [])
    if targets and wiki.random.random() < 0.4:
        del targets[wiki.random.randrange(len(targets))]
    elif len(targets) > 1 and wiki.random.random() < 0.2:
        wiki.random.shuffle(targets)
    else:
        targets += wiki.references(relations[name], 1)
    if not targets:
        del page.record[name]
    return f"{name} of {page.name}: {page.record.get(name)}"


def change_aliases(wiki: Wiki) -> str:
    """Add or remove an alias, now and then one that another article has, or that is another's slug."""
    page = wiki.article()
    aliases = page.record.setdefault("aliases", [])
    if aliases and wiki.random.random() < 0.5:
        aliases.pop(wiki.random.randrange(len(aliases)))
    else:
        aliases.append(
            wiki.random.choice([f"Alias {wiki.number()}", wiki.reference(), "Alias of nothing", "nobody"])
        )
    if not aliases:
        del page.record["aliases"]
    return f"aliases of {page.name}: {page.record.get('aliases')}"


def change_slug(wiki: Wiki) -> str:
    """Give an article another slug, or none of its own."""
    page = wiki.article()
    if page.record.pop("slug", "") and wiki.random.random() < 0.5:
        return f"{page.name} without a slug: {page.slug!r}"
    page.record["slug"] = wiki.random.choice([f"slug-{wiki.number()}", f"unknown-{wiki.random.randrange(4)}"])
    return f"the slug of {page.name}: {page.slug!r}"


def take_slug(wiki: Wiki) -> str:
    """Give an article the slug of another."""
    page, other = wiki.article(), wiki.article()
    if page is other or page.slug == other.slug:
        return ""
    page.record["slug"] = other.slug
    return f"{page.name} takes the slug of {other.name}: {other.slug!r}"


def give_slug_back(wiki: Wiki) -> str:
    """Take a slug that is another's away from an article."""
    slugs = [page.slug for page in wiki.articles()]
    pages = [page for page in wiki.articles() if slugs.count(page.slug) > 1 and "slug" in page.record]
    if not pages:
        return ""
    page = wiki.random.choice(pages)
    slug = page.record.pop("slug")
    return f"{page.name} gives the slug {slug!r} back: {page.slug!r}"


def swap_slugs(wiki: Wiki) -> str:
    """Have two articles change slugs."""
    page, other = wiki.article(), wiki.article()
    if page is other:
        return ""
    page.record["slug"], other.record["slug"] = other.slug, page.slug
    return f"{page.name} and {other.name} swap slugs: {page.slug!r}, {other.slug!r}"


def become_ordinary(wiki: Wiki) -> str:
    """Take the record out of a page."""
    page = wiki.article()
    kind, page.kind = page.kind, ""
    if not page.heading:
        page.heading = wiki.title()
    return f"{page.name} has no record any more (was {kind})"


def become_article(wiki: Wiki) -> str:
    """Give an ordinary page a record: the one that it had, or a new one."""
    pages = [page for _, page in sorted(wiki.pages.items()) if not page.is_article and page.suffix == ".md"]
    if not pages:
        return ""
    page = wiki.random.choice(pages)
    page.kind = wiki.random.choice(KINDS)
    page.record = page.record or facts.new_record(wiki, page)
    if page.name == "index":
        page.record.setdefault("slug", "root")
    return f"{page.name} is an article: {page.kind} {page.slug!r}"


def change_kind(wiki: Wiki) -> str:
    """Give an article another kind, whose fields may be others."""
    page = wiki.article()
    before = page.kind
    page.kind = wiki.random.choice([*KINDS, *wiki.options["policywindow_kinds"]])
    return f"the kind of {page.name}: {page.kind}" if page.kind != before else ""


RECORD_EDITS: tuple[Callable[[Wiki], str], ...] = (
    change_summary,
    change_summary,
    change_fact,
    change_fact,
    change_title_field,
    change_jurisdiction,
    change_relation,
    change_relation,
    change_relation,
    change_aliases,
    change_aliases,
    change_slug,
    take_slug,
    give_slug_back,
    swap_slugs,
    become_ordinary,
    become_article,
    change_kind,
)
"""Every sort of edit of a record, as often as it is wanted."""
