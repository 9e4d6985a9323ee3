# Every object of the bucket is an event, and the workflow ends at once for all but _READY and specs:
# Eventarc has no filter by name for direct events of Cloud Storage. Images that are uploaded by the
# million are better put into a bucket of their own, with _READY in the input bucket.
resource "google_eventarc_trigger" "uploads" {
  count = var.events.enabled ? 1 : 0

  project         = var.project_id
  location        = var.region
  name            = "tarsier-uploads"
  labels          = local.labels
  service_account = google_service_account.this["trigger"].email

  matching_criteria {
    attribute = "type"
    value     = "google.cloud.storage.object.v1.finalized"
  }
  matching_criteria {
    attribute = "bucket"
    value     = local.bucket_names.input
  }

  destination {
    workflow = google_workflows_workflow.this["image-pipeline"].id
  }

  depends_on = [google_project_iam_member.accounts, google_project_iam_member.storage_publishes, google_storage_bucket.this]
}
