"""Odds in the background: real processes that can be asked, cancelled and lost without anybody waiting."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import MappingProxyType

import pytest

from game.content.problems import ContentError, Problem
from game.odds.asking import Until, odds_of
from game.odds.questions import AskDifference, AskLine, AskLuck, AskOdds, AskRisk, AskTurning
from game.odds.serving import Failed
from game.odds.worker import FEW_LANES, OddsWorker
from tests.odds.lottery import lottery_engine
from tests.odds.reference import SEATS, branch, crisis_at, last, scalar_engine

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
SCENARIO = "october-1962"


def broken_engine(scenario):
    """Stand for a scenario that cannot be played."""
    raise ZeroDivisionError("no such thing")


def dying_engine(scenario):
    """End the process that asks."""
    if os.environ.get("KNOT_ODDS_TEST_PARENT") != str(os.getpid()):
        os._exit(3)
    return scalar_engine(scenario)


def wait_for(worker, ticket):
    """Return all news of a ticket up to its last."""
    news = []
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        for n in worker.poll():
            if n.ticket == ticket:
                news.append(n.what)
                if isinstance(n.what, Failed) or n.what.final:
                    return news
        time.sleep(0.01)
    raise AssertionError("no answer came")


@pytest.fixture(scope="module")
def worker():
    with OddsWorker(scalar_engine) as found:
        yield found


@pytest.fixture(scope="module")
def quick():
    with OddsWorker(lottery_engine) as found:
        yield found


def test_a_process_gives_the_odds_that_are_given_here(worker):
    question = AskOdds(crisis=crisis_at("oct27"), seats=SEATS, until=Until(half_width=0, games=40))
    news = wait_for(worker, worker.ask(SCENARIO, question))
    assert not worker.in_process
    assert news[-1].value == last(odds_of(scalar_engine(), question.crisis, SEATS, question.until))


def test_asking_and_polling_keep_nobody_waiting(quick):
    worker, watches = quick, branch("oct16").watches
    slow = []
    tickets = []
    for _ in range(12):
        began = time.perf_counter()
        tickets.append(worker.ask(SCENARIO, AskTurning(watches=watches, seats=SEATS, games=10_000)))
        worker.poll()
        slow.append(time.perf_counter() - began)
    for ticket in tickets:
        worker.cancel(ticket)
    assert sorted(slow)[len(slow) // 2] < 0.05


def test_a_cancelled_question_is_heard_of_no_more_and_the_next_is_answered(quick):
    worker = quick
    long = worker.ask(SCENARIO, AskOdds(crisis=crisis_at(), seats=SEATS, until=Until(half_width=0, games=1_000_000)))
    short = worker.ask(SCENARIO, AskOdds(crisis=crisis_at("oct27"), seats=SEATS, until=Until(games=10)))
    worker.cancel(long)
    worker.cancel(long)
    wait_for(worker, short)
    assert not [n for n in worker.poll() if n.ticket == long]
    assert not worker.busy


def test_two_questions_are_answered_in_turn(quick):
    worker, many = quick, Until(half_width=0, games=100_000)
    one = worker.ask(SCENARIO, AskOdds(crisis=crisis_at("oct27", 1), seats=SEATS, until=many))
    two = worker.ask(SCENARIO, AskOdds(crisis=crisis_at("oct27", 2), seats=SEATS, until=Until(games=5)))
    order = []
    until = time.monotonic() + PATIENCE
    while worker.busy and time.monotonic() < until:
        order += [(n.ticket, n.what.final) for n in worker.poll()]
        time.sleep(0.01)
    assert order.index((two, True)) < order.index((one, True))


def test_every_kind_of_question_can_be_sent(worker):
    game = branch("oct27")
    few = game.watches[:2]
    assert isinstance(game.watches[0].plans, MappingProxyType)
    questions = (
        AskLine(crises=tuple(w.before for w in few), seats=SEATS, until=Until(games=4)),
        AskRisk(crisis=game.start, seats=SEATS, games=4, watches=4),
        AskTurning(watches=few, seats=SEATS, games=2),
        AskLuck(watches=few, side="ussr", seats=SEATS, games=4),
        AskDifference(a=game.watches, b=branch("oct27", 9).watches, seats=SEATS, games=2),
    )
    for question in questions:
        found = wait_for(worker, worker.ask(SCENARIO, question))[-1]
        assert not isinstance(found, Failed), found


def test_a_question_that_cannot_be_answered_is_refused_in_words_and_the_process_lives_on():
    with OddsWorker(broken_engine) as worker:
        for _ in range(2):
            question = AskOdds(crisis=crisis_at(), seats=SEATS)
            found = wait_for(worker, worker.ask(SCENARIO, question))[-1]
            assert isinstance(found, Failed)
            assert "no such thing" in found.because
        assert not worker.in_process


def test_a_process_that_was_killed_is_started_again_and_the_question_answered():
    with OddsWorker(scalar_engine) as worker:
        question = AskOdds(crisis=crisis_at("oct27"), seats=SEATS, until=Until(half_width=0, games=300))
        ticket = worker.ask(SCENARIO, question)
        os.kill(worker._child._process.pid, signal.SIGTERM)
        assert wait_for(worker, ticket)[-1].value.games == 300
        assert not worker.in_process


def test_where_processes_die_the_odds_are_made_here(monkeypatch):
    monkeypatch.setenv("KNOT_ODDS_TEST_PARENT", str(os.getpid()))
    with OddsWorker(dying_engine) as worker:
        question = AskOdds(crisis=crisis_at("oct27"), seats=SEATS, until=Until(half_width=0, games=20))
        assert wait_for(worker, worker.ask(SCENARIO, question))[-1].value.games == 20
        assert worker.in_process


def test_without_a_process_polling_makes_one_batch_at_a_time():
    with OddsWorker(scalar_engine, process=False) as worker:
        assert worker.in_process
        ticket = worker.ask(SCENARIO, AskOdds(crisis=crisis_at("oct27"), seats=SEATS, until=Until(games=20)))
        (news,) = worker.poll()
        assert news.ticket == ticket
        assert news.what.final
        assert worker.poll() == []


def test_a_closed_worker_takes_no_questions():
    worker = OddsWorker(scalar_engine)
    worker.close()
    worker.close()
    with pytest.raises(RuntimeError):
        worker.ask(SCENARIO, AskOdds(crisis=crisis_at(), seats=SEATS))


def test_a_script_may_ask_from_its_own_main_module(tmp_path):
    script = tmp_path / "ask.py"
    script.write_text(
        "import sys, time\n"
        f"sys.path.insert(0, {str(ROOT)!r})\n"
        "from tests.odds.reference import SEATS, crisis_at, scalar_engine\n"
        "from game.odds.worker import OddsWorker\n"
        "from game.odds.questions import AskOdds\n"
        "from game.odds.asking import Until\n"
        "if __name__ == '__main__':\n"
        "    with OddsWorker(scalar_engine) as worker:\n"
        "        worker.ask('october-1962', AskOdds(crisis=crisis_at(), seats=SEATS, until=Until(games=3)))\n"
        "        while worker.busy:\n"
        "            for news in worker.poll():\n"
        "                print(news.what.value.games, worker.in_process)\n"
        "            time.sleep(0.01)\n"
    )
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, timeout=PATIENCE, check=True, cwd=tmp_path
    )
    assert done.stdout.split() == ["3", "False"]
    assert not done.stderr


def unreadable_engine(scenario):
    """Stand for a scenario with a mistake in it."""
    raise ContentError([Problem("orders.yaml", 3, 1, "bad-value", "no such order")])


@pytest.mark.parametrize(
    ("engine_for", "words"), [(broken_engine, "no such thing"), (unreadable_engine, "no such order")]
)
def test_without_a_process_failures_are_told_in_words_too(engine_for, words):
    with OddsWorker(engine_for, process=False) as worker:
        worker.ask(SCENARIO, AskOdds(crisis=crisis_at(), seats=SEATS))
        (news,) = worker.poll()
        assert words in news.what.because
        assert not worker.busy


def test_without_a_process_batches_are_small_and_questions_take_turns():
    with OddsWorker(lottery_engine, process=False) as worker:
        many = Until(half_width=0, games=FEW_LANES * 3)
        one, two = (worker.ask(SCENARIO, AskOdds(crisis=crisis_at(), seats=SEATS, until=many)) for _ in range(2))
        heard = [(n.ticket, n.what.value.games) for _ in range(6) for n in worker.poll()]
        assert [t for t, _ in heard] == [one, two] * 3
        assert [g for t, g in heard if t == one] == [FEW_LANES, 2 * FEW_LANES, 3 * FEW_LANES]
        worker.ask(SCENARIO, AskOdds(crisis=crisis_at(), seats=SEATS, until=many))
        worker.cancel(3)
        assert worker.poll() == []
