"""`del` of a property runs its deleter; one without a deleter raises; __delattr__ is asked first."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


class Cached:
    def __init__(self):
        self.w, self._norm, self.drops = jnp.array([1.0, 2.0]), None, 0

    @property
    def norm(self):
        if self._norm is None:
            self._norm = jnp.linalg.norm(self.w)
        return self._norm

    @norm.deleter
    def norm(self):
        self._norm = None
        self.drops += 1

    @property
    def size(self):
        return 2


class Guarded(Cached):
    def __delattr__(self, name):
        if name == "w":
            raise AttributeError(f"{name} stays")
        super().__delattr__(name)


def setup():
    return {"plain": Cached(), "guarded": Guarded()}


def step(state, i):
    seen = []
    for cached in state.values():
        before = cached.norm
        cached.w = cached.w * 0.9
        del cached.norm
        seen.append(before - cached.norm)
        for name in ("size", "w"):
            try:
                if name == "w":
                    if isinstance(cached, Guarded):
                        del cached.w
                else:
                    del cached.size
            except AttributeError as error:
                seen.append(name)
    return seen
