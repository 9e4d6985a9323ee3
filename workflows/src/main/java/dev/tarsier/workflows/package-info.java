/** Cloud Workflows: deploys a source, runs it, follows it and cancels it. */
package dev.tarsier.workflows;
