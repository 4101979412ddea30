"""Boxes that lay widgets out in text units: columns, rows, grids, flows, stacks, padding, panels."""

from collections.abc import Iterable

from pygame import Rect, Surface

from game.ui.paint.kit import Kit
from game.ui.widgets.base import Brush, Widget


class Box(Widget):
    """A widget made of others. None among the children is left out."""

    def __init__(
        self, children: Iterable[Widget | None] = (), *, gap: float = 8, name: str = "", ident: str = ""
    ) -> None:
        super().__init__(name=name, ident=ident)
        self.children = [child for child in children if child is not None]
        self.gap = gap


class Column(Box):
    """Children below one another. Those that grow share the height left over. align: fill, left, centre, right."""

    def __init__(
        self,
        children: Iterable[Widget | None] = (),
        *,
        gap: float = 8,
        align: str = "fill",
        name: str = "",
        ident: str = "",
    ) -> None:
        super().__init__(children, gap=gap, name=name, ident=ident)
        self.align = align

    def _width_of(self, kit: Kit, child: Widget, width: int) -> int:
        return width if self.align == "fill" and not child.fixed_width else min(width, child.wanted_width(kit))

    def height(self, kit: Kit, width: int) -> int:
        gaps = kit.gap(self.gap) * max(0, len(self.children) - 1)
        return gaps + sum(child.wanted_height(kit, self._width_of(kit, child, width)) for child in self.children)

    def place(self, kit: Kit, rect: Rect) -> None:
        self.rect = rect
        widths = [self._width_of(kit, child, rect.width) for child in self.children]
        heights = [child.wanted_height(kit, wide) for child, wide in zip(self.children, widths, strict=True)]
        spare = rect.height - sum(heights) - kit.gap(self.gap) * max(0, len(heights) - 1)
        share = sum(child.share for child in self.children)
        if share and spare > 0:
            heights = [h + int(spare * c.share / share) for h, c in zip(heights, self.children, strict=True)]
        elif share and spare < 0:
            growing = sum(h for h, c in zip(heights, self.children, strict=True) if c.share)
            keep = max(0.0, (growing + spare) / growing) if growing else 0.0
            heights = [int(h * keep) if c.share else h for h, c in zip(heights, self.children, strict=True)]
        y = rect.top
        for child, wide, tall in zip(self.children, widths, heights, strict=True):
            left = {"right": rect.right - wide, "centre": rect.centerx - wide // 2}.get(self.align, rect.left)
            child.place(kit, Rect(left, y, wide, tall))
            y += tall + kit.gap(self.gap)


class Row(Box):
    """Children side by side. Those that grow share the width left over.

    When room is short, words shrink before buttons and pictures. align: middle, top, bottom or fill.
    """

    def __init__(
        self,
        children: Iterable[Widget | None] = (),
        *,
        gap: float = 8,
        align: str = "middle",
        name: str = "",
        ident: str = "",
    ) -> None:
        super().__init__(children, gap=gap, name=name, ident=ident)
        self.align = align

    def natural(self, kit: Kit) -> int:
        gaps = kit.gap(self.gap) * max(0, len(self.children) - 1)
        return gaps + sum(child.wanted_width(kit) for child in self.children)

    def _widths(self, kit: Kit, width: int) -> list[int]:
        room = width - kit.gap(self.gap) * max(0, len(self.children) - 1)
        share = sum(child.share for child in self.children)
        widths = [0 if child.share else child.wanted_width(kit) for child in self.children]
        spare = room - sum(widths)
        least = kit.px(80) * sum(1 for child in self.children if child.share and not isinstance(child, Gap))
        if spare < least:
            soft = sum(w for w, c in zip(widths, self.children, strict=True) if not c.stiff and not c.fixed_width)
            keep = max(0.2, (soft + spare - least) / soft) if soft else 1.0
            widths = [
                w if c.stiff or c.fixed_width else int(w * keep) for w, c in zip(widths, self.children, strict=True)
            ]
            if sum(widths) > max(0, room - least):
                widths = [int(w * max(0, room - least) / sum(widths)) for w in widths]
            spare = max(0, room - sum(widths))
        if share:
            widths = [
                int(spare * c.share / share) if c.share else w for w, c in zip(widths, self.children, strict=True)
            ]
        return widths

    def height(self, kit: Kit, width: int) -> int:
        pairs = zip(self.children, self._widths(kit, width), strict=True)
        return max((child.wanted_height(kit, wide) for child, wide in pairs), default=0)

    def place(self, kit: Kit, rect: Rect) -> None:
        self.rect = rect
        x = rect.left
        for child, wide in zip(self.children, self._widths(kit, rect.width), strict=True):
            tall = rect.height if self.align == "fill" else min(rect.height, child.wanted_height(kit, wide))
            offset = {"middle": (rect.height - tall) // 2, "bottom": rect.height - tall}.get(self.align, 0)
            child.place(kit, Rect(x, rect.top + offset, wide, tall))
            x += wide + kit.gap(self.gap)


class Grid(Box):
    """Equal columns, filled row by row. fill: rows share the whole height."""

    def __init__(
        self,
        children: Iterable[Widget | None],
        columns: int,
        *,
        gap: float = 8,
        fill: bool = False,
        name: str = "",
        ident: str = "",
    ) -> None:
        super().__init__(children, gap=gap, name=name, ident=ident)
        self.columns = max(1, columns)
        self.fill = fill

    def _cell(self, kit: Kit, width: int) -> int:
        return (width - kit.gap(self.gap) * (self.columns - 1)) // self.columns

    def _rows(self) -> list[list[Widget]]:
        return [self.children[i : i + self.columns] for i in range(0, len(self.children), self.columns)]

    def natural(self, kit: Kit) -> int:
        widest = max((child.wanted_width(kit) for child in self.children), default=0)
        return widest * self.columns + kit.gap(self.gap) * (self.columns - 1)

    def height(self, kit: Kit, width: int) -> int:
        cell = self._cell(kit, width)
        rows = [max(child.wanted_height(kit, cell) for child in row) for row in self._rows()]
        return sum(rows) + kit.gap(self.gap) * max(0, len(rows) - 1)

    def place(self, kit: Kit, rect: Rect) -> None:
        self.rect = rect
        cell, step, rows = self._cell(kit, rect.width), kit.gap(self.gap), self._rows()
        heights = [max(child.wanted_height(kit, cell) for child in row) for row in rows]
        spare = rect.height - sum(heights) - step * max(0, len(rows) - 1)
        if rows and (self.fill or spare < 0):
            heights = [max(0, tall + spare // len(rows)) for tall in heights]
        y = rect.top
        for row, tall in zip(rows, heights, strict=True):
            for i, child in enumerate(row):
                child.place(kit, Rect(rect.left + i * (cell + step), y, cell, tall))
            y += tall + step


class Flow(Box):
    """Children side by side at their natural width, wrapping to new lines. align: left, right or spread."""

    def __init__(
        self, children: Iterable[Widget | None], *, gap: float = 8, align: str = "left", name: str = "", ident: str = ""
    ) -> None:
        super().__init__(children, gap=gap, name=name, ident=ident)
        self.align = align

    def natural(self, kit: Kit) -> int:
        return sum(child.wanted_width(kit) for child in self.children) + kit.gap(self.gap) * max(
            0, len(self.children) - 1
        )

    def _lines(self, kit: Kit, width: int) -> list[list[tuple[Widget, int]]]:
        lines: list[list[tuple[Widget, int]]] = [[]]
        used = 0
        for child in self.children:
            wide = min(width, child.wanted_width(kit))
            if lines[-1] and used + kit.gap(self.gap) + wide > width:
                lines.append([])
                used = 0
            used += wide + (kit.gap(self.gap) if lines[-1] else 0)
            lines[-1].append((child, wide))
        return lines

    def height(self, kit: Kit, width: int) -> int:
        lines = [line for line in self._lines(kit, width) if line]
        tall = sum(max(child.wanted_height(kit, wide) for child, wide in line) for line in lines)
        return tall + kit.gap(self.gap) * max(0, len(lines) - 1)

    def place(self, kit: Kit, rect: Rect) -> None:
        self.rect = rect
        step, y = kit.gap(self.gap), rect.top
        for line in self._lines(kit, rect.width):
            if not line:
                continue
            tall = max(child.wanted_height(kit, wide) for child, wide in line)
            spare = rect.width - sum(wide for _, wide in line) - step * (len(line) - 1)
            x = rect.left + (spare if self.align == "right" else 0)
            between = spare // (len(line) - 1) if self.align == "spread" and len(line) > 1 else 0
            for child, wide in line:
                own = child.wanted_height(kit, wide)
                child.place(kit, Rect(x, y + (tall - own) // 2, wide, own))
                x += wide + step + between
            y += tall + step


class Stack(Box):
    """Children over one another, each over the whole rectangle; the last is on top."""


class Pad(Box):
    """Room around one child, in canvas pixels: one number, (across, down) or (left, top, right, bottom)."""

    def __init__(self, child: Widget, pad: float | tuple[float, ...] = 12, *, ident: str = "") -> None:
        super().__init__([child], ident=ident)
        four = (pad, pad, pad, pad) if isinstance(pad, int | float) else pad
        self.pad = four if len(four) == 4 else (four[0], four[1], four[0], four[1])

    def natural(self, kit: Kit) -> int:
        return self.children[0].wanted_width(kit) + kit.gap(self.pad[0]) + kit.gap(self.pad[2])

    def height(self, kit: Kit, width: int) -> int:
        inner = width - kit.gap(self.pad[0]) - kit.gap(self.pad[2])
        return self.children[0].wanted_height(kit, inner) + kit.gap(self.pad[1]) + kit.gap(self.pad[3])

    def place(self, kit: Kit, rect: Rect) -> None:
        self.rect = rect
        left, top, right, bottom = (kit.gap(side) for side in self.pad)
        inner = Rect(
            rect.left + left, rect.top + top, max(0, rect.width - left - right), max(0, rect.height - top - bottom)
        )
        self.children[0].place(kit, inner)


class Panel(Box):
    """A group that Tab enters once; arrows move inside it. Its name is spoken on the way in."""

    role = "panel"

    def __init__(self, child: Widget, *, name: str, ident: str = "") -> None:
        super().__init__([child], name=name, ident=ident)

    def describe(self) -> str:
        return self.name


class Dialog(Box):
    """A sheet over a dimmed screen that keeps the focus until it is answered. Its child is centred."""

    modal = True
    role = "question"

    def __init__(self, child: Widget, *, name: str, width: float = 560, ident: str = "dialog") -> None:
        super().__init__([child], name=name, ident=ident)
        self.width = width

    def describe(self) -> str:
        return self.name

    def place(self, kit: Kit, rect: Rect) -> None:
        self.rect = rect
        wide = min(kit.px(self.width), rect.width - kit.gap(32))
        tall = min(self.children[0].wanted_height(kit, wide), rect.height - kit.gap(32))
        self.children[0].place(kit, Rect(rect.centerx - wide // 2, rect.centery - tall // 2, wide, tall))

    def paint(self, target: Surface, brush: Brush) -> None:
        shade = Surface(self.rect.size)
        shade.set_alpha(150)
        target.blit(shade, self.rect)
        super().paint(target, brush)


class Gap(Widget):
    """Empty room, in canvas pixels; with grow() it takes what is left."""

    def __init__(self, canvas: float = 0) -> None:
        super().__init__()
        self.canvas = canvas

    def natural(self, kit: Kit) -> int:
        return kit.gap(self.canvas)

    def height(self, kit: Kit, width: int) -> int:
        return kit.gap(self.canvas)
