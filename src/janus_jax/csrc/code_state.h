/* What is known of one code object: its kind, what was counted, and its entries. */
#ifndef JANUS_CODE_STATE_H
#define JANUS_CODE_STATE_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <stdbool.h>

/* ARRAYS: library code that only runs when arrays are worked on; it keeps the evaluator awake. */
typedef enum { KIND_UNKNOWN = 0, KIND_IGNORE = 1, KIND_LIBRARY = 2, KIND_USER = 3, KIND_ARRAYS = 4 } CodeKind;

typedef struct {
    PyObject_HEAD
    int kind;                 /* valid while `epoch` is the current one */
    unsigned int epoch;
    char is_profiling;
    PyCodeObject *code;       /* borrowed; NULL once the code object is gone */
    PyObject *entries;        /* owned tuple of Entry */
    PyObject *unit;           /* owned or NULL; the core's */
    long long calls;
    long long hits;
    long long misses;
    long long active;
    long long wake_calls;
    double seconds;
    double wake_seconds;
} CodeState;

extern PyTypeObject CodeState_Type;

/* The kind of `state`, KIND_UNKNOWN if it was classified under earlier rules. */
static inline int
code_state_kind(const CodeState *state)
{
    extern unsigned int code_state_epoch;
    return state->epoch == code_state_epoch ? state->kind : KIND_UNKNOWN;
}

/* The state of `code`: borrowed, or NULL if it has none. Sets no exception. */
CodeState *code_state_find(PyCodeObject *code);

/* The state of `code`, made if there is none: borrowed, or NULL with an exception. */
CodeState *code_state_expect(PyCodeObject *code);

/* Set the kind, under the rules of now. */
void code_state_set_kind(CodeState *state, int kind);

/* Move entry `index` of `entries` to the front, if that is still the state's tuple. Sets no exception. */
void code_state_move_to_front(CodeState *state, PyObject *entries, Py_ssize_t index);

/* code_state(code) -> CodeState. New reference, or NULL. */
PyObject *code_state_get(PyObject *module, PyObject *code);

/* reclassify(): every code object is classified anew when it is next seen. New reference to None. */
PyObject *code_state_reclassify(PyObject *module, PyObject *unused);

/* set_wake_defaults(calls, seconds): thresholds of states made from now on. New reference to None, or NULL. */
PyObject *code_state_set_wake_defaults(PyObject *module, PyObject *args);

/* Make the type ready and reserve the place in code objects. 0, or -1 with an exception. */
int code_state_init(void);

#endif
