/**
 * A small REST server on the JDK's own HTTP server: routes, errors as Google writes them, protos.
 */
package dev.tarsier.template.emulator.http;
