"""with: several managers, suppressing ones, and every way of leaving the body."""

import contextlib

from decode.cases import case


class Manager:
    def __init__(self, log, name="m", suppress=False):
        self.log, self.name, self.suppress = log, name, suppress

    def __enter__(self):
        self.log.append(("enter", self.name))
        return self.name

    def __exit__(self, kind, error, traceback):
        self.log.append(("exit", self.name, kind, str(error), traceback is None))
        return self.suppress


@case((False,), (True,))
def with_statement(fail):
    log = []
    with Manager(log, suppress=True) as name:
        log.append(name)
        if fail:
            raise ValueError("inside")
        log.append("not reached when failing")
    return log


@case()
def with_that_does_not_suppress():
    log = []
    try:
        with Manager(log):
            raise ValueError("inside")
    except ValueError as error:
        return log, str(error)


@case((0,), (1,))
def several_managers(value):
    log = []
    with Manager(log, "a", suppress=True) as a, Manager(log, "b") as b, Manager(log, "c"):
        log.append((a, b, 1 // value))
    return log


@case((0,), (1,))
def return_inside_with(value):
    log = []

    def inner():
        with Manager(log, "a", suppress=True), Manager(log, "b"):
            return 1 // value

    return inner(), log


@case((4,))
def jumps_out_of_with(n):
    log = []
    for i in range(n):
        with Manager(log, i):
            if i == 1:
                continue
            if i == 2:
                break
            log.append(i)
    return log


@case()
def with_in_a_loop_that_returns():
    log = []

    def inner():
        for i in range(3):
            with Manager(log, i) as name:
                if i == 1:
                    return name, i

    return inner(), log


@case((5,))
def with_what_is_no_manager(value):
    with value:
        return "inside"


@case()
def context_managers_of_the_library():
    steps = []

    @contextlib.contextmanager
    def managed(name):
        steps.append("enter")
        try:
            yield name
        except KeyError:
            steps.append("caught")
        finally:
            steps.append("exit")

    with managed("one") as one, contextlib.suppress(ZeroDivisionError):
        steps.append(one)
        1 // 0
    with managed("two"):
        {}["missing"]
    return steps


@case((0,), (1,))
def with_and_try(value):
    log = []
    try:
        with Manager(log):
            try:
                log.append(1 // value)
            finally:
                log.append("finally")
    except ZeroDivisionError:
        log.append("caught")
    else:
        log.append("fine")
    return log


@case()
def with_stores_in_places():
    log, table = [], {}
    with Manager(log, (1, 2)) as (a, b), Manager(log, "z") as table["k"]:
        pass
    return a, b, table, len(log)
