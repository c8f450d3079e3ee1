/* SPDX-License-Identifier: MIT
 *
 * faults: the calls that can be made to go wrong; the words for them stand in faults.c. Opening a
 * file that may have to be made is a call of its own.
 */
#ifndef JUGGLE_TESTS_FAULT_FAULTS_H
#define JUGGLE_TESTS_FAULT_FAULTS_H

enum call {
    CALL_OPEN,
    CALL_CREATE,
    CALL_CLOSE,
    CALL_READ,
    CALL_WRITE,
    CALL_PREAD,
    CALL_PWRITE,
    CALL_FSYNC,
    CALL_FDATASYNC,
    CALL_FTRUNCATE,
    CALL_UNLINK,
    CALL_RENAME,
    CALL_LINK,
    CALL_MKDIR,
    CALL_FCNTL,
    CALL_FCHMOD,
    CALL_MALLOC,
    CALL_COUNT
};

#endif
