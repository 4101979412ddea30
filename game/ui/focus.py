"""Focus: Tab goes from panel to panel, arrows inside one. One model for every screen."""

from collections.abc import Sequence

from game.ui.spoken import place_words
from game.ui.widgets.base import Widget
from game.ui.widgets.boxes import Panel


def top_of(root: Widget) -> Widget:
    """What has the person's attention: the last dialog on the screen, or all of it."""
    return next((widget for widget in reversed(list(root.walk())) if widget.modal), root)


def focusables(root: Widget) -> list[Widget]:
    """Everything that can have the focus, in reading order."""
    return [widget for widget in root.walk() if widget.focusable]


def panel_of(widget: Widget) -> Widget:
    """The nearest panel around a widget; a widget outside any panel is its own."""
    return next((above for above in widget.ancestors() if isinstance(above, Panel)), widget)


def panels(items: Sequence[Widget]) -> list[Widget]:
    """Panels in the order in which their widgets come."""
    seen: dict[int, Widget] = {}
    for item in items:
        panel = panel_of(item)
        seen.setdefault(id(panel), panel)
    return list(seen.values())


def next_panel(items: Sequence[Widget], focus: Widget, step: int, last: dict[str, str]) -> Widget:
    """The widget that Tab (step 1) or Shift+Tab (-1) leads to: the last focused of the next panel, or its first."""
    order = panels(items)
    here = panel_of(focus)
    target = order[(order.index(here) + step) % len(order)]
    inside = [item for item in items if panel_of(item) is target]
    return next((item for item in inside if item.ident == last.get(target.ident)), inside[0])


def neighbour(items: Sequence[Widget], focus: Widget, way: tuple[int, int]) -> Widget | None:
    """The nearest widget of the same panel in a direction (1, 0), (-1, 0), (0, 1) or (0, -1); None at the edge.

    A text that scrolls holds its controls: down leads into it at its end, up out of it at its beginning.
    """
    here, best, best_cost = focus.rect, None, float("inf")
    panel = panel_of(focus)
    for item in items:
        if item is focus or panel_of(item) is not panel:
            continue
        there = item.rect
        if way[0]:
            ahead = there.left - here.right if way[0] > 0 else here.left - there.right
            beyond = (there.centerx - here.centerx) * way[0] > 0
            aside = max(0, there.top - here.bottom, here.top - there.bottom)
            off = float(abs(there.centery - here.centery))
        else:
            ahead = there.top - here.bottom if way[1] > 0 else here.top - there.bottom
            beyond = (there.centery - here.centery) * way[1] > 0
            aside = max(0, there.left - here.right, here.left - there.right)
            off = abs(there.left - here.left) / 4
        if not beyond or ahead < -min(here.height, there.height) // 2:
            continue
        cost = max(0, ahead) + 3 * aside + off / 8
        if cost < best_cost:
            best, best_cost = item, cost
    return best if best is not None else _in_or_out(items, focus, way)


def _in_or_out(items: Sequence[Widget], focus: Widget, way: tuple[int, int]) -> Widget | None:
    """From a text that scrolls down into the first control inside it, and from there up to the text."""
    panel = panel_of(focus)
    if way == (0, 1):
        return next((item for item in items if panel_of(item) is panel and focus in item.ancestors()), None)
    if way == (0, -1):
        return next((above for above in focus.ancestors() if above in items and panel_of(above) is panel), None)
    return None


def place_in_words(items: Sequence[Widget], widget: Widget) -> str:
    """`2 of 4` within the panel; empty when alone there."""
    inside = [item for item in items if panel_of(item) is panel_of(widget)]
    return place_words(inside.index(widget) + 1, len(inside)) if len(inside) > 1 and widget in inside else ""
