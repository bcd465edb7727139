"""A reference executor: runs Listings on real objects, to be compared with CPython running the code itself.

Functions whose code comes from `sources` (file names) are run here when code run here calls them; everything else is
called as it is. No speed, no tracebacks.
"""

import functools
import inspect
import types

from decode.semantics import SEMANTICS
from janus_jax.decode import Op, decode

TRUTH_JUMPS = {
    Op.JUMP_IF_TRUE: bool,
    Op.JUMP_IF_FALSE: lambda value: not value,
    Op.JUMP_IF_NONE: lambda value: value is None,
    Op.JUMP_IF_NOT_NONE: lambda value: value is not None,
}

listing_of = functools.cache(decode)


class Frame:
    """The state of a run; `trail` collects the Ops that were run, for the test of what the corpus covers."""

    def __init__(self, function, arguments, sources, trail):
        self.listing = listing_of(function.__code__)
        self.globals = function.__globals__
        self.sources = sources
        self.trail = trail
        self.stack = []
        self.handled = None
        self.slots = dict(arguments)
        for name in self.listing.cell_names:
            self.slots[name] = types.CellType(*([self.slots[name]] if name in self.slots else []))
        self.slots.update(zip(self.listing.free_names, function.__closure__ or (), strict=True))

    def push(self, value):
        self.stack.append(value)

    def pop(self):
        return self.stack.pop()

    def pop_many(self, count):
        cut = len(self.stack) - count
        values = self.stack[cut:]
        del self.stack[cut:]
        return values

    def call(self, function, positional, keywords):
        if function is super and not positional:
            return super(self.slots["__class__"].cell_contents, self._first_argument())
        if isinstance(function, types.MethodType):
            function, positional = function.__func__, (function.__self__, *positional)
        if isinstance(function, types.FunctionType) and function.__code__.co_filename in self.sources:
            return run(function, positional, keywords, self.sources, self.trail)
        return function(*positional, **keywords)

    def _first_argument(self):
        first = self.slots[self.listing.argument_names[0]]
        return first.cell_contents if isinstance(first, types.CellType) else first


def run(function, positional, keywords, sources, trail):
    """What calling the function does."""
    frame = Frame(function, bind(function, positional, keywords), sources, trail)
    if frame.listing.instructions[0].op is Op.RETURN_GENERATOR:
        return generate(frame)
    loop = advance(frame)
    try:
        next(loop)
    except StopIteration as stop:
        outcome = stop.value
    return finish(outcome)


def bind(function, positional, keywords):
    """The arguments by slot name. A failure to bind is raised without the context that `inspect` gives it."""
    failure = None
    try:
        bound = inspect.signature(function, follow_wrapped=False).bind(*positional, **keywords)
    except TypeError as error:
        failure = error
    if failure is not None:
        failure.__context__ = None
        raise failure
    bound.apply_defaults()
    return {".0" if name == "implicit0" else name: value for name, value in bound.arguments.items()}


def finish(outcome):
    """Return the value or raise the exception as it is: raising here must not change its context."""
    kind, value = outcome
    if kind == "returned":
        return value
    context = value.__context__
    try:
        raise value
    finally:
        value.__context__ = context


def generate(frame):
    """The generator object of a frame that began with RETURN_GENERATOR."""
    outcome = yield from advance(frame)
    return finish(outcome)


def advance(frame):
    """Run the frame; yields what it yields, returns ("returned", value) or ("raised", exception)."""
    instructions = frame.listing.instructions
    index = 0
    while True:
        instruction = instructions[index]
        frame.trail.add(instruction.op)
        try:
            if instruction.op is Op.YIELD:
                index = yield from advance_yield(frame, index)
                continue
            if instruction.op in (Op.RETURN, Op.RERAISE):
                value = frame.pop()
                if instruction.op is Op.RETURN:
                    return "returned", value
                exception = value
            else:
                index = under(frame.handled, functools.partial(step, frame, instruction))
                continue
        except BaseException as error:
            exception = error
        handler = frame.listing.find_handler(index)
        if handler is None:
            return "raised", exception
        del frame.stack[handler.depth :]
        frame.stack.extend([index, exception] if handler.push_lasti else [exception])
        index = handler.target


def under(handled, function):
    """Call the function while `handled` is the exception being handled, without leaving a trace on it."""
    if handled is None:
        return function()
    context, traceback, cause = handled.__context__, handled.__traceback__, handled.__suppress_context__
    try:
        raise handled
    except BaseException:
        handled.__context__, handled.__traceback__, handled.__suppress_context__ = context, traceback, cause
        return function()


def step(frame, instruction):
    """Run one instruction; returns the index of the next one."""
    op, arg = instruction.op, instruction.arg
    following = instruction.index + 1
    if op in SEMANTICS:
        SEMANTICS[op](frame, arg)
        return following
    if op in TRUTH_JUMPS:
        return arg if TRUTH_JUMPS[op](frame.pop()) else following
    if op is Op.JUMP:
        return arg
    if op is Op.FOR_ITER:
        return step_for(frame, arg, following)
    if op is Op.SEND:
        return step_send(frame, arg, following)
    if op is Op.RAISE:
        return step_raise(frame, arg)
    if op is Op.RETURN_GENERATOR:
        frame.push(None)
        return following
    raise NotImplementedError(str(instruction))


def step_for(frame, target, following):
    try:
        item = next(frame.stack[-1])
    except StopIteration:
        frame.pop()
        return target
    frame.push(item)
    return following


def step_send(frame, target, following):
    receiver, value = frame.stack[-2:]
    try:
        yielded = next(receiver) if value is None else receiver.send(value)
    except StopIteration as stop:
        frame.stack[-2:] = [stop.value]
        return target
    frame.stack[-1] = yielded
    return following


def step_raise(frame, count):
    if count == 0:
        raise
    if count == 1:
        raise frame.pop()
    exception, cause = frame.pop_many(2)
    raise exception from cause


def advance_yield(frame, index):
    """Yield once, or more often if a throw() into the receiver of a `yield from` yields; returns the next index."""
    before = frame.listing.instructions[index - 1]
    value = frame.pop()
    while True:
        try:
            frame.push((yield value))
            return index + 1
        except BaseException as error:
            if before.op is not Op.SEND:
                raise
            receiver = frame.stack[-1]
            if isinstance(error, GeneratorExit):
                getattr(receiver, "close", lambda: None)()
                raise
            if not hasattr(receiver, "throw"):
                raise
            try:
                value = receiver.throw(error)
            except StopIteration as stop:
                frame.stack[-1] = stop.value
                return before.arg
