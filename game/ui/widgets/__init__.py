"""Widgets: everything a screen is composed of, but for the map, which few screens need (game.ui.widgets.map)."""

from game.ui.widgets.base import Act, Brush, Used, Widget
from game.ui.widgets.boxes import Box, Column, Dialog, Flow, Gap, Grid, Pad, Panel, Row, Stack
from game.ui.widgets.buttons import Button, hint
from game.ui.widgets.choices import ClauseRow, RadioRow, Segments
from game.ui.widgets.field import TextField
from game.ui.widgets.header import Header, Leader, Rope, RopePicture
from game.ui.widgets.meters import Bar, Boxes, Dial, Dots, OddsBar, Pips, Tokens, Watches
from game.ui.widgets.poster import Ground, TitlePicture
from game.ui.widgets.scroll import Pages, Scroll
from game.ui.widgets.settings import Stepper, Stops, Switch
from game.ui.widgets.sheets import Card, Sheet
from game.ui.widgets.words import Icon, Keycap, Label, Mark, Portrait, Rule, Stamp, Text

__all__ = [
    "Act",
    "Bar",
    "Box",
    "Boxes",
    "Brush",
    "Button",
    "Card",
    "ClauseRow",
    "Column",
    "Dial",
    "Dialog",
    "Dots",
    "Flow",
    "Gap",
    "Grid",
    "Ground",
    "Header",
    "Icon",
    "Keycap",
    "Label",
    "Leader",
    "Mark",
    "OddsBar",
    "Pad",
    "Pages",
    "Panel",
    "Pips",
    "Portrait",
    "RadioRow",
    "Rope",
    "RopePicture",
    "Row",
    "Rule",
    "Scroll",
    "Segments",
    "Sheet",
    "Stack",
    "Stamp",
    "Stepper",
    "Stops",
    "Switch",
    "Text",
    "TextField",
    "TitlePicture",
    "Tokens",
    "Used",
    "Watches",
    "Widget",
    "hint",
]
