/* The frame evaluator (PEP 523): runs a specialization in place of a frame where one holds, and CPython's evaluator
 * everywhere else.
 *
 *   evaluate_frame --+-- ignored, library, watched, inside us, stack low ----> CPython's evaluator
 *                    +-- TRACING --> traced() ------------------------------> its result, or CPython's evaluator
 *                    '-- NORMAL --> entry holds? --> run() -----------------> its result
 *                                    | none          '-- MISS: next entry
 *                                    '--> decide() if entries missed or a threshold is reached --> its result, or
 *                                         CPython's evaluator, timed
 *
 * Invariant: a frame is either run by CPython from its start or disposed of unrun; an error of our own never
 * reaches the user. C decides nothing here: kinds come from classify(), thresholds are fields of the state, and
 * what to compile is decide()'s.
 *
 * Everything runs with the GIL held. It can be given up only inside a callback, `run`, or CPython's evaluator; what
 * is used after those is owned (the state, the entries) or belongs to the frame, which lives until it is disposed
 * of.
 */
#include "frame_hook.h"

#include "c_stack.h"
#include "code_state.h"
#include "cpython_compat.h"
#include "entry.h"
#include "frame_call.h"
#include "generator_refusal.h"
#include "guard_eval.h"
#include "hook_switch.h"
#include "observers.h"
#include "thread_mode.h"

#include <time.h>

/* Callbacks need some depth of their own; a program this close to its recursion limit is left to meet it by itself. */
#define LEAST_PYTHON_CALLS_LEFT 200

static struct {
    PyObject *classify;        /* owned or NULL */
    PyObject *decide;          /* owned or NULL */
    PyObject *traced;          /* owned or NULL */
    PyObject *error;           /* owned or NULL: the last exception of our own that was kept from the user */
} hook;

/* ---- running frames by default ----------------------------------------------------------------------------------- */

/* Count a frame for which nothing was decided; after too many of them in a row there is no use in staying. */
static inline void
count_idle(const Thread *here)
{
    if (here->mode == MODE_NORMAL && (++hook_switch.idle_frames >= hook_switch.idle_limit || !hook_switch.is_wanted)) {
        hook_take_out();
    }
}

/* Run a frame for which nothing was decided. */
static inline PyObject *
forward(PyThreadState *tstate, Frame *frame, int throwflag, const Thread *here)
{
    count_idle(here);
    return _PyEval_EvalFrameDefault(tstate, frame, throwflag);
}

/* Whether the C stack, or CPython's count of it, is too far used for one more Python call to nest on it. */
static inline bool
is_stack_low(const PyThreadState *tstate, Thread *here)
{
    uintptr_t address = (uintptr_t)__builtin_frame_address(0);
    if (here->stack.floor == UINTPTR_MAX) {
        here->stack = c_stack_bounds();
    }
    return address < here->stack.floor || compat_c_calls_left(tstate) < hook_switch.least_c_calls;
}

/* Whether the C stack is nearly gone, which can happen only while a thread keeps the evaluator in. */
static inline bool
is_stack_spent(const Thread *here)
{
    return (uintptr_t)__builtin_frame_address(0) < here->stack.limit;
}

/* Run a frame with the evaluator taken out, so that what it calls does not nest on the C stack; put it back
 * afterwards. */
static PyObject *
evaluate_without_hook(PyThreadState *tstate, Frame *frame, int throwflag, Thread *here)
{
    hook_take_out();
    here->deep_frames++;
    PyObject *result = _PyEval_EvalFrameDefault(tstate, frame, throwflag);
    here->deep_frames--;
    if (hook_switch.is_wanted && here->deep_frames == 0) {
        hook_put_in();
    }
    return result;
}

/* Run a frame in another mode. */
static PyObject *
evaluate_in_mode(PyThreadState *tstate, Frame *frame, int throwflag, Thread *here, int mode)
{
    int before = thread_change_mode(here, mode);
    PyObject *result = _PyEval_EvalFrameDefault(tstate, frame, throwflag);
    thread_change_mode(here, before);
    return result;
}

