"""Refusals of the rules can be told in every language: each text that can arise is known to the catalogue."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.app.refusal_words import TEXTS, because_and_mend, in_words, template_of
from game.core.plans import Plan, Refusal
from tests.locale.pseudo import spoken_in_pseudo, unmarked

ROOT = Path(__file__).parents[2]
HOMES = ("game/core/match.py", "game/core/legality.py", "game/history/walk.py", "game/app/session.py")
TOLD_OTHERWISE = ("order-closed", "phase")
"""Codes whose texts are not taken from the rules: what can be given is said on the order's card; the other is a bug."""


def _shapes(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant):
        yield str(node.value)
    elif isinstance(node, ast.IfExp):
        yield from _shapes(node.body)
        yield from _shapes(node.orelse)
    elif isinstance(node, ast.BoolOp):
        yield "a, b"
        yield from _shapes(node.values[-1])
    elif isinstance(node, ast.JoinedStr):
        told = [""]
        for part in node.values:
            if isinstance(part, ast.Constant):
                ends = [str(part.value)]
            elif isinstance(part, ast.FormattedValue) and isinstance(part.value, ast.IfExp | ast.BoolOp):
                ends = list(_shapes(part.value))
            elif isinstance(part, ast.FormattedValue) and isinstance(part.value, ast.Call) and "join" in ast.dump(part):
                ends = ["a, b"]
            else:
                ends = ["'an-id'" if isinstance(part, ast.FormattedValue) and part.conversion == ord("r") else "7"]
            told = [start + end for start in told for end in ends]
        yield from told


def _refusals() -> Iterator[tuple[str, str]]:
    for home in HOMES:
        for node in ast.walk(ast.parse((ROOT / home).read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Refusal":
                given = {k.arg: k.value for k in node.keywords}
                code = given["code"].value if isinstance(given["code"], ast.Constant) else ""
                for name in ("because", "mend"):
                    for text in _shapes(given[name]):
                        yield str(code), text


@pytest.mark.parametrize(("code", "text"), sorted(set(_refusals())))
def test_every_text_of_a_refusal_is_in_the_catalogue(code, text):
    if code not in TOLD_OTHERWISE:
        assert template_of(text)[0] in TEXTS


def test_no_text_is_listed_that_no_refusal_says():
    said = {template_of(text)[0] for _, text in _refusals()}
    assert set(TEXTS) - said == set()


def test_ids_become_names_in_quotation_marks():
    refusal = Refusal(code="order-twice", because="'fly-low' stands twice", mend="give it once")
    assert because_and_mend(refusal) == ("“fly-low” stands twice", "give it once")


def test_a_list_is_told_whole():
    assert template_of("use one of back, radio") == ("use one of {list}", {"list": "back, radio"})


def test_a_refusal_is_told_in_the_readers_language():
    from game.app.choices import NewGame
    from game.app.newgame import start_session

    with spoken_in_pseudo():
        session = start_session(NewGame(side="us", start="oct27", seed=7))
        session.open_watch()
        refusal = session.seal("us", Plan(orders=("fly-high", "fly-high")))
        assert refusal is not None
        assert unmarked([in_words(session, "us", refusal)]) == []
