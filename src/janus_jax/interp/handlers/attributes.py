"""Ops that read, write and delete attributes."""

import importlib
import sys
import types

from janus_jax.decode import Op
from janus_jax.heap import source as sources
from janus_jax.interp.adoption import adopt
from janus_jax.interp.attributes import delete_attribute, get_attribute, set_attribute
from janus_jax.interp.context import Context
from janus_jax.interp.state import Frame


def load_attr(context: Context, frame: Frame, name: str) -> None:
    frame.push(get_attribute(context, frame.pop(), name))


def store_attr(context: Context, frame: Frame, name: str) -> None:
    obj = frame.pop()
    set_attribute(context, obj, name, frame.pop())


def delete_attr(context: Context, frame: Frame, name: str) -> None:
    delete_attribute(context, frame.pop(), name)


def load_super_attr(context: Context, frame: Frame, name: str) -> None:
    factory, cls, owner = frame.pop_many(3)
    if factory is not super:
        frame.push(get_attribute(context, context.call(factory, [cls, owner]), name))
        return
    frame.push(get_attribute(context, super(cls, owner), name))


def import_name(context: Context, frame: Frame, name: str) -> None:
    """An import of a module that is loaded already; one that would run module code is left to CPython."""
    level, names = frame.pop_many(2)
    package = frame.global_names.get("__package__") or frame.global_names.get("__name__", "").rpartition(".")[0]
    full = importlib.util.resolve_name("." * level + name, package) if level else name
    module = sys.modules.get(full)
    if not isinstance(module, types.ModuleType):
        raise context.reject("import", full)
    found = module if names else sys.modules[full.partition(".")[0]]
    if level and not names:
        found = module
    place = sources.step("key", sources.constant(sys.modules, "sys.modules"), found.__name__)
    frame.push(adopt(context, found, place))


def import_from(context: Context, frame: Frame, name: str) -> None:
    module = frame.stack[-1]
    submodule = sys.modules.get(f"{module.__name__}.{name}")
    if name not in vars(module) and submodule is None:
        raise context.reject("import", f"{module.__name__}.{name}")
    frame.push(get_attribute(context, module, name) if name in vars(module) else submodule)


HANDLERS = {
    Op.LOAD_ATTR: load_attr,
    Op.STORE_ATTR: store_attr,
    Op.DELETE_ATTR: delete_attr,
    Op.LOAD_SUPER_ATTR: load_super_attr,
    Op.IMPORT_NAME: import_name,
    Op.IMPORT_FROM: import_from,
}
