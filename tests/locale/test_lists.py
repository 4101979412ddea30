"""Lists read as each language joins them."""

from game.locale import Level, Reading, listed, read_as


def in_spanish(things, joint="and"):
    with read_as(Reading("es", Level.STANDARD)):
        return listed(things, joint)


def test_one_thing_needs_no_joint_and_three_need_one():
    assert listed([]) == ""
    assert listed(["ships"]) == "ships"
    assert listed(["ships", "aircraft", "men"]) == "ships, aircraft and men"
    assert listed(["ships", "aircraft"], "or") == "ships or aircraft"


def test_spanish_changes_a_joint_that_sounds_like_what_follows_it():
    assert in_spanish(["aviones", "inspectores"]) == "aviones e inspectores"
    assert in_spanish(["fuego", "hielo"]) == "fuego y hielo"
    assert in_spanish(["este", "otro"], "or") == "este u otro"
    assert in_spanish(["barcos", "aviones"], "or") == "barcos o aviones"
