"""Loops rolled into one lax.scan, where their iterations are alike and there are many of them."""

import jax
import jax.numpy as jnp
import pytest

import janus_jax
from janus_jax.specialize import policy


@pytest.fixture(autouse=True)
def roll_small_loops(monkeypatch):
    for kind in ("", "_OF_PRODUCTS", "_OF_LISTS", "_OF_COPIES"):
        name = f"LEAST_ROLLED_EQUATIONS{kind}"
        monkeypatch.setattr(policy, name, 1)


def calls_of(function, *arguments):
    """The result of the last of some calls, which are converted, and what explain says of loops."""
    expected = function(*arguments)
    with janus_jax.enabled(hot_after=1):
        for _ in range(4):
            result = function(*arguments)
        listing = str(janus_jax.explain(function))
    assert janus_jax.report().hits, listing
    for one, other in zip(jax.tree.leaves(result), jax.tree.leaves(expected), strict=True):
        assert jnp.allclose(one, other)
    start = listing.index("loops and branches\n")
    return result, listing[start : listing.index("\nprofile\n", start)]


def is_rolled(text):
    return "lax.scan" in text and "unrolled" not in text


def test_a_list_that_grows_is_rolled():
    def collect(x):
        kept = []
        for i in range(20):
            x = jnp.sin(x) + i
            kept.append(x)
        return kept, x, i

    (kept, last, i), text = calls_of(collect, jnp.ones(3))
    assert is_rolled(text)
    assert kept[-1] is last and i == 19 and len({id(item) for item in kept}) == 20


def test_a_state_appended_before_it_changes_is_the_argument_first():
    def collect(x):
        kept = []
        for _ in range(20):
            kept.append(x)
            x = jnp.sin(x)
        return kept, x

    x = jnp.ones(3)
    (kept, last), text = calls_of(collect, x)
    assert is_rolled(text)
    assert kept[0] is x and last is not kept[-1]


def test_counters_are_known_without_the_graph():
    def count(x, start):
        numbers, steps = [], start
        for i in range(3, 40, 3):
            steps += 2
            x = x * 0.5 + steps
            numbers.append((i, steps))
        return numbers, steps, x

    (numbers, steps, _), text = calls_of(count, jnp.ones(3), 5)
    assert is_rolled(text)
    assert numbers[:2] == [(3, 7), (6, 9)] and steps == 31


def test_items_that_may_be_one_array_are_told_apart():
    def collect(x):
        kept = []
        for i in range(20):
            if jnp.sum(x) > i:
                x = x * 0.5
            kept.append(x)
        return kept

    kept, text = calls_of(collect, jnp.full(3, 10.0))
    assert is_rolled(text)
    assert kept[-1] is kept[-2]
    assert kept[0] is not kept[-1]


def test_items_that_may_be_one_array_and_are_stacked_are_rolled():
    def collect(x):
        kept = []
        for i in range(20):
            if jnp.sum(x) > i:
                x = x * 0.5
            kept.append(x)
        return jnp.stack(kept)

    assert is_rolled(calls_of(collect, jnp.full(3, 10.0))[1])


@pytest.mark.parametrize("read", [len, lambda items: items[-1], lambda items: sum(items), bool])
def test_a_list_that_is_read_is_written_out(read):
    def collect(x):
        kept = [x]
        for _ in range(20):
            kept.append(jnp.sin(x) + read(kept) * 0.1)
        return jnp.stack(kept)

    assert not is_rolled(calls_of(collect, jnp.ones(3))[1])


def test_a_way_that_no_position_goes_is_not_followed():
    def count(x):
        for i in range(20):
            if i == 21:
                raise ValueError
            x = jnp.sin(x) + 1 / (i + 1)
        return x

    assert is_rolled(calls_of(count, jnp.ones(3))[1])


def test_a_way_that_a_position_goes_and_that_raises_is_written_out():
    def count(x):
        for i in range(20):
            try:
                if i == 7:
                    raise ValueError
                x = jnp.sin(x)
            except ValueError:
                x = x * 2
        return x

    calls_of(count, jnp.ones(3))


def test_a_way_out_that_one_position_goes_raises():
    def count(x):
        for i in range(20):
            if i == 7:
                raise ValueError(f"position {i}")
            x = jnp.sin(x)
        return x

    with janus_jax.enabled(hot_after=1):
        for _ in range(4):
            with pytest.raises(ValueError, match="position 7"):
                count(jnp.ones(3))


