"""The sheets of the settings: what is asked on each, what shows it at once, and what lies below."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from game.locale import LANGUAGES, Level, marked, tr, trn
from game.ui.frame.help import PAD
from game.ui.intents import Intent
from game.ui.keys.keymap import keys_in_use, told_keys
from game.ui.paint.kit import Kit
from game.ui.paint.theme import TEXT_SIZES, Layout
from game.ui.scenes.intents import OpenKeyMap, SetWishes
from game.ui.scenes.parts import narrow
from game.ui.widgets import (
    Button,
    Column,
    Icon,
    Keycap,
    Label,
    Panel,
    Row,
    Rule,
    Segments,
    Sheet,
    Stops,
    Switch,
    Text,
    Widget,
)
from game.ui.widgets.keyboard_picture import KeyboardPicture
from game.ui.widgets.sight import ColourRow
from game.ui.wishes import LOUDEST, VOICE_RATES, VOICES, Wishes


@dataclass(frozen=True, slots=True)
class Made:
    """A sheet laid out. asked: what is set; shown: what it looks like; below: what needs the whole width."""

    asked: Widget
    shown: Widget | None = None
    below: Widget | None = None


LEVELS: Final = (
    (Level.SHORT, marked("Short"), marked("Plain words and few of them.")),
    (Level.STANDARD, marked("Standard"), marked("Letters, reports and advice as they are written.")),
    (Level.DOCUMENTS, marked("Documents"), marked("The record of 1962 and its sources beside the game's own words.")),
)
"""Reading levels, their names, and what each means."""

VOICE_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "off": (marked("Off"), marked("{key} still reads a screen, on the terminal the game was started from.")),
    "system": (marked("Aloud"), marked("This computer's own voice says what has the focus.")),
    "terminal": (marked("Terminal"), marked("What has the focus is written on the terminal.")),
    "file": (marked("File"), marked("What has the focus is written to spoken.txt, beside the saves' folder.")),
}
"""Names of VOICES, and what each does."""

_ON_KEYS: Final[Mapping[str, str]] = {
    "Esc": marked("back"),
    "Tab": marked("next"),
    "Enter": marked("act"),
    "Up": marked("move"),
    "-": marked("text"),
    "+": marked("text"),
    **{str(n % 10): marked("pick") for n in range(1, 11)},
    "A": marked("reply"),
    "B": marked("tree"),
    "C": marked("council"),
    "D": marked("odds"),
    "E": marked("end"),
    "F": marked("fog"),
    "G": marked("words"),
    "H": marked("route"),
    "I": marked("inbox"),
    "K": marked("next"),
    "L": marked("letters"),
    "M": marked("map"),
    "N": marked("write"),
    "O": marked("orders"),
    "P": marked("read"),
    "Q": marked("leave"),
    "R": marked("record"),
    "S": marked("search"),
    "T": marked("state"),
    "U": marked("undo"),
    "V": marked("ask"),
    "W": marked("watch"),
    "X": marked("clear"),
    "Y": marked("yes"),
    "Z": marked("hours"),
    "[": marked("earlier"),
    "]": marked("later"),
}
"""A short word for the keys of the picture, by the first name of the key."""


def _set(now: Wishes, field: str, value: Any) -> Intent:
    changed: dict[str, Any] = {field: value}
    return SetWishes(replace(now, **changed))


def _switch(now: Wishes, name: str, field: str, note: str) -> Switch:
    on = bool(getattr(now, field))
    return Switch(name, on, _set(now, field, not on), note=note, ident=field)


def _choice(now: Wishes, name: str, field: str, levels: Sequence[tuple[Any, str]], note: str = "") -> Widget:
    """One of a few, with its name over it."""
    values = [value for value, _ in levels]
    chosen = values.index(getattr(now, field))
    boxes = Segments(name, [words for _, words in levels], chosen, lambda i: _set(now, field, values[i]), ident=field)
    return Column(
        [Text(name, "row_title", silent=True), boxes, Text(note, "small", "ink_soft") if note else None], gap=4
    )


def _stops(now: Wishes, name: str, field: str, values: Sequence[int], shape: str = "square") -> Widget:
    here = getattr(now, field)
    stops = Stops(
        name,
        [str(value) for value in values],
        values.index(here),
        lambda i: _set(now, field, values[i]),
        shape=shape,
        ident=field,
    )
    return Column([Text(name, "row_title", silent=True), stops], gap=10)


def _ruled(rows: Sequence[Widget]) -> Sheet:
    """Rows on paper, with hairlines between."""
    out: list[Widget] = []
    for row in rows:
        out += [*([Rule()] if out else []), row]
    return Sheet(out, pad=20, gap=8)


def _reading(kit: Kit, now: Wishes) -> Made:
    level = next(note for value, _, note in LEVELS if value == now.level)
    asked = _ruled(
        [
            _stops(now, tr("Text size, per cent"), "text", TEXT_SIZES),
            _choice(now, tr("Language"), "language", list(LANGUAGES.items())),
            _choice(now, tr("How much is told"), "level", [(v.value, tr(words)) for v, words, _ in LEVELS], tr(level)),
            _switch(now, tr("Plain typeface in letters"), "plain_type", tr("Replaces typewriter faces")),
        ]
    )
    return Made(asked, _preview(kit, now))


def _preview(kit: Kit, now: Wishes) -> Widget:
    head = Row(
        [Icon("ch-radio", 22), Label(tr("Atlantic fleet"), "ink").grow(), Text("10:52", "label", "ink_soft")], gap=8
    )
    letter = tr("Let us both stop where we stand. Then we can talk about what each of us has to give.")
    sheet = Sheet(
        [
            head,
            Text(tr("A tanker holds her course for the line"), "card_title"),
            Text(tr("She answers no signal."), "typed"),
            Rule(),
            Text(tr("From a letter"), "small", "ink_soft"),
            Text(letter, "typed"),
        ],
        pad=16,
    )
    label = Label(tr("Preview at {size}", size=now.text), silent=True)
    keys = _all_by_keys() if kit.theme.layout is Layout.WIDE else None
    return Column(
        [label, sheet if keys is not None else sheet.grow(), keys.grow() if keys is not None else None], gap=10
    )


def _all_by_keys() -> Widget:
    keys = ("Tab", tr("next panel")), ("Up", tr("move inside it")), ("Enter", tr("act")), ("Esc", tr("one step back"))
    more = (("F1", tr("help on this screen")), ("P", tr("read this screen aloud")))
    rows = []
    for key, does in (*keys, *more):
        words = Text(does, "body")
        words.name = tr("{key}: {does}", key=key, does=does)
        rows.append(Row([Keycap(key, face="manila"), words.grow()], gap=10))
    return Sheet([Label(tr("Keys alone are enough"), "ink"), Rule("ink", 2), *rows], stock="manila", pad=16, gap=6)


def _sight(_kit: Kit, now: Wishes) -> Made:
    asked = _ruled(
        [
            _switch(now, tr("High contrast"), "high_contrast", tr("Black on white, thicker outlines, no paper grain")),
            _switch(
                now, tr("Reduced motion"), "reduced_motion", tr("The knot steps, and screens appear without sliding")
            ),
            _switch(now, tr("Full screen"), "full_screen", tr("The window may have any size and shape, too")),
        ]
    )
    rows = [
        ColourRow("usual", tr("As most eyes see them")),
        ColourRow("red", tr("Without the cones for red")),
        ColourRow("green", tr("Without the cones for green")),
        ColourRow("blue", tr("Without the cones for blue")),
    ]
    words = Text(
        tr("No colour stands alone. War is hatched, and every colour has its word beside it."), "body", "ink_soft"
    )
    sample = Sheet(
        [Label(tr("Colours that mean something"), "ink"), Rule("ink", 2), words, *rows], stock="manila", pad=16
    )
    return Made(asked, sample)


def _sound(_kit: Kit, now: Wishes) -> Made:
    volumes = range(LOUDEST + 1)
    voice = now.voice if now.voice in VOICES else "file"
    asked = _ruled(
        [
            _stops(now, tr("All sound"), "volume_all", volumes),
            _stops(now, tr("Desk: keys, stamps, paper, bells"), "volume_desk", volumes),
            _stops(now, tr("Room: the sound of the house"), "volume_room", volumes),
            _switch(now, tr("Captions"), "captions", tr("A line in brackets for each sound that means something")),
            Row([Text(tr("[the teletype starts]"), "typed", silent=True)]),
            Text(
                tr("No news comes by sound alone. {key} turns all sound off and on again.", key=told_keys("F2")),
                "small",
                "ink_soft",
            ),
        ]
    )
    speaking = _ruled(
        [
            _choice(
                replace(now, voice=voice),
                tr("Read aloud"),
                "voice",
                [(name, tr(VOICE_WORDS[name][0])) for name in VOICES],
                tr(VOICE_WORDS[voice][1], key=told_keys("P")),
            ),
            _stops(now, tr("Voice: how loud"), "volume_voice", volumes),
            _stops(now, tr("Voice: words a minute"), "voice_rate", VOICE_RATES),
        ]
    )
    return Made(asked, Panel(speaking.grow(), name=tr("Read aloud")))


def _keys(kit: Kit, now: Wishes) -> Made:
    change = Button(tr("Change keys"), OpenKeyMap(), kind="paper", icon="ui-keys", ident="key-map")
    own = len(now.keys)
    note = tr("Every action can have another key.") if not own else _changed(own)
    asked = Sheet(
        [
            Text(tr("Keys alone are enough, and so is a mouse, or a controller."), "body"),
            Row([Column([Text(note, "body", "ink_soft")]).grow(), change], gap=12),
            Rule(),
            _switch(now, tr("Controller"), "controller", tr("Plug it in at any time")),
        ],
        pad=20,
        gap=10,
    )
    pad = Sheet(
        [Label(tr("Controller"), "ink"), Rule("ink", 2), *(Text(tr(line), "body") for line in PAD)],
        stock="manila",
        pad=16,
        gap=6,
    )
    if narrow(kit):
        return Made(asked, pad)
    keys = keys_in_use()
    words = {keys.key(first): tr(does) for first, does in _ON_KEYS.items()}
    picture = Sheet([KeyboardPicture(words, name=tr("The keyboard"))], stock="manila", pad=16)
    return Made(asked, pad, picture)


def _changed(count: int) -> str:
    return trn("{count} key is your own.", "{count} keys are your own.", count)


def _game(_kit: Kit, now: Wishes) -> Made:
    asked = _ruled(
        [
            _switch(
                now,
                tr("Short endings"),
                "short_endings",
                tr("A war leads straight to the debrief"),
            ),
            _switch(
                now, tr("Everything at once"), "instant_text", tr("Screens, text and rope are there without any motion")
            ),
            _switch(now, tr("First words"), "tips", tr("A screen says a word about itself when first opened")),
        ]
    )
    about = Sheet(
        [
            Label(tr("Nothing presses you"), "ink"),
            Rule("ink", 2),
            Text(tr("No clock runs while you think, unless you choose one. Every watch is saved by itself."), "body"),
            Text(tr("{key} keeps a picture of the screen.", key=told_keys("F12")), "body"),
        ],
        stock="manila",
        pad=16,
    )
    return Made(asked, about)


SHEETS: Final[Mapping[str, Callable[[Kit, Wishes], Made]]] = {
    "reading": _reading,
    "sight": _sight,
    "sound": _sound,
    "keys": _keys,
    "game": _game,
}
"""The sheets by id."""
