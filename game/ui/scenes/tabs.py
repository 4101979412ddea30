"""Tabs: the pages of a screen of which one is in front."""

from __future__ import annotations

from game.ui.widgets import Act, Button


def tab(
    name: str, act: Act, *, key: str, chosen: bool, ident: str, icon: str = "", short: bool = False, cap: bool = True
) -> Button:
    """A tab. Enter opens it, or is left to the screen's default button once it is in front. cap: its key is shown."""
    button = Button(
        name,
        act,
        key=key if cap else "",
        keys=() if cap else (key,),
        icon=icon,
        chosen=chosen,
        short=short,
        tab=True,
        ident=ident,
    )
    button.takes_enter = not chosen
    return button
