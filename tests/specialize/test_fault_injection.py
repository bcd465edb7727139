"""An exception at every place of a specialised run: the program sees what an eager run would have shown it, or nothing.

Each kind of effect has a small step. Once it is converted, its run function is compiled again with one more statement
before one of its lines, which raises; the call is then compared with eager calls from an equal start: an Exception
leaves what the whole call does, an interrupt leaves nothing, an output that failed leaves what an eager run leaves
whose same call failed.
"""

from __future__ import annotations

import _thread
import contextlib
import dataclasses
import io
import logging
import signal
import warnings
from collections.abc import Callable, Iterator

import jax.numpy as jnp
import numpy as np
import pytest

import janus_jax
from janus_jax import _native, hook
from janus_jax.specialize import unit as units
from janus_jax.specialize.emission import RUN_FILE, write_out
from support.outcome import Outcome
from support.snapshot import take_snapshot


@pytest.fixture(autouse=True)
def interruptible():
    """An interrupt raises KeyboardInterrupt, also in a process that was started in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


LOGGER = logging.getLogger("a program that fails")
LOGGER.propagate = False
LOGGER.setLevel(logging.INFO)
NOT_THE_PROGRAM = "*/tests/support/*.py"


class State:
    """What a step works on; each start has a new one."""

    @janus_jax.never
    def __init__(self):
        self.w = jnp.arange(3.0)


class Slotted:
    __slots__ = ("late", "w")


class Node:
    def __init__(self, owner, w):
        self.owner = owner
        self.w = w


class Meter:
    """What a step keeps on a class."""


def weigh(x):
    weigh.calls += 1
    weigh.last = x
    return x * 2.0


# The steps, one for each kind of effect, and last one for all of them


def start_attributes(state):
    state.count, state.old = 3, 1.5


def set_attributes(state):
    state.count += 1
    state.w = state.w * 2.0
    state.total = jnp.sum(state.w)
    return state.total


def delete_attributes(state):
    state.w = state.w * 2.0
    del state.old
    return state.w


def replace_attributes(state):
    attributes = vars(state)
    attributes["old"] = attributes.pop("old") * 2.0
    attributes["w"] = attributes.pop("w") * 2.0
    return state.w


def set_or_delete_attribute(state):
    state.w = state.w * 2.0
    if jnp.sum(state.w) > 1.0:
        state.high = state.w
    else:
        del state.old
    return state.w


def start_dict(state):
    state.data = {"a": state.w, "b": state.w + 1.0, "count": 3}


def set_items(state):
    state.data["a"] = state.w * 2.0
    state.data["c"] = state.data["a"] + state.data["b"]
    state.data["count"] += 1
    return state.data


def delete_items(state):
    state.data["a"] = state.w * 2.0
    del state.data["b"]
    return state.data.pop("count")


def replace_items(state):
    names = list(state.data)
    state.data["first"] = state.data.pop(names[0]) * 2.0
    state.data["a"] = state.data.pop("first") + 1.0
    return state.data["b"]


def set_or_delete_item(state):
    if jnp.sum(state.w) > 100.0:
        state.data["high"] = state.w * 2.0
    else:
        del state.data["a"]
    return state.w * 3.0


def start_list(state):
    state.history = [state.w, state.w + 1.0]
    state.alias = state.history


def extend_list(state):
    state.history.append(state.w * 2.0)
    state.history.append(state.history)
    return state.history


def replace_list(state):
    state.history[0] = state.history.pop() * 2.0
    state.history.insert(0, 1)
    return state.history


def start_slots(state):
    state.first, state.second = Slotted(), Slotted()
    state.first.w, state.second.w, state.second.late = state.w, state.w + 1.0, 1


def set_slots(state):
    state.first.w = state.w * 2.0
    state.second.w = state.first.w + state.second.w
    state.first.late = 2
    return state.first


def delete_slots(state):
    state.first.w = state.w * 2.0
    del state.second.late, state.second.w
    return state.first


def start_cells(state):
    w, count = state.w, 3

    def add(x):
        nonlocal w, count
        w, count = w + x, count + 1
        return w

    def drop(x):
        nonlocal w, count
        count = jnp.sum(w * x)
        del w

    def add_or_drop(x):
        nonlocal w
        if jnp.sum(x) > 1.0:
            w = w + x
        else:
            del w

    state.functions = {"add": add, "drop": drop, "add or drop": add_or_drop}


def set_cells(state):
    return state.functions["add"](state.w * 2.0)


def empty_cells(state):
    state.functions["drop"](state.w * 2.0)
    return state.w * 3.0


def set_or_empty_cell(state):
    state.functions["add or drop"](state.w * 2.0)
    return state.w * 3.0


def start_globals(state):
    global TOTAL, COUNT
    TOTAL, COUNT = state.w, 3


def set_globals(state):
    global TOTAL, COUNT
    TOTAL = TOTAL + state.w * 2.0
    COUNT += 1
    return TOTAL


def start_class(state):
    Meter.count, Meter.w = 3, state.w


def set_class_attributes(state):
    Meter.count += 1
    Meter.w = Meter.w * 2.0 + state.w
    return Meter.w


def start_function(state):
    weigh.calls, weigh.last = 0, None


def set_function_attributes(state):
    return weigh(state.w)


def start_arrays(state):
    state.table, state.losses = np.zeros((2, 3)), np.zeros(4, np.float32)


def write_arrays(state):
    state.w = state.w * 2.0
    state.table[1] = state.w
    state.losses[0] = jnp.sum(state.w)
    state.table += 1.0
    state.losses[1:] = state.losses[0]
    return state.losses.sum()


def make_objects(state):
    state.node = Node(state, state.w * 2.0)
    state.node.next = Node(state.node, [state.w * 3.0, {"w": state.w, "node": state.node}])
    state.node.next.next = state.node
    return state.node.next, (state.node, jnp.sum(state.w))


def write_lines(state):
    print("count is", state.count)
    state.count += 1
    state.w = state.w * 2.0
    LOG.write("doubled\n")
    state.old = jnp.sum(state.w)
    print("sum", state.old, file=LOG, flush=True)
    del state.count
    return state.w


def log_and_warn(state):
    LOGGER.info("count is %d", state.count)
    state.count += 1
    warnings.warn("doubling", RuntimeWarning, stacklevel=1)
    state.w = state.w * 2.0
    LOGGER.warning("doubled")
    return state.w


def start_everything(state):
    starts = (start_attributes, start_dict, start_list, start_slots, start_cells, start_globals)
    for start in (*starts, start_class, start_function, start_arrays):
        start(state)


def do_everything(state):
    set_cells(state)
    set_globals(state)
    set_slots(state)
    extend_list(state)
    replace_items(state)
    make_objects(state)
    set_class_attributes(state)
    set_function_attributes(state)
    write_arrays(state)
    return write_lines(state)


@dataclasses.dataclass(frozen=True)
class Kind:
    """A step, what it starts from, and the effects that its trace has to have, each a kind and a container."""

    start: Callable[[State], None]
    step: Callable[[State], object]
    effects: tuple[str, ...] = ()
    is_output: bool = False


KINDS = {
    "attributes set": Kind(start_attributes, set_attributes, ("set_item instance",)),
    "attributes deleted": Kind(start_attributes, delete_attributes, ("delete_item instance",)),
    "attributes replaced": Kind(start_attributes, replace_attributes, ("replace instance",)),
    "attribute set or deleted": Kind(start_attributes, set_or_delete_attribute, ("set_item instance",)),
    "items set": Kind(start_dict, set_items, ("set_item dict",)),
    "items deleted": Kind(start_dict, delete_items, ("delete_item dict",)),
    "items replaced": Kind(start_dict, replace_items, ("replace dict",)),
    "item set or deleted": Kind(start_dict, set_or_delete_item, ("set_item dict",)),
    "list extended": Kind(start_list, extend_list, ("extend list",)),
    "list replaced": Kind(start_list, replace_list, ("replace list",)),
    "slots set": Kind(start_slots, set_slots, ("set_slot instance",)),
    "slots deleted": Kind(start_slots, delete_slots, ("set_slot instance",)),
    "cells set": Kind(start_cells, set_cells, ("set_cell cell",)),
    "cells emptied": Kind(start_cells, empty_cells, ("empty_cell cell",)),
    "cell set or emptied": Kind(start_cells, set_or_empty_cell, ("set_cell cell",)),
    "globals set": Kind(start_globals, set_globals, ("set_item module",)),
    "class attributes set": Kind(start_class, set_class_attributes, ("set_item class",)),
    "function attributes set": Kind(start_function, set_function_attributes, ("set_item function",)),
    "arrays written": Kind(start_arrays, write_arrays, ("put array",)),
    "objects made": Kind(start_attributes, make_objects, ("set_item instance",)),
    "lines written": Kind(start_attributes, write_lines, ("set_item instance", "delete_item instance"), True),
    "log and warnings": Kind(start_attributes, log_and_warn, ("set_item instance",), True),
    "everything": Kind(
        start_everything,
        do_everything,
        (
            "set_cell cell",
            "set_item module",
            "set_slot instance",
            "extend list",
            "replace dict",
            "set_item class",
            "set_item function",
            "put array",
        ),
        True,
    ),
}
each_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=[name.replace(" ", "-") for name in KINDS])
each_writer = pytest.mark.parametrize(
    "kind",
    [kind for kind in KINDS.values() if kind.is_output],
    ids=[name.replace(" ", "-") for name, kind in KINDS.items() if kind.is_output],
)


# One call, and what can be seen of it


def do_nothing(state):
    return None


def interrupt(state):
    raise KeyboardInterrupt


@janus_jax.never
def observe(kind: Kind, step: Callable[[State], object], file: type = io.StringIO) -> Outcome:
    """What a call of the step does to a new start; `file` is the class of the files that it writes to."""
    global LOG
    state, LOG, stdout, records = State(), file(), file(), io.StringIO()
    kind.start(state)
    result, error = None, None
    LOGGER.handlers[:] = [logging.StreamHandler(records)]
    with contextlib.redirect_stdout(stdout), warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        try:
            for _ in range(1):  # as a training loop calls it
                result = step(state)
        except BaseException as raised:
            error = raised
    roots = {"result": result, "state": state, "TOTAL": globals().get("TOTAL"), "COUNT": globals().get("COUNT")}
    roots |= {"Meter": [getattr(Meter, name, None) for name in ("count", "w")], "weigh": dict(vars(weigh))}
    text = "" if error is None else f"{type(error).__name__}: {error}"
    written = (stdout.getvalue(), LOG.getvalue(), records.getvalue(), *(str(each.message) for each in warned))
    return Outcome(take_snapshot(roots, __name__), text, written)


@dataclasses.dataclass
class Failing:
    """Calls that write, of which one fails: after it has written if `is_late`, instead of writing otherwise."""

    call: int
    error: BaseException
    is_late: bool = False

    def wrap(self, write: Callable) -> Callable:
        def counted(*arguments, **keywords):
            self.call -= 1
            if self.call == -1 and not self.is_late:
                raise self.error
            result = write(*arguments, **keywords)
            if self.call == -1:
                raise self.error
            return result

        return counted

    @contextlib.contextmanager
    def watching(self) -> Iterator[type]:
        """Inside, calls that log or warn count, and those of the files of the class that is given."""
        methods = {name: self.wrap(getattr(io.StringIO, name)) for name in ("write", "flush")}
        handle, warn = logging.Logger.handle, warnings.warn
        logging.Logger.handle, warnings.warn = self.wrap(handle), self.wrap(warn)
        try:
            yield type("CountingFile", (io.StringIO,), methods)
        finally:
            logging.Logger.handle, warnings.warn = handle, warn


def observe_eager_failure(kind: Kind, call: int, error: BaseException, is_late: bool = False) -> Outcome:
    """What an eager call does of which one call that writes fails."""
    with Failing(call, error, is_late).watching() as file:
        return observe(kind, kind.step, file)


def count_calls_that_write(kind: Kind) -> int:
    beyond = Failing(1_000, AssertionError())
    with beyond.watching() as file:
        observe(kind, kind.step, file)
    return 1_000 - beyond.call


# A specialization, and its run function with a fault


class Eager:
    """What eager calls do: whole, not at all, interrupted before the first statement and after the last."""

    def __init__(self, kind: Kind):
        def complete(state):
            kind.step(state)
            raise KeyboardInterrupt

        self.kind = kind
        self.everything = observe(kind, kind.step)
        self.nothing = observe(kind, do_nothing)
        self.interrupted = observe(kind, interrupt)
        self.completed = observe(kind, complete)


class Converted(Eager):
    """The specialization of a kind of effect, beside what eager calls do."""

    def convert(self) -> None:
        for _ in range(4):
            found = observe(self.kind, self.kind.step)
            assert not self.everything.differences(found), self.everything.differences(found)
        self.unit = hook.ENGINE._units[self.kind.step.__code__]
        assert self.unit.specializations and self.unit.state.hits >= 2, str(janus_jax.report())
        self.made = self.unit.specializations[0]
        effects = {f"{effect.kind} {effect.container}" for effect in self.made.trace.effects}
        assert effects >= set(self.kind.effects), self.made.text.run
        assert (self.made.trace.output is not None) == self.kind.is_output
        self.lines = self.made.text.run.splitlines()
        self.graph_at = next(number for number, line in enumerate(self.lines) if " = graph(" in line)
        self.caught_at = self.lines.index("    except Exception as error:")
        self.committed_at = self.find_commit()

    def find_commit(self) -> int:
        """The number of the first line of the commit: behind what gives up, or falls back after output."""
        last = max(number for number, line in enumerate(self.lines) if line.startswith("        return "))
        return last + 1

    def call(self, text: str, **names: object) -> Outcome:
        """What a call does whose run function has another text, or other objects for some of its names."""
        known = dict(self.made.run.__globals__) | names
        exec(compile(text, RUN_FILE, "exec"), known)
        before = self.unit.state.entries
        self.unit.state.entries = (_native.Entry(self.made.trace.guards.compile(), known["run"]),)
        try:
            return observe(self.kind, self.kind.step)
        finally:
            self.unit.state.entries = before

    def call_with(self, line: int, statement: str, **names: object) -> Outcome:
        """What a call does whose run function has one more statement before a line, or at the end of the block that
        the line does not continue."""
        before = self.lines[line - 1]
        is_continued = self.lines[line].lstrip().startswith(("except ", "elif ", "else:"))
        like = before if is_continued else self.lines[line]
        indent = like[: len(like) - len(like.lstrip())]
        return self.call("\n".join([*self.lines[:line], indent + statement, *self.lines[line:]]), **names)

    def name_of(self, value: object) -> str:
        """The name by which the run function knows an object."""
        return next(name for name, known in self.made.run.__globals__.items() if known is value)


@contextlib.contextmanager
def converted(kind: Kind) -> Iterator[Converted]:
    """A kind of effect with its specialization in place; nothing is learned from what fails inside."""
    janus_jax.reset()
    made = Converted(kind)
    with janus_jax.enabled(hot_after=1, exclude=NOT_THE_PROGRAM), pytest.MonkeyPatch.context() as patch:
        made.convert()
        patch.setattr(hook.Engine, "_may_work", lambda engine, unit: False)
        try:
            yield made
        finally:
            made.unit.state.entries = ()
    janus_jax.reset()


class Thrower:
    """Raises, and knows whether it did."""

    def __init__(self, error: BaseException):
        self.error, self.count = error, 0

    def __call__(self, *arguments):
        self.count += 1
        raise self.error


class Signal:
    """`-signal` asks for an interrupt as Ctrl-C does, by no call of the bytecode that asks: CPython looks for signals
    after calls, and must not come to this one before the next line does."""

    __neg__ = staticmethod(_thread.interrupt_main)


def expect_empty(table: list[str], made: Converted) -> None:
    """The rows of a table of outcomes that are not as they must be."""
    assert not table, "\n".join([*table, "", made.made.text.run])


@each_kind
def test_an_exception_before_the_commit_is_as_if_nothing_had_run(kind):
    with converted(kind) as made:
        table, raised = [], set()
        for line in range(2, made.caught_at + 1):
            for error in (RuntimeError("RESOURCE_EXHAUSTED: Out of memory"), KeyboardInterrupt()):
                thrower = Thrower(error)
                found = made.call_with(line, "fault()", fault=thrower)
                is_interrupt = thrower.count and isinstance(error, KeyboardInterrupt)
                expected = made.interrupted if is_interrupt else made.everything
                place = f"{type(error).__name__} before {made.lines[line].strip()}"
                table += [f"{place}: {row}" for row in expected.differences(found)]
                raised |= {line} if thrower.count else set()
        expect_empty(table, made)
        assert min(raised) <= made.graph_at < max(raised)


@each_kind
def test_a_graph_that_fails_leaves_the_call_to_cpython(kind):
    with converted(kind) as made:
        table = []
        for error in (RuntimeError("RESOURCE_EXHAUSTED: Out of memory"), MemoryError(), RecursionError()):
            thrower = Thrower(error)
            found = made.call(made.made.text.run, graph=thrower)
            table += [f"{type(error).__name__}: {row}" for row in made.everything.differences(found)]
            assert thrower.count == 1
        expect_empty(table, made)
        assert made.made.abandoned == 3


@each_kind
def test_a_graph_that_is_interrupted_leaves_nothing(kind):
    with converted(kind) as made:
        table = []
        for error in (KeyboardInterrupt(), SystemExit(), GeneratorExit()):
            thrower = Thrower(error)
            found = made.call(made.made.text.run, graph=thrower)
            expected = dataclasses.replace(made.nothing, error=f"{type(error).__name__}: ")
            table += [f"{type(error).__name__}: {row}" for row in expected.differences(found)]
            assert thrower.count == 1
        expect_empty(table, made)


@each_kind
@pytest.mark.parametrize("error", [MemoryError(), KeyboardInterrupt()], ids=["failure", "interrupt"])
def test_a_compilation_that_fails_is_as_if_nothing_had_run(kind, error, monkeypatch):
    janus_jax.reset()
    expected = Eager(kind)
    thrower, first_run = Thrower(error), units.first_run

    def fail_once(specialization, run, fetched):
        names = specialization.run.__globals__
        graph = names.get("graph")
        if specialization.trace.name == kind.step.__qualname__:
            names["graph"] = lambda *arrays: graph(*arrays) if thrower.count else thrower()
        return first_run(specialization, run, fetched)

    monkeypatch.setattr(units, "first_run", fail_once)
    with janus_jax.enabled(hot_after=1, exclude=NOT_THE_PROGRAM):
        found = [observe(kind, kind.step) for _ in range(8)]
    assert thrower.count == 1
    assert sum(bool(outcome.error) for outcome in found) == isinstance(error, KeyboardInterrupt)
    for outcome in found:
        differences = (expected.interrupted if outcome.error else expected.everything).differences(outcome)
        assert not differences, differences
    janus_jax.reset()


@each_kind
def test_an_interrupt_at_each_line_of_the_commit_finds_all_of_it_or_nothing(kind):
    with converted(kind) as made:
        table, asked = [], 0
        for line in range(made.committed_at, len(made.lines)):
            found = made.call_with(line, "-signal", signal=Signal())
            asked += bool(found.error)
            expected = made.completed if found.error else made.everything  # a side that this call does not take
            differences = expected.differences(found)
            if differences and made.interrupted.differences(found):
                table += [f"before {made.lines[line].strip()}: {row}" for row in differences]
        expect_empty(table, made)
        assert asked >= len(kind.effects)


@each_writer
def test_an_interrupt_around_the_output_finds_none_of_it_or_all_of_it(kind):
    expected = Eager(kind)
    first = observe_eager_failure(kind, 0, KeyboardInterrupt())
    last = observe_eager_failure(kind, count_calls_that_write(kind) - 1, KeyboardInterrupt(), is_late=True)
    with converted(kind) as made:
        written_at = next(number for number, line in enumerate(made.lines) if line.endswith(", done)"))
        outcomes = {
            "before it is prepared": (made.call_with(written_at - 2, "fault()", **throwing()), expected.interrupted),
            "before": (made.call_with(written_at, "fault()", **throwing()), first),
            "after": (made.call_with(written_at + 1, "fault()", **throwing()), last),
            "asked for before it is prepared": (made.call_with(written_at - 2, "-signal", signal=Signal()), first),
            "asked for before": (made.call_with(written_at, "-signal", signal=Signal()), first),
            "asked for after": (made.call_with(written_at + 1, "-signal", signal=Signal()), expected.completed),
        }
        table = [f"{name}: {row}" for name, (found, known) in outcomes.items() for row in known.differences(found)]
        expect_empty(table, made)


def throwing():
    return {"fault": Thrower(KeyboardInterrupt())}


@each_writer
@pytest.mark.parametrize("error", [OSError(28, "No space left"), KeyboardInterrupt()], ids=["full", "interrupt"])
def test_output_that_fails_leaves_what_an_eager_run_leaves(kind, error):
    calls = count_calls_that_write(kind)
    expected = {call: observe_eager_failure(kind, call, error) for call in range(calls)}
    expected[calls] = observe_eager_failure(kind, calls - 1, error, is_late=True)
    with converted(kind) as made:
        name, table = made.name_of(write_out), []
        for call in expected:

            def fail(output, done, call=call):
                assert len(output) == calls
                write_out(output[:call], done)
                raise error

            found = made.call(made.made.text.run, **{name: fail})
            table += [f"call {call} fails: {row}" for row in expected[call].differences(found)]
            assert not made.everything.differences(observe(kind, kind.step)), "the next call goes another way"
        expect_empty(table, made)
        assert made.made.abandoned >= len(expected)
