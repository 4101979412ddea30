"""Why a leader of the game's own decided as he did, in a sentence: the largest reason for, the largest against."""

from __future__ import annotations

from typing import Final

from game.ai.why import Account
from game.app.lexicon import Lexicon, lexicon_of
from game.core.definitions import Model
from game.locale import marked, tr

_ALIAS: Final = {"focal": "own-words", "bow": "pride"}
_PLAIN: Final[dict[str, tuple[str, str]]] = {
    "urge": (marked("the moment called for it"), marked("it was hardly the moment for it")),
    "base": (marked("it was the natural answer"), marked("it was an unusual answer")),
    "worth": (marked("the terms were worth taking"), marked("the terms were worth too little")),
    "foreseen": (marked("played on in thought it came out better"), marked("played on in thought it came out worse")),
    "go-on": (marked("going on looked worse"), marked("going on still seemed to promise more")),
}
"""What speaks for and against, where the scenario has no words of its own."""
_FAINT: Final = frozenset({"cost", "urge", "base"})
"""What speaks against nearly everything, and so tells nothing."""
_WEIGHED: Final = frozenset({"accept", "refuse", "answer", "blow"})
_PARTS: Final = (
    ("_own_", (marked("it went with what had been written already"), marked("something had just been written"))),
    ("_off_", (marked("the other side had made an offer"), marked("the other side's offer stood against it"))),
    ("_since", (marked("there had been silence long enough"), marked("the last letter was too recent"))),
    (
        "_worth_best",
        (marked("what lay on the table was nearly good enough"), marked("what lay on the table was not good enough")),
    ),
)


def reason_words(account: Account, model: Model) -> str:
    """Return an account as one or two sentences; empty if nothing in particular spoke for or against."""
    words = lexicon_of(model)
    refused = account.about.startswith("refuse:")
    for_it = _side(words, account.reason, up=not refused)
    against = _side(words, account.scruple, up=refused)
    if not for_it:
        return ""
    parts = [f"{for_it[:1].upper()}{for_it[1:]}."]
    if against and account.scruple not in _FAINT:
        parts.append(tr("Against it: {reason}.", reason=against))
    if account.near and account.about.split(":")[0] in _WEIGHED:
        parts.append(tr("It was a near thing."))
    return " ".join(parts)


def _side(words: Lexicon, label: str | None, *, up: bool) -> str:
    if label is None:
        return ""
    entry = words.entry("motives", _ALIAS.get(label, label))
    found = entry.get("up" if up else "down")
    if isinstance(found, str):
        return found
    pair = _PLAIN.get(label) or next((p for part, p in _PARTS if part in label), None)
    if pair is not None:
        return tr(pair[0 if up else 1])
    for family in ("tracks", "estimates", "postures", "derived"):
        if words.entry(family, label):
            return words.initial(words.label(family, label))
    return ""
