package dev.tarsier.tests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A plan as text: how many of each resource, each by its address, and the values that matter. */
final class TerraformInventory {
  private static final String CONFIG = "/placement/0/managed_cluster/0/config/0";

  /** By type: what a reviewer would look for. What is absent or not known yet is not shown. */
  private static final Map<String, List<String>> SHOWN =
      Map.ofEntries(
          Map.entry(
              "google_storage_bucket",
              List.of(
                  "/location",
                  "/uniform_bucket_level_access",
                  "/public_access_prevention",
                  "/encryption/0/default_kms_key_name",
                  "/soft_delete_policy/0/retention_duration_seconds",
                  "/versioning/0/enabled")),
          Map.entry(
              "google_dataproc_workflow_template",
              List.of(
                  "/location",
                  "/dag_timeout",
                  "/encryption_config/0/kms_key",
                  CONFIG + "/encryption_config/0/gce_pd_kms_key_name",
                  CONFIG + "/gce_cluster_config/0/internal_ip_only",
                  CONFIG + "/gce_cluster_config/0/subnetwork",
                  CONFIG + "/staging_bucket",
                  CONFIG + "/worker_config/0/num_instances",
                  CONFIG + "/secondary_worker_config/0/preemptibility",
                  "/jobs/0/spark_job/0/main_class",
                  "/jobs/1/spark_job/0/main_class")),
          Map.entry("google_project_iam_member", List.of("/role")),
          Map.entry("google_storage_bucket_iam_member", List.of("/bucket", "/role")),
          Map.entry("google_kms_crypto_key_iam_member", List.of("/role", "/member")),
          Map.entry("google_service_account_iam_member", List.of("/role")),
          Map.entry("google_pubsub_topic_iam_member", List.of("/role")),
          Map.entry(
              "google_pubsub_topic",
              List.of("/kms_key_name", "/message_storage_policy/0/allowed_persistence_regions/0")),
          Map.entry("google_workflows_workflow", List.of("/region", "/crypto_key_name")),
          Map.entry("google_compute_subnetwork", List.of("/region", "/private_ip_google_access")),
          Map.entry("google_cloud_scheduler_job", List.of("/schedule", "/time_zone")),
          Map.entry("google_eventarc_trigger", List.of("/location")),
          Map.entry("google_service_account", List.of("/account_id")));

  private final Map<String, JsonNode> resources = new TreeMap<>();

  private TerraformInventory() {}

  /** From what {@code terraform test -json -verbose} prints of its one plan. */
  static TerraformInventory of(String lines) throws IOException {
    TerraformInventory inventory = new TerraformInventory();
    for (String line : lines.lines().filter(line -> line.startsWith("{")).toList()) {
      JsonNode event = new ObjectMapper().readTree(line);
      for (JsonNode change : event.at("/test_plan/resource_changes")) {
        if (change.path("mode").asText().equals("managed")) {
          inventory.resources.put(change.path("address").asText(), change);
        }
      }
    }
    return inventory;
  }

  /** The values of every resource of a type. */
  List<JsonNode> all(String type) {
    return resources.values().stream()
        .filter(change -> change.path("type").asText().equals(type))
        .map(change -> change.at("/change/after"))
        .toList();
  }

  String text() {
    Map<String, Integer> counts = new TreeMap<>();
    StringBuilder text = new StringBuilder();
    resources.forEach(
        (address, change) -> {
          String type = change.path("type").asText();
          counts.merge(type, 1, Integer::sum);
          text.append(address.replaceFirst("^module\\.tarsier\\.", "")).append('\n');
          for (String pointer : SHOWN.getOrDefault(type, List.of())) {
            JsonNode value = change.at("/change/after" + pointer);
            if (!value.isMissingNode() && !value.isNull()) {
              String name = pointer.replace(CONFIG, "").substring(1).replace("/0", "");
              text.append("    ").append(name).append(" = ").append(value.asText()).append('\n');
            }
          }
        });
    StringBuilder head = new StringBuilder();
    counts.forEach((type, count) -> head.append(count).append(' ').append(type).append('\n'));
    return head.append("= ").append(resources.size()).append("\n\n").append(text).toString();
  }
}
