"""Words wrap, screens reflow, everything can be said, and colours can be told apart."""

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ui.map import Flight, MapPicture, Note, Site
from game.ui.map.projection import EARTH_RADIUS, VIEWS, Projection, travelled
from game.ui.paint.kit import Kit
from game.ui.paint.pictures import icons, portraits
from game.ui.paint.theme import TEXT_SIZES, Layout, Theme, contrast, tokens
from game.ui.paint.typesetting import Run, Typesetter, plain, rich
from game.ui.rope.figure import figure_of
from game.ui.rope.knot import knot_in_words, state_word
from game.ui.scene import TreeScene
from game.ui.widgets import Button, Pages, Scroll, Widget
from tests.ui.sample import SampleScene, dressed

SIZES = ((1280, 720), (1920, 1080), (1024, 768), (640, 360), (2560, 1080))


@given(
    st.lists(st.text(alphabet="abcdefgh—'é", min_size=1, max_size=30), min_size=1, max_size=30), st.integers(40, 600)
)
def test_wrapped_words_stay_within_the_column_and_none_is_lost(words: list[str], width: int) -> None:
    setter = Typesetter(Theme())
    lines = setter.wrap(" ".join(words), "body", width)
    assert all(line.width <= width for line in lines)
    written = "".join(piece.run.text for line in lines for piece in line.pieces)
    assert written.replace(" ", "") == "".join(words)


@pytest.mark.parametrize("style", ["body", "small", "reading", "row_title"])
def test_a_line_of_many_small_words_is_no_wider_than_its_column(style: str) -> None:
    words = "He asks for a broad word that covers the bombers and UN inspectors, if all of it is to go. " * 9
    type_ = Typesetter(Theme("washington"))
    for width in range(150, 700, 23):
        assert max(line.width for line in type_.wrap(words, style, width)) <= width


def test_marked_words_become_runs_and_are_spoken_plain() -> None:
    words = rich("Tanker *Grozny* holds **course**")
    assert Run("Grozny", italic=True) in words
    assert Run("course", bold=True) in words
    assert plain(words) == "Tanker Grozny holds course"


def test_a_note_stays_on_the_line_of_its_last_word() -> None:
    lines = Typesetter(Theme()).wrap(
        [Run("Work at the sites has to stop.", underline="accent", note="1")], "typed", 120
    )
    assert len(lines) > 1
    assert [piece.run.note for line in lines for piece in line.pieces if piece.run.note] == ["1"]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", TEXT_SIZES)
def test_no_widget_leaves_its_parent_at_any_size(size: tuple[int, int], text: int) -> None:
    scene = dressed(SampleScene(), size=size, text=text)
    window = pygame.Rect((0, 0), size)
    for widget in scene.root.walk():
        if widget.parent is None or inside_scroll(widget) or widget.rect.height == 0:
            continue
        assert widget.parent.rect.left - 1 <= widget.rect.left, widget.ident
        assert widget.rect.right <= widget.parent.rect.right + 1, widget.ident
        assert widget.rect.right <= window.right + 1, widget.ident


def inside_scroll(widget: Widget) -> bool:
    return any(isinstance(above, Scroll) for above in widget.ancestors())


@pytest.mark.parametrize(
    ("size", "text", "layout"),
    [
        ((1280, 720), 100, Layout.WIDE),
        ((1280, 800), 100, Layout.WIDE),
        ((2560, 1080), 100, Layout.WIDE),
        ((1024, 768), 100, Layout.MEDIUM),
        ((960, 540), 100, Layout.MEDIUM),
        ((1280, 720), 115, Layout.MEDIUM),
        ((1280, 720), 150, Layout.MEDIUM),
        ((1280, 720), 175, Layout.NARROW),
        ((1920, 1080), 200, Layout.NARROW),
    ],
)
def test_the_width_in_em_picks_the_layout(size: tuple[int, int], text: int, layout: Layout) -> None:
    assert Theme(size=size, text=text).layout is layout


@pytest.mark.parametrize("text", [100, 150, 200])
def test_targets_are_at_least_44_by_40(text: int) -> None:
    scene = dressed(SampleScene(), text=text)
    for widget in scene.root.walk():
        if widget.focusable:
            assert widget.rect.width >= 44 * text / 100, widget.ident
            assert widget.rect.height >= 40 * text / 100 - 1, widget.ident


def test_larger_text_shows_fewer_cards_and_says_how_many() -> None:
    scene = dressed(SampleScene(), text=200)
    pages = scene.widget("inbox")
    assert isinstance(pages, Pages)
    shown = [card for card in pages.children if card.shown]
    assert 0 < len(shown) < 6
    assert pages.turner.words.endswith("of 6")


