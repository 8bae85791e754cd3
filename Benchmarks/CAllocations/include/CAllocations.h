#pragma once
// Counts what this program asks of the heap. For the benchmarks alone: no other product links it.

/// Whether calls are counted: where glibc lets a program put its own malloc in front.
int allocations_are_counted(void);

/// How often this thread has called malloc, calloc, realloc or an aligned relative of theirs so far.
unsigned long long allocations_of_thread(void);
