"""Type: styles, rich runs, word wrap with measured words, and lines kept as pictures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import pygame
from pygame import Color, Surface

from game.ui.paint.faces import Faces
from game.ui.paint.theme import Theme, tokens

_KEPT_LINES = 1500
_POSTER = 100
_TOKEN = re.compile(r"\s+|[^\s]+")
_MARKS = re.compile(r"(\*\*|\*)")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one manner. underline: a colour role; note: a small raised figure after the run."""

    text: str
    bold: bool = False
    italic: bool = False
    colour: str = ""
    underline: str = ""
    note: str = ""
    struck: bool = False


Words: TypeAlias = str | Run | Sequence[Run]
_MANNERS = (Run(""), Run("", bold=True), Run("", italic=True))


def runs_of(words: Words) -> tuple[Run, ...]:
    """Runs of any accepted form of text. A plain string is taken as it stands."""
    if isinstance(words, str):
        return (Run(words),)
    return (words,) if isinstance(words, Run) else tuple(words)


def rich(text: str) -> tuple[Run, ...]:
    """Runs of a text in which `**bold**` and `*italic*` are marked. For the game's own words, not for players'."""
    out: list[Run] = []
    bold = italic = False
    for part in _MARKS.split(text):
        if part == "**":
            bold = not bold
        elif part == "*":
            italic = not italic
        elif part:
            out.append(Run(part, bold=bold, italic=italic))
    return tuple(out)


