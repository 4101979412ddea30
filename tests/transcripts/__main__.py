"""Write the transcripts anew, or show how they would change.

python -m tests.transcripts            what would change
python -m tests.transcripts --write    change it; review the difference as prose
"""

from __future__ import annotations

import argparse
import difflib
import sys

from tests.transcripts.stories import FOLDER, STORIES, path_of, tell


def main() -> int:
    """Return 1 if transcripts differ and were not written."""
    parser = argparse.ArgumentParser(prog="python -m tests.transcripts", description=__doc__)
    parser.add_argument("--write", action="store_true", help="write them")
    write = parser.parse_args().write
    differing = 0
    for story in STORIES:
        path, text = path_of(story), tell(story)
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        if old == text:
            continue
        differing += 1
        if write:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"written: {path.name}")
        else:
            sys.stdout.writelines(
                difflib.unified_diff(old.splitlines(True), text.splitlines(True), path.name, path.name, n=2)
            )
    known = {path_of(story) for story in STORIES}
    for path in sorted(FOLDER.glob("*.txt")):
        if path not in known:
            differing += 1
            print(f"nobody tells this any more: {path.name}")
            if write:
                path.unlink()
    return int(bool(differing) and not write)


if __name__ == "__main__":
    sys.exit(main())
