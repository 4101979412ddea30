"""New games and saves: whatever has to be read or loaded is read beside the window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from game.locale import tr
from game.ui.flow.ahead import made_ready
from game.ui.flow.director import Answers, Director
from game.ui.frame.memory import stays
from game.ui.intents import Intent
from game.ui.scene import TreeScene
from game.ui.scenes import intents as ask

if TYPE_CHECKING:
    from game.app.choices import NewGame
    from game.app.session import Session


def _new_game(director: Director, _intent: Intent) -> TreeScene:
    def work() -> NewGame:
        from game.app.choices import NewGame
        from game.app.newgame import model_of, scenarios

        choices = director.choices or NewGame()
        # The page tells something of every scenario: all are opened here, beside the window.
        for scenario in {choices.scenario, *(item.id for item in scenarios())}:
            model_of(scenario)
        stays()
        return choices

    return director.waiting(tr("Opening the file."), work, lambda choices: _choose(director, choices))


def _choose(director: Director, choices: NewGame) -> TreeScene:
    from game.ui.scenes.front.new_game import NewGameScene

    newcomer = not director.records.record.finished and not director.store.matches()
    return director.over(NewGameScene(choices, newcomer=newcomer))


def _start(director: Director, intent: ask.StartGame) -> TreeScene:
    from game.app.newgame import start_session

    director.choices = replace(intent.choices, seed=None)
    return director.waiting(
        tr("Taking the desk."), lambda: made_ready(start_session(intent.choices, director.store)), director.enter
    )


def _resume(director: Director, _intent: Intent) -> TreeScene:
    def work() -> Session | None:
        from game.app.newgame import resume

        found = director.store.newest()
        return None if found is None else made_ready(resume(found[1], director.store, found[0]))

    def then(session: Session | None) -> TreeScene:
        return director.title(tr("There is no match to go on with.")) if session is None else director.enter(session)

    return director.waiting(tr("Laying out the papers."), work, then)


def _load(director: Director, intent: ask.LoadSave) -> TreeScene:
    def work() -> Session:
        from game.app.newgame import resume

        return made_ready(resume(director.store.load(intent.entry), director.store, intent.entry))

    return director.waiting(tr("Laying out the papers."), work, director.enter)


def _take_back(director: Director, _intent: Intent) -> TreeScene:
    from game.app.branching import take_back
    from game.app.refusal_words import in_words
    from game.saves import SaveError

    match = director.match
    session = match.session
    try:
        refusal = take_back(session)
    except SaveError as error:
        return director.over(director.trouble(str(error)))
    return (
        director.enter(session)
        if refusal is None
        else director.over(director.trouble(in_words(session, match.side, refusal)))
    )


def _other_desk(director: Director, _intent: Intent) -> TreeScene:
    """The same beginning, luck, risk and temperament from the other chair."""
    from game.app.choices import NewGame
    from game.core.sides import SIDES, other

    match = director.match
    model, setup = match.session.match.model, match.session.match.crisis.setup
    across = other(match.side)
    width, points = setup.temperament[SIDES.index(across)], setup.attention[SIDES.index(match.side)]
    choices = NewGame(
        scenario=setup.scenario,
        start=setup.start,
        side=across,
        seed=setup.seed,
        temperament=_preset(model.temperament, opponent_temp=width),
        information=match.session.information.id,
        risk=_preset(model.risk, hazard=setup.hazard, attention=points),
        luck="historical" if setup.historical_luck else "free",
        rewind=match.session.rewinds,
    )
    return _choose(director, choices)


def _preset(presets: Mapping[str, Any], **values: float) -> str:
    """The preset that sets such values; the usual one where none does."""
    for name, preset in presets.items():
        if all(float(preset.values.get(key, value)) == value for key, value in values.items()):
            return name
    return "default"


def _ready(director: Director, intent: ask.Ready) -> TreeScene:
    """Heavy work has come to its end: go on with what it brought, or say what went wrong."""
    from game.app.choices import ChoiceError
    from game.saves import SaveError
    from game.ui.scenes.wait import WaitScene

    waited = director.stack.pop()
    assert isinstance(waited, WaitScene)
    if intent.error is None:
        following: TreeScene = waited.then(intent.result)
        return following
    if isinstance(intent.error, SaveError | ChoiceError):
        return director.over(director.trouble(str(intent.error)))
    raise intent.error


ANSWERS: Answers = {
    ask.LoadSave: _load,
    ask.OpenNewGame: _new_game,
    ask.Ready: _ready,
    ask.Resume: _resume,
    ask.StartGame: _start,
    ask.TakeBack: _take_back,
    ask.TakeOtherDesk: _other_desk,
}
