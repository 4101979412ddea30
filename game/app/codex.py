"""The codex: every person, place, weapon, word and document of a scenario as one article, with where it comes from.

What could not be known at a desk in October 1962 is shut in play, until the match has told it or has ended: a whole
article (`known` without `later`), or the part of it that stands under `later`.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from game.app.brevity import brief
from game.app.lexicon import INVENTED, Lexicon, lexicon_of, plain, said
from game.app.occasions import happenings
from game.app.session import Session
from game.core.definitions import Model
from game.core.sides import Side
from game.locale import Reading, marked, reading, tr

FAMILIES: Final[tuple[tuple[str, str], ...]] = (
    ("people", marked("People")),
    ("places", marked("Places")),
    ("weapons", marked("Weapons")),
    ("words", marked("Words")),
    ("documents", marked("Documents")),
    ("reading", marked("To read on")),
    ("sources", marked("Sources")),
)
"""Ids and names of the codex's parts, in order."""

_GROUPS: Final[Mapping[str, str]] = {
    "reasons": marked("Why they acted so"),
    "unknown": marked("What nobody knew"),
    "afterwards": marked("How it went on"),
    "debates": marked("What is argued about"),
}
_PART_OF: Final[Mapping[str, str]] = {"glossary": "words", "terms": "words", "codex": "reading"}
"""Families of the scenario's words that stand in a part of another name."""
_CONFIDENCE: Final[Mapping[str, str]] = {
    "high": marked("Confidence: high"),
    "medium": marked("Confidence: medium"),
    "low": marked("Confidence: low"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One entry.

    Args:
        id: `weapons/r-12`: the family of the scenario's words, and the entry in it.
        part: id of the part of the codex it stands in, a key of FAMILIES.
        text: what any desk could know, in paragraphs; empty where everything of it is shut.
        later: what was known only later, or at one desk alone.
        facts: lines of a table above the text: (what, how it is).
        sources: (id, short title) of the works it rests on.
        confidence: how sure it is, in words; or that it is invented.
        names: its title and its other names, as they stand in running text.
        see: ids of articles to read on.
        knowers: sides that know what is under `later`.
        underlined: whether its names lead here from running text.
        told_by: ids of events and orders that tell it.
    """

    id: str
    part: str
    title: str
    group: str
    text: str
    later: str
    facts: tuple[tuple[str, str], ...] = ()
    sources: tuple[tuple[str, str], ...] = ()
    confidence: str = ""
    portrait: str = ""
    camp: str = "other"
    icon: str = ""
    names: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    knowers: frozenset[str] = frozenset()
    told_by: frozenset[str] = frozenset()
    underlined: bool = True

    @property
    def provenance(self) -> str:
        """Where it comes from, in a line."""
        named = ", ".join(short for _, short in self.sources)
        return " · ".join(part for part in (named, self.confidence) if part)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a reader of the codex may know: a desk in play, or, once a match has ended, everything.

    Args:
        side: whose desk; None where everything is open.
        told: ids of what has happened as far as this desk knows.
    """

    side: Side | None = None
    told: AbstractSet[str] = frozenset()

    def opens(self, article: Article) -> bool:
        """Tell whether what was known only later is open."""
        return self.side is None or self.side in article.knowers or not self.told.isdisjoint(article.told_by)

    def lists(self, article: Article) -> bool:
        """Tell whether an article may be named at all."""
        return bool(article.text) or self.opens(article)


def knowledge(session: Session, side: Side) -> Knowledge:
    """Return what a desk knows of what the codex tells: everything once the match has ended."""
    if session.match.now.ending is not None:
        return Knowledge()
    return Knowledge(side, happenings(session, side))


def articles(model: Model) -> tuple[Article, ...]:
    """Return every article as it is read now, by part and in each by title."""
    return _articles(model, reading())


@lru_cache(maxsize=8)
def _articles(model: Model, _way: Reading) -> tuple[Article, ...]:
    words = lexicon_of(model)
    found: list[Article] = []
    for family in ("people", "places", "weapons", "glossary", "terms", "documents", "codex"):
        found += [_article(words, family, key) for key in words.keys(family)]
    found += [_source(words, key) for key in words.keys("sources")]
    order = [part for part, _ in FAMILIES]
    groups = [tr(name) for name in _GROUPS.values()]
    found.sort(key=lambda a: (order.index(a.part), groups.index(a.group) if a.group in groups else -1))
    return tuple(
        article
        for part in order
        for article in _sorted([a for a in found if a.part == part], by_title=part in ("words", "places", "weapons"))
    )


def _sorted(found: list[Article], *, by_title: bool) -> list[Article]:
    # Documents stand by date and pieces by theme, as the scenario has them; people by desk.
    return sorted(found, key=lambda a: a.title.lower().removeprefix("the ")) if by_title else found


def _article(words: Lexicon, family: str, key: str) -> Article:
    entry = words.entry(family, key)
    title = said(entry.get("term")) or words.label(family, key)
    text, later = _texts(family, entry)
    known = entry.get("known")
    shut = known not in (None, "both") or (family == "codex" and known is None)
    if shut and not later:
        text, later = "", text
    knowers = [known] if isinstance(known, str) else list(known or ())
    return Article(
        id=f"{family}/{key}",
        part=_PART_OF.get(family, family),
        title=title,
        group=tr(_GROUPS.get(str(entry.get("group")), "")) if entry.get("group") in _GROUPS else "",
        text=text,
        later=later,
        facts=_facts(family, entry),
        sources=_sources(words, entry),
        confidence=_sure(entry),
        portrait=str(entry.get("portrait") or ""),
        camp={"us": "washington", "ussr": "moscow"}.get(str(entry.get("side")), "other"),
        icon=str(entry.get("icon") or ""),
        names=_names(title, entry),
        see=tuple(str(x) for x in entry.get("see") or ()),
        knowers=frozenset(str(x) for x in knowers),
        told_by=frozenset(str(x) for x in entry.get("told_by") or ()),
        underlined=bool(entry.get("underlined", True)),
    )


def _texts(family: str, entry: Mapping[str, Any]) -> tuple[str, str]:
    """Return (what could be known, what was known later)."""
    later = said(entry.get("later"))
    if family == "people":
        return said(entry.get("then")), said(entry.get("about"))
    if family == "terms":
        past = entry.get("history")
        text = "\n\n".join(x for x in (said(entry.get("about")), said(entry.get("gloss"))) if x)
        return text, said(past.get("text")) if isinstance(past, Mapping) else ""
    for name in ("gloss", "about", "text"):
        if said(entry.get(name)):
            return said(entry.get(name)), later
    return "", later


def _facts(family: str, entry: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    rows = [(tr("Office"), said(entry.get("role")))] if family == "people" else []
    if family == "documents":
        rows = [
            (tr("Date"), said(entry.get("date"))),
            (tr("Sent by"), said(entry.get("channel"))),
            (tr("Printed in"), said(entry.get("printed"))),
        ]
    return tuple(row for row in rows if row[1])


def _sources(words: Lexicon, entry: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    for part in (entry, entry.get("history")):
        if isinstance(part, Mapping) and part.get("source"):
            ids = part["source"] if isinstance(part["source"], list | tuple) else [part["source"]]
            return tuple((str(i), words.text("sources", str(i), "short", plain(str(i)))) for i in ids)
    return ()


def _sure(entry: Mapping[str, Any]) -> str:
    for part in (entry, entry.get("history")):
        if isinstance(part, Mapping):
            if str(part.get("confidence")) in _CONFIDENCE:
                return tr(_CONFIDENCE[str(part["confidence"])])
            if part.get("invented"):
                return tr(INVENTED)
    return ""


def _names(title: str, entry: Mapping[str, Any]) -> tuple[str, ...]:
    others = entry.get("also") or ()
    bare = title.removeprefix("The ")
    return tuple(dict.fromkeys([bare, *(said(x) for x in others)]))


def _source(words: Lexicon, key: str) -> Article:
    entry = words.entry("sources", key)
    full = said(entry.get("full"))
    return Article(
        id=f"sources/{key}",
        part="sources",
        title=said(entry.get("short")) or plain(key),
        group="",
        text=f"{full.rstrip('.')}.",
        later=said(entry.get("note")),
    )


def gloss(article: Article, knows: Knowledge) -> str:
    """Return an article in one line, for under a hard word; empty if nothing of it may be told."""
    text = article.text or (article.later if knows.opens(article) else "")
    return brief(text.split("\n\n", 1)[0], 1)
