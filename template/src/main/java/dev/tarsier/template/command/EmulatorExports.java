package dev.tarsier.template.command;

import dev.tarsier.template.plan.LocalPlacement;
import java.net.URI;

/**
 * What other programs must be told so that they speak to an emulator; for a shell's {@code eval}.
 */
final class EmulatorExports {
  private EmulatorExports() {}

  /** Exports for gcloud and the libraries, and the rest as comments; ends with a line feed. */
  static String text(URI root) {
    return """
        # gcloud, in this shell: eval "$(tarsier emulator --print-exports --port %2$d)"
        export CLOUDSDK_API_ENDPOINT_OVERRIDES_DATAPROC=%1$s
        export CLOUDSDK_API_ENDPOINT_OVERRIDES_STORAGE=%1$sstorage/v1/
        export CLOUDSDK_API_ENDPOINT_OVERRIDES_WORKFLOWS=%1$s
        export CLOUDSDK_API_ENDPOINT_OVERRIDES_WORKFLOWEXECUTIONS=%1$s
        export CLOUDSDK_WORKFLOWS_LOCATION=%4$s
        export CLOUDSDK_AUTH_DISABLE_CREDENTIALS=true
        export CLOUDSDK_CORE_PROJECT=%3$s
        export CLOUDSDK_DATAPROC_REGION=%4$s
        export CLOUDSDK_CORE_DISABLE_USAGE_REPORTING=true
        export CLOUDSDK_COMPONENT_MANAGER_DISABLE_UPDATE_CHECK=true
        export TARSIER_ENDPOINT=http://127.0.0.1:%2$d
        # Cloud Storage libraries
        export STORAGE_EMULATOR_HOST=http://127.0.0.1:%2$d
        # Terraform
        export GOOGLE_DATAPROC_CUSTOM_ENDPOINT=%1$sv1/
        export GOOGLE_STORAGE_CUSTOM_ENDPOINT=%1$sstorage/v1/
        export GOOGLE_WORKFLOWS_CUSTOM_ENDPOINT=%1$sv1/
        export GOOGLE_OAUTH_ACCESS_TOKEN=none
        export GOOGLE_PROJECT=%3$s
        export GOOGLE_REGION=%4$s
        # The same in a file:
        #   provider "google" {
        #     project                   = "%3$s"
        #     region                    = "%4$s"
        #     access_token              = "none"
        #     dataproc_custom_endpoint  = "%1$sv1/"
        #     storage_custom_endpoint   = "%1$sstorage/v1/"
        #     workflows_custom_endpoint = "%1$sv1/"
        #   }
        # Java, com.google.cloud:google-cloud-dataproc:
        #   WorkflowTemplateServiceSettings.newHttpJsonBuilder()
        #       .setEndpoint("http://127.0.0.1:%2$d")
        #       .setCredentialsProvider(NoCredentialsProvider.create())
        """
        .formatted(root, root.getPort(), LocalPlacement.PROJECT, LocalPlacement.REGION);
  }
}
