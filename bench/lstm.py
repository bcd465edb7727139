"""An LSTM as a user would write it, a Python loop over time steps and a list that grows, beside one with lax.scan.

For each length: what the first call takes besides a step (trace and compile), and a step, of the converted program and
of the hand-written one, forward alone and with gradients and an update by optax. The aims of the project: converted
within 1.05 of hand-written at every length, and the first call with 1,600 time steps at most twice that with 20.

    python bench/lstm.py --lengths 20 100 400 1600
"""

import argparse
import statistics
import sys
import time
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
import optax
from timing import Variant, format_seconds, print_rows, time_interleaved

import janus_jax

EXPERT = "hand-written lax.scan"
CONVERTED = "converted"
FEATURES = 32


def lstm_cell(params, h, c, x):
    gates = x @ params["input"] + h @ params["recurrent"] + params["bias"]
    i, f, g, o = jnp.split(gates, 4, axis=-1)
    c = jax.nn.sigmoid(f) * c + jax.nn.sigmoid(i) * jnp.tanh(g)
    return jax.nn.sigmoid(o) * jnp.tanh(c), c


def loss_of(params, outputs, targets):
    return jnp.mean((outputs @ params["output"] - targets) ** 2)


class LSTM:
    """The imperative one: nothing is jitted, and nothing knows of lax.scan."""

    def __init__(self, key, batch, hidden):
        keys = jax.random.split(key, 3)
        self.params = {
            "input": jax.random.normal(keys[0], (FEATURES, 4 * hidden)) / np.sqrt(FEATURES),
            "recurrent": jax.random.normal(keys[1], (hidden, 4 * hidden)) / np.sqrt(hidden),
            "bias": jnp.zeros(4 * hidden),
            "output": jax.random.normal(keys[2], (hidden, FEATURES)) / np.sqrt(hidden),
        }
        self.batch, self.hidden = batch, hidden
        self.optimizer = optax.adam(1e-3)
        self.optimizer_state = self.optimizer.init(self.params)

    def outputs(self, params, xs):
        h = jnp.zeros((self.batch, self.hidden))
        c = jnp.zeros((self.batch, self.hidden))
        outputs = []
        for x in xs:
            h, c = lstm_cell(params, h, c, x)
            outputs.append(h)
        return jnp.stack(outputs)

    def forward(self, xs, targets):
        return loss_of(self.params, self.outputs(self.params, xs), targets)

    def train(self, xs, targets):
        def loss_fn(params):
            return loss_of(params, self.outputs(params, xs), targets)

        loss, grads = jax.value_and_grad(loss_fn)(self.params)
        updates, self.optimizer_state = self.optimizer.update(grads, self.optimizer_state, self.params)
        self.params = optax.apply_updates(self.params, updates)
        return loss


class ExpertLSTM(LSTM):
    """What somebody who knows JAX would write."""

    def outputs(self, params, xs):
        def step(carry, x):
            h, c = lstm_cell(params, *carry, x)
            return (h, c), h

        zeros = jnp.zeros((self.batch, self.hidden))
        return jax.lax.scan(step, (zeros, zeros), xs)[1]

    @partial(jax.jit, static_argnums=0)
    def pure_forward(self, params, xs, targets):
        return loss_of(params, self.outputs(params, xs), targets)

    @partial(jax.jit, static_argnums=0, donate_argnums=1)
    def pure_update(self, carried, xs, targets):
        params, optimizer_state = carried
        loss, grads = jax.value_and_grad(lambda params: loss_of(params, self.outputs(params, xs), targets))(params)
        updates, optimizer_state = self.optimizer.update(grads, optimizer_state, params)
        return (optax.apply_updates(params, updates), optimizer_state), loss

    def forward(self, xs, targets):
        return self.pure_forward(self.params, xs, targets)

    def train(self, xs, targets):
        carried = (self.params, self.optimizer_state)
        (self.params, self.optimizer_state), loss = self.pure_update(carried, xs, targets)
        return loss


def make_ways(options, mode):
    """How each way makes a step: a function that is called with a sequence and its targets."""
    key = jax.random.key(0)
    made = {name: kind(key, options.batch, options.hidden) for name, kind in ((EXPERT, ExpertLSTM), (CONVERTED, LSTM))}
    return {name: getattr(model, mode) for name, model in made.items()}


def make_data(options, length):
    keys = jax.random.split(jax.random.key(length), 2)
    return [jax.random.normal(key, (length, options.batch, FEATURES)) for key in keys]


def time_first_calls(options, mode, data):
    """The seconds until each way has its first result, the median of several fresh starts: of the converted one by
    `janus_jax.jit`, without eager calls."""
    seconds = {EXPERT: [], CONVERTED: []}
    for _ in range(options.starts):
        for name, work in make_ways(options, mode).items():
            first = janus_jax.jit(work) if name == CONVERTED else work
            started = time.perf_counter()
            jax.block_until_ready(first(*data))
            seconds[name].append(time.perf_counter() - started)
    return {name: statistics.median(taken) for name, taken in seconds.items()}


def measure(options, mode, length):
    """First call of each way, the times of their steps, and how far apart the losses are in the end."""
    data = make_data(options, length)
    firsts = time_first_calls(options, mode, data)
    ways = make_ways(options, mode)
    around = {CONVERTED: partial(janus_jax.enabled, hot_after=1)}
    variants = {name: Variant(partial(work, *data), *filter(None, [around.get(name)])) for name, work in ways.items()}
    timings = time_interleaved(variants, options.rounds)
    with janus_jax.enabled(hot_after=1):
        expert, converted = (float(work(*data)) for work in ways.values())
    return firsts, timings, abs(expert - converted) / abs(expert)


def run_mode(options, mode):
    measure(options, mode, 4)  # what JAX does once per process
    rows = [("time steps", "trace and compile", "hand-written", "step", "hand-written", "ratio", "losses apart")]
    firsts = {}
    for length in options.lengths:
        seconds, timings, apart = measure(options, mode, length)
        steps = [timings.median(CONVERTED), timings.median(EXPERT)]
        firsts[length] = seconds[CONVERTED] - steps[0]
        cells = [firsts[length], seconds[EXPERT] - steps[1], *steps]
        ratio = f"x{timings.ratio(CONVERTED, EXPERT):.3f}"
        rows.append((str(length), *map(format_seconds, cells), ratio, f"{apart:.1e}"))
    print_rows(f"LSTM, {mode}, hidden {options.hidden}, batch {options.batch}", rows)
    shortest, longest = min(firsts), max(firsts)
    ratio = firsts[longest] / firsts[shortest]
    print(f"  trace and compile, {longest} time steps against {shortest}: x{ratio:.2f}", flush=True)


def parse_arguments(arguments):
    parser = argparse.ArgumentParser(description="An imperative LSTM converted, and one with lax.scan.")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--starts", type=int, default=3, help="first calls of each way")
    parser.add_argument("--lengths", type=int, nargs="+", default=[20, 100, 400, 1600])
    parser.add_argument("--modes", nargs="+", default=["forward", "train"])
    parser.add_argument("--hidden", type=int, default=128)
    parser.add_argument("--batch", type=int, default=16)
    return parser.parse_args(arguments)


def main(arguments=()) -> None:
    options = parse_arguments(arguments)
    for mode in options.modes:
        run_mode(options, mode)
    report = janus_jax.report()
    counts = ("rolled", "compiles", "hits", "misses", "fallbacks")
    totals = {name: sum(getattr(unit, name) for unit in report.units) for name in counts}
    print_rows("counts", [(name, str(total)) for name, total in totals.items()])


if __name__ == "__main__":
    main(sys.argv[1:])
