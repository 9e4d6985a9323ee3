/**
 * Cloud Storage's JSON API over a folder for each bucket. Pages of Google's that are named here say
 * where to look; the code was written from memory of them and held to what the connector, gcloud
 * and the Java client do, not to the pages.
 */
package dev.tarsier.template.emulator.storage;
