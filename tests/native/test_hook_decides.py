"""When the core is asked, and what becomes of its answer."""

import traceback

import pytest

from janus_jax import _native


def test_asked_after_wake_calls(hook):
    def work(a):
        return a

    state = hook.watch(work)
    state.wake_calls = 2
    assert [work(1), work(2)] == [1, 2] and not hook.decisions
    assert work(3) == 3
    assert hook.decisions == [(work, state, (3,))] and state.calls == 3


def test_asked_after_wake_seconds(hook):
    def work():
        return 1

    state = hook.watch(work)
    state.wake_seconds = 1e-9
    assert (work(), work()) == (1, 1) and len(hook.decisions) == 1


def test_defaults_apply_to_new_states(hook):
    def work():
        return 1

    _native.set_wake_defaults(1, 2.5)
    state = hook.watch(work)
    assert (state.wake_calls, state.wake_seconds) == (1, 2.5)


def test_an_answer_is_the_result(hook):
    def work(a):
        return a

    state = hook.watch(work)
    state.wake_calls = 0
    hook.decide = lambda function, state, args: ("decided", *args)
    assert work(5) == ("decided", 5) and state.calls == 0


def test_an_exception_is_the_frames(hook):
    def work(a):
        return a

    def decide(function, state, args):
        raise LookupError("decided")

    hook.watch(work).wake_calls = 0
    hook.decide = decide
    with pytest.raises(LookupError, match="decided") as raised:
        work(1)
    assert "decide" in [frame.name for frame in traceback.extract_tb(raised.value.__traceback__)]


def test_decide_may_set_the_entries(hook):
    def work(a):
        return a

    def decide(function, state, args):
        state.entries = (_native.Entry(_native.GuardProgram((), ()), lambda: "converted"),)
        return _native.EAGER

    hook.watch(work).wake_calls = 1
    hook.decide = decide
    assert [work(1), work(2), work(3)] == [1, 2, "converted"]


def test_decide_runs_inside(hook):
    def work():
        return helper()

    def helper():
        return "eager"

    modes = []
    hook.decide = lambda function, state, args: modes.append((_native.mode(), helper())) or _native.EAGER
    hook.convert(helper, lambda: "converted")
    hook.watch(work).wake_calls = 0
    assert work() == "converted" and modes == [(_native.INSIDE, "eager")]
    assert _native.mode() == _native.NORMAL


def test_without_callbacks_everything_runs(hook):
    def work():
        return 1

    hook.watch(work).wake_calls = 0
    work()
    _native.set_callbacks(None, None, None)
    assert work() == 1


def test_generator_functions_are_never_asked_about(hook):
    def work():
        yield 1

    state = hook.watch(work)
    state.wake_calls = 0
    assert list(work()) == [1] and not hook.decisions and state.kind == _native.USER


def test_a_failing_classify_is_kept_from_the_user(hook):
    def work():
        return 1

    def classify(code):
        raise ZeroDivisionError("in classify")

    _native.reclassify()
    _native.set_callbacks(classify, None, None)
    assert work() == 1 and _native.code_state(work.__code__).kind == _native.IGNORE
    hook.install()
    assert isinstance(_native.take_error(), ZeroDivisionError)
    assert _native.take_error() is None


def test_an_interrupt_in_classify_is_the_users(hook):
    def work():
        return 1

    def classify(code):
        if code is work.__code__:
            raise KeyboardInterrupt
        return _native.IGNORE

    _native.set_callbacks(classify, None, None)
    with pytest.raises(KeyboardInterrupt):
        work()
    assert _native.code_state(work.__code__).kind == _native.UNKNOWN
    hook.install()
    assert work() == 1


def test_classify_may_call_what_it_classifies(hook):
    def work():
        return 1

    hook.watch(work)
    inner = hook._classify
    _native.set_callbacks(lambda code: work() and inner(code), hook._decide, hook._traced)
    assert work() == 1 and _native.code_state(work.__code__).kind == _native.USER


def test_reclassify_asks_again(hook):
    def work():
        return 1

    work()
    assert _native.code_state(work.__code__).kind == _native.IGNORE
    state = hook.watch(work)
    assert state.kind == _native.UNKNOWN
    work()
    assert state.kind == _native.USER and state.calls == 1


def test_callbacks_must_be_callable():
    with pytest.raises(TypeError):
        _native.set_callbacks(1, None, None)
