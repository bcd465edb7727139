"""Generators, yield from, and what flows into them."""

from decode.cases import case


def count(n):
    for i in range(n):
        yield i
    return "counted"


@case((3,), (0,))
def generator_consumed(n):
    return list(count(n)), sum(count(n)), [x * 2 for x in count(n)]


@case((3,))
def generator_returned(n):
    return count(n)


def echo():
    got = []
    while len(got) < 3:
        got.append((yield len(got)))
    return got


@case()
def sent_values():
    generator = echo()
    outcomes = [next(generator), generator.send("a"), generator.send("b")]
    try:
        generator.send("c")
    except StopIteration as stop:
        outcomes.append(stop.value)
    return outcomes


def delegating(n):
    first = yield from count(n)
    second = yield from [10, 20]
    yield first, second


@case((2,))
def yield_from(n):
    return list(delegating(n))


def catching(log):
    try:
        yield 1
        yield 2
    except ValueError as error:
        log.append(str(error))
        yield "caught"
    finally:
        log.append("finally")


@case()
def thrown_into():
    log = []
    generator = catching(log)
    return next(generator), generator.throw(ValueError("thrown")), list(generator), log


@case()
def closed_early():
    log = []
    generator = catching(log)
    first = next(generator)
    generator.close()
    return first, log


def outer_of(log):
    try:
        result = yield from catching(log)
        log.append(("result", result))
        yield "after"
    except KeyError:
        log.append("outer caught")
        yield "outer"


@case()
def thrown_through_yield_from():
    log = []
    first = outer_of(log)
    values = [next(first), first.throw(ValueError("inner")), next(first)]
    second = outer_of(log)
    values += [next(second), second.throw(KeyError("passes"))]
    return values, log


def stopping():
    yield 1
    raise StopIteration("inside")


@case()
def stop_iteration_inside():
    return list(stopping())


@case()
def stop_iteration_ends_delegation():
    log = []

    class Receiver:
        def __iter__(self):
            return self

        def __next__(self):
            return "next"

        def throw(self, error):
            raise StopIteration("thrown value")

    def outer():
        log.append((yield from Receiver()))
        yield "end"

    generator = outer()
    return next(generator), generator.throw(ValueError("x")), log


@case((3,))
def closure_in_generator(n):
    def inner():
        for i in range(n):
            yield lambda: (i, n)

    return [f() for f in inner()]


@case((3,))
def generator_with_try(n):
    def inner():
        for i in range(n):
            try:
                yield 6 // i
            except ZeroDivisionError:
                yield "zero"
            finally:
                yield "finally"

    return list(inner())


@case((4,))
def chained_generators(n):
    evens = (x for x in range(n) if x % 2 == 0)
    squares = (x * x for x in evens)
    return list(squares), next((x for x in range(n) if x > 2), None), max(x for x in range(n))


@case((2,))
def generator_with_arguments(n):
    def inner(a, *rest, key=None):
        yield a
        yield rest
        yield key

    return list(inner(n, 2, 3, key="k"))


@case((3,))
def recursive_generator(n):
    def walk(k):
        if k:
            yield k
            yield from walk(k - 1)
            yield -k

    return list(walk(n))


@case((3,))
def yield_as_expression(n):
    def inner():
        x = (yield n) or 5
        y = yield (yield x)
        return x, y

    generator = inner()
    values = [next(generator), generator.send(None), generator.send("a")]
    try:
        generator.send("b")
    except StopIteration as stop:
        values.append(stop.value)
    return values


@case((3,))
def iterator_protocol(n):
    class Count:
        def __init__(self):
            self.at = 0

        def __iter__(self):
            return self

        def __next__(self):
            self.at += 1
            if self.at > n:
                raise StopIteration
            return self.at

    one, two, three = Count()
    return one, two, three, list(Count()), 2 in Count()


@case((3,))
def unpack_generator(n):
    a, *b = count(n)
    return a, b, [*count(n), *count(1)], dict(enumerate(count(n)))


@case((2,))
def with_inside_generator(n):
    import contextlib

    log = []

    def inner():
        with contextlib.ExitStack() as stack:
            stack.callback(log.append, "closed")
            for i in range(n):
                yield i

    generator = inner()
    first = next(generator)
    generator.close()
    return first, log, list(inner()), log


@case((0,), (1,))
def generator_raises(n):
    def inner():
        yield 1
        yield 1 // n

    return list(inner())
