"""Studies: the same plan gives the same rows, whoever plays it and however often it is stopped."""

from __future__ import annotations

import json
import multiprocessing

import pytest

pytest.importorskip("pyarrow")

import numpy as np

from game.content import ContentError
from game.reports.study import table
from game.reports.study.blocks import missing_blocks, seeds_of
from game.reports.study.cells import study_of
from game.reports.study.crews import Alone, Pool
from game.reports.study.ends import in_lock_step, one_by_one
from game.reports.study.folder import StudyFolder
from game.reports.study.playing import play_block
from game.reports.study.problems import StudyError
from game.reports.study.run import run
from game.reports.study.totals import as_text, totals
from game.reports.study.verify import problems_of

PLAN = """\
name: small
seed: 7
games: 24
block: 6
scenarios:
  - {scenario: first-watch}
  - {scenario: first-watch, variant: {us_hawks: 75}, risk: high, temperament: gambling}
pairings:
  - {us: kennedy, ussr: khrushchev}
"""


def _study(tmp_path, text=PLAN, name="plan.yaml"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return study_of(path)


def _played(tmp_path, name, text=PLAN, crew=None, told=lambda _progress: None):
    folder = StudyFolder(_study(tmp_path, text), tmp_path / name)
    folder.open()
    folder.settle()
    run(folder, crew or Alone(), told)
    return folder


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    """The digest of the small plan, played by one process in one go."""
    return totals(_played(tmp_path_factory.mktemp("alone"), "out"))["digest"]


def test_the_digest_does_not_depend_on_the_size_of_blocks(tmp_path, alone):
    for block in (1, 7, 1000):
        folder = _played(tmp_path, f"out{block}", PLAN.replace("block: 6", f"block: {block}"))
        assert totals(folder)["digest"] == alone


def test_two_processes_give_what_one_gives_though_one_is_killed_in_the_middle(tmp_path, alone):
    killed = []

    def told(progress):
        if progress.played and not killed:
            victim = multiprocessing.active_children()[0]
            killed.append(victim.pid)
            victim.kill()

    folder = _played(tmp_path, "out", crew=Pool(2), told=told)
    assert killed
    assert totals(folder)["digest"] == alone
    assert list(problems_of(folder)) == []


def test_a_stopped_study_goes_on_with_another_block_size_and_plays_no_game_twice(tmp_path, alone):
    def stop(progress):
        if progress.played >= 12:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        _played(tmp_path, "out", told=stop)
    seen = []
    folder = _played(tmp_path, "out", PLAN.replace("block: 6", "block: 5"), told=seen.append)
    assert (seen[0].done, seen[-1].done, seen[-1].played) == (12, 48, 36)
    assert totals(folder)["digest"] == alone


def test_more_games_can_be_added_and_fewer_are_refused(tmp_path):
    more = PLAN.replace("games: 24", "games: 30")
    _played(tmp_path, "out")
    folder = _played(tmp_path, "out", more)
    assert totals(folder)["digest"] == totals(_played(tmp_path, "new", more))["digest"]
    with pytest.raises(StudyError, match="ask for as many or more"):
        _played(tmp_path, "out")


def test_a_block_that_is_damaged_missing_or_torn_is_found_and_played_again(tmp_path, alone):
    folder = _played(tmp_path, "out")
    files = sorted((folder.path / "games").rglob("*.parquet"))
    files[0].write_bytes(files[0].read_bytes()[:-40])
    files[1].unlink()
    table.write(_with_another_ending(table.read(files[2], folder.study.columns)), files[2])
    with (folder.path / "blocks.jsonl").open("a", encoding="utf-8") as noted:
        noted.write('{"cell": "')
    again = StudyFolder(folder.study, folder.path)
    again.open_to_read()
    assert len(list(problems_of(again))) == 3
    again.open()
    wrong = again.settle()
    assert [w.split(" is ")[1].split(":")[0] for w in wrong] == ["damaged", "missing", "damaged"]
    run(again, Alone(), lambda _progress: None)
    assert totals(again)["digest"] == alone
    assert list(problems_of(again)) == []


def _with_another_ending(rows):
    place = rows.column_names.index("hours")
    return rows.set_column(place, rows.schema.field("hours"), [np.array(rows.column("hours")) + 1.0])


def test_a_folder_of_another_study_or_of_something_else_is_left_alone(tmp_path):
    _played(tmp_path, "out")
    with pytest.raises(StudyError, match=r"another study: its seed \(7 there, 8 here\)"):
        _played(tmp_path, "out", PLAN.replace("seed: 7", "seed: 8"))
    with pytest.raises(StudyError, match="its cells"):
        _played(tmp_path, "out", PLAN.replace("us_hawks: 75", "us_hawks: 76"))
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "dear.txt").write_text("Dear Mr Chairman", encoding="utf-8")
    with pytest.raises(StudyError, match="holds no study"):
        _played(tmp_path, "letters")
    (tmp_path / "out" / "study.json").write_text("{", encoding="utf-8")
    with pytest.raises(StudyError, match="cannot be read"):
        _played(tmp_path, "out")


