resource "google_project_iam_audit_config" "data" {
  for_each = var.audit_logs ? toset(["dataproc.googleapis.com", "storage.googleapis.com"]) : toset([])

  project = var.project_id
  service = each.key

  dynamic "audit_log_config" {
    for_each = toset(["ADMIN_READ", "DATA_READ", "DATA_WRITE"])
    content {
      log_type = audit_log_config.value
    }
  }
}
