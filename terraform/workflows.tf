locals {
  # Absent where the workflow's own default is meant; at most twenty.
  workflow_variables = {
    for name, value in {
      CATALOG        = "gs://${local.bucket_names.staging}/catalog/"
      TOPIC          = google_pubsub_topic.outcomes.id
      WATCHED_PREFIX = var.events.prefix
      WEBHOOK_URL    = var.webhook_url
    } : name => value if value != null
  }
}

resource "google_workflows_workflow" "this" {
  for_each = local.workflow_sources

  project         = var.project_id
  region          = var.region
  name            = "tarsier-${each.key}"
  description     = each.key == "backfill" ? "Runs many datasets, some at a time." : "Runs one dataset and tells how it went."
  service_account = google_service_account.this["orchestrator"].id
  crypto_key_name = var.kms_key
  labels          = local.labels
  user_env_vars   = local.workflow_variables

  # Read as it stands, not as a template of Terraform: ${} is the workflow's own.
  source_contents = file(each.value)

  call_log_level      = "LOG_ERRORS_ONLY"
  deletion_protection = false

  depends_on = [google_kms_crypto_key_iam_member.agents, google_project_service.this]
}