def test_games_can_be_verified_against_the_rules_and_a_forged_one_is_told(tmp_path):
    folder = _played(tmp_path, "out")
    cell = folder.study.cells[0]
    span = folder.finished()[cell.id][0]
    path = folder._file(cell, span)
    forged = _with_another_ending(table.read(path, folder.study.columns))
    table.write(forged, path)
    folder._digests[(cell.id, span)] = table.digest_of(forged)
    found = list(problems_of(folder))
    assert len(found) == 3
    assert "played again" in found[0]


def test_seeds_differ_between_cells_and_games_and_follow_from_the_plan_alone(tmp_path):
    first, second = _study(tmp_path).cells
    seeds = seeds_of(first, 0, 1000)
    assert len(set(seeds.tolist()) | set(seeds_of(second, 0, 1000).tolist())) == 2000
    assert np.array_equal(seeds[400:500], seeds_of(first, 400, 100))
    assert int(seeds.max()) < 2**53
    swapped = _study(tmp_path, PLAN.replace("games: 24", "games: 99").replace("name: small", "name: other"))
    assert [c.id for c in swapped.cells] == [first.id, second.id]


def test_only_what_no_finished_block_holds_is_handed_out(tmp_path):
    study = _study(tmp_path)
    first, second = study.cells
    blocks = list(missing_blocks(study, {first.id: [(2, 3), (20, 4)], second.id: [(0, 24)]}))
    assert [(b.cell.id, b.span) for b in blocks] == [
        (first.id, (0, 2)),
        (first.id, (5, 6)),
        (first.id, (11, 6)),
        (first.id, (17, 3)),
    ]


def test_a_plan_chooses_its_columns_and_always_keeps_who_and_how(tmp_path):
    folder = _played(tmp_path, "out", PLAN + "columns: [score_us, hours]\n")
    rows = next(folder.tables(folder.study.cells[0]))
    assert rows.column_names == ["cell", "game", "seed", "ending", "hours", "score_us"]
    assert "score of us" in as_text(totals(folder))


def test_a_summary_sums_up_to_all_games_and_fits_json(tmp_path):
    told = totals(_played(tmp_path, "out"))
    assert told["games"] == 48
    for cell in told["cells"]:
        assert sum(s["count"] for s in cell["kinds"].values()) == 24
        assert sum(s["count"] for s in cell["endings"].values()) == 24
    assert json.loads(json.dumps(told)) == told
    assert "us_hawks = 75, hazard 3.2, temperament 1.6" in as_text(told)


def test_rows_are_hashed_by_what_they_say_and_not_by_how_words_are_coded(tmp_path):
    block = next(missing_blocks(_study(tmp_path), {}))
    rows = table.from_bytes(play_block(block))
    place = rows.column_names.index("ending")
    words = rows.column("ending").cast("string").combine_chunks()
    recoded = words[::-1].dictionary_encode()[::-1]
    assert table.digest_of(rows.set_column(place, "ending", recoded)) == table.digest_of(rows)


