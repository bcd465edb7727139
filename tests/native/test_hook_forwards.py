"""A hook with nothing to do changes nothing: generators, exceptions, recursion, threads, classes run as without it."""

import asyncio
import gc
import subprocess
import sys
import threading
import traceback

import pytest

from janus_jax import _native


def test_install_and_uninstall_are_idempotent(hook):
    assert _native.is_installed()
    _native.install()
    _native.uninstall()
    _native.uninstall()
    assert not _native.is_installed() and not _native.is_asleep()
    _native.install()
    assert _native.is_installed()


def test_uninstall_from_inside_a_watched_frame(hook):
    def leave():
        _native.uninstall()
        return "left"

    state = hook.watch(leave)
    assert leave() == "left"
    assert state.calls == 1 and state.active == 0


def test_generators_and_comprehensions(hook):
    def count(stop):
        received = []
        try:
            for number in range(stop):
                received.append((yield number))
        finally:
            received.append("closed")
        return received

    def delegate():
        return (yield from count(3))

    hook.watch(count, delegate)
    assert list(count(4)) == [0, 1, 2, 3]
    made = delegate()
    assert [next(made), made.send("a"), made.send("b")] == [0, 1, 2]
    with pytest.raises(StopIteration) as stop:
        made.send("c")
    assert stop.value.value == ["a", "b", "c", "closed"]
    assert [x * y for x in range(3) for y in count(2)] == [0, 0, 0, 1, 0, 2]
    thrown = count(2)
    next(thrown)
    with pytest.raises(KeyError):
        thrown.throw(KeyError("in"))
    half_used = count(2)
    next(half_used)
    del half_used
    gc.collect()


def test_coroutines(hook):
    async def add(a, b):
        await asyncio.sleep(0)
        return a + b

    async def total():
        return await add(1, 2) + sum([number async for number in numbers()])

    async def numbers():
        for number in range(3):
            yield number

    state = hook.watch(total, add, numbers)
    assert asyncio.run(total()) == 6
    assert state.calls == 0


def test_class_bodies_closures_and_exec(hook):
    def make(base):
        class Made:
            factor = base

            def scaled(self, value):
                return value * self.factor + base

        return Made

    hook.watch(make)
    assert make(3)().scaled(2) == 9
    namespace = {}
    exec("def f(x):\n    return x + 1\ny = f(1)", namespace)
    assert namespace["y"] == 2


def test_exceptions_have_the_users_traceback(hook):
    def outer():
        inner()

    def inner():
        raise ValueError("here")

    hook.watch(outer, inner)
    with pytest.raises(ValueError, match="here") as raised:
        outer()
    names = [frame.name for frame in traceback.extract_tb(raised.value.__traceback__)]
    assert names[-2:] == ["outer", "inner"]
    assert raised.value.__context__ is None


def test_frames_are_visible_as_without(hook):
    def outer():
        return inner()

    def inner():
        frame = sys._getframe()
        return frame.f_code.co_name, frame.f_back.f_code.co_name

    hook.watch(outer, inner)
    assert outer() == ("inner", "outer")


def test_a_profiled_call_is_counted_and_timed(hook):
    def work(n):
        return sum(range(n))

    state = hook.watch(work)
    for _ in range(3):
        work(1000)
    assert state.calls == 3 and state.seconds > 0 and state.active == 0


def test_an_exception_is_a_call_too(hook):
    def fail():
        raise KeyError

    state = hook.watch(fail)
    with pytest.raises(KeyError):
        fail()
    assert state.calls == 1 and state.active == 0


def test_recursion_has_the_time_of_its_outermost_frame_only(hook):
    def recurse(n):
        return 0 if n == 0 else 1 + recurse(n - 1)

    state = hook.watch(recurse)
    assert recurse(20) == 20
    assert state.calls == 21
    whole = state.seconds
    recurse(0)
    assert state.seconds >= whole


def test_active_counts_running_frames(hook):
    def look(n):
        return state.active if n == 0 else look(n - 1)

    state = hook.watch(look)
    assert look(4) == 5 and state.active == 0


def test_unprofiled_code_is_forwarded_unseen(hook):
    def work():
        return 1

    state = hook.watch(work)
    state.profiling = False
    assert work() == 1 and state.calls == 0


def test_library_and_ignored_code_is_not_counted(hook):
    def work():
        return 1

    hook.library.add(work.__code__)
    assert work() == 1
    assert _native.code_state(work.__code__).kind == _native.LIBRARY
    assert _native.code_state(work.__code__).calls == 0


def test_threads_count_together(hook):
    def work(n):
        return n + 1

    state = hook.watch(work)
    threads = [threading.Thread(target=lambda: [work(i) for i in range(500)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert state.calls == 2000 and state.active == 0


DEEP = """
import sys, threading
from janus_jax import _native
def depth(n):
    try:
        return depth(n + 1)
    except RecursionError:
        return n
def recurse(n):
    return 0 if n == 0 else 1 + recurse(n - 1)
_native.set_callbacks(lambda code: _native.USER if code.co_name in ("depth", "recurse") else _native.IGNORE, None, None)
sys.setrecursionlimit(20_000)
without = depth(0)
_native.install()
assert depth(0) == without, (depth(0), without)
assert _native.is_installed()
sys.setrecursionlimit(120_000)
assert recurse(100_000) == 100_000
assert _native.is_installed() and _native.code_state(recurse.__code__).active == 0
threading.stack_size(512 * 1024)
results = []
thread = threading.Thread(target=lambda: results.append(recurse(30_000)))
thread.start()
thread.join()
assert results == [30_000]
_native.uninstall()
print("deep enough")
"""


def test_deep_recursion_meets_the_limit_it_always_met():
    done = subprocess.run([sys.executable, "-c", DEEP], capture_output=True, text=True, timeout=100)
    assert done.stdout == "deep enough\n", done.stderr


def test_the_hook_comes_back_after_deep_recursion(hook):
    def recurse(n):
        return 0 if n == 0 else 1 + recurse(n - 1)

    state = hook.watch(recurse)
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(30_000)
    try:
        assert recurse(20_000) == 20_000
    finally:
        sys.setrecursionlimit(limit)
    seen = state.calls
    assert 50 < seen < 20_001
    recurse(1)
    assert state.calls == seen + 2
