"""What lies below a widget, and what a voice says of it, in reading order."""

from collections.abc import Iterator

from game.ui.widgets.base import Widget
from game.ui.widgets.boxes import Panel


def all_below(widget: Widget) -> list[Widget]:
    """Everything below a widget, hidden pages too."""
    out: list[Widget] = []
    for child in widget.children:
        out.extend([child, *all_below(child)])
    return out


def spoken(widget: Widget) -> Iterator[tuple[Widget, str]]:
    """What a voice says of a tree, with who says it: a control speaks for all below it, a panel is announced."""
    said = widget.describe()
    control = widget.focusable and not isinstance(widget, Panel)
    long_text = bool(widget.children) and widget.role == "text"
    if said and not (control and long_text):
        yield widget, said
    if control and not long_text:
        return
    for child in widget.children:
        if child.shown:
            yield from spoken(child)


def spoken_lines(widget: Widget) -> list[str]:
    """What a voice says of a tree, line by line."""
    return [line for _who, line in spoken(widget)]
