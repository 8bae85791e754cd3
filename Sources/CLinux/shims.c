#define _GNU_SOURCE
#include "CLinux.h"
#include <pthread.h>
#include <spawn.h>
#include <sys/eventfd.h>
#include <sys/wait.h>

void linux_thread_set_name(const char *name) { pthread_setname_np(pthread_self(), name); }

int linux_spawn_add_chdir(void *actions, const char *path) {
    return posix_spawn_file_actions_addchdir_np(actions, path);
}

int linux_eventfd(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

int linux_exited(int status) { return WIFEXITED(status); }
int linux_exit_code(int status) { return WEXITSTATUS(status); }
int linux_term_signal(int status) { return WIFSIGNALED(status) ? WTERMSIG(status) : 0; }
