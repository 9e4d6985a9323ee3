locals {
  service_accounts = {
    job          = "Tarsier: the clusters' machines"
    orchestrator = "Tarsier: the workflows"
    trigger      = "Tarsier: what starts workflows"
  }
}

resource "google_service_account" "this" {
  for_each = local.service_accounts

  project      = var.project_id
  account_id   = "tarsier-${each.key}"
  display_name = each.value

  depends_on = [google_project_service.this]
}
