/**
 * What goes wrong at the emulator's Cloud Storage when it is asked to: faults by the kind of a
 * request and its number, by rate from a seed, or all from some request on, as if the client had
 * been killed there.
 */
package dev.tarsier.template.emulator.fault;
