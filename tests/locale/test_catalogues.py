"""The catalogues that are shipped, and the tool that gathers, renews, compiles and checks them."""

from __future__ import annotations

from gettext import GNUTranslations

import pytest
from babel.messages.pofile import read_po, write_po

from tools import catalogues


@pytest.fixture
def project(tmp_path):
    """Return a project of one module and no scenario, with its interface gathered and renewed."""
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "assets" / "locale").mkdir(parents=True)
    code = tmp_path / "game" / "page.py"
    code.parent.mkdir()
    code.write_text(
        "# For translators: on the lid of the desk.\n"
        'SEAL = marked("Seal the watch")\n'
        "def page(a, b, n, x):\n"
        '    said = tr("{who} writes to {whom}", who=a, whom=b)\n'
        '    count = trn("{count} letter", "{count} letters", n)\n'
        '    order = trc("noun", "Order")\n'
        "    inside = f\"{tr('Slack')} · {x}\"\n"
    )
    catalogues.gather(tmp_path)
    catalogues.renew(tmp_path)
    return tmp_path


def po(project, language="ru"):
    return project / "assets" / "locale" / language / "LC_MESSAGES" / "knot-of-war.po"


def translate(project, texts, language="ru"):
    with po(project, language).open("rb") as file:
        catalog = read_po(file, locale=language)
    for message in catalog:
        key = message.id[0] if isinstance(message.id, tuple) else message.id
        if key in texts:
            message.string = texts[key]
    with po(project, language).open("wb") as file:
        write_po(file, catalog)


def test_the_shipped_catalogues_have_nothing_wrong_with_them():
    assert catalogues.problems() == []


def test_marks_are_found_wherever_they_stand(project):
    found = catalogues.interface(project)
    assert [m.id for m in found if m.id] == [
        "Seal the watch",
        "{who} writes to {whom}",
        ("{count} letter", "{count} letters"),
        "Order",
        "Slack",
    ]
    assert found.get("Order", "noun") is not None


def test_comments_for_translators_come_along(project):
    assert catalogues.interface(project).get("Seal the watch").auto_comments == [
        "For translators: on the lid of the desk."
    ]


def test_what_was_translated_stays_when_texts_are_renewed(project):
    translate(project, {"Seal the watch": "Запечатать вахту"})
    page = project / "game" / "page.py"
    page.write_text(page.read_text() + '    more = tr("Open the map")\n')
    catalogues.gather(project)
    catalogues.renew(project)
    with po(project).open("rb") as file:
        catalog = read_po(file, locale="ru")
    assert catalog.get("Seal the watch").string == "Запечатать вахту"
    assert catalog.get("Open the map").string == ""


def test_a_text_that_is_gone_is_taken_out(project):
    page = project / "game" / "page.py"
    page.write_text(page.read_text().replace("Slack", "Taut"))
    catalogues.gather(project)
    catalogues.renew(project)
    with po(project).open("rb") as file:
        assert read_po(file, locale="ru").get("Slack") is None


def test_the_compiled_file_holds_what_is_finished_and_nothing_else(project):
    translate(project, {"Slack": "Слабина", "{count} letter": ("{count} письмо", "", "")})
    catalogues.compile_all(project)
    with po(project).with_suffix(".mo").open("rb") as file:
        told = GNUTranslations(file)
    assert told.gettext("Slack") == "Слабина"
    assert told.ngettext("{count} letter", "{count} letters", 5) == "{count} letters"


@pytest.mark.parametrize(
    ("text", "wrong", "message"),
    [
        ("{who} writes to {whom}", "{who} пишет", "{whom} is lost"),
        ("{who} writes to {whom}", "{who} пишет {whom} о {what}", "{what} is added"),
        ("{count} letter", ("{count} письмо", "{count} письма", ""), "2 of 3 plural forms are given"),
        ("Slack", "Слабина ", "does not end with a space"),
    ],
)
def test_a_mistake_in_a_translation_is_told(project, text, wrong, message):
    translate(project, {text: wrong})
    catalogues.compile_all(project)
    assert [p for p in catalogues.problems(project) if message in p]


def test_compiled_files_that_are_behind_are_told(project):
    catalogues.compile_all(project)
    assert catalogues.problems(project) == []
    translate(project, {"Slack": "Слабина"})
    assert "is behind its .po file" in catalogues.problems(project)[0]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('def f(): return tr(f"{who} writes")\n', "put together inside tr"),
        ('def f(): return tr("a" + b)\n', "put together inside tr"),
        ('def f(): return tr("{who} writes to {whom}", who=a)\n', "no value for whom"),
        ('TITLE = tr("Settings")\n', "the language freezes"),
        ('def page(title=tr("Settings")):\n    pass\n', "the language freezes"),
    ],
)
def test_a_text_that_no_catalogue_can_serve_is_told(project, line, message):
    (project / "game" / "other.py").write_text(line)
    catalogues.compile_all(project)
    assert any(message in p for p in catalogues.problems(project))


def test_a_count_is_told_in_the_form_that_the_language_has_for_it(project):
    translate(project, {"{count} letter": ("{count} письмо", "{count} письма", "{count} писем")})
    catalogues.compile_all(project)
    with po(project).with_suffix(".mo").open("rb") as file:
        told = GNUTranslations(file)
    forms = [told.ngettext("{count} letter", "{count} letters", n).format(count=n) for n in (1, 3, 5, 21)]
    assert forms == ["1 письмо", "3 письма", "5 писем", "21 письмо"]


def test_texts_that_were_not_gathered_are_told(project):
    (project / "game" / "other.py").write_text('x = tr("A new text")\n')
    assert any("1 texts are new" in p for p in catalogues.stale(project))
