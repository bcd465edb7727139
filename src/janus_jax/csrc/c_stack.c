/* How deep the C stack of a thread may grow before Python calls should stop using it.
 *
 * With an evaluator installed every Python call nests on the C stack, some 500 bytes each; without one CPython runs
 * Python-to-Python calls in one C frame. A program that recurses 20,000 deep is therefore fine without the hook,
 * and would overflow 8 MiB with it: 3.11 has no other protection and crashes. So the hook gives a quarter of the
 * stack (at most 64 MiB) to nesting; frames below that are run with the evaluator taken out, which ends the nesting
 * (see frame_hook.c), and the recursion limit is met where it always was. While a trace is under way it cannot be
 * taken out; then nesting goes on until an eighth of the stack is left, and ends in a RecursionError.
 *
 * Does not know: stacks that a library switched to by itself. Below the thread's own stack they count as full,
 * above it as empty.
 */
#if defined(__linux__) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif

#include "c_stack.h"

#include <stddef.h>

#if defined(__linux__) || defined(__APPLE__)
#include <pthread.h>
#endif

#define NESTING_SHARE 4
#define RESERVED_SHARE 8
#define MOST_NESTING ((size_t)64 << 20)
#define UNKNOWN_STACK_NESTING ((uintptr_t)128 << 10)

/* The bounds of the calling thread's stack: *low, and its size. 0, or -1 where they cannot be had. */
static int
find_stack(uintptr_t *low, size_t *size)
{
#if defined(__linux__)
    pthread_attr_t attributes;
    void *address;
    if (pthread_getattr_np(pthread_self(), &attributes) != 0) {
        return -1;
    }
    int error = pthread_attr_getstack(&attributes, &address, size);
    pthread_attr_destroy(&attributes);
    *low = (uintptr_t)address;
    return error == 0 ? 0 : -1;
#elif defined(__APPLE__)
    *size = pthread_get_stacksize_np(pthread_self());
    *low = (uintptr_t)pthread_get_stackaddr_np(pthread_self()) - *size;
    return 0;
#else
    (void)low;
    (void)size;
    return -1;
#endif
}

/* See c_stack.h. */
StackBounds
c_stack_bounds(void)
{
    uintptr_t low;
    size_t size;
    if (find_stack(&low, &size) < 0) {
        uintptr_t here = (uintptr_t)__builtin_frame_address(0);
        uintptr_t floor = here > UNKNOWN_STACK_NESTING ? here - UNKNOWN_STACK_NESTING : 0;
        return (StackBounds){.floor = floor, .limit = floor};
    }
    size_t nesting = size / NESTING_SHARE < MOST_NESTING ? size / NESTING_SHARE : MOST_NESTING;
    return (StackBounds){.floor = low + size - nesting, .limit = low + size / RESERVED_SHARE};
}
