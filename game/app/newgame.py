"""A new game: what can be chosen, and the session that comes of it; and the way back into a saved one."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from game.ai import LineError
from game.ai.policy import Policy
from game.app.choices import DESKS, LUCKS, MOST_SEED, ChoiceError, Desk, NewGame
from game.app.information import information_of
from game.app.lexicon import Lexicon, lexicon_of, plain, said, written_in
from game.app.session import Session
from game.content import ContentError, list_scenarios, load_model
from game.core.crisis import Setup
from game.core.definitions import Model, Preset
from game.core.sides import SIDES, US, USSR, Side, other
from game.history.reopen import reopen
from game.history.tree import Luck, Tree
from game.history.tree_file import TreeFile, write_tree
from game.history.walk import set_out
from game.locale import marked, tr
from game.saves import Header, SavedMatch, SaveEntry, SaveStore, Seats, new_match_id
from game.strategist import opponent_for
from game.strategist import opponents as opponents_known

PERSON = "person"
_RANDOM_SEEDS = 1_000_000
_STRATEGISTS = (
    (
        "strategist-quick",
        marked("A strategist, quick"),
        marked(
            "No leader of 1962 but a search: it guesses what it cannot see and plays on, "
            "some hundred times, in a second."
        ),
    ),
    (
        "strategist-steady",
        marked("A strategist, steady"),
        marked("The same search with a few thousand games in each watch; it takes up to three seconds or so."),
    ),
    (
        "strategist-deep",
        marked("A strategist, deep"),
        marked("The same search with ten thousand games in each watch; it takes up to ten seconds or so."),
    ),
)
"""Opponents that search, for every scenario: id, label and what is said of them."""
_ON_A_CARD = 150
"""Letters of a beginning that stand on the card of a desk."""
_SENTENCE_END = re.compile(r"(?<=[.?!]) ")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that can be chosen."""

    id: str
    label: str
    about: str


def model_of(scenario: str) -> Model:
    """Return a scenario, checked and compiled.

    Raises:
        ChoiceError: there is no such scenario, or its files are wrong.
    """
    try:
        return load_model(scenario)
    except ContentError as error:
        known = ", ".join(x.id for x in list_scenarios())
        first = error.problems[0]
        count = f" and {len(error.problems) - 1} more" if len(error.problems) > 1 else ""
        raise ChoiceError(
            f"the scenario {scenario!r} cannot be loaded: {first.message}{count}", f"choose one of {known}"
        ) from error


def scenarios() -> tuple[Item, ...]:
    """Return the scenarios that travel with the game."""
    return tuple(Item(x.id, written_in(x.folder, x.title), written_in(x.folder, x.summary)) for x in list_scenarios())


def starts(model: Model) -> tuple[Item, ...]:
    """Return the moments at which a game may begin, earliest first."""
    words = lexicon_of(model)
    ordered = sorted(model.starts.values(), key=lambda s: s.t)
    return tuple(Item(s.id, words.label("starts", s.id), words.about("starts", s.id)) for s in ordered)


def sides(model: Model, start: str = "") -> tuple[Item, ...]:
    """Return the desks: either, or both in turn on one screen.

    Args:
        start: where the game begins. A beginning in mid-crisis tells each desk by the first lines that it reads there.
    """
    words = lexicon_of(model)
    fallback = {
        "us": (tr("Kennedy, in Washington"), tr("You have seen the photographs. The other side does not know that.")),
        "ussr": (
            tr("Khrushchev, in Moscow"),
            tr("The missiles are on the way. The other side is not meant to know yet."),
        ),
        "both": (tr("Both, in turn"), tr("Two players share one screen; nobody looks while the other writes.")),
    }
    begins = model.starts.get(start or model.default_start)
    opening = begins.id if begins is not None and begins.t > 0 else ""
    return tuple(
        Item(
            desk,
            words.text("sides", desk, "name", fallback[desk][0]),
            _opens(words, opening, desk) or words.text("sides", desk, "about", fallback[desk][1]),
        )
        for desk in DESKS
    )


def _opens(words: Lexicon, start: str, desk: Desk) -> str:
    """Return the first sentences of what a desk reads at a beginning, as many as a card holds; empty if none."""
    text = "" if desk == "both" else said(words.entry("starts", start).get("briefing"), desk)
    told = ""
    for sentence in _SENTENCE_END.split(text):
        if told and len(told) + len(sentence) > _ON_A_CARD:
            break
        told = f"{told} {sentence}".strip()
    return told


