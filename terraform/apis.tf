resource "google_project_service" "this" {
  for_each = toset(concat(
    [
      "compute.googleapis.com",
      "dataproc.googleapis.com",
      "iam.googleapis.com",
      "logging.googleapis.com",
      "monitoring.googleapis.com",
      "pubsub.googleapis.com",
      "storage.googleapis.com",
      "workflowexecutions.googleapis.com",
      "workflows.googleapis.com",
    ],
    var.events.enabled ? ["eventarc.googleapis.com", "eventarcpublishing.googleapis.com"] : [],
    var.kms_key != null ? ["cloudkms.googleapis.com"] : [],
    length(local.scheduled) > 0 ? ["cloudscheduler.googleapis.com"] : [],
  ))

  project = var.project_id
  service = each.key

  # Others in the project may use it too.
  disable_on_destroy = false
}