def test_a_worker_with_other_rules_or_another_version_refuses_in_words(tmp_path):
    from dataclasses import replace

    block = next(missing_blocks(_study(tmp_path), {}))
    with pytest.raises(StudyError, match="use the same version everywhere"):
        play_block(replace(block, cell=replace(block.cell, digest="0" * 64)))
    with pytest.raises(StudyError, match=r"version .* and the study was begun with 0\.0"):
        play_block(replace(block, version="0.0"))
    with pytest.raises(StudyError, match="a worker cannot load the scenario"):
        play_block(replace(block, cell=replace(block.cell, scenario="no/such/folder")))


def test_a_line_file_beside_the_plan_may_sit_at_a_desk(tmp_path):
    (tmp_path / "wait.yaml").write_text(
        "line: wait\ntitle: Wait\nside: us\nrest: kennedy\nwatches: []\n", encoding="utf-8"
    )
    study = _study(tmp_path, PLAN.replace("us: kennedy", "us: wait.yaml").replace("games: 24", "games: 2"))
    assert study.cells[0].names == ("wait.yaml", "khrushchev")
    assert study.cells[0].seats[0].rest == "kennedy"
    assert table.from_bytes(play_block(next(missing_blocks(study, {})))).num_rows == 2


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("games: 24", "gmaes: 24", 3, "did you mean 'games'?"),
        ("games: 24\n", "", 1, "the plan lacks the key 'games'"),
        ("games: 24", "games: 0", 3, "greater than or equal to 1"),
        ("scenario: first-watch}", "scenario: first-wacth}", 6, "did you mean 'first-watch'?"),
        ("scenario: first-watch}", "scenario: first-watch, start: oct99}", 6, "there is no start 'oct99'"),
        ("us_hawks: 75", "us_hakws: 75", 7, "did you mean 'us_hawks'?"),
        ("us_hawks: 75", "us_hawks: 750", 7, "it lies between 0 and 100"),
        ("risk: high", "risk: hihg", 7, "did you mean 'high'?"),
        ("temperament: gambling", "temperament: calm", 7, "there is no temperament 'calm'"),
        ("us: kennedy", "us: kenedy", 9, "did you mean 'kennedy'?"),
        ("ussr: khrushchev", "ussr: kennedy", 9, "khrushchev"),
        ("block: 6", "columns: [rugn]", 4, "did you mean 'rung'?"),
        (", variant: {us_hawks: 75}, risk: high, temperament: gambling", "", 7, "played twice in the same way"),
        ("name: small", "name: [small", 1, "bad-yaml"),
        (PLAN, "- a\n- b\n", 1, "a plan is a mapping of keys"),
    ],
)
def test_a_mistake_in_a_plan_is_told_with_its_line_and_a_mend(tmp_path, old, new, line, said):
    assert old in PLAN
    with pytest.raises(ContentError) as caught:
        _study(tmp_path, PLAN.replace(old, new, 1))
    assert said in str(caught.value)
    if "[small" not in new:
        assert line in [p.line for p in caught.value.problems]


@pytest.mark.parametrize("us", ["kennedy", "history"])
def test_games_in_lock_step_end_as_they_do_one_by_one(tmp_path, us):
    text = PLAN.replace("scenario: first-watch, v", "scenario: october-1962, start: oct27, nature: false, v")
    cell = _study(tmp_path, text.replace("us: kennedy", f"us: {us}").replace("first-watch}", "black-saturday}"))
    cell = cell.cells[1]
    seeds = seeds_of(cell, 0, 40)
    together, alone = in_lock_step(cell, seeds), one_by_one(cell, seeds)
    for name in ("ending", "hours", "rung", "overruled", "cause", "score"):
        assert np.array_equal(getattr(together, name), getattr(alone, name)), name


def test_random_sits_at_a_desk_and_its_games_are_verified_too(tmp_path):
    text = PLAN.replace("us: kennedy", "us: random").replace("games: 24", "games: 4")
    folder = _played(tmp_path, "out", text)
    assert totals(folder)["games"] == 8
    assert list(problems_of(folder)) == []


def test_every_example_plan_can_be_played():
    from pathlib import Path

    plans = sorted((Path(__file__).parents[2] / "docs" / "studies").glob("*.yaml"))
    assert plans
    for plan in plans:
        assert study_of(plan).cells
