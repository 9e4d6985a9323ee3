package dev.tarsier.template.tune;

/**
 * The cluster to try next.
 *
 * @param cluster index among the candidates
 * @param expectedSaving share of the best cost so far; of the chance alone to keep to the time when
 *     nothing did yet
 */
record Proposal(int cluster, double expectedSaving) {}
