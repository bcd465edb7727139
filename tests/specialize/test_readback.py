"""Scalars that a run reads come back as one array, and what is needed as an array does not."""

import jax.numpy as jnp

import janus_jax


def run_text_of(function, *arguments) -> str:
    """The text of the run of a function that has been converted."""
    with janus_jax.enabled(hot_after=1):
        for _ in range(4):
            function(*arguments)
    text = janus_jax.explain(function)
    return str(text).partition("specialised run")[2]


def test_numbers_and_truth_values_come_back_together():
    def find(values, goal):
        for position in range(50):
            values = values * 0.5
            if jnp.sum(values) < goal:
                return int(jnp.argmax(values)), position
        return -1, -1

    text = run_text_of(find, jnp.arange(8.0), jnp.float32(0.3))
    assert text.count(".tolist()") == 1
    assert find(jnp.arange(8.0), jnp.float32(0.3)) == (7, 6)


def test_a_single_number_comes_back_as_it_is():
    def find(values, goal):
        while jnp.sum(values) > goal:
            values = values * 0.5
        return int(jnp.argmax(values))

    text = run_text_of(find, jnp.arange(8.0), jnp.float32(0.3))
    assert "graph(" in text
    assert ".tolist()" not in text


def test_an_array_that_is_read_and_returned_stays_an_array():
    def choose(values):
        largest = jnp.argmax(values)
        return largest, int(largest), int(jnp.argmin(values)), bool(jnp.any(values > 3))

    values = jnp.asarray([1.0, 4.0, 2.0])
    text = run_text_of(choose, values)
    assert text.count(".tolist()") == 1
    with janus_jax.enabled(hot_after=1):
        largest, *numbers = choose(values)
    assert largest.shape == ()
    assert numbers == [1, 0, True]
