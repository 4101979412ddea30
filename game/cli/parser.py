"""The words of the command line, and what they mean."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import NoReturn

from game import __version__

COMMANDS = (
    "play",
    "replay",
    "odds",
    "compare",
    "tree",
    "code",
    "debrief",
    "simulate",
    "duel",
    "study",
    "check",
    "diagram",
    "screens",
    "bench",
)
MOST_GAMES = 1_000_000
_LEVELS = ("short", "standard", "documents")


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are one message with a suggestion, and whose exit code is 2."""

    def error(self, message: str) -> NoReturn:
        """Say what was not understood, and how it might have been meant."""
        hint = self._hint(message)
        sys.stderr.write(f"{self.prog}: {message}\n{hint}Try: {self.prog} --help\n")
        self.exit(2)

    def _hint(self, message: str) -> str:
        wrong = re.search(r"invalid choice: '([^']*)'", message) or re.search(r"unrecognized arguments: (\S+)", message)
        if wrong is None:
            return ""
        known = [*COMMANDS, *(name for a in self._every_action() for name in a.option_strings)]
        close = get_close_matches(wrong[1].split("=")[0], known, n=1, cutoff=0.6)
        return f"Did you mean {close[0]}?\n" if close else ""

    def _every_action(self) -> Sequence[argparse.Action]:
        found: list[argparse.Action] = []
        todo: list[argparse.ArgumentParser] = [self]
        while todo:
            for action in todo.pop()._actions:  # noqa: SLF001  (argparse has no public way to list its options)
                found.append(action)
                if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
                    todo.extend(action.choices.values())
        return found