def opponents(model: Model, side: Desk) -> tuple[Item, ...]:
    """Return who may sit across from a person at `side`; nobody when both desks are played by persons."""
    if side == "both":
        return ()
    words = lexicon_of(model)
    across = other(side)
    leaders = tuple(
        Item(p.id, words.label("personas", p.id), words.about("personas", p.id))
        for p in model.personas.values()
        if p.side == across
    )
    return (*leaders, *(Item(key, tr(label), tr(about)) for key, label, about in _STRATEGISTS))


def temperaments(model: Model) -> tuple[Item, ...]:
    """Return how much chance there may be in what an opponent does."""
    return _presets(model, "temperament", model.temperament)


def informations(model: Model) -> tuple[Item, ...]:
    """Return how much a player may be told."""
    return _presets(model, "information", model.difficulty)


def risks(model: Model) -> tuple[Item, ...]:
    """Return how dangerous chance may be, with who thought so."""
    return _presets(model, "risk", model.risk)


def lucks(model: Model) -> tuple[Item, ...]:
    """Return the two kinds of luck."""
    words = lexicon_of(model)
    fallback = {
        "free": (tr("Free luck"), tr("Incidents fall by chance, as likely as the situation makes them.")),
        "historical": (
            tr("Luck of 1962"),
            tr("What fell by chance in 1962 falls at its hour, if the situation allows it; nothing else does."),
        ),
    }
    return tuple(
        Item(key, words.text("luck", key, "name", fallback[key][0]), words.text("luck", key, "about", fallback[key][1]))
        for key in LUCKS
    )


def ways_back() -> tuple[Item, ...]:
    """Return whether one may go back to earlier watches (`NewGame.rewind`)."""
    return (
        Item(
            "yes",
            tr("Free to go back"),
            tr("Go back to any watch and try another way; what was played stays beside it."),
        ),
        Item("no", tr("No way back"), tr("What is sealed is sealed, as it was then.")),
    )


def _presets(model: Model, family: str, presets: Mapping[str, Preset]) -> tuple[Item, ...]:
    words = lexicon_of(model)
    found = []
    for key, preset in presets.items():
        about = words.about(family, key) or str(preset.values.get("note", ""))
        found.append(Item(key, words.label(family, key), about))
    return tuple(found)


def start_session(choices: NewGame, store: SaveStore | None = None) -> Session:
    """Return a new match in play, at the brief of its first watch.

    Raises:
        ChoiceError: something chosen does not exist.
    """
    model = model_of(choices.scenario)
    start = choices.start or model.default_start
    one_of("start", start, model.starts)
    one_of("desk", choices.side, DESKS)
    one_of("temperament", choices.temperament, model.temperament)
    one_of("information preset", choices.information, model.difficulty)
    one_of("risk preset", choices.risk, model.risk)
    one_of("kind of luck", choices.luck, LUCKS)
    seed = secrets.randbelow(_RANDOM_SEEDS) if choices.seed is None else choices.seed
    if not 0 <= seed <= MOST_SEED:
        raise ChoiceError(f"the seed {seed} is out of range", f"choose a whole number from 0 to {MOST_SEED}")
    seats = seats_for(model, choices)
    setup = _setup(model, choices, start, seed, _chairs(model, seats))
    session = sit_down(model, setup, seats, store)
    session.go_on()
    return session


def sit_down(model: Model, setup: Setup, seats: Seats, store: SaveStore | None, digest: str | None = None) -> Session:
    """Return a match at the brief of its first watch, with nothing decided yet.

    Args:
        digest: the scenario's digest when a tree was begun that the match is to take in; None takes the model's own.

    Raises:
        ChoiceError: somebody at the desks does not exist.
    """
    walk = set_out(model, setup, digest=digest)
    session = Session(
        match=walk.match,
        chairs=_chairs(model, seats),
        information=information_of(model, seats.notes.get("information", "usual")),
        tree=walk.tree,
        rewinds=seats.notes.get("rewind") != "no",
    )
    session.why_book.open_watch()
    if store is not None:
        header = _header(model, setup, seats)
        session.journal = store.begin(replace(header, scenario_digest=walk.tree.root.digest))
    return session


def sit_down_in(model: Model, tree: Tree, seats: Seats, store: SaveStore | None, luck: Luck | None = None) -> Session:
    """Return a match of its own that takes in a whole tree, stands where its cursor is, and waits for a person.

    Args:
        luck: new luck from that place on; None keeps the road's.

    Raises:
        ChoiceError: somebody at the desks does not exist.
        SaveError: the tree cannot be played up to there under the rules at hand.
    """
    session = sit_down(model, tree.root.setup, seats, store, tree.root.digest)
    file = TreeFile(tree=tree, seats=seats, made_by=made_by(), title=scenario_title(model))
    session.graft(write_tree(file).decode())
    refusal = session.go_to(tree.cursor, luck)
    assert refusal is None, refusal
    session.go_on()
    return session


