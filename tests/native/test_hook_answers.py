"""A frame that an entry answers: its arguments, its result, its exception, and nothing left behind."""

import gc
import sys
import threading
import traceback
import tracemalloc
import weakref

import pytest

from janus_jax import _native

CALLS = 20_000


def test_run_gets_what_the_program_fetched(hook):
    def work(a, b):
        return a + b

    state = hook.convert(work, lambda *fetched: ("converted", fetched), (("local", 7, 1), ("type", 7, int)), (7,))
    assert work(1, 2) == ("converted", (2,))
    assert work(1, 2.0) == 3.0
    assert (state.hits, state.misses, state.calls) == (1, 1, 1)
    entry = state.entries[0]
    assert (entry.hits, entry.misses, entry.last_miss) == (1, 1, 1)


def test_arguments_come_in_the_order_of_co_varnames(hook):
    free = object()

    def work(a, /, b, c=3, *rest, k, d=5, **more):
        return free

    hook.convert(work, lambda *args: args)
    assert work.__code__.co_varnames == ("a", "b", "c", "k", "d", "rest", "more")
    assert work(1, 2, k=4) == (1, 2, 3, 4, 5, (), {})
    assert work(1, 2, 9, 8, 7, k=4, z=6) == (1, 2, 9, 4, 5, (8, 7), {"z": 6})
    keywords = {"k": 0}
    assert work(*(1, 2), **keywords) == (1, 2, 3, 0, 5, (), {})


def test_arguments_that_become_cells(hook):
    def work(a, b):
        def inner():
            return a, b

        return inner()

    hook.convert(work, lambda a, b: [a, b])
    assert work(1, 2) == [1, 2]


def test_methods_classmethods_constructors_and_decorators(hook):
    class Made:
        def __init__(self, value):
            self.value = value

        def get(self):
            return self.value

        @classmethod
        def make(cls):
            return cls(1)

        @property
        def twice(self):
            return 2 * self.value

    hook.convert(Made.get, lambda self: ("get", self.value))
    hook.convert(Made.make.__func__, lambda cls: ("make", cls))
    hook.convert(Made.twice.fget, lambda self: ("twice", self.value))
    for _ in range(50):
        assert Made(3).get() == ("get", 3)
        assert Made.make() == ("make", Made)
        assert Made(4).twice == ("twice", 4)


def test_calls_from_c(hook):
    def key(a):
        return a

    hook.convert(key, lambda a: -a)
    assert sorted([1, 3, 2], key=key) == [3, 2, 1]
    assert list(map(key, [1])) == [-1]


def test_many_arguments_and_many_outputs(hook):
    namespace = {}
    names = [f"a{i}" for i in range(300)]
    exec(f"def work({', '.join(names)}):\n    return a0", namespace)
    work = namespace["work"]
    hook.convert(work, lambda *args: sum(args))
    assert work(*range(300)) == sum(range(300))


def test_locals_beyond_the_arguments(hook):
    def work(a):
        b = c = d = a
        return b + c + d

    hook.convert(work, lambda a: a)
    assert work(1) == 1


def test_miss_falls_to_the_next_entry(hook):
    def work(a):
        return "eager"

    hook.convert(work, lambda a: _native.MISS)
    state = hook.convert(work, lambda a: "second")
    first, second = state.entries
    assert work(1) == "second"
    assert (first.misses, second.hits, state.hits, state.misses) == (1, 1, 1, 0)
    assert state.entries == (second, first)


def test_the_entry_that_hit_comes_first(hook):
    def work(a):
        return "eager"

    hook.convert(work, lambda a: int, (("local", 0, 0), ("type", 0, int)), (0,))
    hook.convert(work, lambda a: str, (("local", 0, 0), ("type", 0, str)), (0,))
    state = hook.convert(work, lambda a: float, (("local", 0, 0), ("type", 0, float)), (0,))
    ints, strings, floats = state.entries
    assert work(1.0) is float and state.entries == (floats, ints, strings)
    before = state.entries
    assert work(1.0) is float and state.entries is before
    assert work("") is str and state.entries == (strings, floats, ints)


def test_all_entries_miss_and_the_frame_runs(hook):
    def work(a):
        return "eager"

    state = hook.convert(work, lambda a: _native.MISS)
    assert work(1) == "eager"
    assert state.misses == 1 and len(hook.decisions) == 1
    assert hook.decisions[0] == (work, state, (1,))