def plain(words: Words) -> str:
    """The text without its manner, as it is spoken."""
    return "".join(run.text for run in runs_of(words))


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line that is drawn at once: its run and its place from the line's left edge, in pixels."""

    run: Run
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line of wrapped text; width in pixels."""

    pieces: tuple[Piece, ...]
    width: int


_Face: TypeAlias = tuple[pygame.Font, str, int, float]
"""A font, its file, its size and its tracking, in pixels."""
_Part: TypeAlias = tuple[Run, str, str]
"""A part of a line: the run it belongs to, its own text, and the note that follows it."""


def _alike(run: Run, other: Run) -> bool:
    """Whether two runs are of one manner."""
    if run is other:
        return True
    manner = (run.bold, run.italic, run.colour, run.underline, run.struck)
    return manner == (other.bold, other.italic, other.colour, other.underline, other.struck)


class Typesetter:
    """Draws text in the styles of the design for one theme. Lines are rendered once and kept.

    faces: the fonts of the window, where other themes use them, too.
    """

    def __init__(self, theme: Theme, faces: Faces | None = None) -> None:
        self.theme = theme
        self._fonts = faces or Faces()
        self._known = ""
        self._faces: dict[tuple[str, bool, bool, bool], _Face] = {}
        self._heights: dict[str, int] = {}
        self._lines: dict[tuple[str, int, float, str, tuple[int, ...]], Surface] = {}
        self._wrapped: dict[tuple[tuple[Run, ...], str, int, bool], tuple[Line, ...]] = {}

    def _face(self, style: str, run: Run, on_map: bool = False) -> _Face:
        key = (style, run.bold, run.italic, on_map)
        if key not in self._faces:
            self._faces[key] = self._found_face(style, run, on_map)
        return self._faces[key]

    def _found_face(self, style: str, run: Run, on_map: bool) -> _Face:
        spec = tokens()["styles"][self._resolved(style)]
        file = spec["bold"] if run.bold else spec["italic"] if run.italic else spec["file"]
        scaled = self.theme.map_px(spec["size"]) if on_map else self._scaled(spec["size"], spec["size"])
        size = max(self.theme.gap(tokens()["minimum_type"]), scaled)
        tracking = spec["tracking"] * size
        return self._fonts.font(file, size), file, size, tracking if abs(tracking) >= 0.3 else 0.0

    def learn(self, letters: str) -> bool:
        """Meet letters in one more font of the design, before a page needs them; False when all are known."""
        if letters == self._known:  # asked in every turn of the loop while nobody acts
            return False
        met = any(
            self._fonts.learn(file, size, letters)
            for style in tokens()["styles"]
            for manner in _MANNERS
            for _, file, size, _ in (self._face(style, manner),)
            if size < self.theme.gap(_POSTER)  # a poster's few letters are met soon enough
        )
        if not met:
            self._known = letters
        return met

    def _resolved(self, style: str) -> str:
        if style != "typed":
            return style
        if self.theme.plain_type:
            return "body"
        return "typed_moscow" if self.theme.palette == "moscow" else "typed_washington"

    def height(self, style: str) -> int:
        """Height of one line of a style, in pixels."""
        if style not in self._heights:
            spec = tokens()["styles"][self._resolved(style)]
            self._heights[style] = self._scaled(spec["line"], spec["size"])
        return self._heights[style]

    def _scaled(self, canvas: float, size: float) -> int:
        """Poster type is large enough already: it grows with the window, not with the text."""
        return self.theme.gap(canvas) if size >= _POSTER else self.theme.px(canvas)

    def width(self, words: Words, style: str, *, on_map: bool = False) -> int:
        """Width of the text on one line, in pixels."""
        return sum(self._run_width(run, style, on_map) for run in runs_of(words))

    def _run_width(self, run: Run, style: str, on_map: bool = False) -> int:
        wide = round(self._text_width(run.text, self._face(style, run, on_map)))
        return wide + (self._note_width(run) if run.note else 0)

    def _text_width(self, text: str, face: _Face) -> float:
        """Width in parts of a pixel, too: a line of many words is as wide as all of them."""
        _, file, size, tracking = face
        return self._fonts.width(text, file, size, tracking)

    def _note_width(self, run: Run) -> int:
        return self.width(run.note, "mark") + self.theme.px(2)

    def wrap(self, words: Words, style: str, width: int, *, balance: bool = False) -> tuple[Line, ...]:
        """Break text into lines no wider than `width` pixels. A newline starts a new line; a word too long is cut.

        balance: even out the lines, for titles.
        """
        runs = runs_of(words)
        key = (runs, style, width, balance)
        if key not in self._wrapped:
            lines = self._broken(runs, style, width)
            if balance and len(lines) > 1:
                singles = (Run(word, run.bold, run.italic) for run in runs for word in run.text.split())
                longest = max((self._run_width(single, style) for single in singles), default=0)
                for narrower in range(width, max(width // 2, longest - 1), -max(1, width // 24)):
                    tighter = self._broken(runs, style, narrower)
                    if len(tighter) > len(lines):
                        break
                    lines = tighter
            if len(self._wrapped) > _KEPT_LINES:
                self._wrapped.clear()
            self._wrapped[key] = tuple(self._set(line, style) for line in lines)
        return self._wrapped[key]

    def _broken(self, runs: tuple[Run, ...], style: str, width: int) -> list[list[_Part]]:
        if not any("\n" in run.text for run in runs) and sum(self._run_width(run, style) for run in runs) <= width:
            return [[(run, run.text, run.note) for run in runs]]
        lines: list[list[_Part]] = [[]]
        used = 0.0
        for run in runs:
            face = self._face(style, run)
            parts = [part for whole in _TOKEN.findall(run.text) for part in self._fitting(whole, face, width)]
            for i, part in enumerate(parts):
                if part.isspace():
                    breaks = part.count("\n")
                    if breaks:
                        lines.extend([] for _ in range(breaks))
                        used = 0.0
                    elif lines[-1]:
                        lines[-1].append((run, " ", ""))
                        used += self._text_width(" ", face)
                    continue
                wide = self._text_width(part, face)
                note = run.note if i == len(parts) - 1 else ""
                if note:
                    wide += self._note_width(run)
                here = (run, part, note)
                line = lines[-1]
                if line and line[-1][1].endswith(" ") and not self._goes(line, used, here, wide, width, style):
                    lines.append([])
                    used = 0.0
                lines[-1].append(here)
                used += wide
            if run.note and (not parts or parts[-1].isspace()):
                lines[-1].append((run, "", run.note))
        return lines

    def _goes(self, line: list[_Part], used: float, part: _Part, wide: float, width: int, style: str) -> bool:
        """Whether a part still fits on a line. Parts are rounded, so a line that all but fills is measured whole."""
        if used + wide + len(line) < width:
            return True
        return used + wide <= width + len(line) and self._set([*line, part], style).width <= width

    def _fitting(self, part: str, face: _Face, width: int) -> list[str]:
        """Cut a word wider than the column into pieces that fit."""
        if part.isspace() or self._text_width(part, face) <= width or len(part) < 2:
            return [part]
        cut = len(part)
        while cut > 1 and self._text_width(part[:cut], face) > width:
            cut -= 1
        return [part[:cut], " ", *self._fitting(part[cut:], face, width)]

    def _set(self, line: list[_Part], style: str) -> Line:
        """Join neighbours of one manner into pieces and measure them whole, so that kerning counts."""
        while line and line[-1][1].isspace():
            line.pop()
        joined: list[_Part] = []
        for run, text, note in line:
            if joined and not joined[-1][2] and _alike(run, joined[-1][0]):
                joined[-1] = (run, joined[-1][1] + text, note)
            else:
                joined.append((run, text, note))
        pieces, x = [], 0
        for run, text, note in joined:
            whole = run if (text, note) == (run.text, run.note) else replace(run, text=text, note=note)
            wide = self._run_width(whole, style)
            pieces.append(Piece(whole, x, wide))
            x += wide
        return Line(tuple(pieces), x)

    def picture(self, text: str, style: str, colour: Color, *, run: Run | None = None, on_map: bool = False) -> Surface:
        """One line of text of one manner as a surface, kept for the next time."""
        font, file, size, tracking = self._face(style, run or Run(text), on_map)
        key = (file, size, tracking, text, tuple(colour))
        if key not in self._lines:
            if len(self._lines) > _KEPT_LINES:
                self._lines.clear()
            self._lines[key] = (
                self._tracked(font, text, colour, tracking) if tracking else self._drawn(font, text, colour)
            )
        return self._lines[key]

    @staticmethod
    def _drawn(font: pygame.Font, text: str, colour: Color) -> Surface:
        return font.render(text, True, colour)

    @staticmethod
    def _tracked(font: pygame.Font, text: str, colour: Color, tracking: float) -> Surface:
        """Letters set one by one with extra room, each pair keeping its kerning."""
        room = max(1, round(font.size(text)[0] + abs(tracking) * (len(text) + 1)) + 4)
        out = Surface((room, font.get_height()), pygame.SRCALPHA)
        x = 0.0
        for i, letter in enumerate(text):
            out.blit(font.render(letter, True, colour), (round(x), 0))
            if i + 1 < len(text):
                x += font.size(text[i : i + 2])[0] - font.size(text[i + 1])[0] + tracking
        return out

    def draw(
        self,
        target: Surface,
        lines: Sequence[Line],
        style: str,
        pos: tuple[int, int],
        width: int,
        colour: str,
        align: str = "left",
    ) -> int:
        """Draw wrapped lines; return the height used.

        colour: a role, unless a run brings its own. align: left, right or centre within `width`.
        """
        step = self.height(style)
        y = pos[1]
        clip = target.get_clip()
        for line in lines:
            # Letters may reach a little beyond their line; what is further off is not drawn at all.
            if y + 2 * step < clip.top or y - step > clip.bottom:
                y += step
                continue
            spare = width - line.width
            x = pos[0] + (0 if align == "left" else spare if align == "right" else spare // 2)
            for piece in line.pieces:
                self._draw_piece(target, piece, style, (x + piece.x, y), step, colour)
            y += step
        return y - pos[1]

    def _draw_piece(
        self, target: Surface, piece: Piece, style: str, pos: tuple[int, int], step: int, role: str
    ) -> None:
        run = piece.run
        colour = self.theme.colour(run.colour or role)
        if run.text:
            image = self.picture(run.text, style, colour, run=run)
            target.blit(image, (pos[0], pos[1] + (step - image.get_height()) // 2))
        if run.underline or run.struck:
            ink = self.theme.colour(run.underline) if run.underline else colour
            wide = piece.width - (self._note_width(run) if run.note else 0)
            y = pos[1] + (step // 2 if run.struck else step - self.theme.px(2))
            pygame.draw.rect(target, ink, (pos[0], y, wide, max(1, self.theme.px(2 if run.underline else 1))))
        if run.note:
            image = self.picture(run.note, "mark", self.theme.colour(run.underline or role), run=Run("", bold=True))
            at = (pos[0] + piece.width - image.get_width(), pos[1] - self.theme.px(3))
            target.blit(image, at)
