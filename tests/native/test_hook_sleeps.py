"""A hook that has nothing to decide takes itself out, and comes back when it is woken."""

import threading

from janus_jax import _native


def spin(count):
    def step():
        return 1

    for _ in range(count):
        step()


def test_it_sleeps_after_idle_frames_and_wakes(hook):
    spin(10)
    _native.set_idle_limit(100)
    spin(50)
    assert _native.is_installed()
    spin(200)
    assert not _native.is_installed() and _native.is_asleep()
    _native.wake()
    assert _native.is_installed() and not _native.is_asleep()


def test_profiled_frames_are_idle_too(hook):
    def work():
        return 1

    state = hook.watch(work)
    spin(1)
    _native.set_idle_limit(10)
    for _ in range(50):
        work()
    assert _native.is_asleep() and 5 < state.calls < 15


def test_asking_keeps_it_awake(hook):
    def work():
        return 1

    hook.watch(work).wake_calls = 0
    spin(1)
    _native.set_idle_limit(10)
    for _ in range(50):
        work()
    assert _native.is_installed() and len(hook.decisions) == 50


def test_waking_does_nothing_unless_it_sleeps(hook):
    _native.wake()
    assert _native.is_installed()
    _native.uninstall()
    _native.wake()
    assert not _native.is_installed() and not _native.is_asleep()


def test_entries_keep_it_awake(hook):
    def work():
        return 1

    hook.convert(work, lambda: "converted")
    spin(1)
    _native.set_idle_limit(20)
    for _ in range(50):
        spin(5)
        assert work() == "converted"
    assert _native.is_installed()


def test_new_code_keeps_it_awake(hook):
    spin(1)
    _native.set_idle_limit(40)
    for _ in range(20):
        spin(5)
        exec("def f():\n    return 1\nf()", {})
    assert _native.is_installed()


def test_it_does_not_sleep_in_the_middle_of_a_trace(hook):
    spin(1)
    _native.set_idle_limit(10)
    before = _native.set_mode(_native.TRACING)
    try:
        spin(50)
        assert _native.is_installed()
    finally:
        _native.set_mode(before)
    spin(50)
    assert _native.is_asleep()


def test_uninstall_waits_for_the_traces_of_other_threads(hook):
    def work():
        return "eager"

    hook.watch(work)
    hook.traced = lambda function, args: "traced"
    ready, go, results = threading.Event(), threading.Event(), []

    def trace():
        before = _native.set_mode(_native.TRACING)
        ready.set()
        go.wait()
        results.append(work())
        _native.set_mode(before)

    thread = threading.Thread(target=trace)
    thread.start()
    ready.wait()
    _native.uninstall()
    assert not _native.is_installed() and not _native.is_asleep()
    go.set()
    thread.join()
    assert results == ["traced"] and work() == "eager"


def test_uninstall_while_asleep(hook):
    _native.set_idle_limit(5)
    spin(20)
    assert _native.is_asleep()
    _native.uninstall()
    assert not _native.is_asleep()
    _native.install()
    assert _native.is_installed()
