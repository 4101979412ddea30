"""Texts of the interface, translated: English stands in the code, other languages in gettext catalogues.

`assets/locale/<language>/LC_MESSAGES/knot-of-war.mo` holds the interface. A scenario brings its own words translated in
`locale/<language>/LC_MESSAGES/` of its folder: `scenario.mo` the words of the desk, `letters.mo` the phrases of
letters, `history.mo` what is told of 1962. `tools/catalogues.py` gathers, renews and compiles them; docs/translating.md
tells the whole way.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path
from typing import Final

from game.locale.reading import reading
from game.resources import resources

_INTERFACE = "knot-of-war"
SCENARIO_DOMAINS: Final = ("scenario", "letters", "history")
"""Catalogues that a scenario may bring."""


def marked(text: str) -> str:
    """Return a text as it is, marked for translation: for constants, told by `tr` when they are shown."""
    return text


def tr(text: str, /, **values: object) -> str:
    """Return a text of the interface in the reader's language, its `{names}` filled with values."""
    language = reading().language
    told = text if language == "en" or not text else _interface(language).gettext(text)
    return told.format(**values) if values else told


def trn(one: str, many: str, count: int, /, **values: object) -> str:
    """Return a text that counts, in the form that the reader's language has for `count`; `{count}` is filled."""
    language = reading().language
    told = (one if count == 1 else many) if language == "en" else _interface(language).ngettext(one, many, count)
    return told.format(count=count, **values)


def trc(context: str, text: str, /, **values: object) -> str:
    """Return a text whose translation hangs on where it stands; context: a word or two for the translator."""
    language = reading().language
    told = text if language == "en" else _interface(language).pgettext(context, text)
    return told.format(**values) if values else told


def scenario_texts(folders: Sequence[Path], language: str) -> NullTranslations:
    """Return the catalogues of a scenario: its own, then those of the scenarios it extends; `folders` oldest last."""
    return _scenario(tuple(folders), language)


@cache
def _interface(language: str) -> NullTranslations:
    return translation(_INTERFACE, resources("assets") / "locale", [language], fallback=True)


@cache
def _scenario(folders: tuple[Path, ...], language: str) -> NullTranslations:
    first = NullTranslations()
    if language != "en":
        for folder in reversed(folders):
            for domain in SCENARIO_DOMAINS:
                own = translation(domain, folder / "locale", [language], fallback=True)
                own.add_fallback(first)
                first = own
    return first
