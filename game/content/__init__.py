"""Scenario folders: YAML with positions, schemas, checks, compiled into a core Model. May import `game.core` only."""

from game.content.build import Listed, check, list_scenarios, load_model
from game.content.problems import ContentError, Problem
from game.content.words import Words
from game.resources import resources

__all__ = ["ContentError", "Listed", "Problem", "Words", "check", "list_scenarios", "load_model", "resources"]
