locals {
  scheduled = { for name, dataset in var.datasets : name => dataset.schedule if dataset.schedule != null }
}

resource "google_cloud_scheduler_job" "this" {
  for_each = local.scheduled

  project     = var.project_id
  region      = var.region
  name        = "tarsier-${each.key}"
  description = "Runs dataset ${each.key}."
  schedule    = each.value.cron
  time_zone   = each.value.time_zone
  paused      = each.value.paused

  http_target {
    http_method = "POST"
    uri         = "https://workflowexecutions.googleapis.com/v1/${google_workflows_workflow.this["image-pipeline"].id}/executions"
    headers     = { "Content-Type" = "application/json" }

    # The argument is JSON in a text. Two starts by the clock are two runs.
    body = base64encode(jsonencode({ argument = jsonencode({ dataset = each.key }) }))

    oauth_token {
      service_account_email = google_service_account.this["trigger"].email
      scope                 = "https://www.googleapis.com/auth/cloud-platform"
    }
  }

  retry_config {
    retry_count = 3
  }
}
