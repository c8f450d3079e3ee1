/* SPDX-License-Identifier: MIT
 *
 * trend: the few statistics of the model.
 */
#ifndef JUGGLE_SRC_LOAD_TREND_H
#define JUGGLE_SRC_LOAD_TREND_H

#include <stddef.h>

/* Mann-Kendall's test with the variance corrected for ties, and continuity correction. */
struct mann_kendall {
    int s;
    double z;
};
struct mann_kendall trend_mann_kendall(const int *values, size_t count);
/* Mean of the first third less that of the last, at least three values each, exact where it is
 * whole. (Sen's slope is 0 too often on a scale of five.) Needs three values. */
double trend_drop(const int *values, size_t count);
double trend_mean(const int *values, size_t count);
/* Of a sample, n - 1; 0 below two values. */
double trend_deviation(const int *values, size_t count);
/* Sorts the values. */
double trend_median(int *values, size_t count);
/* Foster 1998: mean by standard deviation (n - 1) of daily loads; cap where they are all equal, 0
 * where there is none. */
double trend_monotony(const double *loads, size_t count, double cap);
/* A kind's intensity drawn towards the person's own ratings, both 0..10; the default weighs as much
 * as five of them. */
double trend_calibrate(double preset, const double *ratings, size_t count);

#endif
