"""Intrinsics of JAX: calls that mean something else on tracers than on arrays.

Invariant: only callables whose native run on tracers would differ from the eager run are here; those that touch
devices, files or JAX's settings are refused.
"""

from collections.abc import Callable
from typing import Any

import jax
import jax.experimental
import jax.numpy as jnp
import numpy as np

from janus_jax import _jax_compat
from janus_jax.interp.array_attributes import block_until_ready
from janus_jax.interp.context import Context
from janus_jax.interp.intrinsics.deferral import late_output, read_number


def wait(context: Context, arguments: list, keywords: dict) -> Any:
    """`jax.block_until_ready`: the run waits for its graph, as a program that is timed expects."""
    context.waits = True
    return arguments[0]


def stop_gradient(context: Context, arguments: list, keywords: dict) -> Any:
    """`jax.lax.stop_gradient`: outside of a derivative it gives the array itself."""
    is_plain = context.is_plain() and len(arguments) == 1 and context.owns(arguments[0])
    if is_plain or len(arguments) == 1 and _jax_compat.belongs_to(arguments[0], context.trace):
        return context.as_device(arguments[0])
    return context.call_jax(jax.lax.stop_gradient, arguments, keywords)


def wait_for_effects(context: Context, arguments: list, keywords: dict) -> None:
    """`jax.effects_barrier`: a converted function has no effects to wait for, but those of its graph count as run."""
    context.waits = True


def device_get(context: Context, arguments: list, keywords: dict) -> Any:
    """`jax.device_get`: NumPy arrays, known after the graph."""
    (tree,) = arguments
    leaves, structure = context.call(jax.tree.flatten, [tree])
    read = [
        late_output(context, leaf, jax.device_get, np.ndarray) if context.is_device(leaf) else leaf for leaf in leaves
    ]
    return context.run_natively(structure.unflatten, (read,))


_KINDS = {"f": float, "i": int, "u": int, "b": bool, "c": complex}


def _kind_of_item(array: Any) -> type | None:
    """The Python type of the array's items; bfloat16 and its like are float too, of kind V in NumPy."""
    if jnp.issubdtype(array.dtype, jnp.floating):
        return float
    return _KINDS.get(np.dtype(array.dtype).kind)


def item(context: Context, arguments: list, keywords: dict) -> Any:
    """`array.item(*index)`: a Python number, known after the graph."""
    array, *index = arguments
    if not context.is_device(array):
        return context.run_natively(type(array).item, arguments, keywords)
    if keywords or (not index and array.size != 1):
        raise context.reject("late-value-use", "item() of an array of many numbers")
    index = [context.pin(part) for part in index]
    read = read_number if array.size == 1 and not index else late_output
    return read(context, array, _item_reader(tuple(index)), _kind_of_item(array))


def _item_reader(index: tuple) -> Callable:
    def read_item(array):
        return array.item(*index)

    return read_item


def read_list(context: Context, arguments: list, keywords: dict) -> Any:
    """`array.tolist()`: nested lists of Python numbers, known after the graph."""
    (array,) = arguments
    if not context.is_device(array):
        return array.tolist()
    return late_output(context, array, _jax_compat.ArrayImpl.tolist, list if array.ndim else _kind_of_item(array))


def _rejecting(reason: str, name: str) -> Callable:
    def handler(context: Context, arguments: list, keywords: dict) -> Any:
        raise context.reject(reason, name)

    return handler


def put_on_device(context: Context, arguments: list, keywords: dict) -> Any:
    """`jax.device_put(x)`: without a device it only makes arrays."""
    if len(arguments) != 1 or keywords:
        raise context.reject("device-placement", "jax.device_put()")
    if context.is_device(arguments[0]):
        return arguments[0]
    return context.call_jax(jax.device_put, arguments, keywords)


def _refused(reason: str, prefix: str, owner: Any, names: tuple) -> dict:
    return {getattr(owner, name): _rejecting(reason, f"{prefix}.{name}()") for name in names if hasattr(owner, name)}


_PLACEMENT = (
    "devices", "local_devices", "live_arrays", "make_array_from_callback", "make_array_from_process_local_data",
    "make_array_from_single_device_arrays", "copy_to_host_async", "make_mesh", "set_mesh", "reshard",
)  # fmt: skip
_METHODS_OF_PLACEMENT = (
    "devices",
    "is_deleted",
    "delete",
    "on_device_size_in_bytes",
    "unsafe_buffer_pointer",
    "to_device",
)
_FILES = ("load", "save", "savez", "fromfile", "set_printoptions", "printoptions")

TABLE = {
    jax.block_until_ready: wait,
    jax.lax.stop_gradient: stop_gradient,
    block_until_ready: wait,
    jax.effects_barrier: wait_for_effects,
    jax.device_get: device_get,
    jax.device_put: put_on_device,
    jax.core.Tracer.item: item,
    jax.core.Tracer.tolist: read_list,
    **_refused("device-placement", "jax", jax, _PLACEMENT),
    **_refused("device-placement", "array", jax.core.Tracer, _METHODS_OF_PLACEMENT),
    **_refused(
        "jax-effects", "jax.debug", jax.debug, ("print", "callback", "breakpoint", "inspect_array_sharding", "log")
    ),
    **_refused("jax-effects", "jax", jax, ("pure_callback",)),
    **_refused("jax-effects", "jax.experimental", jax.experimental, ("io_callback",)),
    **_refused("impure-call", "jnp", jnp, _FILES),
    **_refused("impure-call", "jax.config", type(jax.config), ("update",)),
    **_refused("impure-call", "jax", jax, ("clear_caches",)),
}
