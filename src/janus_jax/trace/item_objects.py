"""What stands in the body of a rolled loop for an object that is gone over: an object of its class, which is filled
with what the objects of all iterations have in common as the body reads it.

    for layer in layers: x = x @ layer.w + layer.b      reads w and b; layer.name may differ

Invariant: the body cannot tell it from the object of its iteration. Who writes to it, keeps it or asks which object it
is has the loop written out.
"""

from collections.abc import Callable, Sequence
from typing import Any

from janus_jax.heap.shadow import Shadow
from janus_jax.interp.adoption import instance_dict, load_attribute, load_slot, new_empty, realise, slot_descriptors
from janus_jax.interp.class_lookup import MISSING
from janus_jax.interp.context import Context
from janus_jax.trace.fork import read_contents
from janus_jax.trace.forms import Shorter

Give = Callable[[Sequence], Any]


class ItemShadow(Shadow):
    """Stands beside such an object; `give` makes of what the items hold under a name what the body finds there, or
    raises Shorter."""

    is_of_items = True

    def __init__(self, context: Context, items: Sequence, give: Give, differ: Callable[[int], Exception]):
        super().__init__("instance", None, context.keep(new_empty(type(items[0]))), None)
        self._context = context
        self._items = items
        self._give = give
        self._differ = differ

    def __getattribute__(self, name: str) -> Any:
        if name in ("real", "source"):
            context = object.__getattribute__(self, "_context")
            raise context.reject("loop-carry", "which object a long loop is at is looked at in it")
        return object.__getattribute__(self, name)

    def load(self, key: Any) -> bool:
        """Fills in an attribute by its name, or a slot by its descriptor; True if the objects have it."""
        if key not in self.loaded:
            if self._context.closed:
                raise self._context.reject("cached-trace", "it reads an object that a loop goes over")
            self.loaded[key] = self._read(key)
        value = self.loaded[key]
        if value is MISSING:
            return False
        if isinstance(key, str):
            instance_dict(self.stand)[key] = value
        else:
            key.__set__(self.stand, value)
        return True

    def _read(self, key: Any) -> Any:
        values = [_read(self._context, item, key) for item in self._items]
        absent = [value is MISSING for value in values]
        if any(absent):
            self._expect_alike(absent)
            return MISSING
        try:
            return self._give(values)
        except Shorter as shorter:
            raise self._differ(shorter.count) from None

    def _expect_alike(self, found: list) -> None:
        count = next((count for count, one in enumerate(found) if one != found[0]), None)
        if count is not None:
            raise self._differ(count)

    def complete(self) -> None:
        """Fills in all that the objects hold, in their order."""
        for item in self._items:
            realise(self._context, self._context.shadow_by_stand.get(id(item)))
        for descriptor in slot_descriptors(type(self.stand)):
            self.load(descriptor)
        if not hasattr(self.stand, "__dict__"):
            return
        self._expect_alike([tuple(instance_dict(item)) for item in self._items])
        attributes = instance_dict(self.stand)
        for name in tuple(instance_dict(self._items[0])):
            if name not in attributes:
                self.load(name)
            attributes[name] = attributes.pop(name)

    def is_changed(self) -> bool:
        """Whether the program has written to the object."""
        return any(self.loaded.get(key) is not value for key, value in read_contents(self.stand).items.items())


def _read(context: Context, item: Any, key: Any) -> Any:
    """What an object holds under a name, or in a slot; MISSING for nothing."""
    shadow = context.shadow_by_stand.get(id(item))
    if isinstance(key, str):
        if shadow is not None:
            load_attribute(context, shadow, key)
        return instance_dict(item).get(key, MISSING)
    if shadow is not None:
        load_slot(context, shadow, key)
    try:
        return key.__get__(item)
    except AttributeError:
        return MISSING