static double
read_clock(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* Run a frame and add it to what is known of `state`: one call, and its time unless an outer frame of the same code
 * has the clock. */
static PyObject *
evaluate_profiled(PyThreadState *tstate, Frame *frame, CodeState *state, const Thread *here)
{
    count_idle(here);
    Py_INCREF(state); /* the frame may own the last reference to its code object */
    bool is_outermost = state->active++ == 0;
    double start = read_clock();
    PyObject *result = _PyEval_EvalFrameDefault(tstate, frame, 0);
    double seconds = read_clock() - start;
    state->active--;
    state->calls++;
    if (is_outermost) {
        state->seconds += seconds;
    }
    Py_DECREF(state);
    return result;
}

/* ---- asking Python ----------------------------------------------------------------------------------------------- */

/* Keep the exception that is set for take_error(), if it is an Exception. Whether it was; anything else (a
 * KeyboardInterrupt) stays set. */
static bool
keep_error(void)
{
    if (!PyErr_ExceptionMatches(PyExc_Exception)) {
        return false;
    }
    PyObject *type, *value, *traceback;
    PyErr_Fetch(&type, &value, &traceback);
    PyErr_NormalizeException(&type, &value, &traceback);
    if (traceback != NULL) {
        PyException_SetTraceback(value, traceback);
    }
    Py_XDECREF(type);
    Py_XDECREF(traceback);
    Py_XSETREF(hook.error, value);
    return true;
}

/* Ask classify() for the kind of `code`. Its state (borrowed), or NULL: with an exception that is the frame's, or
 * without one. A trace does not go on past a failure of ours: a frame of user code would run for real. */
static CodeState *
classify_code(Thread *here, PyCodeObject *code)
{
    CodeState *state = code_state_expect(code);
    if (state == NULL || hook.classify == NULL) {
        keep_error();
        return NULL;
    }
    hook_switch.idle_frames = 0;
    PyObject *answer = call_inside(here, hook.classify, (PyObject *[]){NULL, (PyObject *)code}, 1);
    long kind = answer == NULL ? -1 : PyLong_AsLong(answer);
    Py_XDECREF(answer);
    if (kind == -1 && PyErr_Occurred()) {
        bool is_passing = PyErr_ExceptionMatches(PyExc_RecursionError) || PyErr_ExceptionMatches(PyExc_MemoryError);
        if (here->mode != MODE_TRACING && keep_error() && !is_passing) {
            code_state_set_kind(state, KIND_IGNORE);
        }
        return NULL;
    }
    code_state_set_kind(state, kind < KIND_IGNORE || kind > KIND_ARRAYS ? KIND_IGNORE : (int)kind);
    return state;
}

/* ---- frames of user code ----------------------------------------------------------------------------------------- */

/* Try the entries of `state`. The answer to the frame, NULL with an exception, or janus_miss (new reference) if
 * none held. */
static PyObject *
run_entries(Thread *here, CodeState *state, const FrameArguments *arguments)
{
    PyObject *answer = Py_NewRef(&janus_miss);
    PyObject *entries = Py_NewRef(state->entries);
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(entries) && answer == &janus_miss; i++) {
        Py_DECREF(answer);
        answer = run_entry(here, (Entry *)PyTuple_GET_ITEM(entries, i), arguments);
        if (answer != &janus_miss) {
            state->hits++;
            code_state_move_to_front(state, entries, i);
        }
    }
    Py_DECREF(entries);
    return answer;
}

/* Ask the core about a frame: callback(function, state, arguments), or callback(function, arguments) without a state.
 * Its answer: new reference, or NULL with an exception that is the frame's. */
static PyObject *
ask(Thread *here, PyObject *callback, CodeState *state, const FrameArguments *arguments)
{
    PyObject *args = callback == NULL ? NULL : build_arguments(arguments);
    if (args == NULL) {
        keep_error();
        return Py_NewRef(&janus_eager);
    }
    hook_switch.idle_frames = 0;
    PyObject *with_state[] = {NULL, arguments->function, (PyObject *)state, args};
    PyObject *without_state[] = {NULL, arguments->function, args};
    PyObject *answer = call_inside(here, callback, state != NULL ? with_state : without_state, state != NULL ? 3 : 2);
    Py_DECREF(args);
    return answer;
}