def test_what_is_assumed_of_arrays_is_checked_for_every_iteration():
    def run(x, limit):
        total = jnp.zeros(())
        for i in range(20):
            if jnp.max(x) > limit:
                raise OverflowError("too large")
            x = x * 2
            total = total + i
        return x, total

    assert is_rolled(calls_of(run, jnp.ones(3), jnp.float32(1e9))[1])
    with janus_jax.enabled(hot_after=1):
        for _ in range(3):
            run(jnp.ones(3), jnp.float32(1e9))
        with pytest.raises(OverflowError, match="too large"):
            run(jnp.ones(3), jnp.float32(100.0))
        assert janus_jax.report().fallbacks


def test_an_object_that_changes_in_each_iteration_is_carried():
    class Model:
        def __init__(self):
            self.w, self.seen, self.last = jnp.ones(3), 0, None

        def advance(self, x):
            self.seen += 1
            self.last = jnp.sum(self.w * x)
            self.w = self.w - 0.1 * self.last

    def train(model, x):
        for _ in range(20):
            model.advance(x)

    model, other = Model(), Model()
    with janus_jax.enabled(hot_after=1):
        for _ in range(4):
            train(model, jnp.ones(3))
        text = str(janus_jax.explain(train))
    for _ in range(4):
        train(other, jnp.ones(3))
    assert "lax.scan" in text
    assert model.seen == other.seen == 80
    assert jnp.allclose(model.w, other.w) and jnp.allclose(model.last, other.last)


def test_derivatives_go_through_a_rolled_loop():
    def loss(w):
        h, kept = jnp.zeros(3), []
        for _ in range(20):
            h = jnp.tanh(h + w)
            kept.append(h)
        return jnp.mean(jnp.stack(kept) ** 2)

    def step(w):
        return jax.grad(loss)(w)

    result, text = calls_of(step, jnp.linspace(0.1, 0.3, 3))
    assert "lax.scan" in text
    assert jnp.all(result != 0)


def test_small_loops_are_written_out(monkeypatch):
    monkeypatch.setattr(policy, "LEAST_ROLLED_EQUATIONS", 2000)

    def run(x):
        for _ in range(20):
            x = jnp.sin(x)
        return x

    assert not is_rolled(calls_of(run, jnp.ones(3))[1])


def test_two_names_of_one_array_are_two_names_behind_the_loop():
    def run(x):
        first = second = x
        kept = []
        for _ in range(20):
            before = first
            first = second = jnp.sin(second) * 0.5
            kept.append(first)
        return kept, first, second, before

    (kept, first, second, before), _ = calls_of(run, jnp.ones(3))
    assert first is second and kept[-1] is first and kept[-2] is before


def test_steps_that_are_not_alike_are_written_out():
    def run(x):
        kept = {}
        for n in range(12):
            if n == 0:
                shift = x * 0
            elif n % 5 == 0:
                kept[n] = x
            x = jnp.sin(x + shift)
            shift = shift + 0.01 * x
        return x, kept

    (_, kept), text = calls_of(run, jnp.ones(3))
    assert not is_rolled(text)
    assert list(kept) == [5, 10]


def test_a_new_container_that_is_appended_and_kept_is_one_object():
    def run(x):
        log = []
        for n in range(12):
            x = jnp.sin(x)
            last = {"n": n, "x": x}
            log.append(last)
        last["n"] = -1
        return log, last

    (log, last), _ = calls_of(run, jnp.ones(3))
    assert log[-1] is last and log[0]["n"] == 0


def test_floats_read_back_are_a_list_of_floats():
    def run(x):
        losses = []
        for _ in range(20):
            x = jnp.sin(x)
            losses.append(float(jnp.sum(x)))
        return losses

    losses, text = calls_of(run, jnp.ones(3))
    assert is_rolled(text)
    assert {type(loss) for loss in losses} == {float}


def test_tuples_that_something_else_holds_are_one_object():
    class Log:
        def __init__(self):
            self.items, self.last = [], None

    def run(log, x):
        for n in range(12):
            x = jnp.sin(x)
            log.last = (n, x)
            log.items.append(log.last)
        return x

    log = Log()
    with janus_jax.enabled(hot_after=1):
        for _ in range(4):
            run(log, jnp.ones(3))
            assert log.items[-1] is log.last
        assert janus_jax.report().hits


def test_a_function_that_gives_its_argument_back_makes_no_second_array():
    def run(x):
        kept = []
        for _ in range(12):
            x = jnp.sin(x)
            kept.append(x)
            kept.append(jax.lax.stop_gradient(x))
        return kept

    kept, _ = calls_of(run, jnp.ones(3))
    assert kept[0] is kept[1] and kept[-2] is kept[-1]


