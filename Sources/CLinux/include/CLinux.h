#pragma once
// What the Glibc module of Swift does not show: eventfd, prctl, GNU extensions.
#include <spawn.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/prctl.h>

/// Names the calling thread (at most 15 bytes), for debuggers and top.
void linux_thread_set_name(const char *name);

/// Lets a spawned process start in the folder `path`.
int linux_spawn_add_chdir(posix_spawn_file_actions_t *actions, const char *path);

/// A non-blocking counter that wakes a poll; -1 when the process has no descriptor left.
int linux_eventfd(void);

/// Exit status helpers: macros in C.
int linux_exited(int status);
int linux_exit_code(int status);
int linux_term_signal(int status);
