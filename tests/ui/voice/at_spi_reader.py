"""A small screen reader for the test over AT-SPI; it runs under the system's Python, which has pyatspi.

It writes what it finds as JSON lines: the window, its controls, the focus; then clicks the button that begins with its
first argument and writes the screen that follows.
"""

import json
import sys
import time

import pyatspi

STATES = {pyatspi.STATE_FOCUSED: "focused", pyatspi.STATE_CHECKED: "checked", pyatspi.STATE_ENABLED: "enabled"}


def frame():
    """Our window among the applications of the desktop, or None."""
    desktop = pyatspi.Registry.getDesktop(0)
    desktop.clear_cache()
    for application in desktop:
        for window in application or ():
            if window is not None and window.name == "Knot of War":
                return window
    return None


def nodes(node):
    """The node and everything below it that is still there."""
    yield node
    for child in node:
        if child is not None:
            yield from nodes(child)


def told(node):
    """What a screen reader would say of a node."""
    states = node.getState()
    actions = node.queryAction() if "Action" in pyatspi.utils.listInterfaces(node) else None
    box = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
    return {
        "role": node.getRoleName(),
        "name": node.name,
        "description": node.description,
        "states": [word for state, word in STATES.items() if states.contains(state)],
        "actions": [actions.getName(i) for i in range(actions.nActions)] if actions else [],
        "place": dict(pair.split(":", 1) for pair in node.getAttributes()).get("posinset", ""),
        "size": [box.width, box.height],
    }


def controls():
    """Every node of the window, once there are enough of them to be a screen."""
    found = []
    for _ in range(200):
        window = frame()
        found = [told(node) for node in nodes(window)] if window is not None else []
        if len(found) > 8 and any("focused" in node["states"] for node in found):
            return found
        time.sleep(0.2)
    sys.exit(f"no screen of ours on the desktop of accessible applications, but {found}")


def main(wanted):
    """Read, click, read again."""
    before = controls()
    print(json.dumps(before), flush=True)
    button = next(node for node in nodes(frame()) if node.name.startswith(wanted))
    button.queryAction().doAction(0)
    for _ in range(100):
        time.sleep(0.2)
        after = controls()
        # The title goes on changing while saves are looked for; the name of the screen tells of another one.
        if after[1]["name"] != before[1]["name"]:
            break
    print(json.dumps(after), flush=True)


main(sys.argv[1])