/* What is to become of a frame in NORMAL mode: its result, NULL with an exception, or janus_eager; a new reference. */
static PyObject *
answer_frame(Thread *here, CodeState *state, const FrameArguments *arguments)
{
    if (PyTuple_GET_SIZE(state->entries) > 0) {
        hook_switch.idle_frames = 0;
        PyObject *answer = run_entries(here, state, arguments);
        if (answer != &janus_miss) {
            return answer;
        }
        Py_DECREF(answer);
        state->misses++;
    }
    return ask(here, hook.decide, state, arguments);
}

/* Whether there is something to ask or to try before a frame is run in NORMAL mode. */
static inline bool
is_awake(const CodeState *state)
{
    return PyTuple_GET_SIZE(state->entries) > 0 || state->calls >= state->wake_calls ||
           state->seconds >= state->wake_seconds;
}

/* The answer to a frame of user code, in either mode: as answer_frame. Apart, so that its buffer is off the stack
 * while frames run. */
JANUS_NOINLINE static PyObject *
consult(Thread *here, Frame *frame, PyCodeObject *code, CodeState *state)
{
    FrameArguments arguments = {.function = compat_frame_function(frame), .count = compat_argument_count(code)};
    LocalsBuffer buffer;
    arguments.values = take_locals(&buffer, frame, arguments.count);
    if (arguments.values == NULL) {
        return Py_NewRef(&janus_eager);
    }
    PyObject *answer = here->mode == MODE_TRACING ? ask(here, hook.traced, NULL, &arguments)
                                                  : answer_frame(here, state, &arguments);
    give_locals_back(&buffer);
    return answer;
}

/* Answer or run a frame of user code at the start of a function, in NORMAL mode. */
static PyObject *
evaluate_function(PyThreadState *tstate, Frame *frame, Thread *here, PyCodeObject *code, CodeState *state)
{
    if (is_awake(state)) {
        if (!state->is_profiling && PyTuple_GET_SIZE(state->entries) == 0) {
            return forward(tstate, frame, 0, here);
        }
        PyObject *answer = consult(here, frame, code, state);
        if (answer != &janus_eager) {
            dispose_frame(tstate, frame);
            return answer;
        }
        Py_DECREF(answer);
    }
    else if (!state->is_profiling) {
        return forward(tstate, frame, 0, here);
    }
    return evaluate_profiled(tstate, frame, state, here);
}

/* Answer or run a frame of user code, new or resumed, in TRACING mode. */
static PyObject *
evaluate_traced(PyThreadState *tstate, Frame *frame, Thread *here, PyCodeObject *code, CodeState *state)
{
    bool is_resumed = compat_frame_is_generators(frame);
    const FrameArguments only_code = {Py_None, (PyObject *[]){(PyObject *)code}, 1};
    PyObject *answer = is_resumed ? ask(here, hook.traced, NULL, &only_code) : consult(here, frame, code, state);
    if (answer == &janus_eager) {
        Py_DECREF(answer);
        return _PyEval_EvalFrameDefault(tstate, frame, 0);
    }
    if (is_resumed) {
        return refuse_resumption(tstate, frame, here, answer);
    }
    dispose_frame(tstate, frame);
    return answer;
}

/* ---- the evaluator ----------------------------------------------------------------------------------------------- */

/* Whether `code` runs as a whole when it is called: not a generator, coroutine or asynchronous generator. */
static inline bool
is_plain_function(const PyCodeObject *code)
{
    return !(code->co_flags & (CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR | CO_ITERABLE_COROUTINE));
}

/* Whether a frame in NORMAL mode is nothing for us: we are uninstalled and stay for another thread's trace only, Python
 * is shutting down, the program is close to its recursion limit and should meet it by itself, or somebody watches. Then
 * we go to sleep as well: with any evaluator in, CPython resumes generators and coroutines in another way, and whoever
 * watches sees more or fewer StopIteration. */
static bool
is_left_alone(const PyThreadState *tstate, const PyCodeObject *code)
{
    if (is_observed(tstate, code)) {
        hook_take_out();
        return true;
    }
    return !hook_switch.is_wanted || compat_is_finalizing() ||
           compat_python_calls_left(tstate) < LEAST_PYTHON_CALLS_LEFT;
}

