/* What the calling thread is doing, as far as the hook is concerned.
 *
 * Invariant: special_count is the number of threads whose mode is not MODE_NORMAL; it is changed with the GIL held
 * only.
 */
#include "thread_mode.h"

#include "generator_refusal.h"

static _Thread_local Thread thread = {.mode = MODE_NORMAL, .stack = {.floor = UINTPTR_MAX}};
static int special_count;

/* See thread_mode.h. */
Thread *
thread_here(void)
{
    return &thread;
}

/* See thread_mode.h. */
int
thread_change_mode(Thread *here, int mode)
{
    int before = here->mode;
    special_count += (mode != MODE_NORMAL) - (before != MODE_NORMAL);
    here->mode = mode;
    if (mode == MODE_NORMAL && here->paused != NULL) {
        revive_generators(here);
    }
    return before;
}

/* See thread_mode.h. */
int
thread_special_count(void)
{
    return special_count;
}

/* See thread_mode.h. */
PyObject *
thread_get_mode(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return PyLong_FromLong(thread.mode);
}

/* See thread_mode.h. */
PyObject *
thread_set_mode(PyObject *module, PyObject *mode)
{
    (void)module;
    long number = PyLong_AsLong(mode);
    if (number == -1 && PyErr_Occurred()) {
        return NULL;
    }
    if (number < MODE_NORMAL || number > MODE_TRACING) {
        PyErr_SetString(PyExc_ValueError, "mode is one of NORMAL, INSIDE and TRACING");
        return NULL;
    }
    return PyLong_FromLong(thread_change_mode(&thread, (int)number));
}
