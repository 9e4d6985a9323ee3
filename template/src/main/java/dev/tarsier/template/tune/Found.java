package dev.tarsier.template.tune;

/**
 * The end of one search.
 *
 * @param runs that were tried
 * @param costOverOptimum at least 1; infinite when no run kept to the time limit
 * @param searchCostOverExhaustive cost of the trials over that of trying everything
 */
record Found(int runs, double costOverOptimum, double searchCostOverExhaustive) {}
