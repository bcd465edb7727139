"""Ops that call, and ops that end a stretch of instructions: jumps, return, yield, raise, with.

Invariant: a handler here never decides where a jump on a value goes; it reports an Exit.
"""

import types
from typing import Any

from janus_jax.decode import Op
from janus_jax.interp.class_lookup import MISSING, lookup_in_class
from janus_jax.interp.context import Context
from janus_jax.interp.families import Family, family_of_file
from janus_jax.interp.operators import identical, iterate
from janus_jax.interp.state import Exit, Frame


def call(context: Context, frame: Frame, argument: tuple[int, tuple]) -> None:
    positional, names = argument
    values = frame.pop_many(positional + len(names))
    function = frame.pop()
    keywords = dict(zip(names, values[positional:], strict=True))
    frame.push(context.call(function, values[:positional], keywords))


def call_ex(context: Context, frame: Frame, has_keywords: bool) -> None:
    keywords = dict(frame.pop()) if has_keywords else {}
    arguments = iterate(context, frame.pop())
    function = frame.pop()
    frame.push(context.call(function, arguments, keywords))


def jump(context: Context, frame: Frame, target: int) -> Exit:
    return Exit("jump", target=target)


def jump_if_true(context: Context, frame: Frame, target: int) -> Exit:
    return Exit("branch", frame.pop(), target=target, fallthrough=frame.position)


def jump_if_false(context: Context, frame: Frame, target: int) -> Exit:
    return Exit("branch", frame.pop(), target=frame.position, fallthrough=target)


def jump_if_none(context: Context, frame: Frame, target: int) -> Exit:
    return Exit("branch", identical(context, frame.pop(), None), target=target, fallthrough=frame.position)


def jump_if_not_none(context: Context, frame: Frame, target: int) -> Exit:
    return Exit("branch", identical(context, frame.pop(), None), target=frame.position, fallthrough=target)


def for_iter(context: Context, frame: Frame, target: int) -> Exit:
    return Exit("iterate", frame.stack[-1], target=target, fallthrough=frame.position)


def return_value(context: Context, frame: Frame, argument) -> Exit:
    return Exit("return", frame.pop())


def return_generator(context: Context, frame: Frame, argument) -> None:
    frame.push(None)


def yield_value(context: Context, frame: Frame, argument) -> Exit:
    return Exit("yield", frame.pop())


def get_yield_from_iter(context: Context, frame: Frame, argument) -> None:
    frame.push(context.call(iter, [frame.pop()]))


def send(context: Context, frame: Frame, target: int) -> Exit:
    value = frame.pop()
    return Exit("send", value, target=target, fallthrough=frame.position)


def raise_exception(context: Context, frame: Frame, count: int) -> None:
    if count == 0:
        error = frame.exceptions[-1] if frame.exceptions else current_exception(context)
        if error is None:
            raise RuntimeError("No active exception to reraise")
        raise error
    cause = frame.pop() if count == 2 else MISSING
    error = frame.pop()
    if isinstance(error, type):
        error = context.call(error, [])
    if not isinstance(error, BaseException):
        raise TypeError("exceptions must derive from BaseException")
    if cause is not MISSING:
        error.__cause__ = context.call(cause, []) if isinstance(cause, type) else cause
    context.trusted[id(context.keep(error))] = error  # also a KeyboardInterrupt, which else would be a real one
    raise error


def current_exception(context: Context) -> BaseException | None:
    """What `sys.exception()` is in the innermost frame that handles one."""
    for frame in reversed(context.frames):
        if frame.exceptions:
            return frame.exceptions[-1]
    return None


def reraise(context: Context, frame: Frame, argument) -> None:
    raise frame.pop()


def push_exc_info(context: Context, frame: Frame, argument) -> None:
    error = frame.pop()
    frame.push(current_exception(context))
    frame.push(error)
    frame.exceptions.append(error)


def pop_except(context: Context, frame: Frame, argument) -> None:
    frame.pop()
    frame.exceptions.pop()


def check_exc_match(context: Context, frame: Frame, argument) -> None:
    kinds = frame.pop()
    frame.push(_matches(frame.stack[-1], kinds))


def _matches(error: BaseException, kinds: Any) -> bool:
    for kind in kinds if isinstance(kinds, tuple) else (kinds,):
        if not (isinstance(kind, type) and issubclass(kind, BaseException)):
            raise TypeError("catching classes that do not inherit from BaseException is not allowed")
    return isinstance(error, kinds)


def with_enter(context: Context, frame: Frame, argument) -> None:
    manager = frame.pop()
    kind = type(manager)
    enter, leave = (lookup_in_class(context, kind, name) for name in ("__enter__", "__exit__"))
    if enter is MISSING or leave is MISSING:
        raise TypeError(f"'{kind.__name__}' object does not support the context manager protocol")
    bound = context.keep(_bound(leave, manager))
    frame.push(bound)
    value = context.call(_bound(enter, manager), [])
    if not isinstance(leave, types.FunctionType) or not _is_interpreted(leave):
        context.entered.append(bound)
    frame.push(value)


def _is_interpreted(function: types.FunctionType) -> bool:
    return family_of_file(function.__code__.co_filename) in (Family.USER, Family.LIBRARY)


def _bound(method: Any, owner: Any) -> Any:
    return (
        types.MethodType(method, owner)
        if isinstance(method, types.FunctionType)
        else method.__get__(owner, type(owner))
    )


def with_except_start(context: Context, frame: Frame, argument) -> None:
    leave, error = frame.stack[-4], frame.stack[-1]
    frame.push(context.call(leave, [type(error), error, error.__traceback__]))


def unsupported(context: Context, frame: Frame, name: str) -> None:
    if name in ("CHECK_EG_MATCH", "PREP_RERAISE_STAR"):
        raise context.reject("exception-group")
    raise context.reject("unsupported-op", str(name))


HANDLERS = {
    Op.CALL: call,
    Op.CALL_EX: call_ex,
    Op.JUMP: jump,
    Op.JUMP_IF_TRUE: jump_if_true,
    Op.JUMP_IF_FALSE: jump_if_false,
    Op.JUMP_IF_NONE: jump_if_none,
    Op.JUMP_IF_NOT_NONE: jump_if_not_none,
    Op.FOR_ITER: for_iter,
    Op.RETURN: return_value,
    Op.RETURN_GENERATOR: return_generator,
    Op.YIELD: yield_value,
    Op.GET_YIELD_FROM_ITER: get_yield_from_iter,
    Op.SEND: send,
    Op.RAISE: raise_exception,
    Op.RERAISE: reraise,
    Op.PUSH_EXC_INFO: push_exc_info,
    Op.POP_EXCEPT: pop_except,
    Op.CHECK_EXC_MATCH: check_exc_match,
    Op.WITH_ENTER: with_enter,
    Op.WITH_EXCEPT_START: with_except_start,
    Op.UNSUPPORTED: unsupported,
    Op.SETUP_ANNOTATIONS: unsupported,
}
