/* An entry: a guard program, and what to run when it holds. */
#ifndef JANUS_ENTRY_H
#define JANUS_ENTRY_H

#include "guard_program.h"

typedef struct {
    PyObject_HEAD
    GuardProgram *program;   /* owned */
    PyObject *run;           /* owned; called with the program's outputs */
    PyObject *info;          /* owned or NULL; the core's */
    long long hits;
    long long misses;
    Py_ssize_t last_miss;    /* index of the guard that failed last, -1 if none has */
} Entry;

extern PyTypeObject Entry_Type;

/* Make the type ready. 0, or -1 with an exception. */
int entry_init(void);

#endif
