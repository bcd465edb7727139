/* What the calling thread is doing, as far as the hook is concerned.
 *
 * Invariant: special_count is the number of threads whose mode is not MODE_NORMAL; it is changed with the GIL held
 * only.
 */
#include "thread_mode.h"

#include "generator_refusal.h"

#include <pthread.h>
#include <stdbool.h>

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

/* In the child of a fork: the other threads are gone, and with them what they were in the middle of. */
static void
count_again(void)
{
    special_count = thread.mode != MODE_NORMAL;
}

/* See thread_mode.h. */
int
thread_mode_init(void)
{
    static bool is_registered;
    if (!is_registered && pthread_atfork(NULL, NULL, count_again) != 0) {
        PyErr_NoMemory();
        return -1;
    }
    is_registered = true;
    return 0;
}
