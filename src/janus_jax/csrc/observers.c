/* Whether a tracer, a profiler, a debugger or a tool of sys.monitoring watches the code that is about to run.
 *
 * Invariant: a frame that somebody watches is run by CPython, so that whoever watches sees what they would see
 * without us.
 *
 * sys.settrace and sys.setprofile leave a mark in the thread. sys.monitoring keeps its events in the interpreter,
 * at a place that moves with patch releases, so they are asked for through sys.monitoring itself; but only after
 * its version number has changed.
 */
#include "observers.h"

/* Tools 6 and 7 stand for sys.setprofile and sys.settrace, which go thread by thread. */
#define TOOL_COUNT 6
#define ALL_TOOLS ((1u << TOOL_COUNT) - 1)

static unsigned int foreign_tools = ALL_TOOLS;  /* every tool but our own */
static uint64_t known_version = UINT64_MAX;     /* of sys.monitoring when `is_monitored` was found out */
static bool is_monitored;

/* Whether a value of the dict `events`, tools as bits, has a foreign tool. */
static bool
has_foreign_tool(PyObject *events)
{
    PyObject *tools;
    Py_ssize_t position = 0;
    while (PyDict_Next(events, &position, NULL, &tools)) {
        long bits = PyLong_Check(tools) ? PyLong_AsLong(tools) : -1;
        if (bits < 0 || ((unsigned long)bits & foreign_tools)) {
            PyErr_Clear();
            return true;
        }
    }
    return false;
}

/* Ask sys.monitoring whether a foreign tool has global events. What cannot be found out counts as yes. */
static bool
find_foreign_events(void)
{
    PyObject *monitoring = PySys_GetObject("monitoring"); /* borrowed */
    PyObject *events = monitoring == NULL ? NULL : PyObject_CallMethod(monitoring, "_all_events", NULL);
    bool result = events == NULL || !PyDict_Check(events) || has_foreign_tool(events);
    Py_XDECREF(events);
    PyErr_Clear();
    return result;
}

/* See observers.h. */
bool
is_observed(const PyThreadState *tstate, const PyCodeObject *code)
{
    if (compat_is_traced(tstate) || (compat_code_tools(code) & foreign_tools)) {
        return true;
    }
    uint64_t version = compat_monitoring_version(tstate);
    if (version != known_version) {
        known_version = version;
        is_monitored = version != 0 && find_foreign_events();
    }
    return is_monitored;
}

/* See observers.h. */
PyObject *
observers_set_tool(PyObject *module, PyObject *tool)
{
    (void)module;
    long number = PyLong_AsLong(tool);
    if (number == -1 && PyErr_Occurred()) {
        return NULL;
    }
    if (number < -1 || number >= TOOL_COUNT) {
        PyErr_SetString(PyExc_ValueError, "a tool of sys.monitoring has a number from 0 to 5");
        return NULL;
    }
    foreign_tools = number < 0 ? ALL_TOOLS : ALL_TOOLS & ~(1u << number);
    known_version = UINT64_MAX;
    Py_RETURN_NONE;
}
