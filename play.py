#!/usr/bin/env python3
"""Set up Knot of War and start it. Needs Python 3.11 or newer and nothing else.

    python3 play.py              make .venv, install the game into it, play
    python3 play.py --check      the same with the developers' tools, then every test and linter
    python3 play.py ARGUMENTS    anything else goes to the game: `python3 play.py play --text`

This file uses the standard library alone and keeps to words that an old Python can read, so that it can say politely
what is missing.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time

LEAST = (3, 11)
ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
STAMP = os.path.join(VENV, "knot-of-war.json")
SEEK = ["python3.14", "python3.13", "python3.12", "python3.11"]


class SetupError(Exception):
    """Something a person has to mend before the game can start; its text says what."""


def main(arguments):
    """Prepare the environment, then check or play; return the exit code."""
    try:
        newer = elsewhere()
        if newer:
            return subprocess.call([newer, os.path.abspath(__file__), *arguments])
        checking = arguments[:1] == ["--check"]
        if checking and arguments[1:]:
            raise SetupError("--check takes no further arguments; found: " + " ".join(arguments[1:]))
        prepare(["dev"] if checking else [])
    except SetupError as problem:
        sys.stderr.write("Knot of War cannot be set up yet.\n" + str(problem) + "\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. Nothing is broken: the next start goes on from here.\n")
        return 130
    return check() if checking else play(arguments)


def elsewhere():
    """Return a newer Python on this machine if this one is too old, or None if this one will do."""
    if sys.version_info >= LEAST:
        return None
    for name in SEEK:
        found = shutil.which(name)
        if found:
            return found
    raise SetupError(
        "This is Python %d.%d; the game needs %d.%d or newer.\n" % (sys.version_info[:2] + LEAST)
        + "Install one (https://www.python.org/downloads, or your system's packages) and run play.py with it,\n"
        + "for instance: python3.12 play.py"
    )


def prepare(extras):
    """Make sure that .venv exists and holds the game with these extras, installed from this folder."""
    try:
        wanted = fingerprint()
        stamp = read_stamp()
        if stamp.get("fingerprint") == wanted and set(extras) <= set(stamp.get("extras", [])):
            return
        make_venv()
        extras = sorted(set(extras) | set(stamp.get("extras", [])))
        install(extras)
        with open(STAMP, "w", encoding="utf-8") as file:
            json.dump({"fingerprint": wanted, "extras": extras}, file)
    except OSError as problem:
        raise SetupError(
            "The folder %s cannot be written: %s.\nCopy the game to a folder of your own and start it there."
            % (ROOT, problem.strerror or problem)
        ) from problem


def fingerprint():
    """Return what an installation depends on: the project's description, its place and this Python."""
    with open(os.path.join(ROOT, "pyproject.toml"), "rb") as file:
        text = file.read()
    place = "\n".join([ROOT, sys.base_prefix, "%d.%d" % sys.version_info[:2]])
    return hashlib.sha256(text + place.encode("utf-8", "surrogateescape")).hexdigest()


def read_stamp():
    """Return what the last installation left behind, or an empty mapping if there was none that still works."""
    try:
        with open(STAMP, encoding="utf-8") as file:
            stamp = json.load(file)
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) and os.path.exists(venv_python()) else {}


def venv_python():
    """Return the path of the environment's Python."""
    return os.path.join(VENV, "Scripts", "python.exe") if os.name == "nt" else os.path.join(VENV, "bin", "python")


def make_venv():
    """Make .venv anew, unless there is one that works."""
    if works(venv_python(), "import pip"):
        return
    try:
        import ensurepip  # noqa: F401  (Debian and Ubuntu ship venv without it)
        import venv
    except ImportError:
        raise SetupError(
            "This Python has no 'venv' with 'pip' inside. Install them, then start again:\n"
            "  Debian, Ubuntu, Mint:  sudo apt install python3-venv\n"
            "  Fedora:                sudo dnf install python3 python3-pip\n"
            "  openSUSE:              sudo zypper install python3-pip\n"
            "  macOS:                 brew install python, or the installer from https://www.python.org\n"
            "  Windows:               the installer from https://www.python.org\n"
            "With uv (https://docs.astral.sh/uv) there is another way: uv run knot-of-war"
        ) from None
    say("Making an environment of its own in .venv ...")
    try:
        venv.create(VENV, with_pip=True, clear=True, symlinks=os.name != "nt")
    except subprocess.CalledProcessError:
        raise SetupError(
            "Python could not put pip into .venv. On Debian or Ubuntu: sudo apt install python3-venv"
        ) from None


def works(python, statement):
    """Return whether an interpreter is there and can run a statement."""
    if not os.path.exists(python):
        return False
    try:
        return subprocess.call([python, "-c", statement], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def install(extras):
    """Install the game from this folder, editable, so that a changed file is a changed game."""
    target = ROOT + ("[" + ",".join(extras) + "]" if extras else "")
    say("Installing the game%s (a minute, this once) ..." % (" and the developers' tools" if extras else ""))
    pip = [venv_python(), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--editable", target]
    if subprocess.call(pip, cwd=ROOT) != 0:
        raise SetupError(
            "pip could not install what the game needs; its own words are above.\n"
            "The first start needs a network (or a pip that is told where packages are, see 'pip config').\n"
            "Behind a proxy, set HTTPS_PROXY. Then start again: what is already there is kept."
        )
    # An editable install is not compiled ahead; with this the first start is as quick as the second.
    subprocess.call([venv_python(), "-m", "compileall", "-q", "game"], cwd=ROOT)


def play(arguments):
    """Hand over to the game."""
    command = [venv_python(), "-m", "game", *arguments]
    if os.name == "nt":
        try:
            return subprocess.call(command)
        except KeyboardInterrupt:
            return 130
    sys.stdout.flush()
    return os.execv(command[0], command)


def check():
    """Run every linter and test; return 0 if all of them are content."""
    python = venv_python()
    steps = [
        ("lint", [python, "-m", "ruff", "check", "."]),
        ("format", [python, "-m", "ruff", "format", "--check", "."]),
        ("types", [python, "-m", "mypy"]),
        ("layers", [os.path.join(os.path.dirname(python), "lint-imports")]),
        ("scenarios", [python, "-m", "game", "check"]),
        ("tests", [python, "-m", "pytest", "-n", str(min(os.cpu_count() or 1, 4))]),
    ]
    verdicts = []
    for name, command in steps:
        say("\n== %s: %s" % (name, " ".join(os.path.basename(part) for part in command)))
        started = time.time()
        code = subprocess.call(command, cwd=ROOT)
        verdicts.append((name, code, time.time() - started))
    say("\n" + "\n".join("%-10s %-7s %5.1f s" % (n, "passed" if c == 0 else "FAILED", s) for n, c, s in verdicts))
    return 1 if any(code for _, code, _ in verdicts) else 0


def say(words):
    """Tell the person at the keyboard what is going on, at once."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