def test_every_control_says_its_name_role_and_state() -> None:
    scene = dressed(SampleScene())
    assert scene.widget("clause").describe() == "No invasion of Cuba, clause, Hint, 2 of 3, Binds you"
    assert scene.widget("c1").describe() == "Cable 1, card, new"
    assert scene.widget("ch0").describe() == "Embassy cable, choice, chosen, Seen by: both, 3 h"
    assert scene.widget("seal").describe() == "Seal and send, button, key Enter"
    for widget in scene.root.walk():
        if widget.focusable:
            assert widget.name, widget.ident


def test_a_screen_read_aloud_begins_with_its_title_and_ends_with_the_focus() -> None:
    lines = dressed(SampleScene()).speak()
    assert lines[0] == "Sample desk"
    assert lines[1].startswith("The rope: tension 71 of 100, Biting")
    assert lines[-1] == "Focus: Cable 1, card, new, 1 of 4"


def test_drawing_the_same_screen_twice_gives_the_same_picture(screen: pygame.Surface) -> None:
    pictures = []
    for _ in range(2):
        scene: TreeScene = dressed(SampleScene())
        scene.draw(screen)
        pictures.append(pygame.image.tobytes(screen, "RGB"))
    assert pictures[0] == pictures[1]


@pytest.mark.parametrize("palette", ["washington", "moscow", "neutral", "war_page"])
@pytest.mark.parametrize("high", [False, True])
def test_text_stands_out_from_its_ground(palette: str, high: bool) -> None:
    theme = Theme(palette=palette, high_contrast=high)
    pairs = [
        ("ink", "paper"),
        ("ink", "manila"),
        ("ink", "flimsy"),
        ("ink_soft", "paper"),
        ("ink_soft", "manila"),
        ("accent", "paper"),
        ("accent_2", "paper"),
        ("accent_2", "manila"),
        ("on_table", "table"),
        ("on_table_soft", "table"),
        ("on_table", "header"),
        ("on_primary", "primary_button"),
        ("ink", "ochre"),
        ("on_table_soft", "header"),
    ]
    for text, ground in pairs:
        assert contrast(theme.colour(text), theme.colour(ground)) >= 4.5, (palette, high, text, ground)
    assert contrast(theme.colour("ochre"), theme.colour("table")) >= 3, palette


def test_every_palette_names_the_same_roles() -> None:
    roles = [set(palette) for palette in tokens()["palettes"].values()]
    assert all(names == roles[0] for names in roles)


@pytest.mark.parametrize("tension", range(0, 101, 5))
@pytest.mark.parametrize("pulls", [(0, 10), (5, 5), (10, 2)])
def test_the_knot_always_has_its_six_crossings(tension: int, pulls: tuple[int, int]) -> None:
    assert len(figure_of(tension, *pulls, 2064, 240, 34.5).cuts) == 3


def test_the_rope_is_told_in_words() -> None:
    assert state_word(0) == "Slack"
    assert state_word(100) == "Parting"
    assert knot_in_words(71, (6, 7), -4) == (
        "The rope: tension 71 of 100, Biting. Down 4 this watch. "
        "Washington pulls 6 of 10, Moscow 7 of 10. Moscow pulls harder."
    )


def test_a_map_is_told_in_words() -> None:
    picture = MapPicture(
        sites=(Site("one", 22.7, -83.3, "ready"), Site("two", 22.9, -82.6, "unknown")),
        flights=(Flight(((28.0, -81.0), (20.9, -76.0)), "overdue", "U-2"),),
        notes=(Note("warheads in Cuba", 21.0, -78.0, fog=True),),
    )
    assert picture.in_words() == ("Map. 1 site ready. 1 site in doubt. U-2: overdue. Not known: warheads in Cuba.")


@given(st.floats(-20, 50), st.floats(-110, -40), st.floats(1, 1500), st.floats(0, 360))
def test_distances_from_the_middle_of_a_map_are_true(lat: float, lon: float, distance: float, bearing: float) -> None:
    view = VIEWS["desk"]
    projection = Projection(view, (592, 424))
    x, y = projection.point(*travelled(view.lat, view.lon, distance, bearing))
    assert ((x - 296) ** 2 + (y - 212) ** 2) ** 0.5 == pytest.approx(distance * projection.scale, rel=1e-6)
    there = travelled(lat, lon, distance, bearing)
    assert -90 <= there[0] <= 90
    assert EARTH_RADIUS > 3000


def test_the_assets_are_all_there() -> None:
    assert len(icons()) == 91
    assert len(portraits()) == 40
    kit = Kit(Theme())
    for style in tokens()["styles"]:
        assert kit.type.width("Ж", style) > 0


def test_a_long_name_on_a_narrow_button_goes_on_a_second_line() -> None:
    kit = Kit(Theme())
    button = Button("Отправить письмо с ближайшей почтой", key="Enter")
    wide, narrow = button.natural(kit), 150
    assert button.height(kit, wide) == kit.px(40)
    lines = kit.type.wrap(button.shown_name, "small", narrow - 2 * kit.px(12))
    assert button.height(kit, narrow) >= len(lines) * kit.type.height("small")
