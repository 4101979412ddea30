"""Parts that several families share."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from game.core.sides import Side

__all__ = ["Ask", "Effect", "Expression", "Flag", "Hours", "Id", "Name", "Seen", "Shock", "Side", "Sides", "Strict"]

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
"""A permanent kebab-case id."""
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,63}$")]
"""A name that expressions can read."""
Seen = Literal["us", "ussr", "both", "none"]


class Strict(BaseModel):
    """A mapping in which only known keys may stand."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, protected_namespaces=())


def _expression(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise PydanticCustomError("expression", "an expression is wanted: a number, or text such as 0.5*knot")
    return value


def _effect(value: Any) -> Any:
    if not isinstance(value, str):
        raise PydanticCustomError("effect", 'an effect is wanted: text such as "us_hawks += 2"')
    return value


Expression = Annotated[
    str | int | float,
    PlainValidator(_expression),
    WithJsonSchema({"type": ["string", "number"], "description": "expression"}),
]
Effect = Annotated[str, PlainValidator(_effect), WithJsonSchema({"type": "string", "description": "track op amount"})]
Flag = Annotated[bool, Field(strict=False)]
Hours = Annotated[float, Field(ge=0, le=9999)]
Ask = dict[Side, Id]
Sides = Literal["us", "ussr", "both"]


class Shock(Strict):
    """What reaches the other side's beliefs."""

    res: Expression = 0
    ctl: Expression = 0
    dread: Expression = 0
    faith: Expression = 0
