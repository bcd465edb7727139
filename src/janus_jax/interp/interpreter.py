"""Runs a frame's instructions up to the next decision.

Invariant: control flow is never decided here: the caller gets an Exit and sets `frame.position`.
"""

from typing import Any

from janus_jax import _jax_compat
from janus_jax.interp.context import Context
from janus_jax.interp.handlers import attributes, containers, control, matching, operators, stack
from janus_jax.interp.state import Exit, Frame

HANDLERS = {
    **stack.HANDLERS,
    **attributes.HANDLERS,
    **operators.HANDLERS,
    **containers.HANDLERS,
    **control.HANDLERS,
    **matching.HANDLERS,
}


def run_to_exit(context: Context, frame: Frame) -> Exit:
    """Runs instructions from `frame.position` until one of them ends the stretch; an exception is the caller's to
    dispatch."""
    instructions = frame.listing.instructions
    budget = context.budget
    while frame.position not in frame.stops or frame.position == frame.exempt:
        frame.exempt = -1
        instruction = instructions[frame.position]
        frame.position += 1
        budget.instructions -= 1
        if budget.instructions < 0:
            raise context.reject("trace-too-large", "too many instructions were run")
        ended = HANDLERS[instruction.op](context, frame, instruction.arg)
        if ended is not None:
            return ended
        if context.closed and frame.stack:
            _expect_own_value(context, frame.stack[-1])
    return Exit("stop", target=frame.position)


def _expect_own_value(context: Context, value: Any) -> None:
    """In a function whose trace JAX keeps between calls, no value of this trace may be read from outside."""
    if isinstance(value, _jax_compat.Tracer) and _jax_compat.belongs_to(value, context.trace):
        raise context.reject("cached-trace", "it reads an array from outside")
