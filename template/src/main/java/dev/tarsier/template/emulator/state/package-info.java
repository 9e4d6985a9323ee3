/** What an emulator remembers, in memory and as files, so that it survives a restart. */
package dev.tarsier.template.emulator.state;