def resume(saved: SavedMatch, store: SaveStore | None = None, entry: SaveEntry | None = None) -> Session:
    """Return a saved match in play, exactly where it was left.

    Args:
        entry: the save it came from, so that a match's own journal is gone on with.

    Raises:
        SaveError: the scenario does not know the match, or it falls differently now.
        ChoiceError: the scenario or an opponent is missing.
    """
    model = model_of(saved.header.scenario)
    found = reopen(model, saved)
    notes = saved.header.seats.notes
    session = Session(
        match=found.match,
        chairs=_chairs(model, saved.header.seats),
        information=information_of(model, notes.get("information", "usual")),
        tree=found.tree,
        luck=found.walk.luck,
        rewinds=notes.get("rewind") != "no",
        fold=found.fold,
    )
    if store is not None:
        session.journal = store.resume(saved, of=entry)
    session.go_on()
    return session


def seats_for(model: Model, choices: NewGame) -> Seats:
    """Return who sits where, and what the front ends want back.

    Raises:
        ChoiceError: an opponent where both desks are played by persons.
    """
    names = {US: PERSON, USSR: PERSON}
    if choices.side != "both":
        across = other(choices.side)
        names[across] = choices.opponent or default_persona(model, across)
    elif choices.opponent:
        raise ChoiceError("both desks are played by persons", "leave the opponent out, or choose one desk")
    about = [("information", choices.information)]
    if not choices.rewind:
        about.append(("rewind", "no"))
    return Seats(us=names[US], ussr=names[USSR], about=tuple(about))


def _chairs(model: Model, seats: Seats) -> dict[Side, Policy]:
    chairs: dict[Side, Policy] = {}
    for side, name in ((US, seats.us), (USSR, seats.ussr)):
        if name == PERSON:
            continue
        try:
            chairs[side] = opponent_for(name, model, side, explain=True)
        except LineError as error:
            if Path(name).is_file():
                raise
            known = ", ".join(opponents_known(model, side))
            raise ChoiceError(f"nobody called {name!r} can sit at that desk", f"choose one of {known}") from error
    return chairs


def _setup(model: Model, choices: NewGame, start: str, seed: int, chairs: Mapping[Side, Policy]) -> Setup:
    risk = model.risk[choices.risk].values
    width = float(model.temperament[choices.temperament].values.get("opponent_temp", 1.0))
    points = int(risk.get("attention", 0))
    us, ussr = (chairs[s].persona if s in chairs else default_persona(model, s) for s in SIDES)
    setup = Setup(
        scenario=model.id,
        start=start,
        seed=seed,
        personas=(us, ussr),
        hazard=float(risk.get("hazard", 1.0)),
        historical_luck=choices.luck == "historical",
        attention=(points, points),
        fog=information_of(model, choices.information).fog,
    )
    return replace(setup, temperament=(width if US in chairs else 1.0, width if USSR in chairs else 1.0))


def default_persona(model: Model, side: Side) -> str:
    """Return the leader who sat at a desk in the scenario's own course: the first listed for it."""
    return next(p.id for p in model.personas.values() if p.side == side)


def _header(model: Model, setup: Setup, seats: Seats) -> Header:
    return Header(
        scenario=model.id,
        scenario_digest=model.digest,
        setup=setup,
        seats=seats,
        made_by=made_by(),
        match=new_match_id(),
        began=datetime.now(UTC).isoformat(timespec="seconds"),
        title=scenario_title(model),
        zero=model.zero,
    )


def scenario_title(model: Model) -> str:
    """Return what a scenario is called; one from a folder of the player's own goes by its id."""
    return next((x.title for x in list_scenarios() if x.id == model.id), plain(model.id))


def made_by() -> str:
    """Return the version of the game that writes saves and trees."""
    try:
        return version("knot-of-war")
    except PackageNotFoundError:
        return "checkout"


def one_of(what: str, value: Any, known: Iterable[str]) -> None:
    """Refuse a value that is not among those known.

    Raises:
        ChoiceError: it is not.
    """
    options = list(known)
    if value not in options:
        raise ChoiceError(f"there is no {what} {value!r}", f"choose one of {', '.join(options)}")
