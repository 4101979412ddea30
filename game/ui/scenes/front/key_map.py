"""The key map: every action with its key. Enter on a row, then the new key; two of one key do not count."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

import pygame
from pygame.event import Event

from game.locale import marked, tr
from game.ui.intents import Back, Intent
from game.ui.keys.actions import ACTIONS, GROUPS
from game.ui.keys.keymap import KEPT, KeyMap, key_words, told_keys
from game.ui.keys.names import key_name
from game.ui.paint.kit import Kit
from game.ui.paint.theme import Layout
from game.ui.scene import TreeScene
from game.ui.scenes.intents import SetWishes
from game.ui.scenes.parts import notice_slip, page
from game.ui.spoken import joined
from game.ui.widgets import Button, Card, Column, Flow, Gap, Keycap, Label, Panel, Row, Scroll, Text, Widget, hint
from game.ui.wishes import Wishes

_ABREAST: Final = {Layout.WIDE: 3, Layout.MEDIUM: 2, Layout.NARROW: 1}


class KeyMapScene(TreeScene):
    """Changes count at once, as long as every action has a key of its own. wishes: tells them as they are now."""

    title = marked("Change keys")

    def __init__(self, wishes: Callable[[], Wishes]) -> None:
        super().__init__()
        self._wishes = wishes
        self.keys_now = KeyMap(wishes().keys)
        self.waiting = ""
        self.problem = ""
        self._warned = False

    # -- what is shown ---------------------------------------------------------------------------------------------

    def compose(self, kit: Kit) -> Widget:
        abreast = _ABREAST[kit.theme.layout]
        clashing = {first for firsts in self.keys_now.clashes().values() for first in firsts}
        rows: list[Widget] = []
        for group in GROUPS:
            rows.append(Label(tr(group.name)))
            cards = [self._card(action.key, clashing) for action in group.actions]
            for i in range(0, len(cards), abreast):
                line: list[Widget] = [card.grow() for card in cards[i : i + abreast]]
                line += [Column([]).grow() for _ in range(abreast - len(line))]
                rows.append(Row(line, gap=8, align="fill"))
        tools = self._tools()
        said = notice_slip(self._said())
        title, note = tr(self.title), tr("{key} on an action, then the new key.", key=told_keys("Enter"))
        if kit.theme.layout is Layout.NARROW:
            whole = Column([said, Panel(Flow(tools, gap=10), name=tr("What to do")), self._listed(rows)], gap=10)
            scrolled = Scroll(whole, ident="actions", ink="on_table", face="table", name=tr("Actions"))
            return page(title, note, scrolled, Row([Gap().grow(), self._back_hint()]), back="")
        listed = Scroll(self._listed(rows), ident="actions", ink="on_table", face="table", name=tr("Actions"))
        foot = Panel(Flow([*tools, self._back_hint()], gap=10), name=tr("What to do"))
        return page(title, note, Column([said, listed.grow()], gap=8), foot, back="")

    def _listed(self, rows: list[Widget]) -> Widget:
        return Panel(Column(rows, gap=6), name=tr("Actions"))

    def _back_hint(self) -> Widget:
        return hint(tr("Back"), "Esc", self.back)

    def _tools(self) -> list[Widget]:
        none = "" if self.keys_now.own else tr("every key is as it was at first")
        solve = self._solution()
        return [
            *([] if solve is None else [solve]),
            Button(tr("Give this one its first key"), self._reset_one, key="Delete", ident="reset-one", reason=none),
            Button(tr("Give all their first keys"), self._reset_all, ident="reset-all", reason=none),
        ]

    def _card(self, first: str, clashing: set[str]) -> Card:
        action, key = ACTIONS[first], self.keys_now.key(first)
        waiting = first == self.waiting
        words = Text(tr(action.words), "row_title" if waiting or key != first else "body")
        cap: Widget = Text(tr("press a key"), "label", "accent_2") if waiting else Keycap(key, pressed=True)
        notes = [Text(tr("two actions share this key"), "small", "accent_2")] if first in clashing else []
        name = joined(
            tr(action.words),
            tr("key {key}", key=key_words(key)),
            tr("two actions share this key") if first in clashing else "",
            tr("press a key") if waiting else "",
        )
        return Card(
            [Row([words.grow(), cap], gap=10), *notes],
            name=name,
            act=partial(self._wait, first),
            stock="manila" if key != first else "paper",
            chosen=waiting,
            pad=8,
            first=first == next(iter(ACTIONS)),
            ident=f"key-{first}",
        )

    def _said(self) -> str:
        if self.waiting:
            action = tr(ACTIONS[self.waiting].words)
            return tr("Press the new key for: {action}. {key} leaves it as it is.", action=action, key=key_words("Esc"))
        if self.problem:
            return self.problem
        for key, firsts in self.keys_now.clashes().items():
            names = "; ".join(tr(ACTIONS[first].words) for first in firsts)
            if self._warned:
                return tr(
                    "{key} still stands for two: {actions}. Press {leave} again and the keys stay as they were.",
                    key=key_words(key),
                    actions=names,
                    leave=key_words("Esc"),
                )
            return tr(
                "{key} stands for two actions: {actions}. Give one of them another key before you leave.",
                key=key_words(key),
                actions=names,
            )
        return ""

    def _solution(self) -> Button | None:
        """A way out of a clash: the action that had the key before takes the one that is free now."""
        clash = next(iter(self.keys_now.clashes().items()), None)
        if clash is None:
            return None
        key, firsts = clash
        other = next((first for first in firsts if first == key), firsts[0])
        taken = {self.keys_now.key(first) for first in ACTIONS}
        free = next((first for first in (*firsts, *ACTIONS) if first not in taken), "")
        if not free:
            return None
        words = tr("Give {action} the key {key}", action=tr(ACTIONS[other].words), key=key_words(free))
        return Button(words, partial(self._give, other, free), ident="solve")

    # -- what the person does --------------------------------------------------------------------------------------

    @property
    def raw_keys(self) -> bool:
        return bool(self.waiting)

    def handle(self, event: Event) -> Intent | None:
        if not self.waiting or event.type not in (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN):
            return super().handle(event)
        if event.type == pygame.MOUSEBUTTONDOWN:
            self.waiting = ""
            return super().handle(event)
        self._swallow_text = True
        return self._chosen(event)

    def _chosen(self, event: Event) -> Intent | None:
        first, pressed = self.waiting, key_name(event)
        if not pressed or (getattr(event, "pad", False) and pressed != "Esc"):
            return None
        self.waiting = ""
        self.refresh()
        if pressed == "Esc":
            return None
        if pressed in KEPT:
            self.problem = tr("{key} mends what is typed, and stays as it is.", key=key_words(pressed))
            return None
        return self._give(first, pressed)

    def _wait(self, first: str) -> Intent | None:
        self.waiting, self.problem = first, ""
        return None

    def _give(self, first: str, key: str) -> Intent | None:
        self._warned = False
        self.keys_now = self.keys_now.changed(first, key)
        return self._take()

    def _reset_one(self) -> Intent | None:
        first = self._last_card()
        if first:
            self.keys_now = self.keys_now.changed(first, first)
        return self._take()

    def _reset_all(self) -> Intent | None:
        self.keys_now = KeyMap()
        return self._take()

    def _last_card(self) -> str:
        """The action whose row has the focus, or had it last."""
        ident = self.focus.ident if self.focus is not None else ""
        if not ident.startswith("key-"):
            ident = next((last for last in self._last.values() if last.startswith("key-")), "")
        return ident.removeprefix("key-")

    def _take(self) -> Intent | None:
        """Have the keys count, unless two actions share one."""
        self.problem = ""
        if self.keys_now.clashes():
            self.refresh()
            return None
        return SetWishes(replace(self._wishes(), keys=self.keys_now.own))

    def back(self) -> Intent | None:
        """Leave; with two actions on one key only when asked twice, and then the keys stay as they last counted."""
        if self.keys_now.clashes() and not self._warned:
            self._warned = True
            self.refresh()
            return None
        return Back()
