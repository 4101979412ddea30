"""The saves: named ones, matches in play, autosaves; and the care of them: names, copies, other machines, deletion."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from pygame import Surface

from game.app.save_list import SaveLine
from game.app.save_words import real_time
from game.locale import marked, tr
from game.saves import SaveEntry
from game.ui.intents import Intent
from game.ui.paint.kit import Kit
from game.ui.rope.knot import state_word
from game.ui.scene import TreeScene
from game.ui.scenes.archive.tree_intents import OpenImport
from game.ui.scenes.fitting import low
from game.ui.scenes.front.front_intents import AskDelete, ExportSave, OpenNaming, OpenTakeIn
from game.ui.scenes.intents import LoadSave, OpenNewGame
from game.ui.scenes.parts import capital, narrow, notice_slip, page
from game.ui.widgets import (
    Button,
    Card,
    Column,
    Flow,
    Gap,
    Grid,
    Icon,
    Pages,
    Panel,
    Row,
    Rule,
    Scroll,
    Sheet,
    Text,
    Widget,
)
from game.ui.widgets.cover import CoverPicture, read_picture
from game.ui.widgets.tray import Ring

_KINDS = {"slot": marked("Named"), "match": marked("Match in play"), "autosave": marked("Autosave")}
_ICONS = {"slot": "ui-bookmark", "match": "ui-letter", "autosave": "ui-clock"}
_SIDES = {"us": "Washington", "ussr": "Moscow"}


class LoadScene(TreeScene):
    """Choose a save. lines: of all that is kept; folder: where. notice: what came of the last act."""

    title = marked("Load a match")

    def __init__(self, lines: Sequence[SaveLine], folder: str, notice: str = "", chosen: str = "") -> None:
        super().__init__()
        self.lines = tuple(lines)
        self.folder = folder
        self.notice = notice
        self.more = False
        self._pictures: dict[str, Surface | None] = {}
        idents = [_ident(line.entry) for line in self.lines]
        self.at = idents.index(chosen) if chosen in idents else 0
        if idents:
            self.focus_on(idents[self.at])

    @property
    def chosen(self) -> SaveLine | None:
        """The save that is looked at."""
        return self.lines[self.at] if self.lines else None

    # -- the screen ------------------------------------------------------------------------------------------------

    def compose(self, kit: Kit) -> Widget:
        body: Widget = self._list(kit) if self.lines else _nothing()
        if self.more and narrow(kit):
            body = Panel(Pages([*self._from_elsewhere(), *self._care()], ident="more", gap=8), name=tr("More"))
        elif self.lines and not narrow(kit):
            body = Row([body.grow(6), self._details(kit).grow(5)], gap=24, align="fill")
        notice = notice_slip(self.notice)
        note = "" if narrow(kit) or low(kit) else tr("Every match is written down as you play.")
        return page(tr(self.title), note, Column([notice, body.grow()], gap=10), self._foot(kit))

    def _list(self, kit: Kit) -> Widget:
        cards: list[Widget] = [self._card(kit, i, line) for i, line in enumerate(self.lines)]
        pages = Panel(Pages(cards, ident="saves", gap=10), name=tr("Saves"))
        if narrow(kit) or low(kit):
            return pages
        where = Text(tr("They lie in {folder}", folder=self.folder), "small", "on_table_soft")
        return Column([pages.grow(), where], gap=6)

    def _card(self, kit: Kit, i: int, line: SaveLine) -> Widget:
        chosen, when, kind = i == self.at, real_time(line.entry.saved), _kind(line)
        name = self._name(line)
        stock = "flimsy" if line.problem else "paper" if chosen else "manila"
        about = line.about
        parts = [about.desk, about.watch] if about else []
        second = " · ".join(part[:1].upper() + part[1:] for part in parts)
        small = narrow(kit)
        head = Row([Text(name, "row_title").grow(), Ring(chosen)], gap=10)
        foot = Row(
            [
                Icon(_ICONS[line.kind], 20, ground=stock),
                Text(f"{kind} · {when}", "small", "ink_soft").grow(),
            ],
            gap=8,
        )
        trouble = tr("Cannot be opened. Its page says why.") if line.problem else ""
        words = Column([head, Text(second or trouble, "body") if second or trouble else None, foot], gap=2)
        inside: Widget = words
        if not small:
            picture = CoverPicture(self._picture(line), across=118)
            picture.name = ""
            inside = Row([picture, words.grow()], gap=14)
        spoken = ", ".join(part for part in (kind, name, second, trouble, when) if part)
        return Card(
            [inside],
            name=spoken,
            act=partial(self._choose, i),
            stock=stock,
            chosen=chosen,
            choice=True,
            takes_enter=False,
            ident=_ident(line.entry),
            pad=10,
        )

    def _details(self, kit: Kit) -> Widget:
        line = self.chosen
        assert line is not None
        rows: list[Widget | None] = [Text(self._name(line), "panel_title"), Rule("ink", 2)]
        if line.problem:
            rows.append(Text(line.problem, "body"))
        about, cover = line.about, line.cover
        if about is not None:
            facts = [
                (tr("Scenario"), about.title),
                (tr("Desk"), about.desk[:1].upper() + about.desk[1:]),
                (tr("Stands at"), about.watch[:1].upper() + about.watch[1:]),
                (tr("Knot"), _knot(cover.tension) if cover and cover.tension is not None else ""),
                (tr("Way back"), tr("none") if about.binding else tr("free to go back")),
            ]
            rows += [_fact(name, words) for name, words in facts if words]
        if line.over:
            rows.append(Text(tr("It has ended. Opening it shows how."), "small", "ink_soft"))
        text = Scroll(Column(rows, gap=6), ident="about", name=tr("This save"))
        inside: list[Widget | None] = [text.grow()]
        if not line.problem and not low(kit):
            inside.insert(0, CoverPicture(self._picture(line), across=352))
        acts = Panel(Grid(self._care(), 2, gap=8), name=tr("What to do with it"))
        return Column([Sheet(inside, pad=14, gap=12).grow(), acts], gap=12)

    def _care(self) -> list[Widget]:
        line = self.chosen
        assert line is not None
        entry = line.entry
        only = "" if line.kind == "slot" else tr("only a named save has a name; copy it first")
        return [
            Button(tr("Rename"), OpenNaming(entry, copy=False), key="R", ident="rename", reason=only),
            Button(tr("Copy"), OpenNaming(entry, copy=True), key="C", ident="copy", reason=line.problem or ""),
            Button(tr("Take elsewhere"), ExportSave(entry), key="X", ident="export"),
            Button(tr("Delete"), AskDelete(entry), key="D", ident="delete"),
        ]

    def _foot(self, kit: Kit) -> Widget:
        line = self.chosen
        others = Flow(self._from_elsewhere(), gap=10)
        if line is None:
            new = Button(tr("New game"), OpenNewGame(), key="Enter", kind="red", default=True, ident="new", first=True)
            return Panel(Row([others.grow(), new], gap=12), name=tr("Actions"))
        if narrow(kit):
            # There is no room for every button beside the list: they lie on a page of their own.
            words = tr("The list") if self.more else tr("More")
            others = Flow([Button(words, self._turn, key="M", ident="more", chosen=self.more)])
        reason = tr("it cannot be opened") if line.problem else ""
        load = Button(tr("Open"), self._open, key="Enter", kind="red", default=True, ident="open", reason=reason)
        return Panel(Row([others.grow(), load], gap=12), name=tr("Actions"))

    def _from_elsewhere(self) -> list[Widget]:
        return [
            Button(tr("Bring a save in"), OpenTakeIn(), key="I", icon="ui-drawer", ident="take-in"),
            Button(tr("Open a code or a tree file"), OpenImport(), key="O", icon="ui-tree", ident="import"),
        ]

    # -- what the person does --------------------------------------------------------------------------------------

    def _turn(self) -> None:
        self.more = not self.more

    def _choose(self, i: int) -> Intent | None:
        self.at, self.notice = i, ""
        return None

    def _open(self) -> Intent | None:
        """Open the save that has the focus, or else the chosen one."""
        focus = self.focus.ident if self.focus is not None else ""
        at = next((i for i, line in enumerate(self.lines) if focus.endswith(_ident(line.entry))), self.at)
        if self.lines[at].problem:
            self.at = at
            return None
        return LoadSave(self.lines[at].entry)

    # -- words and pictures ----------------------------------------------------------------------------------------

    def _name(self, line: SaveLine) -> str:
        if line.kind == "slot" or line.about is None:
            return line.entry.name
        return line.about.title

    def _picture(self, line: SaveLine) -> Surface | None:
        key = _ident(line.entry)
        if key not in self._pictures:
            self._pictures[key] = read_picture(line.cover.picture if line.cover else None)
        return self._pictures[key]


def _ident(entry: SaveEntry) -> str:
    return f"save-{entry.kind}-{entry.name}"


def _knot(tension: float) -> str:
    return tr("{tension} of 100, {state}", tension=f"{tension:.0f}", state=state_word(tension).lower())


def _fact(name: str, words: str) -> Widget:
    return Row([Text(name, "body", "ink_soft").grow(2), Text(words, "row_title").grow(3)], gap=12, align="top")


def _nothing() -> Widget:
    words = Column(
        [
            Text(tr("Nothing is kept yet."), "panel_title"),
            Text(tr("Begin a match, and it is written down step by step. You may leave at any moment."), "body"),
        ],
        gap=6,
    )
    return Column([Sheet([words], stock="flimsy", pad=24), Gap().grow()])


def _kind(line: SaveLine) -> str:
    """What a save is called in the list: a match that has ended is in play no more."""
    if line.kind == "match" and line.over:
        return capital(tr("it has ended"))
    return tr(_KINDS[line.kind])