def build_parser() -> Parser:
    """Return the parser of the whole command line."""
    parser = Parser(
        prog="knot-of-war",
        description="The Cuban missile crisis of October 1962, from either desk.",
        epilog="Without a command the game opens. Every option and exit code is explained in docs/cli.md.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"knot-of-war {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    _add_play(commands.add_parser("play", help="play a match", allow_abbrev=False))
    _add_replay(commands.add_parser("replay", help="read a road watch by watch", allow_abbrev=False))
    _add_odds(commands.add_parser("odds", help="how likely it was, by this model", allow_abbrev=False))
    _add_compare(commands.add_parser("compare", help="hold two roads against each other", allow_abbrev=False))
    _add_tree(commands.add_parser("tree", help="list the places of a tree, merge trees", allow_abbrev=False))
    _add_code(commands.add_parser("code", help="share a road as a short code", allow_abbrev=False))
    _add_debrief(commands.add_parser("debrief", help="everything that was hidden, on one page", allow_abbrev=False))
    _add_simulate(commands.add_parser("simulate", help="let two policies play many games", allow_abbrev=False))
    _add_duel(commands.add_parser("duel", help="let policies take the same desk in turn", allow_abbrev=False))
    _add_check(commands.add_parser("check", help="say what is wrong with scenarios", allow_abbrev=False))
    _add_diagram(commands.add_parser("diagram", help="draw the state machine", allow_abbrev=False))
    _add_screens(commands.add_parser("screens", help="draw every screen of the window", allow_abbrev=False))
    _add_bench(commands.add_parser("bench", help="measure how fast the game is here", allow_abbrev=False))
    _add_study(commands.add_parser("study", help="play a plan of up to millions of games", allow_abbrev=False))
    return parser


def _add_play(p: argparse.ArgumentParser) -> None:
    p.description = "Play a match. Without options the game opens at its first page; with any of them, at the desk."
    _add_scenario(p, None)
    p.add_argument("--side", choices=("us", "ussr", "both"), help="which desk is yours (default: us)")
    p.add_argument("--opponent", metavar="ID", help="who sits across: a persona, `strategist`, `random`, ...")
    p.add_argument("--seed", type=_whole(0, 2**63 - 1), metavar="N", help="the luck of the match (default: a new one)")
    p.add_argument("--risk", metavar="ID", help="how dangerous accidents are: a risk preset of the scenario")
    p.add_argument("--information", metavar="ID", help="how well you see the other side")
    p.add_argument("--temperament", metavar="ID", help="how steadily the opponent follows his reasons")
    p.add_argument("--luck", choices=("free", "historical"), help="whether events fall by chance or when they fell")
    p.add_argument("--no-rewind", dest="rewind", action="store_const", const=False, help="a match without a way back")
    p.add_argument("--text", action="store_true", help="play in the terminal, in plain text")
    p.add_argument("--language", choices=("en", "es", "ru"), help="language of the game; the window keeps it")
    p.add_argument("--level", choices=_LEVELS, help="how much is told at a time; the window keeps it")
    p.add_argument(
        "--speak",
        default="",
        metavar="WHERE",
        help="say what the window shows: `terminal`, `system` (the voice of this system), or a file to append to",
    )
    p.add_argument("--resume", action="store_true", help="go on with the newest match that is not over")
    p.add_argument("--saves", type=Path, metavar="FOLDER", help="keep saves in this folder")


def _add_replay(p: argparse.ArgumentParser) -> None:
    p.description = "Read a road watch by watch: what was done, what fell, and what is known of those hours today."
    _add_road(p)
    p.add_argument("--first", type=_whole(1, 9999), metavar="N", help="begin with this watch (default: 1)")
    p.add_argument("--last", type=_whole(1, 9999), metavar="N", help="stop after this watch (default: the end)")
    p.add_argument("--json", action="store_true", help="print one JSON object")


def _add_odds(p: argparse.ArgumentParser) -> None:
    p.description = "Play the rest of a crisis many times and count the endings. Estimates of this model, with ranges."
    _add_road(p)
    which = p.add_mutually_exclusive_group()
    which.add_argument("--watch", type=_whole(1, 9999), metavar="N", help="from this watch (default: the last place)")
    which.add_argument("--all", action="store_true", help="from every watch of the road")
    which.add_argument("--turning", action="store_true", help="rank what moved the odds of the road")
    which.add_argument("--luck", choices=("us", "ussr"), help="replay one side's decisions under other luck")
    p.add_argument("--games", type=_whole(16, MOST_GAMES), default=4000, metavar="N", help="games at most (4000)")
    p.add_argument("--half-width", type=float, default=3.0, metavar="POINTS", help="stop at this range (3 points)")
    p.add_argument("--us", metavar="POLICY", help="a persona or a line that plays the rest in Washington")
    p.add_argument("--ussr", metavar="POLICY", help="a persona or a line that plays the rest in Moscow")
    p.add_argument("--json", action="store_true", help="print one JSON object")


def _add_compare(p: argparse.ArgumentParser) -> None:
    p.description = "Hold two roads against each other: where they part, and what is different from there on."
    _add_road(p)
    p.add_argument("other", nargs="?", default="history", metavar="OTHER", help="the other road (default: history)")
    p.add_argument("--odds", action="store_true", help="ask for the odds along both, and what was the dice")
    p.add_argument("--games", type=_whole(16, MOST_GAMES), default=1000, metavar="N", help="games a watch (1000)")
    _add_files(p)


def _add_tree(p: argparse.ArgumentParser) -> None:
    p.description = "List the places of a tree; of several, merged. Without a road: history and its branches."
    p.add_argument("roads", nargs="*", metavar="ROAD", help="see docs/cli.md: `last`, a save, a tree file, a code, ...")
    _add_road_options(p)
    p.add_argument("--beside", action="store_true", help="list history and its branches beside the tree")
    p.add_argument("--out", type=Path, metavar="FILE", help="write the (merged) tree to this .kowtree file")
    p.add_argument("--json", action="store_true", help="print one JSON object")


def _add_code(p: argparse.ArgumentParser) -> None:
    p.description = "Print the replay code of a road, which is the same game on any machine; or take a desk at its end."
    _add_road(p)
    p.add_argument("--qr", action="store_true", help="draw its QR in the terminal")
    p.add_argument("--svg", type=Path, metavar="FILE", help="write its QR to this SVG file")
    p.add_argument("--take", choices=("us", "ussr"), help="put the road among the saves, with this desk as yours")
    p.add_argument("--json", action="store_true", help="print one JSON object")


def _add_debrief(p: argparse.ArgumentParser) -> None:
    p.description = "Tell a road with everything that was hidden, beside 1962."
    _add_road(p)
    p.add_argument("--odds", action="store_true", help="ask for the odds along it, too (some seconds)")
    p.add_argument("--games", type=_whole(16, MOST_GAMES), default=1000, metavar="N", help="games a watch (1000)")
    _add_files(p)


def _add_road(p: argparse.ArgumentParser) -> None:
    about = "`history`, a branch's id, `last`, a save, a tree file, a replay code, or - to read a code"
    p.add_argument("road", metavar="ROAD", help=about)
    p.add_argument("--node", metavar="ID", help="another place of the road's tree: the first digits of its id")
    _add_road_options(p)


def _add_road_options(p: argparse.ArgumentParser) -> None:
    p.add_argument("--scenario", default="october-1962", metavar="ID", help="whose history (default: october-1962)")
    p.add_argument("--saves", type=Path, metavar="FOLDER", help="look for saves in this folder")


def _add_files(p: argparse.ArgumentParser) -> None:
    p.add_argument("--markdown", type=Path, metavar="FILE", help="write it as Markdown")
    p.add_argument("--html", type=Path, metavar="FILE", help="write it as one page that needs nothing else")
    p.add_argument("--json", action="store_true", help="print one JSON object")


def _add_simulate(p: argparse.ArgumentParser) -> None:
    p.description = "Play many games between two policies and sum them up."
    p.epilog = "A policy is a persona's id, `random`, `history`, a strategist, or the path of a line file."
    _add_scenario(p, "october-1962")
    p.add_argument("--us", metavar="POLICY", help="who sits in Washington (default: the scenario's first persona)")
    p.add_argument("--ussr", metavar="POLICY", help="who sits in Moscow (default: the scenario's first persona)")
    p.add_argument(
        "--games", type=_whole(1, MOST_GAMES), default=200, metavar="N", help="how many games (default: 200)"
    )
    p.add_argument("--seed", type=_whole(0, 2**63 - 1), default=1962, metavar="N", help="seed of the first game (1962)")
    p.add_argument("--risk", metavar="ID", help="risk preset of the scenario (default: `default`)")
    p.add_argument("--luck", choices=("free", "historical"), default="free", help="by chance, or when it fell (free)")
    p.add_argument(
        "--workers", type=_whole(1, 64), default=1, metavar="N", help="processes; the result is the same (1)"
    )
    p.add_argument("--json", action="store_true", help="print one JSON object")


def _add_duel(p: argparse.ArgumentParser) -> None:
    p.description = "Let policies take the same desk in turn, under the same lucks, and compare their scores."
    p.epilog = (
        "A policy is a persona's id, `persona` (the first of the desk), `random`, `history`, a strategist "
        "(`strategist-quick`, `-steady`, `-deep`), or the path of a line file."
    )
    p.add_argument("policies", nargs="+", metavar="POLICY", help="who takes the desk; the table compares each pair")
    _add_scenario(p, "october-1962")
    p.add_argument("--side", choices=("us", "ussr", "both"), default="us", help="the desk they take (us)")
    p.add_argument("--against", metavar="POLICY", help="who sits across (default: the scenario's first persona there)")
    p.add_argument("--games", type=_whole(1, MOST_GAMES), default=40, metavar="N", help="games of each (default: 40)")
    p.add_argument("--seed", type=_whole(0, 2**63 - 1), default=1962, metavar="N", help="seed of the first game (1962)")
    p.add_argument("--risk", metavar="ID", help="risk preset of the scenario (default: `default`)")
    p.add_argument(
        "--workers", type=_whole(1, 64), default=1, metavar="N", help="processes; the result is the same (1)"
    )
    p.add_argument("--json", action="store_true", help="print one JSON object")


def _add_check(p: argparse.ArgumentParser) -> None:
    p.description = "Read scenarios and say what is wrong with them: file, line, what was found, how to mend it."
    p.add_argument("paths", nargs="*", metavar="PATH", help="scenario folders or ids (default: all that are shipped)")
    p.add_argument("--json", action="store_true", help="print the problems as one JSON list")


def _add_diagram(p: argparse.ArgumentParser) -> None:
    p.description = "Draw the phases of a watch, the stages of a scenario and the ladder, as Mermaid and as SVG."
    p.add_argument("--scenario", default="october-1962", metavar="ID", help="id or path (default: october-1962)")
    p.add_argument("--out", type=Path, metavar="DIR", help="write the drawings here (default: print Mermaid)")


def _add_screens(p: argparse.ArgumentParser) -> None:
    p.description = "Draw every screen of the window to PNG files, with a contact sheet of each dress and language."
    p.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="where the pictures go")
    p.add_argument("--only", nargs="+", metavar="NAME", help="only the screens whose names begin so")
    p.add_argument("--size", nargs="+", default=["1280x720"], metavar="WxH", help="window sizes (1280x720)")
    p.add_argument("--text", nargs="+", type=int, default=[100], metavar="N", help="text sizes, per cent (100)")
    p.add_argument("--language", nargs="+", default=["en"], metavar="CODE", help="languages: en, es, ru (en)")
    p.add_argument("--level", default="standard", choices=_LEVELS, help="reading level")
    p.add_argument("--theme", nargs="+", default=["plain"], choices=("plain", "contrast"), help="plain, contrast")
    p.add_argument("--sheets", action="store_true", help="write the contact sheets alone")
    p.add_argument("--list", action="store_true", help="print the names of the screens and draw none")


def _add_bench(p: argparse.ArgumentParser) -> None:
    p.description = "Measure playouts, clones, saves, loads and start-up on this machine."
    which = p.add_mutually_exclusive_group()
    which.add_argument("--odds", action="store_true", help="measure games in lock step, odds and large trees instead")
    which.add_argument("--window", action="store_true", help="measure the window instead: frames, answers, idling")
    p.add_argument("--json", action="store_true", help="print one JSON object")
    p.add_argument("--seconds", type=_whole(1, 600), default=3, metavar="N", help="time for each measurement (3)")


def _add_study(p: argparse.ArgumentParser) -> None:
    p.description = "Play a plan (scenario variants, pairings, seeds) into Parquet files; a stopped study goes on."
    p.epilog = "Plans are explained in docs/studies.md. Same plan, same rows, wherever and however often it is played."
    p.add_argument("plan", type=Path, metavar="PLAN", help="the plan, a YAML file")
    p.add_argument("--out", type=Path, required=True, metavar="DIR", help="the study's folder: a new one, or its own")
    p.add_argument(
        "--workers", type=_whole(1, 256), default=os.cpu_count() or 1, metavar="N", help="processes (all cores)"
    )
    p.add_argument("--scheduler", metavar="ADDRESS", help="play on the workers of this Dask scheduler")
    p.add_argument("--verify", action="store_true", help="play nothing; hold what is there against plan and rules")
    p.add_argument("--json", action="store_true", help="print one JSON object")


def _add_scenario(p: argparse.ArgumentParser, default: str | None) -> None:
    p.add_argument("--scenario", default=default, metavar="ID", help="id or path (default: october-1962)")
    p.add_argument("--start", metavar="ID", help="the moment at which the game begins (default: the scenario's)")


def _whole(least: int, most: int) -> Callable[[str], int]:
    def whole(text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            number = least - 1
        if not least <= number <= most:
            raise argparse.ArgumentTypeError(f"expected a whole number from {least} to {most}, found {text[:40]!r}")
        return number

    return whole
