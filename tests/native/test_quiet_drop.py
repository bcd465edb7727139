"""`drops_quietly`: whether letting go of objects would run code of the user's."""

import weakref

import jax.numpy as jnp
import pytest

from janus_jax import _jax_compat, _native


class Node:
    pass


class Noisy:
    def __del__(self):
        pass


def drops_quietly(holder: dict, borrowed: tuple = ()) -> bool:
    return _native.drops_quietly(_jax_compat.ArrayImpl, borrowed, holder["it"])


def generate():
    yield 1


def cycle(inner):
    node = Node()
    node.itself = node
    node.inner = inner
    return node


def attribute(inner):
    node = Node()
    node.inner = inner
    return node


QUIET = {
    "number": lambda: 1.5,
    "array": lambda: jnp.ones(2),
    "nested": lambda: {"a": [jnp.ones(2), (1, None)], "b": {"c": Node()}},
    "cycle": lambda: cycle(jnp.ones(2)),
    "function": lambda: lambda x=(1, 2): x,
    "class": lambda: Noisy,
    "cycle that waits for the collector": lambda: cycle(Noisy()),
}
NOISY = {
    "finalizer": Noisy,
    "finalizer in a list": lambda: [1, [Noisy()]],
    "finalizer in an attribute": lambda: attribute(Noisy()),
    "finalizer in a closure": lambda: (lambda held: lambda: held)(Noisy()),
    "generator": lambda: [generate()],
    "the same finalizer twice": lambda: [noisy := Noisy(), noisy],
}


@pytest.mark.parametrize("kind", QUIET)
def test_nothing_happens_when_it_goes(kind):
    assert drops_quietly({"it": QUIET[kind]()})


@pytest.mark.parametrize("kind", NOISY)
def test_something_happens_when_it_goes(kind):
    assert not drops_quietly({"it": NOISY[kind]()})


@pytest.mark.parametrize("kind", NOISY)
def test_nothing_goes_that_is_held_elsewhere(kind):
    held = NOISY[kind]()
    assert drops_quietly({"it": held})
    assert drops_quietly({"it": [held, held]})


def test_what_the_caller_borrows_does_not_count_as_held():
    noisy = Noisy()
    assert not drops_quietly({"it": noisy}, (noisy,))
    assert not drops_quietly({"it": [noisy]}, (noisy,))


@pytest.mark.parametrize("make", [Node, lambda: jnp.ones(2)])
def test_weak_references_with_callbacks_notice(make):
    holder = {"it": make()}
    plain = weakref.ref(holder["it"])
    assert drops_quietly(holder) and plain() is not None
    finalizer = weakref.finalize(holder["it"], list)
    assert not drops_quietly(holder)
    finalizer.detach()


def test_a_search_too_deep_is_given_up():
    holder = {"it": []}
    for _ in range(500):
        holder["it"] = [holder["it"]]
    assert not drops_quietly(holder)


def test_bad_arguments_are_refused():
    for arguments in [(), (1,), (int, [])]:
        with pytest.raises(TypeError):
            _native.drops_quietly(*arguments)