/* Evaluate a frame of user code. */
static PyObject *
evaluate_user(PyThreadState *tstate, Frame *frame, Thread *here, PyCodeObject *code, CodeState *state)
{
    bool is_start = compat_frame_is_function_start(frame, code);
    if (here->mode == MODE_TRACING && (is_start || compat_frame_is_generators(frame))) {
        return evaluate_traced(tstate, frame, here, code, state);
    }
    if (here->mode == MODE_NORMAL && is_start && is_plain_function(code)) {
        return evaluate_function(tstate, frame, here, code, state);
    }
    return forward(tstate, frame, 0, here);
}

/* Evaluate a frame that was not settled at once: its code is of the user or not classified yet. */
static PyObject *
evaluate_candidate(PyThreadState *tstate, Frame *frame, int throwflag, Thread *here, PyCodeObject *code,
                   CodeState *state)
{
    if (here->mode == MODE_INSIDE || (here->mode == MODE_NORMAL && (throwflag || is_left_alone(tstate, code)))) {
        return forward(tstate, frame, throwflag, here);
    }
    if (throwflag) {
        /* In a trace. A generator is being closed, maybe by the garbage collector: its finally must run. */
        return evaluate_in_mode(tstate, frame, throwflag, here, MODE_INSIDE);
    }
    if (state == NULL || code_state_kind(state) == KIND_UNKNOWN) {
        state = classify_code(here, code);
        if (state == NULL && PyErr_Occurred()) {
            return abandon_frame(tstate, frame);
        }
    }
    if (state == NULL || code_state_kind(state) != KIND_USER) {
        return forward(tstate, frame, 0, here);
    }
    return evaluate_user(tstate, frame, here, code, state);
}

/* The function that CPython calls for every frame while we are in. */
PyObject *
evaluate_frame(PyThreadState *tstate, Frame *frame, int throwflag)
{
    Thread *here = thread_here();
    PyCodeObject *code = compat_frame_code(frame);
    if (is_stack_low(tstate, here)) {
        if (thread_special_count() == 0) {
            return evaluate_without_hook(tstate, frame, throwflag, here);
        }
        if (is_stack_spent(here) && !throwflag && !compat_frame_is_generators(frame)) {
            PyErr_SetString(PyExc_RecursionError, "maximum recursion depth exceeded");
            return abandon_frame(tstate, frame);
        }
    }
    CodeState *state = code_state_find(code);
    if (state != NULL) {
        int kind = code_state_kind(state);
        if (kind == KIND_IGNORE || kind == KIND_LIBRARY || kind == KIND_ARRAYS) {
            if (kind == KIND_ARRAYS) {
                hook_switch.idle_frames = 0;
            }
            return forward(tstate, frame, throwflag, here);
        }
    }
    return evaluate_candidate(tstate, frame, throwflag, here, code, state);
}

/* ---- module functions -------------------------------------------------------------------------------------------- */

/* Set *callback to a new reference to `value`, or to NULL for None. */
static void
set_callback(PyObject **callback, PyObject *value)
{
    Py_XSETREF(*callback, value == Py_None ? NULL : Py_NewRef(value));
}

/* set_callbacks(classify, decide, traced): callables, or None. */
PyObject *
hook_set_callbacks(PyObject *module, PyObject *args)
{
    (void)module;
    PyObject *callbacks[3];
    if (!PyArg_ParseTuple(args, "OOO:set_callbacks", &callbacks[0], &callbacks[1], &callbacks[2])) {
        return NULL;
    }
    for (int i = 0; i < 3; i++) {
        if (callbacks[i] != Py_None && !PyCallable_Check(callbacks[i])) {
            PyErr_SetString(PyExc_TypeError, "set_callbacks expects callables or None");
            return NULL;
        }
    }
    set_callback(&hook.classify, callbacks[0]);
    set_callback(&hook.decide, callbacks[1]);
    set_callback(&hook.traced, callbacks[2]);
    Py_RETURN_NONE;
}

/* take_error() -> the last exception of our own that was kept from the user, or None; it is given out once. */
PyObject *
hook_take_error(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    PyObject *error = hook.error;
    hook.error = NULL;
    return error == NULL ? Py_NewRef(Py_None) : error;
}

/* See frame_hook.h. */
int
hook_init(void)
{
    return frame_call_init();
}
