"""Shapes of the scenario's families, checked by pydantic; nothing outside `game.content` needs them."""

from game.content.schemas.scenario import Scenario

__all__ = ["Scenario"]
