/* Calls from the evaluator into Python, and the end of a frame that was answered.
 *
 * Invariant: while Python of ours runs, the thread is in MODE_INSIDE; afterwards it is in the mode it was in.
 */
#include "frame_call.h"

#include "frame_hook.h"

static PyObject *unwinding;   /* owned: the exception instance that ends frames in compat_dispose_frame */

/* See frame_call.h. */
PyObject *const *
take_locals(LocalsBuffer *buffer, Frame *frame, Py_ssize_t count)
{
    buffer->large = NULL;
    if (count > (Py_ssize_t)(sizeof(buffer->small) / sizeof(buffer->small[0]))) {
        buffer->large = PyMem_Malloc((size_t)count * sizeof(PyObject *));
        if (buffer->large == NULL) {
            return NULL;
        }
    }
    return compat_frame_locals(frame, buffer->large != NULL ? buffer->large : buffer->small, count);
}

/* See frame_call.h. */
void
give_locals_back(LocalsBuffer *buffer)
{
    PyMem_Free(buffer->large);
}

/* See frame_call.h. */
PyObject *
build_arguments(const FrameArguments *arguments)
{
    PyObject *args = PyTuple_New(arguments->count);
    for (Py_ssize_t i = 0; args != NULL && i < arguments->count; i++) {
        PyTuple_SET_ITEM(args, i, Py_NewRef(arguments->values[i]));
    }
    return args;
}

/* See frame_call.h. */
PyObject *
call_inside(Thread *here, PyObject *callable, PyObject **args, size_t count)
{
    Py_INCREF(callable);
    int before = thread_change_mode(here, MODE_INSIDE);
    PyObject *result = PyObject_Vectorcall(callable, args + 1, count | PY_VECTORCALL_ARGUMENTS_OFFSET, NULL);
    thread_change_mode(here, before);
    Py_DECREF(callable);
    return result;
}

/* Run the guards of `entry`; where they hold, call `run` on what was fetched into args[1:]. As run_entry. */
static PyObject *
try_entry(Thread *here, Entry *entry, const FrameArguments *arguments, PyObject **args)
{
    Py_ssize_t miss = guard_evaluate(entry->program, arguments, args + 1);
    if (miss != GUARD_HOLDS) {
        entry->last_miss = miss;
        entry->misses++;
        return Py_NewRef(&janus_miss);
    }
    PyObject *result = call_inside(here, entry->run, args, (size_t)entry->program->output_count);
    if (result == &janus_miss) {
        entry->misses++;
    }
    else {
        entry->hits++;
    }
    for (Py_ssize_t i = 1; i <= entry->program->output_count; i++) {
        Py_DECREF(args[i]);
    }
    return result;
}

/* See frame_call.h. Apart from its callers, so that its buffer is off the stack while frames run. */
JANUS_NOINLINE PyObject *
run_entry(Thread *here, Entry *entry, const FrameArguments *arguments)
{
    PyObject *small[32];
    size_t size = (size_t)entry->program->output_count + 1;
    PyObject **args = size <= sizeof(small) / sizeof(small[0]) ? small : PyMem_Malloc(size * sizeof(PyObject *));
    if (args == NULL) {
        return Py_NewRef(&janus_miss); /* out of memory counts as a miss */
    }
    PyObject *result = try_entry(here, entry, arguments, args);
    if (args != small) {
        PyMem_Free(args);
    }
    return result;
}

/* See frame_call.h. */
void
dispose_frame(PyThreadState *tstate, Frame *frame)
{
    compat_dispose_frame(tstate, frame, unwinding);
}

/* See frame_call.h. */
PyObject *
abandon_frame(PyThreadState *tstate, Frame *frame)
{
    return _PyEval_EvalFrameDefault(tstate, frame, 1);
}

/* See frame_call.h. */
int
frame_call_init(void)
{
    if (unwinding == NULL) {
        unwinding = PyObject_CallFunction(PyExc_RuntimeError, "s", "janus_jax: unwinding a frame that was answered");
    }
    return unwinding == NULL ? -1 : 0;
}
