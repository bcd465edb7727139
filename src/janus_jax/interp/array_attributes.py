"""What arrays have but tracers lack: the attributes about devices, which are refused, and waiting, which means nothing
in a trace.

Invariant: an answer here depends on the name alone, never on the array of this run. Asked by `attributes` before the
tracer is.
"""

import types
from typing import Any

from janus_jax.interp.context import Context

_PLACEMENT = frozenset(
    {
        "device", "sharding", "committed", "addressable_shards", "global_shards", "addressable_data",
        "is_fully_addressable",
        "is_fully_replicated", "is_ready", "platform", "format", "copy_to_host_async", "device_buffer",
        "device_buffers",
        "unsafe_raw_buffer", "traceback",
    }
)  # fmt: skip


def block_until_ready(array: Any) -> Any:
    """Stands for the method of that name; the intrinsics know it."""
    return array


def find_array_attribute(context: Context, array: Any, name: str) -> Any:
    """A method that tracers lack, or None where the tracer is to be asked; what tells of devices is refused."""
    if name in _PLACEMENT:
        raise context.reject("device-placement", f"array.{name}")
    return types.MethodType(block_until_ready, array) if name == "block_until_ready" else None
