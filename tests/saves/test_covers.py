"""Covers of saves: small pictures that may be missing or spoilt without any harm to a save."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from game.app.choices import NewGame
from game.app.newgame import start_session
from game.app.save_list import saves
from game.core.plans import Plan
from game.saves import Cover, SaveError, SaveStore
from game.saves.covers import cover_of, cover_path, put_cover


def png(side: int = 2) -> bytes:
    """A black picture, as small as a PNG can be."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")

    head = side.to_bytes(4, "big") * 2 + bytes([8, 0, 0, 0, 0])
    rows = zlib.compress(b"".join(b"\0" + b"\0" * side for _ in range(side)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.fixture
def store(tmp_path: Path) -> SaveStore:
    store = SaveStore(tmp_path)
    store.look = lambda: Cover(png(), 57.25)
    return store


def a_watch(store: SaveStore):
    session = start_session(NewGame(scenario="first-watch", seed=3), store)
    session.open_watch()
    session.seal("us", Plan())
    while session.match.question is not None:
        session.answer(session.match.question.options[0])
    session.close_watch()
    return session


def test_a_named_save_has_a_picture_beside_it_that_carries_the_tension(store: SaveStore) -> None:
    entry = store.save_slot("Mine", a_watch(store).journal)
    assert cover_path(entry.path).suffix == ".png"
    found = store.cover(entry)
    assert found is not None
    assert found.tension == pytest.approx(57.2, abs=0.1)
    assert found.picture.startswith(b"\x89PNG")


def test_each_autosave_and_the_journal_get_the_picture_of_their_watch(store: SaveStore) -> None:
    a_watch(store)
    for entry in (*store.autosaves(), *store.matches()):
        assert store.cover(entry) is not None


def test_pictures_of_autosaves_that_fall_out_of_the_ten_go_with_them(store: SaveStore) -> None:
    for _ in range(4):
        a_watch(store)
    journal = a_watch(store).journal
    for number in range(12):
        store._autosave(journal, _fell(number))
    assert len(store.autosaves()) == 10
    assert len(list((store.folder / "autosaves").glob("*.png"))) == 10


def _fell(watch: int):
    from game.saves import Fell

    return Fell(t=1.0, stage="s", watch=watch, facts=(), digest="d")


@pytest.mark.parametrize(
    "spoil", [lambda d: d[:40], lambda d: b"no picture", lambda d: d[:30] + b"x" + d[31:], lambda d: b""]
)
def test_a_spoilt_picture_counts_as_none_and_the_save_opens(store: SaveStore, spoil) -> None:
    entry = store.save_slot("Mine", a_watch(store).journal)
    path = cover_path(entry.path)
    path.write_bytes(spoil(path.read_bytes()))
    assert store.cover(entry) is None
    line = next(line for line in saves(store) if line.entry == entry)
    assert line.problem is None
    assert line.cover is None


def test_a_picture_with_a_senseless_tension_is_shown_without_one(tmp_path: Path) -> None:
    put_cover(tmp_path / "a.kow", Cover(png(), float("nan")))
    found = cover_of(tmp_path / "a.kow")
    assert found is not None
    assert found.tension is None


def test_a_disk_that_refuses_the_picture_does_not_lose_the_save(
    store: SaveStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = a_watch(store)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("game.saves.covers.write_whole", full)
    entry = store.save_slot("Mine", session.journal)
    assert store.load(entry).steps
    assert store.cover(entry) is None


# -- names, copies, other machines, deletion ---------------------------------------------------------------------------


def test_a_renamed_save_keeps_its_picture_and_the_old_name_is_free(store: SaveStore) -> None:
    entry = store.rename(store.save_slot("Mine", a_watch(store).journal), "Yours")
    assert [e.name for e in store.slots()] == ["Yours"]
    assert store.cover(entry) is not None
    assert not list((store.folder / "slots").glob("Mine*"))


def test_renaming_and_copying_never_replace_another_save(store: SaveStore) -> None:
    journal = a_watch(store).journal
    one, two = store.save_slot("One", journal), store.save_slot("Two", journal)
    before = two.path.read_bytes()
    for act in (store.rename, store.copy):
        with pytest.raises(SaveError, match="There is a save called 'Two'") as told:
            act(one, "Two")
        assert told.value.problem.code == "name-taken"
    assert two.path.read_bytes() == before
    assert one.path.exists()


def test_an_autosave_is_copied_to_a_name_of_its_own_with_its_picture(store: SaveStore) -> None:
    a_watch(store)
    found = store.copy(store.autosaves()[0], "Kept")
    assert found.kind == "slot"
    assert store.load("Kept").steps
    assert store.cover(found) is not None


def test_a_deleted_save_takes_its_picture_along_and_may_be_deleted_twice(store: SaveStore) -> None:
    entry = store.save_slot("Mine", a_watch(store).journal)
    store.delete(entry)
    store.delete(entry)
    assert list((store.folder / "slots").iterdir()) == []


def test_a_save_goes_to_another_machine_and_opens_there(store: SaveStore, tmp_path: Path) -> None:
    session = a_watch(store)
    out = store.export(store.save_slot("Mine", session.journal), tmp_path / "stick")
    again = store.export(store.slots()[0], tmp_path / "stick")
    assert (out.name, again.name) == ("Mine.kow", "Mine 2.kow")
    other = SaveStore(tmp_path / "other")
    assert other.load(other.take_in(out)).steps == store.load("Mine").steps
    assert [other.take_in(out).name for _ in range(2)] == ["Mine 2", "Mine 3"]


def test_what_is_no_save_is_not_brought_in(store: SaveStore, tmp_path: Path) -> None:
    for name, data in (("letter.kow", b"Dear Mr Chairman"), ("empty.kow", b"")):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(SaveError):
            store.take_in(tmp_path / name)
    with pytest.raises(SaveError, match="cannot be read"):
        store.take_in(tmp_path / "not there.kow")
    assert store.slots() == ()
