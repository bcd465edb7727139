"""TRACING mode: every frame of user code goes to the core, and what it refuses stays as it was."""

import gc
import sys

import pytest

from janus_jax import _native


class Refused(Exception):
    pass


@pytest.fixture
def tracing():
    """Switches the thread into TRACING for a call."""

    def call(function, *args):
        before = _native.set_mode(_native.TRACING)
        try:
            return function(*args)
        finally:
            _native.set_mode(before)

    return call


def refuse_resumed(function, args):
    if function is None:
        raise Refused(args[0].co_name)
    return _native.EAGER


REFUSED = ("work",)


def pull_with(call):
    """What `call` gives, or the arguments of the Refused that it ended with."""
    try:
        return call()
    except Refused as refused:
        return refused.args


def pull(generator, value=None):
    return pull_with(lambda: generator.send(value))


def test_traced_answers(hook, tracing):
    def work(a, *, b=2):
        return a

    hook.watch(work)
    hook.traced = lambda function, args: ("traced", *args)
    assert tracing(lambda: work(1)) == ("traced", 1, 2)
    assert hook.traces == [(work, (1, 2))]
    assert work(1) == 1


def test_eager_stays_in_tracing(hook, tracing):
    def outer():
        return inner(), _native.mode()

    def inner():
        return "eager"

    hook.watch(outer, inner)
    hook.traced = lambda function, args: "traced" if function is inner else _native.EAGER
    assert tracing(outer) == ("traced", _native.TRACING)


def test_traced_runs_inside(hook, tracing):
    def work():
        return helper()

    def helper():
        return "eager"

    modes = []
    hook.watch(work, helper)
    hook.traced = lambda function, args: modes.append((_native.mode(), helper())) or "traced"
    assert tracing(work) == "traced" and modes == [(_native.INSIDE, "eager")]


def test_entries_are_not_tried(hook, tracing):
    def work():
        return "eager"

    hook.convert(work, lambda: "converted")
    assert tracing(work) == "eager" and work() == "converted"


def test_library_code_is_forwarded(hook, tracing):
    def work():
        return user()

    def user():
        return "eager"

    hook.library.add(work.__code__)
    hook.watch(user)
    hook.traced = lambda function, args: "traced"
    assert tracing(work) == "traced" and [function for function, _ in hook.traces] == [user]


def test_generator_functions_are_traced_at_their_first_frame(hook, tracing):
    def work(a):
        yield a

    hook.watch(work)
    hook.traced = lambda function, args: ["traced", *args]
    assert tracing(work, 3) == ["traced", 3]
    assert next(work(3)) == 3


def test_an_exception_of_traced_is_the_frames(hook, tracing):
    def work(a):
        return a

    def refuse(function, args):
        raise Refused

    hook.watch(work)
    hook.traced = refuse
    marker = object()
    count = sys.getrefcount(marker)
    for _ in range(100):
        assert pull_with(lambda: tracing(work, marker)) == ()
    hook.traces.clear()
    assert sys.getrefcount(marker) == count


def test_a_refused_generator_is_as_before(hook, tracing):
    def inner():
        return (yield "inner")

    def work(a):
        try:
            sent = yield a
            try:
                raise ZeroDivisionError
            except ZeroDivisionError:
                yield sent, sys.exc_info()[0]
            yield (yield from inner())
        finally:
            log.append("closed")

    log = []
    hook.watch(work, inner)
    hook.traced = refuse_resumed
    marker = object()
    count = sys.getrefcount(marker)
    made = work(1)
    for _ in range(2):
        assert tracing(pull, made) == REFUSED
        assert made.gi_frame is not None and not made.gi_running
    assert next(made) == 1
    frame = made.gi_frame
    assert tracing(pull, made, marker) == REFUSED and sys.getrefcount(marker) == count
    assert made.send(marker) == (marker, ZeroDivisionError)
    assert tracing(pull, made) == REFUSED
    assert made.gi_frame is frame and frame.f_locals["sent"] is marker
    assert next(made) == "inner" and made.gi_yieldfrom is not None
    assert tracing(pull, made) == REFUSED and made.gi_yieldfrom is not None
    assert made.send(7) == 7
    assert tracing(pull, made) == REFUSED and not log
    assert list(made) == [] and log == ["closed"]
    del made, frame
    gc.collect()
    assert sys.getrefcount(marker) == count


