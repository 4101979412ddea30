"""Words by which a voice tells of controls: their roles, and parts joined to one line."""

from __future__ import annotations

from game.locale import reading, tr, trc

_roles: dict[str, dict[str, str]] = {}


def role_words(role: str) -> str:
    """The name of a widget's role in the reader's language."""
    language = reading().language
    if language not in _roles:
        _roles[language] = {
            "": "",
            "button": trc("role", "button"),
            "card": trc("role", "card"),
            "choice": trc("role", "choice"),
            "clause": trc("role", "clause"),
            "entry": trc("role", "entry"),
            "map": trc("role", "map"),
            "number": trc("role", "number"),
            "pages": trc("role", "pages"),
            "panel": trc("role", "panel"),
            "question": trc("role", "question"),
            "slider": trc("role", "slider"),
            "switch": trc("role", "switch"),
            "tab": trc("role", "tab"),
            "text": trc("role", "text"),
            "text field": trc("role", "text field"),
            "tree": trc("role", "tree"),
        }
    return _roles[language].get(role) or tr(role)


def joined(*parts: str) -> str:
    """Parts of what is said of one thing, with commas between, without empty ones and without full stops inside."""
    *said, last = [part for part in parts if part] or [""]
    return ", ".join([*(part.removesuffix(".") for part in said), last])


def place_words(place: int, count: int) -> str:
    """`2 of 4`: a place in a list, counted from 1."""
    return tr("{place} of {count}", place=place, count=count)
