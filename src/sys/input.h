/* SPDX-License-Identifier: MIT
 *
 * input: descriptors read to their end, for the files of this folder.
 */
#ifndef JUGGLE_SRC_SYS_INPUT_H
#define JUGGLE_SRC_SYS_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* Opens for reading without waiting for a writer, relative to a directory's descriptor. */
int input_open(int directory, const char *path);
/* As read and write, but until all is done or nothing more comes; -1 with errno. */
ssize_t input_read(int fd, void *bytes, size_t size);
bool output_write(int fd, const void *bytes, size_t size);
/* Closes and keeps errno. */
void input_close(int fd);

#endif
