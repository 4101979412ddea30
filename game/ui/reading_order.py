"""What lies below a widget, and what a voice says of it, in reading order."""

from game.ui.widgets.base import Widget
from game.ui.widgets.boxes import Panel


def all_below(widget: Widget) -> list[Widget]:
    """Everything below a widget, hidden pages too."""
    out: list[Widget] = []
    for child in widget.children:
        out.extend([child, *all_below(child)])
    return out


def spoken_lines(widget: Widget) -> list[str]:
    """What a voice says of a tree: a control speaks for all below it, a panel is announced, plain words are read."""
    said = widget.describe()
    if widget.focusable and not isinstance(widget, Panel):
        if widget.children and widget.role == "text":
            return [line for child in widget.children if child.shown for line in spoken_lines(child)]
        return [said] if said else []
    below = [line for child in widget.children if child.shown for line in spoken_lines(child)]
    return [said, *below] if said else below
