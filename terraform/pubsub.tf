# One message a run, with its state and dataset as attributes.
resource "google_pubsub_topic" "outcomes" {
  project      = var.project_id
  name         = "tarsier-outcomes"
  kms_key_name = var.kms_key
  labels       = local.labels

  dynamic "message_storage_policy" {
    for_each = local.residency == "" ? [] : [var.region]
    content {
      allowed_persistence_regions = [message_storage_policy.value]
    }
  }

  depends_on = [google_kms_crypto_key_iam_member.agents, google_project_service.this]
}