def test_native_consumers_of_a_refused_generator(hook, tracing):
    def work():
        yield from (1, 2, 3)

    hook.watch(work)
    hook.traced = refuse_resumed
    made = work()
    for consume in (list, sum, tuple, max, lambda generator: [x for x in generator]):
        with pytest.raises(Refused):
            tracing(consume, made)
    assert list(made) == [1, 2, 3]


def test_a_refused_coroutine_is_as_before(hook, tracing):
    async def work():
        return 5

    hook.watch(work)
    hook.traced = refuse_resumed
    made = work()
    assert tracing(pull, made) == REFUSED
    with pytest.raises(StopIteration) as stop:
        made.send(None)
    assert stop.value.value == 5


def test_refusing_leaks_nothing(hook, tracing):
    def work(a):
        yield a
        yield a

    hook.watch(work)
    hook.traced = refuse_resumed
    marker = object()
    count = sys.getrefcount(marker)
    for _ in range(200):
        made = work(marker)
        tracing(pull, made)
        next(made)
        tracing(pull, made)
        del made
    gc.collect()
    assert sys.getrefcount(marker) == count


def test_a_generator_that_dies_in_a_trace_runs_its_finally(hook, tracing):
    def work():
        try:
            yield 1
        finally:
            log.append(_native.mode())

    log = []
    hook.watch(work)
    hook.traced = refuse_resumed
    made = [work()]
    next(made[0])
    tracing(made.clear)
    assert log == [_native.INSIDE]


def test_resumed_generators_cannot_be_answered(hook, tracing):
    def work():
        yield 1

    hook.watch(work)
    hook.traced = lambda function, args: _native.EAGER if function else 1
    made = work()
    with pytest.raises(RuntimeError, match="cannot be answered"):
        tracing(next, made)
    assert next(made) == 1


@pytest.mark.parametrize("prepare", [_native.uninstall, lambda: _native.set_idle_limit(1)])
def test_a_trace_brings_the_evaluator_in(hook, tracing, prepare):
    def work():
        return "eager"

    hook.watch(work)
    hook.traced = lambda function, args: "traced"
    work()
    prepare()
    work()
    work()
    assert not _native.is_installed()
    assert tracing(work) == "traced"
    assert [work(), work()] == ["eager", "eager"] and not _native.is_installed()


def test_a_trace_goes_on_under_a_profiler(hook, tracing):
    def work():
        return "eager"

    hook.watch(work)
    hook.traced = lambda function, args: "traced"
    before = sys.getprofile()
    sys.setprofile(lambda *event: None)
    try:
        answer = tracing(work)
    finally:
        sys.setprofile(before)
    assert answer == "traced"


def test_a_trace_at_the_recursion_limit_ends_in_an_exception(hook, tracing):
    def work():
        return "eager"

    def down(n):
        return down(n - 1) if n else tracing(work)

    def deepest():
        for depth in range(0, 2000, 5):
            try:
                yield down(depth)
            except RecursionError:
                return

    hook.watch(work)
    hook.traced = lambda function, args: "traced"
    assert set(deepest()) == {"traced"}


def test_a_failing_classify_ends_the_trace(hook, tracing):
    def work():
        return "eager"

    def classify(code):
        if code is work.__code__:
            raise ZeroDivisionError
        return _native.IGNORE

    _native.set_callbacks(classify, hook._decide, hook._traced)
    _native.reclassify()
    with pytest.raises(ZeroDivisionError):
        tracing(work)
    hook.install()


def test_modes(hook):
    assert _native.mode() == _native.NORMAL
    assert _native.set_mode(_native.TRACING) == _native.NORMAL
    assert _native.set_mode(_native.NORMAL) == _native.TRACING
    for wrong in (-1, 3):
        with pytest.raises(ValueError, match="mode"):
            _native.set_mode(wrong)
