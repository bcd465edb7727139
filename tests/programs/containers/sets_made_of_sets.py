"""New sets are made of existing ones by operators and methods: each call makes its own."""
# expect: converted, compiles<=3, hits>=5
# calls: 12

import jax.numpy as jnp

known = {"a", "b", "c"}


def setup():
    return {"x": jnp.array([1.0, 2.0]), "wanted": {"b", "c", "d"}, "last": None}


def between(state, i):
    if i == 6:
        known.add("e")


def step(state, i):
    wanted = state["wanted"]
    both, new, all_names, odd = known & wanted, wanted - known, known | wanted, known ^ wanted
    state["last"] = known.copy()
    state["x"] = state["x"] * 0.5 + len(new)
    order = list(all_names), [name for name in odd]
    frozen, more = frozenset(known), {"z"} | known
    fresh = {"p"}
    fresh.update(known, wanted)
    fresh |= known
    listed = sorted({*known, "q"})
    return (
        both,
        new,
        all_names,
        order,
        frozen,
        more,
        sorted(fresh),
        listed,
        set(wanted),
        jnp.sum(state["x"]),
        str(known),
    )
