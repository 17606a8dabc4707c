#ifndef DESCENT_INSTRUCTION_SETS_H
#define DESCENT_INSTRUCTION_SETS_H

/* FOR_INSTRUCTION_SETS("avx2", "default") before a function: it is compiled once for each of them, and the best that
   the processor has is taken when the program is loaded; elsewhere there is one version. The choice is made before
   the thread sanitizer has started, and calls it: one version then. */
#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define ONE_VERSION
#endif
#endif

#if defined(__x86_64__) && defined(__linux__) && !defined(ONE_VERSION)
#define FOR_INSTRUCTION_SETS(...) __attribute__((target_clones(__VA_ARGS__)))
#else
#define FOR_INSTRUCTION_SETS(...)
#endif

#endif
