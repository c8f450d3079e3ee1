/* SPDX-License-Identifier: MIT
 *
 * share: how much of a long test runs under sanitizers, where each step takes ten times as long.
 * What is counted is counted in the other build; this one looks for faults on the way.
 */
#ifndef JUGGLE_TESTS_SUPPORT_SHARE_H
#define JUGGLE_TESTS_SUPPORT_SHARE_H

#ifdef JUGGLE_SANITIZED
#define SHARE_OF(count) ((count) / 5)
#else
#define SHARE_OF(count) (count)
#endif

#endif
