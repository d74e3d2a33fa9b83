"""The draft of an entry: all suggested fields in their order, the evidence, and what found no place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from ...model.library import Library
from ...problems import Problem
from ...values.frozen import quick
from ..article import Article
from ..understanding.gazetteer import Gazetteer, state_name
from ..understanding.story import Story, understand
from .consents import ANSWERS, consents, of_transfer, requested_on
from .day import event_day
from .evidence import Part, Suggestion, Unresolved, Value, suggestion
from .further import Further, further_events
from .known_records import Shelf
from .pairs import REPLENISH, pairs
from .rule_changes import authorises, rule_changes
from .source import dated_by_address, source
from .transfers import Transfers, transfers
from .unresolved import unresolved

TITLE = "To be written: what happened, in a line"
SUMMARY = "To be written: one or two sentences in your own words."


@quick
class Draft:
    """A draft entry.

    Args:
        fields: Its front matter, in the order of a formatted file.
        evidence: The words behind each suggestion.
        unresolved: What was seen and not used.
        further: Other events that the article tells of.
        kinds: What sort of event it is, the strongest first; empty if it is off the subject.
        problems: What the author must do in content/ or know.
        story: What was understood.
        source: The record of the article as a source, as the fields have it.
    """

    fields: Mapping[str, Value]
    evidence: tuple[Suggestion, ...]
    unresolved: tuple[Unresolved, ...]
    further: tuple[Further, ...]
    kinds: tuple[str, ...]
    problems: tuple[Problem, ...]
    story: Story
    source: Mapping[str, Value]


def draft_entry(article: Article, library: Library, gazetteer: Gazetteer, today: date) -> Draft:
    """A draft entry of what an article reports.

    Args:
        article: The article.
        library: content/: its vocabulary, and what is already there.
        gazetteer: Names to look for, in the article's language.
        today: The day of reading, for `accessed`.
    """
    article = dated_by_address(article)
    story = understand(article, gazetteer)
    shelf = Shelf(library, article.published)
    when = event_day(story, article.published)
    day = str(when.fields.get("date", f"../{today.isoformat()}"))
    rules, missing = rule_changes(story, library, article.published) if story.kinds else ((), ())
    asked = consents(story, library) if story.kinds else ()
    moves = transfers(story, shelf, day, authorises(rules, story), asked) if story.kinds else Transfers((), None, ())
    asked = of_transfer(asked, _main_id(moves))
    when = _with(when, requested_on(story, asked))
    further = further_events(story, shelf, day, moves.main)
    related = _relations(story, shelf, moves, rules, asked, further)
    effects = {"rules": rules, "transfers": moves.parts, "consents": asked}
    cited = source(article, library, today, [name for name, parts in effects.items() if parts])
    fields = _fields(article, story, when, day, effects, related, cited)
    evidence = _evidence(article, when, {**effects, "relations": related, "sources": [cited]})
    fields["evidence"] = [
        {key: str(value) for key, value in one.as_dict().items()}
        for one in (*evidence, *(one.evidence for one in further))
    ]
    problems = [
        *_pages_missing(story, article),
        *(replace(one, file=article.file) for one in missing),
        *_doubts(article, when, story, cited.fields["publisher"] == "unknown"),
    ]
    return Draft(
        fields,
        tuple(evidence),
        unresolved(story, moves, further, day),
        further,
        story.kinds,
        tuple(problems),
        story,
        cited.fields,
    )


def _with(first: Part, second: Part) -> Part:
    """Two parts of the same front matter as one."""
    return Part({**first.fields, **second.fields}, (*first.evidence, *second.evidence))


def _main_id(moves: Transfers) -> str | None:
    return str(moves.parts[0].fields["transfer"]) if moves.parts else None


def _fields(
    article: Article,
    story: Story,
    when: Part,
    day: str,
    effects: Mapping[str, Sequence[Part]],
    related: Sequence[Part],
    cited: Part,
) -> dict[str, Value]:
    fields: dict[str, Value] = {"title": article.title or TITLE, "date": day}
    fields |= {name: value for name, value in when.fields.items() if name != "date"}
    fields["status"] = "draft"
    fields |= _about(story, effects)
    fields["summary"] = SUMMARY
    fields |= {name: [dict(part.fields) for part in parts] for name, parts in effects.items() if parts}
    if related:
        fields["relations"] = [dict(part.fields) for part in related]
    fields["sources"] = [dict(cited.fields)]
    order = (
        "title",
        "date",
        "announced",
        "requested",
        "status",
        "kind",
        "summary",
        "actors",
        "systems",
        "rules",
        "transfers",
        "consents",
        "relations",
        "sources",
    )
    return {name: fields[name] for name in order if name in fields}


def _about(story: Story, effects: Mapping[str, Sequence[Part]]) -> dict[str, Value]:
    """Kind, actors and systems of an event without an effect."""
    if any(effects.values()):
        return {}
    actors = [
        id_ for order in range(len(story.sentences)) if story.paragraph(order) <= 2 for id_ in story.actors_in(order)
    ]
    systems = [
        id_ for order in range(len(story.sentences)) if story.paragraph(order) <= 2 for id_ in story.systems_in(order)
    ]
    found: dict[str, Value] = {"kind": "statement" if story.kinds else "context"}
    if actors:
        found["actors"] = list(dict.fromkeys(actors))
    if systems:
        found["systems"] = list(dict.fromkeys(systems))
    return found


def _relations(
    story: Story,
    shelf: Shelf,
    moves: Transfers,
    rules: Sequence[Part],
    asked: Sequence[Part],
    further: Sequence[Further],
) -> list[Part]:
    """Links to the transfer that a rule enables, to what is backfilled, to entries on events that the text recalls."""
    found: list[Part] = []
    if rules and moves.parts and moves.parts[0].fields["status"] == "authorised":
        found.append(_link("enables", str(moves.parts[0].fields["transfer"]), rules[0].evidence[0]))
    for part in asked:
        if part.fields["action"] in ANSWERS and moves.parts:
            kind = "enables" if part.fields["action"] == "grant" else "blocks"
            found.append(_link(kind, str(moves.parts[0].fields["transfer"]), part.evidence[0]))
    found += [_link("backfills", id_, seen) for id_, seen in _backfilled(story, shelf, moves).items()]
    recalled = {id_: one.evidence for one in reversed(further) for id_ in one.known}
    return found + [_link("see_also", id_, seen) for id_, seen in reversed(recalled.items())]


def _backfilled(story: Story, shelf: Shelf, moves: Transfers) -> dict[str, Suggestion]:
    """The transfers whose stock the main one replaces, each with the words that say so."""
    orders = moves.main.sentences if moves.main else ()
    telling = [order for order in orders if REPLENISH.search(story.sentences[order].text)]
    if moves.main is None or not telling:
        return {}
    systems = [id_ for order in orders for id_ in story.systems_in(order)]
    match = REPLENISH.search(story.sentences[telling[0]].text)
    seen = suggestion(story, "", "", telling[0], match.span() if match else (0, 0), "medium")
    givers = [pair for pair in pairs(story) if pair.supplier == moves.main.recipient]
    ids = (shelf.find_transfer(pair.supplier, pair.recipient, systems) for pair in givers)
    return {id_: seen for id_ in ids if id_}


def _link(relation: str, target: str, seen: Suggestion) -> Part:
    """A relation with the words that it rests on."""
    return Part({relation: target}, (replace(seen, field="", value=f"{relation} {target}", sure="medium"),))


def _evidence(article: Article, when: Part, effects: Mapping[str, Sequence[Part]]) -> list[Suggestion]:
    evidence = (
        [Suggestion("title", article.title, " ".join(article.title.split()[:25]), 0, "high")] if article.title else []
    )
    evidence += when.evidence
    if article.byline and article.authors:
        evidence.append(
            Suggestion(
                "sources[0].authors",
                ", ".join(article.authors),
                " ".join(article.byline.split()[:25]),
                0,
                "high",
            )
        )
    for name, parts in effects.items():
        for number, part in enumerate(parts):
            evidence += [one.under(f"{name}[{number}]") for one in part.evidence]
    return evidence


def _pages_missing(story: Story, article: Article) -> list[Problem]:
    """One problem for each actor or system that has no page: the draft names it, content/ does not know it."""
    missing = {
        one.target.id: one.target.kind
        for one in story.mentions
        if not one.target.has_page and one.target.kind in ("actor", "system")
    }
    return [
        Problem(
            article.file,
            0,
            f"{kind}s",
            f"{state_name(id_) if kind == 'actor' else id_} has no page; add content/{kind}s/{id_}.md",
            "warning",
        )
        for id_, kind in sorted(missing.items())
    ]


def _doubts(article: Article, when: Part, story: Story, unnamed: bool) -> list[Problem]:
    found = []
    if not story.kinds:
        found.append(
            Problem(
                article.file,
                0,
                "kind",
                "no dealing in arms and no change of rules was found; is this an event of the subject?",
                "warning",
            )
        )
    if not article.title:
        found.append(Problem(article.file, 0, "title", "no headline was found; write the title", "warning"))
    if not article.published:
        found.append(
            Problem(
                article.file,
                0,
                "sources[0].published",
                "no day of publication was found; add it if the page shows one",
                "warning",
            )
        )
    if unnamed:
        found.append(
            Problem(article.file, 0, "sources[0].publisher", "no publisher was found; write its name", "warning")
        )
    if str(when.fields.get("date", "..")).startswith(".."):
        found.append(
            Problem(
                article.file,
                0,
                "date",
                "the article names no day for the event; the draft says only that it was by then",
                "warning",
            )
        )
    return found
