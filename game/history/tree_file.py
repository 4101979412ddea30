"""Tree files: a whole tree as one JSON value that proves itself.

Each place's id follows from the place before and the decision, so no decision can be changed alone; a check over
all bytes guards landmarks and marks. What does not prove itself is refused in words, with what was found.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NoReturn

from game.history.at_rest import collector_at_rest
from game.history.decision import decision_from_json, decision_to_json, id_of
from game.history.marks import Marks
from game.history.problems import damaged_tree, newer_tree, not_a_tree
from game.history.tree import Landmark, Node, Root, Tree
from game.saves.codec import Misshapen, from_json, to_json
from game.saves.lines import MOST_BYTES, check_setup
from game.saves.problems import SaveError
from game.saves.schema import Seats

ENDING = ".kowtree"
"""Ending of every tree file's name."""
MARK = "knot-of-war tree"
FORMAT = 1
_HEAD = b'{"check":"'
_CHECK = 32  # hexadecimal digits
_KEYS = frozenset(
    ("game", "format", "check", "made_by", "scenario", "digest", "setup", "seats", "title", "nodes", "marks", "cursor")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeFile:
    """A tree with what a stranger needs to know of it.

    Args:
        seats: who sat where.
        made_by: version of the game that wrote it.
        title: the scenario's title.
    """

    tree: Tree
    seats: Seats
    made_by: str
    title: str


def write_tree(file: TreeFile) -> bytes:
    """Return a tree file, UTF-8; the same tree always gives the same bytes."""
    tree = file.tree
    content = {
        "game": MARK,
        "format": FORMAT,
        "made_by": file.made_by,
        "scenario": tree.root.scenario,
        "digest": tree.root.digest,
        "setup": to_json(tree.root.setup),
        "seats": to_json(file.seats),
        "title": file.title,
        "nodes": [_node_to_json(tree, tree.nodes[x]) for x in tree.in_order()],
        "marks": {x: to_json(marks) for x, marks in tree.marks.items()},
        "cursor": tree.cursor,
    }
    body = _canonical(content)[1:]
    return _HEAD + _check(body) + b'",' + body + b"\n"


def read_tree(data: bytes | str, name: str) -> TreeFile:
    """Return the tree that a file holds.

    Args:
        name: what to call the file in complaints.

    Raises:
        SaveError: no tree file, a newer one, or a damaged one.
    """
    with collector_at_rest():
        return _open(data, name)


def _open(data: bytes | str, name: str) -> TreeFile:
    content, body = _parse(data, name)
    found = content.get("format")
    if type(found) is not int or found < 1:
        raise SaveError(not_a_tree(name, "its format is not a number"))
    if found > FORMAT:
        raise SaveError(newer_tree(name, found, FORMAT, str(content.get("made_by", "unknown"))[:40]))
    try:
        return _read(content, body)
    except Misshapen as why:
        raise SaveError(damaged_tree(name, str(why))) from None


def _read(content: dict[str, Any], body: bytes) -> TreeFile:
    wrong = sorted(set(content) ^ _KEYS)
    if wrong:
        raise Misshapen("missing" if wrong[0] in _KEYS else "not known here", wrong[0])
    if content["check"] != _check(body).decode():
        raise Misshapen("its check does not fit what is in it")
    made_by, title, scenario, digest = (_text(content, x) for x in ("made_by", "title", "scenario", "digest"))
    root = Root(scenario=scenario, digest=digest, setup=check_setup(content["setup"]))
    rows = content["nodes"]
    if not isinstance(rows, list) or not rows:
        raise Misshapen("expected a list of places", "nodes")
    tree = Tree.plant(root, _first(rows[0], root)).with_nodes(_nodes(rows[1:], root.id))
    cursor = _text(content, "cursor")
    if cursor not in tree.nodes:
        raise Misshapen(f"there is no place {cursor[:40]!r}", "cursor")
    marks = dict(_marks(content["marks"]))
    lost = next((node for node in marks if node not in tree.nodes), None)
    if lost is not None:
        raise Misshapen(f"there is no place {lost[:40]!r}", "marks")
    tree = replace(tree, marks=marks, cursor=cursor)
    return TreeFile(tree=tree, seats=from_json(Seats, content["seats"], "seats"), made_by=made_by, title=title)


def _first(row: Any, root: Root) -> Landmark:
    node, parent, _, decision, landmark = _row(row, 0)
    if node != root.id or parent is not None or decision is not None:
        raise Misshapen("is not the beginning that the set-up makes", "nodes[0]")
    return _landmark(landmark, 0)


def _nodes(rows: list[Any], root: str) -> Iterator[tuple[Node, int]]:
    known = {root}
    for number, row in enumerate(rows, start=1):
        found, parent, born, decision, landmark = _row(row, number)
        where = f"nodes[{number}]"
        if not isinstance(parent, str) or parent not in known:
            raise Misshapen("grows from a place that does not stand before it", where)
        if id_of([parent, decision]) != found:
            raise Misshapen("its id does not follow from what was decided", where)
        if type(born) is not int or not 0 < born < 2**53:
            raise Misshapen("its count of birth is not a number from 1", where)
        known.add(found)
        yield (
            Node(
                id=found,
                parent=parent,
                decision=decision_from_json(decision, where),
                landmark=_landmark(landmark, number),
            ),
            born,
        )


def _row(row: Any, number: int) -> tuple[Any, Any, Any, Any, Any]:
    if not isinstance(row, list) or len(row) != 5:
        raise Misshapen("expected id, place before, count of birth, decision and landmark", f"nodes[{number}]")
    return row[0], row[1], row[2], row[3], row[4]


def _landmark(data: Any, number: int) -> Landmark:
    return from_json(Landmark, data, f"nodes[{number}].landmark")


def _node_to_json(tree: Tree, node: Node) -> list[Any]:
    decision = None if node.decision is None else decision_to_json(node.decision)
    return [node.id, node.parent, tree.born[node.id], decision, to_json(node.landmark)]


def _marks(data: Any) -> Iterator[tuple[str, Marks]]:
    if not isinstance(data, dict):
        raise Misshapen("expected a group of named values", "marks")
    for node, marks in data.items():
        yield node, from_json(Marks, marks, f"marks.{node[:40]}")


def _text(content: Mapping[str, Any], key: str) -> str:
    value = content[key]
    if not isinstance(value, str):
        raise Misshapen("expected a text", key)
    return value


def _check(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest()[:_CHECK].encode()


def _canonical(content: Mapping[str, Any]) -> bytes:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)
    return text.encode("utf-8", "surrogatepass")


def _parse(data: bytes | str, name: str) -> tuple[dict[str, Any], bytes]:
    """Return what a file holds, and those of its bytes that its check is made of."""
    if len(data) > MOST_BYTES:
        raise SaveError(not_a_tree(name, f"it is larger than {MOST_BYTES // 2**20} MB"))
    raw = (data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data).strip()
    try:
        content = json.loads(raw.decode("utf-8", "surrogatepass"), parse_constant=_no_constant)
    except (ValueError, RecursionError):
        content = None
    if not isinstance(content, dict) or content.get("game") != MARK:
        raise SaveError(not_a_tree(name, "it is not one that this game writes, or it was cut"))
    return content, raw[len(_HEAD) + _CHECK + len(b'",') :]


def _no_constant(word: str) -> NoReturn:
    raise ValueError(word)
