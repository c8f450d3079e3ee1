/* SPDX-License-Identifier: MIT
 *
 * trend: means, deviations, medians and one test, in double; compared unrounded, rounded when
 * shown.
 */
#include "trend.h"

#include <math.h>
#include <stdlib.h>

enum { CALIBRATE_WEIGHT = 5, THIRD_LEAST = 3 };

static int by_value(const void *a, const void *b)
{
    const int *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static int sign(int a, int b)
{
    return (b > a) - (b < a);
}

/* What a group of so many equal values takes from the variance, times 18. */
static long tie_share(long count)
{
    return count * (count - 1) * (2 * count + 5);
}

/* Each group of equal values is met at its first one. */
static long ties_share(const int *values, size_t count)
{
    long share = 0;
    for (size_t i = 0; i < count; i++) {
        long before = 0, same = 0;
        for (size_t j = 0; j < count; j++) {
            before += j < i && values[j] == values[i];
            same += values[j] == values[i];
        }
        if (!before)
            share += tie_share(same);
    }
    return share;
}

struct mann_kendall trend_mann_kendall(const int *values, size_t count)
{
    struct mann_kendall test = {0, 0.0};
    for (size_t i = 0; i < count; i++)
        for (size_t j = i + 1; j < count; j++)
            test.s += sign(values[i], values[j]);
    double variance = (double)(tie_share((long)count) - ties_share(values, count)) / 18;
    if (variance > 0 && test.s)
        test.z = (test.s > 0 ? test.s - 1 : test.s + 1) / sqrt(variance);
    return test;
}

double trend_drop(const int *values, size_t count)
{
    size_t third = count / 3 > THIRD_LEAST ? count / 3 : THIRD_LEAST;
    int drop = 0;
    if (count < third)
        return 0.0;
    for (size_t i = 0; i < third; i++)
        drop += values[i] - values[count - third + i];
    return drop / (double)third;
}

double trend_mean(const int *values, size_t count)
{
    int sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += values[i];
    return count ? sum / (double)count : 0.0;
}

double trend_deviation(const int *values, size_t count)
{
    double mean = trend_mean(values, count), squares = 0.0;
    if (count < 2)
        return 0.0;
    for (size_t i = 0; i < count; i++)
        squares += (values[i] - mean) * (values[i] - mean);
    return sqrt(squares / (double)(count - 1));
}

double trend_median(int *values, size_t count)
{
    if (!count)
        return 0.0;
    qsort(values, count, sizeof *values, by_value);
    int upper = values[count / 2];
    return count % 2 ? upper : (values[count / 2 - 1] + upper) / 2.0;
}

double trend_monotony(const double *loads, size_t count, double cap)
{
    double sum = 0.0, squares = 0.0;
    for (size_t i = 0; i < count; i++)
        sum += loads[i];
    double mean = count ? sum / (double)count : 0.0;
    for (size_t i = 0; i < count; i++)
        squares += (loads[i] - mean) * (loads[i] - mean);
    if (!(mean > 0 || mean < 0))
        return 0.0;
    if (!(squares > 0))
        return cap;
    double monotony = mean / sqrt(squares / (double)(count - 1));
    return monotony < cap ? monotony : cap;
}

double trend_calibrate(double preset, const double *ratings, size_t count)
{
    double sum = CALIBRATE_WEIGHT * preset;
    for (size_t i = 0; i < count; i++)
        sum += ratings[i];
    return sum / (double)(CALIBRATE_WEIGHT + count);
}
