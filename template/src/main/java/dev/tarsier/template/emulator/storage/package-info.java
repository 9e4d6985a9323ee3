/** The little of Cloud Storage that is needed: a folder for each bucket. */
package dev.tarsier.template.emulator.storage;
