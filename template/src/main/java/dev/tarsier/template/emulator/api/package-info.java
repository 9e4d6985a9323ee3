/** The methods of the Dataproc API, v1, one class a resource. */
package dev.tarsier.template.emulator.api;
