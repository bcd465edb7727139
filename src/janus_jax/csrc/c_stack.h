/* How deep the C stack of a thread may grow before Python calls should stop using it. */
#ifndef JANUS_C_STACK_H
#define JANUS_C_STACK_H

#include <stdint.h>

typedef struct {
    uintptr_t floor;    /* frames at lower addresses are not to nest any deeper */
    uintptr_t limit;    /* below this there is room for little more than an exception */
} StackBounds;

/* The bounds for the calling thread. Takes microseconds. */
StackBounds c_stack_bounds(void);

#endif
