"""Generator handlers: two that 3.12 and later have and 3.11 does in C. RETURN_GENERATOR and
SEND imply both, on every Python.

* One around the whole body turns StopIteration into RuntimeError (CALL_INTRINSIC_1 STOPITERATION_ERROR).
* One around the YIELD of each `yield from` turns the receiver's StopIteration into the value of SEND (CLEANUP_THROW).

Invariant: every other exception goes where it went before.
"""

from janus_jax.decode.raw import RawHandler
from janus_jax.decode.rules import SlotOp, Step


def drop_generator_handlers(handlers: list[RawHandler], steps: list[Step]) -> list[RawHandler]:
    """The handlers without those two kinds; what CLEANUP_THROW raises again goes to the handler around it."""
    stops = {step.offset for step in steps if step.op is SlotOp.STOPITERATION_ERROR}
    throws = {step.offset for step in steps if step.op is SlotOp.CLEANUP_THROW}
    if not stops and not throws:
        return handlers
    kept = []
    for handler in handlers:
        kept_handler = _redirect(handler, handlers, throws)
        if kept_handler is not None and kept_handler.target not in stops:
            kept.append(kept_handler)
    return kept


def _redirect(handler: RawHandler, handlers: list[RawHandler], throws: set[int]) -> RawHandler | None:
    """The handler that an exception meets in the end, over the range of this one."""
    if handler.target not in throws:
        return handler
    outer = _find_covering(handlers, handler.target)
    return None if outer is None else outer._replace(start=handler.start, end=handler.end)


def _find_covering(handlers: list[RawHandler], offset: int) -> RawHandler | None:
    for handler in handlers:
        if handler.start <= offset < handler.end:
            return handler
    return None