def test_an_exception_of_run_is_the_frames(hook):
    def caller():
        return work(1)

    def work(a):
        return a

    def run(a):
        raise LookupError("from run")

    state = hook.convert(work, run)
    with pytest.raises(LookupError, match="from run") as raised:
        caller()
    names = [frame.name for frame in traceback.extract_tb(raised.value.__traceback__)]
    assert names[-2:] == ["caller", "run"]
    assert raised.value.__context__ is None and state.hits == 1


def test_an_exception_of_run_is_handled_by_the_caller(hook):
    def work(a):
        return a

    def run(a):
        raise LookupError

    hook.convert(work, run)

    def caller():
        try:
            work(1)
        except LookupError as error:
            return sys.exc_info()[1] is error
        return None

    assert caller() and sys.exc_info() == (None, None, None)


def test_run_is_inside(hook):
    def work():
        return 1

    def run():
        return _native.mode(), helper()

    def helper():
        return "eager"

    hook.convert(work, run)
    hook.convert(helper, lambda: "converted")
    assert work() == (_native.INSIDE, "eager") and _native.mode() == _native.NORMAL
    assert helper() == "converted"


def test_run_may_change_the_entries(hook):
    def work():
        return "eager"

    def run():
        state.entries = ()
        gc.collect()
        return "converted"

    state = hook.convert(work, run)
    assert [work(), work()] == ["converted", "eager"]


def test_the_arguments_die_with_the_frame(hook):
    class Token:
        pass

    def work(token):
        return 1

    hook.convert(work, lambda token: "converted")
    token = Token()
    alive = weakref.ref(token)
    assert work(token) == "converted"
    del token
    assert alive() is None
    assert work(Token()) == "converted"


def test_finalizers_of_arguments_run_as_user_code(hook):
    log = []

    class Token:
        def __del__(self):
            log.append(_native.mode())

    def work(token):
        return 1

    hook.convert(work, lambda *_: "converted", (), ())
    work(Token())
    assert log == [_native.NORMAL]


def test_a_function_that_dies_while_it_is_answered(hook):
    def make():
        def work():
            return 1

        return work

    code = make.__code__.co_consts
    inner = next(const for const in code if hasattr(const, "co_code"))
    hook.user.add(inner)
    _native.code_state(inner).entries = (_native.Entry(_native.GuardProgram((), ()), lambda: "converted"),)
    assert make()() == "converted"


def leak_of(call):
    """References and blocks that CALLS calls leave behind, beyond what the first few need."""
    for _ in range(50):
        call()
    gc.collect()
    tracemalloc.start(1)
    try:
        call()
        blocks, objects = tracemalloc.get_traced_memory()[0], len(gc.get_objects())
        for _ in range(CALLS):
            call()
        gc.collect()
        return tracemalloc.get_traced_memory()[0] - blocks, len(gc.get_objects()) - objects
    finally:
        tracemalloc.stop()


def test_answering_leaks_nothing(hook):
    marker, result = object(), object()

    def work(a, b=marker, *rest, k=marker, **more):
        return (lambda: a)()

    hook.convert(work, lambda *args: result)
    counts = [sys.getrefcount(o) for o in (marker, result, work, work.__code__)]
    memory, objects = leak_of(lambda: work(marker, marker, marker, k=marker, z=marker))
    assert memory < 2000 and abs(objects) < 20
    assert [sys.getrefcount(o) for o in (marker, result, work, work.__code__)] == counts


def test_raising_leaks_nothing(hook):
    marker = object()

    def work(a):
        return a

    def run(a):
        raise KeyError

    def call():
        try:
            work(marker)
        except KeyError:
            pass

    hook.convert(work, run)
    count = sys.getrefcount(marker)
    memory, objects = leak_of(call)
    assert memory < 2000 and abs(objects) < 20 and sys.getrefcount(marker) == count


def test_missing_leaks_nothing(hook):
    marker = object()

    def work(a):
        return a

    program = (("local", 0, 0), ("type", 0, object), ("const", 1, marker), ("is_not", 1, marker))
    hook.convert(work, lambda a: a, program, (0,))
    count = sys.getrefcount(marker)
    memory, objects = leak_of(lambda: (work(marker), hook.decisions.clear()))
    assert memory < 2000 and abs(objects) < 20 and sys.getrefcount(marker) == count


def test_threads_answer_together(hook):
    def work(a):
        return "eager"

    def slow(a):
        return sum(range(200)), a

    state = hook.convert(work, slow)
    wrong = []

    def loop():
        for i in range(300):
            if work(i) != (19900, i):
                wrong.append(i)

    threads = [threading.Thread(target=loop) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong and state.hits == 1200
