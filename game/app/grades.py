"""How hard a game is, in one choice; and about how long it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from game.app.choices import NewGame
from game.core.definitions import Model
from game.locale import marked, tr, trn

_MINUTES_A_WATCH: Final = 3
_MOST_WATCHES: Final = 500


@dataclass(frozen=True, slots=True)
class Grade:
    """How hard it is, in one choice. settings: fields of `NewGame` that it sets."""

    id: str
    label: str
    about: str
    settings: Mapping[str, Any]


_GRADES = (
    Grade(
        "guided",
        marked("Guided"),
        marked("You see the other side well, he keeps his temper, and you may go back."),
        {"information": "clear", "temperament": "steady", "rewind": True},
    ),
    Grade(
        "standard",
        marked("Standard"),
        marked("You see the other side dimly, he is as he was, and you may go back."),
        {"information": "usual", "temperament": "default", "rewind": True},
    ),
    Grade(
        "severe",
        marked("Severe"),
        marked("You see little, he gives way to his moods, and what is sealed is sealed."),
        {"information": "fog", "temperament": "gambling", "rewind": False},
    ),
)


def grades(model: Model) -> tuple[Grade, ...]:
    """Return how hard a scenario may be in one choice, mildest first; those whose presets it does not know are out."""
    known = {"information": model.difficulty, "temperament": model.temperament}
    return tuple(
        Grade(grade.id, tr(grade.label), tr(grade.about), grade.settings)
        for grade in _GRADES
        if all(grade.settings[field] in presets for field, presets in known.items())
    )


def grade_of(model: Model, choices: NewGame) -> Grade | None:
    """Return the grade that choices come to, or None where they are a mixture of somebody's own."""
    for grade in grades(model):
        if all(getattr(choices, field) == value for field, value in grade.settings.items()):
            return grade
    return None


def lasts(model: Model, start: str | None = None) -> str:
    """Return about how long a game takes in our own time, `About 2 hours`, from the number of its watches."""
    begin = model.starts[start or model.default_start]
    values = [0.0] * len(model.index)
    watches, t = 0, begin.t
    while t < begin.last_no_bargain and watches < _MOST_WATCHES:
        values[model.at.t] = t
        lengths = model.stages[begin.stage].lengths
        t += next((hours for guard, hours in lengths if guard(values)), lengths[-1][1])
        watches += 1
    minutes = watches * _MINUTES_A_WATCH
    if minutes < 60:
        return trn("About {count} minute", "About {count} minutes", max(10, round(minutes / 5) * 5))
    return trn("About {count} hour", "About {count} hours", round(minutes / 60))
