package dev.tarsier.template.emulator.run;

import com.google.cloud.dataproc.v1.WorkflowMetadata;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import dev.tarsier.template.emulator.state.Region;

/**
 * A template about to run.
 *
 * @param operation name of the operation that tells of it
 * @param template with its parameters put in
 * @param metadata as the operation has it before anything is done
 */
record Instantiation(
    String operation, Region region, WorkflowTemplate template, WorkflowMetadata metadata) {}
