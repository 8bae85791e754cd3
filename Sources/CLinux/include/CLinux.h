#pragma once
// What the Glibc module of Swift does not show: eventfd, GNU extensions, macros.
//
// No system header is included here: Swift would then find `struct stat` and others in this module instead of Glibc.

/// Names the calling thread (at most 15 bytes), for debuggers and top.
void linux_thread_set_name(const char *name);

/// Lets a spawned process start in the folder `path`; `actions` is a posix_spawn_file_actions_t.
int linux_spawn_add_chdir(void *actions, const char *path);

/// A non-blocking counter that wakes a poll; -1 when the process has no descriptor left.
int linux_eventfd(void);

/// Exit status helpers: macros in C.
int linux_exited(int status);
int linux_exit_code(int status);
int linux_term_signal(int status);