def test_two_names_of_one_tuple_are_two_names_behind_the_loop():
    def run(x):
        for n in range(12):
            x = jnp.sin(x)
            first = (n, x)
            second = first
        return first, second

    (first, second), _ = calls_of(run, jnp.ones(3))
    assert first is second


def test_a_call_whose_arrays_nobody_reads_needs_no_graph():
    def run(kept, x):
        for _ in range(12):
            x = x * 0.5
        return kept

    kept = jnp.ones(3)
    result, _ = calls_of(run, kept, jnp.ones(3))
    assert result is kept


def jaxpr_of(function, *arguments):
    """The program of a function that was converted, as text."""
    calls_of(function, *arguments)
    with janus_jax.enabled(hot_after=1):
        for _ in range(4):
            function(*arguments)
        return janus_jax.explain(function).jaxpr


def collect(x, xs):
    kept = []
    for item in xs:
        x = jnp.sin(x) + item
        kept.append(x)
    return kept


ROWS = jnp.linspace(0.0, 1.0, 60).reshape(20, 3)


@pytest.mark.parametrize(
    "use",
    [
        jnp.stack,
        jnp.array,
        jnp.concatenate,
        sum,
        lambda kept: jnp.mean(jnp.array(kept), axis=0),
        lambda kept: collect(kept[0] * 0.0, kept)[-1],
        lambda kept: collect(jnp.ones(3), [one * other for one, other in zip(kept, kept, strict=True)])[-1],
    ],
)
def test_a_stack_is_not_taken_apart(use):
    def step(x):
        return use(collect(x, ROWS))

    assert "concatenate" not in jaxpr_of(step, jnp.ones(3))


def test_rows_of_an_array_are_not_copied():
    def step(x, xs):
        return collect(x, xs)[-1]

    text = jaxpr_of(step, jnp.ones(3), ROWS)
    assert "scan" in text and "concatenate" not in text


def test_arrays_of_a_list_are_themselves_behind_the_loop():
    def step(x, xs):
        kept = []
        for t, item in enumerate(xs):
            x = jnp.sin(x) + item * xs[-1 - t]
            kept.append(item)
        return kept, item, x

    xs = list(ROWS)
    (kept, last, _), text = calls_of(step, jnp.ones(3), xs)
    assert is_rolled(text)
    assert all(one is other for one, other in zip(kept, xs, strict=True)) and last is xs[-1]


def test_larger_arrays_than_are_carried_are_not_copied(monkeypatch):
    monkeypatch.setattr(policy, "LEAST_ROLLED_EQUATIONS_OF_COPIES", 1000)

    def step(x, weights):
        for w in weights:
            x = jnp.tanh(x @ w)
        return x

    weights = [jnp.eye(40) * k for k in range(12)]
    _, text = calls_of(step, jnp.ones(40), weights)
    assert "unrolled" in text
    _, text = calls_of(lambda x: step(x, jnp.stack(weights)), jnp.ones(40))
    assert is_rolled(text)


def test_each_number_of_rows_is_compiled_once():
    def step(x, xs):
        for item in xs:
            x = jnp.sin(x) + item
        return x

    with janus_jax.enabled(hot_after=1):
        for count in (20, 20, 20, 40, 40, 40):
            step(jnp.ones(3), jnp.ones((count, 3)))
        assert janus_jax.explain(step).record.compiles == 2


def test_numbers_that_python_counts_have_64_bits():
    def step(x):
        kept, count = [], 0
        for i in range(40):
            x = jnp.tanh(x * 0.5 + 0.25)
            count += 3
            if i % 7 == 0 or count > 100:
                kept.append((i, x))
        return kept

    with jax.enable_x64(True):
        kept, text = calls_of(step, jnp.ones(3))
    assert is_rolled(text)
    assert [number for number, _ in kept] == [0, 7, 14, 21, 28, *range(33, 40)]


def test_rows_that_are_left_are_one_output():
    def step(x):
        kept, losses = [], []
        for _ in range(300):
            x = jnp.tanh(x * 0.5 + 0.25)
            kept.append(x)
            losses.append(float(x[0]))
        return kept, losses

    (kept, losses), _ = calls_of(step, jnp.ones(3))
    assert len({id(x) for x in kept}) == 300
    assert losses == [float(x[0]) for x in kept]
    with janus_jax.enabled(hot_after=1):
        step(jnp.ones(3))
        text = str(janus_jax.explain(step))
    assert len(text[text.index("jaxpr\n") :].partition("\nspecialised run")[0]) < 8000
