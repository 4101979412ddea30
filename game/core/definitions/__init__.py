"""A scenario as the rules see it: definitions compiled once, before anything is played.

`game.content` reads the files, checks them and builds a `Model`. Nothing here is a raw string of the expression
language: every formula is a function of the *values*, a list of plain numbers (one game) or of NumPy arrays (many
games) indexed by `Model.index`. Slot 0 of the values holds the luck of the watch (see `game.core.luck.base_of`), so
that a formula can draw.
"""

from game.core.definitions.bargaining import Channel, Compose, Form, LetterRules, Promise, Term, Threat
from game.core.definitions.course import EndingRule, Preset, Score, Stage, Start, Transition
from game.core.definitions.forces import Ask, Authority, FollowOn, Order, Organisation, Summand
from game.core.definitions.happenings import Choice, Event, Fate, Hazard, Option
from game.core.definitions.model import Model
from game.core.definitions.people import Adviser, Persona
from game.core.definitions.quantities import GRID, Effects, Formula, Guard, Quantity, QuantityKind, Shock, Values

__all__ = [
    "GRID",
    "Adviser",
    "Ask",
    "Authority",
    "Channel",
    "Choice",
    "Compose",
    "Effects",
    "EndingRule",
    "Event",
    "Fate",
    "FollowOn",
    "Form",
    "Formula",
    "Guard",
    "Hazard",
    "LetterRules",
    "Model",
    "Option",
    "Order",
    "Organisation",
    "Persona",
    "Preset",
    "Promise",
    "Quantity",
    "QuantityKind",
    "Score",
    "Shock",
    "Stage",
    "Start",
    "Summand",
    "Term",
    "Threat",
    "Transition",
    "Values",
]
