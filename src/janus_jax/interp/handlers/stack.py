"""Ops that move values between the stack, locals, cells, globals and constants."""

import types

from janus_jax.decode import Op
from janus_jax.heap import source as sources
from janus_jax.heap.shadow import Shadow
from janus_jax.interp.adoption import adopt, load_cell, load_key
from janus_jax.interp.choices import expect_present
from janus_jax.interp.context import Context
from janus_jax.interp.state import Frame

_UNBOUND = object()


def load_const(context: Context, frame: Frame, constant) -> None:
    frame.push(constant)


def load_fast(context: Context, frame: Frame, name: str) -> None:
    try:
        value = frame.variables[name]
    except KeyError:
        raise _unbound_local(frame, name) from None
    if id(value) in context.choices:
        value = frame.variables[name] = expect_present(context, value, lambda: _unbound_local(frame, name))
    frame.push(value)


def _unbound_local(frame: Frame, name: str) -> UnboundLocalError:
    # unlike NameError, which is given the name
    return UnboundLocalError(f"cannot access local variable '{name}' where it is not associated with a value")


def load_fast_and_clear(context: Context, frame: Frame, name: str) -> None:
    frame.push(frame.variables.pop(name, _UNBOUND))


def store_fast(context: Context, frame: Frame, name: str) -> None:
    value = frame.pop()
    if value is _UNBOUND:
        frame.variables.pop(name, None)
    else:
        frame.variables[name] = value


def delete_fast(context: Context, frame: Frame, name: str) -> None:
    if name not in frame.variables:
        raise _unbound_local(frame, name)
    expect_present(context, frame.variables[name], lambda: _unbound_local(frame, name))
    del frame.variables[name]


def _cell(context: Context, frame: Frame, name: str):
    cell = frame.variables[name]
    shadow = context.shadow_by_stand.get(id(cell))
    if shadow is not None:
        load_cell(context, shadow)
    return cell


def load_deref(context: Context, frame: Frame, name: str) -> None:
    try:
        value = _cell(context, frame, name).cell_contents
    except ValueError:
        raise _unbound_cell(frame, name) from None
    if id(value) in context.gone:
        raise context.reject("loop-carry", f"{name.removeprefix('free.')} is read before a long loop has set it")
    frame.push(expect_present(context, value, lambda: _unbound_cell(frame, name)))


def make_cell(context: Context, frame: Frame, name: str) -> None:
    old = frame.variables.get(name, _UNBOUND)
    frame.variables[name] = types.CellType() if old is _UNBOUND else types.CellType(old)


def _unbound_cell(frame: Frame, name: str) -> NameError:
    if name not in frame.listing.free_names:
        return _unbound_local(frame, name)
    name = name.removeprefix("free.")
    return NameError(
        f"cannot access free variable '{name}' where it is not associated with a value in enclosing scope", name=name
    )


def store_deref(context: Context, frame: Frame, name: str) -> None:
    _cell(context, frame, name).cell_contents = frame.pop()


def delete_deref(context: Context, frame: Frame, name: str) -> None:
    cell = _cell(context, frame, name)
    try:
        expect_present(context, cell.cell_contents, lambda: _unbound_cell(frame, name))
        del cell.cell_contents
    except ValueError:
        raise _unbound_cell(frame, name) from None


def load_closure(context: Context, frame: Frame, name: str) -> None:
    frame.push(frame.variables[name])


def namespace(context: Context, real: dict, label: str) -> Shadow:
    """The shadow of the dict of a module (or of globals made by `exec`)."""
    shadow = context.shadow_by_real.get(id(real))
    if shadow is None:
        shadow = Shadow("module", real, {}, sources.constant(real, label))
        context.shadow_by_real[id(real)] = shadow
        context.shadow_by_stand[id(shadow.stand)] = shadow
        context.keep(real)
    if shadow.kind != "module":
        raise context.reject("unsupported-op", f"{shadow.source.label} is the dict of a module")
    return shadow


def load_global(context: Context, frame: Frame, name: str) -> None:
    shadow = namespace(context, frame.global_names, "globals()")
    if load_name_key(context, shadow, name):
        frame.push(expect_present(context, shadow.stand[name], lambda: _unbound_global(context, frame, name)))
        return
    outer = namespace(context, frame.builtin_names, "builtins")
    if not load_name_key(context, outer, name):
        raise _undefined(name)
    frame.push(outer.stand[name])


def _undefined(name: str) -> NameError:
    return NameError(f"name '{name}' is not defined", name=name)


def _unbound_global(context: Context, frame: Frame, name: str) -> BaseException:
    """What reading a global raises on the side of a branch that did not create it."""
    if name in frame.builtin_names:
        return context.reject("branch-merge", f"{name} is a global on one side, and else a builtin")
    return _undefined(name)


def load_name_key(context: Context, shadow: Shadow, name: str) -> bool:
    """As `load_key`, with the bare name as the label that the user reads."""
    if name in shadow.stand or name in shadow.deleted or name not in shadow.real:
        return load_key(context, shadow, name)
    place = sources.step("key", shadow.source, name)
    label = name if shadow.source.label in ("globals()", "builtins") else f"{shadow.source.label}.{name}"
    place = sources.Source(place.op, place.base, place.key, label, place.path)
    shadow.loaded[name] = shadow.stand[name] = adopt(context, shadow.real[name], place)
    return True


def store_global(context: Context, frame: Frame, name: str) -> None:
    namespace(context, frame.global_names, "globals()").stand[name] = frame.pop()


def delete_global(context: Context, frame: Frame, name: str) -> None:
    shadow = namespace(context, frame.global_names, "globals()")
    if not load_name_key(context, shadow, name):
        raise _undefined(name)
    expect_present(context, shadow.stand[name], lambda: _undefined(name))
    shadow.deleted[name] = None
    del shadow.stand[name]


def pop(context: Context, frame: Frame, argument) -> None:
    frame.stack.pop()


def copy(context: Context, frame: Frame, depth: int) -> None:
    frame.push(frame.stack[-depth])


def swap(context: Context, frame: Frame, depth: int) -> None:
    stack = frame.stack
    stack[-1], stack[-depth] = stack[-depth], stack[-1]


def load_build_class(context: Context, frame: Frame, argument) -> None:
    raise context.reject("unsupported-op", "a class statement inside a function")


def reject_name(context: Context, frame: Frame, name) -> None:
    raise context.reject("unsupported-op", "names of a class body or of exec")


HANDLERS = {
    Op.LOAD_CONST: load_const,
    Op.MAKE_CELL: make_cell,
    Op.LOAD_FAST: load_fast,
    Op.LOAD_FAST_AND_CLEAR: load_fast_and_clear,
    Op.STORE_FAST: store_fast,
    Op.DELETE_FAST: delete_fast,
    Op.LOAD_DEREF: load_deref,
    Op.STORE_DEREF: store_deref,
    Op.DELETE_DEREF: delete_deref,
    Op.LOAD_CLOSURE: load_closure,
    Op.LOAD_GLOBAL: load_global,
    Op.STORE_GLOBAL: store_global,
    Op.DELETE_GLOBAL: delete_global,
    Op.LOAD_CLASSDEREF: reject_name,
    Op.LOAD_NAME: reject_name,
    Op.STORE_NAME: reject_name,
    Op.DELETE_NAME: reject_name,
    Op.LOAD_BUILD_CLASS: load_build_class,
    Op.POP: pop,
    Op.COPY: copy,
    Op.SWAP: swap,
}
