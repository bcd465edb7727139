"""What the guards of an entry cost: nanoseconds for each instruction by kind, and 500 checks of a model of 100 arrays
against the call of a jitted function with the same arrays, which every converted call makes anyway.

    python bench/guard_cost.py --rounds 15
"""

import argparse
import sys

import jax
import jax.numpy as jnp
import numpy
from timing import Variant, format_seconds, print_rows, time_interleaved

from janus_jax import _native

REPEATS = 200
CHECKS = 500
ARRAYS = 100


class Layer:
    """One of the model's layers: an array, a number and a name."""

    def __init__(self, index):
        self.weight = jnp.full((4, 4), float(index))
        self.index = index
        self.name = f"layer{index}"


class Slotted:
    __slots__ = ("value",)


def guards_by_kind():
    """For each kind of instruction: the arguments, and a program of one fetch and CHECKS such instructions."""
    layer, slotted = Layer(0), Slotted()
    slotted.value = 1
    lengthy, named, batch = list(range(10)), {f"k{i}": i for i in range(10)}, numpy.zeros((2, 3), "f4")
    kinds = {
        "is": (layer, ("is", 0, layer)),
        "type": (layer, ("type", 0, Layer)),
        "value of an int": (12345, ("value", 0, 12345)),
        "value of a str": ("some name", ("value", 0, "some name")),
        "length": (lengthy, ("length", 0, 10)),
        "keys (10)": (named, ("keys", 0, tuple(named))),
        "no_attr": (layer, ("no_attr", 0, "other")),
        "type_attr": (layer, ("type_attr", Layer, "__init__", Layer.__init__)),
        "aval of an array": (layer.weight, ("aval", 0, layer.weight.aval)),
        "dtype and shape of an ndarray": (batch, ("ndarray", 0, batch.dtype, (2, 3))),
    }
    fetches = {
        "attr": (layer, ("attr", 0, "index")),
        "slot": (slotted, ("slot", 0, Slotted.value)),
        "item": (lengthy, ("item", 0, 7)),
        "key": (named, ("key", 0, "k7")),
    }
    for name, (value, check) in kinds.items():
        yield name, (value,), (("local", 0, 0), *[check] * CHECKS)
    for name, (value, (op, source, operand)) in fetches.items():
        filling = tuple((op, slot, source, operand) for slot in range(1, CHECKS + 1))
        yield f"fetch {name}", (value,), (("local", 0, 0), *filling)


def model_guards(layers):
    """What a trace of a model of many layers guards: five checks for each, and the fetches that they need."""
    instructions = [("local", 0, 0), ("type", 0, list), ("length", 0, len(layers))]
    outputs = []
    for layer in layers:
        place, weight, index, name = range(len(outputs) * 4 + 1, len(outputs) * 4 + 5)
        instructions += [
            ("item", place, 0, len(outputs)),
            ("type", place, Layer),
            ("attr", weight, place, "weight"),
            ("type", weight, type(layer.weight)),
            ("aval", weight, layer.weight.aval),
            ("attr", index, place, "index"),
            ("value", index, layer.index),
            ("attr", name, place, "name"),
            ("value", name, layer.name),
        ]
        outputs.append(weight)
    return _native.GuardProgram(tuple(instructions), tuple(outputs))


def repeated(program, args):
    """Evaluates the program REPEATS times."""
    evaluate = program.evaluate
    assert isinstance(evaluate(args), tuple), program.instructions[evaluate(args)]

    def work():
        for _ in range(REPEATS):
            evaluate(args)

    return work


def called(function, arrays):
    """Calls the jitted function REPEATS times; the last result."""

    def work():
        for _ in range(REPEATS):
            result = function(*arrays)
        return result

    return work


def time_kinds(rounds):
    programs = {
        name: Variant(repeated(_native.GuardProgram(instructions, ()), args))
        for name, args, instructions in guards_by_kind()
    }
    timings = time_interleaved(programs, rounds)
    return [(name, f"{timings.median(name) / REPEATS / CHECKS * 1e9:.1f} ns") for name in programs]


def time_model(rounds):
    layers = [Layer(index) for index in range(ARRAYS)]
    weights = [layer.weight for layer in layers]
    variants = {
        "guards": Variant(repeated(model_guards(layers), (layers,))),
        "jitted": Variant(called(jax.jit(lambda *arrays: arrays), weights)),
    }
    timings = time_interleaved(variants, rounds)
    return [
        (f"{CHECKS} checks over {ARRAYS} arrays", format_seconds(timings.median("guards") / REPEATS)),
        (f"jax.jit call, {ARRAYS} arrays in and out", format_seconds(timings.median("jitted") / REPEATS)),
        ("guards / jax.jit call", f"x{timings.ratio('guards', 'jitted'):.3f}"),
    ]


def parse_arguments(arguments):
    parser = argparse.ArgumentParser(description="The cost of guards.")
    parser.add_argument("--rounds", type=int, default=15)
    return parser.parse_args(arguments)


def main(arguments=()) -> None:
    options = parse_arguments(arguments)
    _native.set_ndarray_type(numpy.ndarray)
    print_rows(f"A guard instruction, median of {options.rounds} rounds", time_kinds(options.rounds))
    print_rows("A model", time_model(options.rounds))


if __name__ == "__main__":
    main(sys.argv[1:])
