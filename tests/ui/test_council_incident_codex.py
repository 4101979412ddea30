"""The council weighs a plan once, and an incident waits for an answer."""

from __future__ import annotations

import pygame
import pytest

from game.ui.scenes.desk.council import MEMORY, CouncilScene
from game.ui.scenes.intents import AnswerIncident
from game.ui.scenes.watch.incident import IncidentScene
from tests.ui.desks import desk, dressed, in_an_incident
from tests.ui.sample import click, key


def drawn(scene: CouncilScene, screen: pygame.Surface) -> CouncilScene:
    """The council drawn and ticked until its forecast is there."""
    for now in range(400):
        scene.draw(screen)
        scene.tick(now)
        if not scene.busy:
            break
    return scene


def test_the_council_is_shown_before_its_forecast_is_worked_out(screen: pygame.Surface) -> None:
    scene = dressed(CouncilScene(desk()))
    assert any("weighs it" in line for line in scene.speak())
    drawn(scene, screen)
    assert not any("weighs it" in line for line in scene.speak())
    assert any("The rope after this watch" in line for line in scene.speak())


def test_a_plan_is_weighed_once(screen: pygame.Surface, monkeypatch: pytest.MonkeyPatch) -> None:
    match = desk()
    drawn(dressed(CouncilScene(match)), screen)
    monkeypatch.setattr("game.ui.scenes.desk.council.forecasts", lambda *_: pytest.fail("weighed again"))
    drawn(dressed(CouncilScene(match)), screen)
    assert len(match.memory[MEMORY]) == 1


def test_an_adviser_is_asked_by_key_or_click_and_the_room_by_enter(screen: pygame.Surface) -> None:
    scene = drawn(dressed(CouncilScene(desk())), screen)
    first = scene.cards[0]
    assert f"{first.name}, {first.office}. Leans to:" in scene.focused()
    scene.handle(key(pygame.K_1))
    assert "Expects:" in scene.focused()
    click(scene, f"advisers/{first.id}")
    assert "Expects:" not in scene.focused()
    scene.handle(key(pygame.K_v))
    assert scene.asked == {card.id for card in scene.cards}
    click(scene, "ask")
    assert scene.asked == set()


def test_an_adviser_is_pressed_further_by_his_key_and_his_advice_goes_into_the_plan(screen: pygame.Surface) -> None:
    match = desk()
    scene = drawn(dressed(CouncilScene(match)), screen)
    scene.handle(key(pygame.K_4))
    scene.handle(key(pygame.K_q))
    assert scene.pressed == scene.cards[3].id
    said = " ".join(scene.speak())
    assert "pressed further" in said
    assert "Draft on his advice" in said
    scene.handle(key(pygame.K_RETURN))
    assert not match.draft.empty
    scene.handle(key(pygame.K_q))
    drawn(scene, screen)
    assert any("what lies on your desk" in line for line in scene.speak())


def test_dissent_and_the_rooms_count_are_asked_for_by_their_keys(screen: pygame.Surface) -> None:
    scene = drawn(dressed(CouncilScene(desk())), screen)
    scene.handle(key(pygame.K_d))
    assert any("against it" in line for line in scene.speak())
    scene.handle(key(pygame.K_v))
    for now in range(900):
        scene.draw(screen)
        scene.tick(now)
        if scene.roads is not None:
            break
    assert len([line for line in scene.speak() if " for, " in line and " against." in line]) == 3


def test_every_head_on_the_axis_is_named_and_leads_to_its_card(screen: pygame.Surface) -> None:
    scene = drawn(dressed(CouncilScene(desk())), screen)
    last = scene.cards[-1]
    assert all(f"{card.name}, button" in scene.speak() for card in scene.cards)
    click(scene, f"heads/{last.id}")
    assert f"{last.name}, {last.office}" in scene.focused()


def test_advisers_sit_from_dove_to_hawk() -> None:
    stances = [card.stance for card in CouncilScene(desk("ussr")).cards]
    assert stances == sorted(stances)


def test_moscow_has_a_presidium() -> None:
    assert dressed(CouncilScene(desk("ussr"))).speak()[0] == "Presidium"


def test_nothing_is_decided_before_an_answer_is_chosen() -> None:
    scene = dressed(IncidentScene(in_an_incident()))
    assert scene.handle(key(pygame.K_RETURN)) is None
    scene.handle(key(pygame.K_2))
    assert scene.chosen == scene.incident.options[1].id
    assert ", chosen" in scene.focused()
    assert scene.handle(key(pygame.K_RETURN)) == AnswerIncident(scene.chosen)


def test_an_answer_is_chosen_by_mouse_and_decided_by_the_button() -> None:
    scene = dressed(IncidentScene(in_an_incident()))
    option = scene.incident.options[-1].id
    assert click(scene, f"answers/{option}") is None
    assert click(scene, "decide") == AnswerIncident(option)


def test_escape_takes_a_choice_back_and_does_not_leave_the_incident() -> None:
    scene = dressed(IncidentScene(in_an_incident()))
    scene.handle(key(pygame.K_1))
    assert scene.handle(key(pygame.K_ESCAPE)) is None
    assert scene.chosen == ""


def test_an_incident_tells_what_is_known_and_what_advisers_say() -> None:
    scene = dressed(IncidentScene(in_an_incident()))
    said = " ".join(scene.speak())
    assert scene.incident.text in said
    for name, line in scene.incident.voices:
        assert name in said
        assert line in said
