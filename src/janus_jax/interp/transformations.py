"""What JAX's transformations were given: the function that they wrap, and which of its arguments they look at.

Invariant: only functions that JAX has made are looked into.
"""

from collections.abc import Sequence
from typing import Any

import jax


def _wrapped_by_jax(function: Any) -> Any:
    """The function of JAX's that a wrapper of its API runs; None for anything else."""
    cells = getattr(function, "__closure__", None) or ()
    return next((cell.cell_contents for cell in cells if hasattr(cell.cell_contents, "__code__")), None)


_CHECKPOINTED = _wrapped_by_jax(jax.checkpoint(lambda: None)).__code__


def is_checkpointed(function: Any) -> bool:
    """Whether a function was made by jax.checkpoint: it holds the user's function, whose trace JAX keeps."""
    inner = _wrapped_by_jax(function) if getattr(function, "__module__", None) else None
    return getattr(inner, "__code__", None) is _CHECKPOINTED


_DERIVATIVES = {
    _wrapped_by_jax(made(lambda: None, has_aux=has_aux)).__code__
    for made in (jax.grad, jax.value_and_grad)
    for has_aux in (False, True)
}
_JACOBIANS = {made(lambda: None).__code__ for made in (jax.jacfwd, jax.jacrev)}
_VMAP = _wrapped_by_jax(jax.vmap(lambda: None)).__code__


def find_transformed(function: Any) -> tuple[Any, tuple[int, ...], bool] | None:
    """The function of which `jax.grad`, `jax.jacfwd`, `jax.vmap` or the like has made this one, the numbers of the
    arguments that it looks at, and whether it takes the others apart and looks at those given by name; None of another
    function, and of one that looks at all."""
    if getattr(function, "__code__", None) in _JACOBIANS:
        inner = function
    else:
        inner = _wrapped_by_jax(function) if getattr(function, "__module__", None) else None
    code = getattr(inner, "__code__", None)
    if code not in _JACOBIANS | _DERIVATIVES | {_VMAP}:
        return None
    while ("in_axes" if code is _VMAP else "argnums") not in inner.__code__.co_freevars:
        inner = _wrapped_by_jax(inner)
    held = {name: cell.cell_contents for name, cell in _cells_of(inner)}
    if code is not _VMAP:
        argnums = held["argnums"]
        return held["fun"], (argnums,) if isinstance(argnums, int) else tuple(argnums), False
    axes = held["in_axes"]
    if type(axes) is not tuple:
        return None
    return held["fun"], tuple([index for index, axis in enumerate(axes) if axis is not None]), True


def _cells_of(function: Any) -> Sequence[tuple[str, Any]]:
    return list(zip(function.__code__.co_freevars, function.__closure__ or (), strict=True))
