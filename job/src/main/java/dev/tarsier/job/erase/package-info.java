/**
 * Takes images out of finished runs, as whoever is shown in them may ask for. Only the files that
 * hold them are written again. All new files stand below {@code _erase/} of their run, and a plan
 * beside them, before the first old one is touched; from there on the work can only go forward, so
 * that a start which is cut off is finished by the next.
 */
package dev.tarsier.job.erase;
