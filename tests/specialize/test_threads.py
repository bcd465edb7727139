"""Eight threads call converted functions on one object: what they leave is what threads of plain Python could leave.

Under a lock nothing is lost. Without one, what each statement does is still whole: an append is never lost, and an item
that is always there is always found.

A test is one round of calls; JANUS_THREAD_SECONDS=60 in the environment makes it as many as fit into that time.
"""

from __future__ import annotations

import io
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator

import jax.numpy as jnp
import numpy as np
import pytest

import janus_jax
from janus_jax import _native

THREADS = 8
CALLS = 1_500
ALL_CALLS = THREADS * CALLS
SECONDS = float(os.environ.get("JANUS_THREAD_SECONDS", "0"))
SWITCH_SECONDS = 1e-5


class Model:
    """What the threads share."""

    @janus_jax.never
    def __init__(self):
        self.step = 0
        self.w = jnp.zeros(3)
        self.history = []
        self.log = io.StringIO()
        self.flags = {}
        self.table = {"first": jnp.ones(3), "fixed": jnp.ones(3), "last": 1}


def train(model, x):
    model.step += 1
    model.w = model.w + x
    model.history.append(model.w)
    print("step", model.step, file=model.log)
    return model.w


class Tally:
    """What the threads keep on a class, on a function and in an array of NumPy's."""

    calls = 0
    last = None


def note(counts, x):
    Tally.calls += 1
    Tally.last = x * Tally.calls
    note.calls += 1
    counts[note.calls % 3] += 1
    return Tally.last


def raise_flag(model, x):
    model.flags["raised"] = model.w + x
    return model.flags


def lower_flag(model, x):
    model.flags.pop("raised", None)
    model.w = model.w + x
    return model.w


def move_to_the_end(model, x):
    model.table.pop("first", None)
    model.w = model.table["fixed"] + x
    model.table["first"] = model.w
    return model.table["fixed"]


@pytest.fixture(autouse=True)
def hasty():
    """Conversion is on, and threads take turns as often as they can."""
    interval = sys.getswitchinterval()
    janus_jax.reset()
    _native.take_error()
    with janus_jax.enabled(hot_after=1, exclude="*/threading.py"):
        sys.setswitchinterval(SWITCH_SECONDS)
        try:
            yield
        finally:
            sys.setswitchinterval(interval)
    janus_jax.reset()


@janus_jax.never
def rounds() -> Iterator[Model]:
    """A new model for each round: one, or as many as there is time for."""
    until = time.monotonic() + SECONDS
    yield Model()
    while time.monotonic() < until:
        yield Model()


@janus_jax.never
def call_from_threads(act: Callable[[int, int], None]) -> None:
    """Calls `act(thread, call)` so many times from each thread; they start together, and none of the calls raises."""
    barrier, errors = threading.Barrier(THREADS), []

    @janus_jax.never
    def work(number):
        barrier.wait()
        try:
            for call in range(CALLS):
                act(number, call)
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors, errors


def expect_converted(*functions: Callable) -> None:
    """Each was converted and answered calls, and nothing of ours failed."""
    units = {unit.name: unit for unit in janus_jax.report().units}
    assert all(units[function.__qualname__].compiles for function in functions), str(janus_jax.report())
    assert all(units[function.__qualname__].hits >= CALLS for function in functions), str(janus_jax.report())
    assert [unit for unit in units.values() if unit.reason == "internal-error"] == []
    assert _native.take_error() is None


def numbers_of(arrays) -> list[int]:
    """The number that fills each array: float32, of three equal whole numbers."""
    found = np.stack([np.asarray(array) for array in arrays])
    assert found.dtype == np.float32 and found.shape[1:] == (3,)
    assert (found == found[:, :1]).all() and (found == found.round()).all()
    return [int(row[0]) for row in found]


def lines_of(calls: int) -> str:
    """What so many calls of `train` print."""
    return "".join(f"step {step}\n" for step in range(1, calls + 1))


@pytest.mark.parametrize("kind", [threading.Lock, threading.RLock], ids=["lock", "reentrant-lock"])
def test_nothing_is_lost_under_a_lock(kind):
    x, lock = jnp.ones(3), kind()
    for model in rounds():

        @janus_jax.never
        def act(thread, call, model=model):
            with lock:
                train(model, x)

        call_from_threads(act)
        assert type(model.step) is int and model.step == ALL_CALLS
        assert numbers_of(model.history) == list(range(1, ALL_CALLS + 1))
        assert model.w is model.history[-1]
        assert model.log.getvalue() == lines_of(ALL_CALLS)
    expect_converted(train)


def test_nothing_is_lost_of_classes_functions_and_arrays_under_a_lock():
    x, lock = jnp.ones(3), threading.Lock()
    for _ in rounds():
        counts = np.zeros(3, int)
        Tally.calls = note.calls = 0

        @janus_jax.never
        def act(thread, call, counts=counts):
            with lock:
                note(counts, x)

        call_from_threads(act)
        assert Tally.calls == note.calls == ALL_CALLS and list(counts) == [ALL_CALLS // 3] * 3
        assert numbers_of([Tally.last]) == [ALL_CALLS]
    expect_converted(note)


def test_objects_of_their_own_are_changed_by_their_own_threads():
    x = jnp.ones(3)
    for first in rounds():
        models = [first, *[Model() for _ in range(THREADS - 1)]]

        @janus_jax.never
        def act(thread, call, models=models):
            train(models[thread], x)

        call_from_threads(act)
        for model in models:
            assert model.step == CALLS and model.log.getvalue() == lines_of(CALLS)
            assert numbers_of(model.history) == list(range(1, CALLS + 1))
    expect_converted(train)


def test_statements_stay_whole_without_a_lock():
    x = jnp.ones(3)
    for model in rounds():

        @janus_jax.never
        def act(thread, call, model=model):
            train(model, x)

        call_from_threads(act)
        assert type(model.step) is int and 1 <= model.step <= ALL_CALLS
        assert len(model.history) == ALL_CALLS
        assert 1 <= min(numbers_of(model.history)) and max(numbers_of(model.history)) <= ALL_CALLS
        assert any(model.w is array for array in model.history)
        written = model.log.getvalue()
        assert written.count("step") == written.count("\n") == written.count(" ") == ALL_CALLS
    expect_converted(train)


def test_an_item_that_is_gone_already_is_popped_without_a_lock():
    x = jnp.ones(3)
    for model in rounds():

        @janus_jax.never
        def act(thread, call, model=model):
            (raise_flag if (thread + call) % 2 else lower_flag)(model, x)

        call_from_threads(act)
        assert set(model.flags) <= {"raised"}
        assert 1 <= numbers_of([model.w])[0] <= ALL_CALLS
    expect_converted(raise_flag, lower_flag)


def test_items_that_stay_are_always_found_without_a_lock():
    x = jnp.ones(3)
    for model in rounds():

        @janus_jax.never
        def act(thread, call, model=model):
            move_to_the_end(model, x)

        call_from_threads(act)
        assert list(model.table) == ["fixed", "last", "first"]
        assert numbers_of([model.table["fixed"], model.table["first"]]) == [1, 2] and model.table["last"] == 1
    expect_converted(move_to_the_end)
