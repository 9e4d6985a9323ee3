# Who may do what, and why. Nothing else is granted to these accounts.
locals {
  project_roles = {
    # Being a machine of a cluster: control plane, logs, metrics.
    job = ["roles/dataproc.worker"]
    # Templates and operations; its own log; children of a backfill.
    orchestrator = ["roles/dataproc.editor", "roles/logging.logWriter", "roles/workflows.invoker"]
    # Executions, by the clock and by events.
    trigger = concat(["roles/workflows.invoker"], var.events.enabled ? ["roles/eventarc.eventReceiver"] : [])
  }

  bucket_roles = {
    # Images are read and never changed.
    job-input  = { account = "job", bucket = "input", role = "roles/storage.objectViewer" }
    job-output = { account = "job", bucket = "output", role = "roles/storage.objectUser" }
    # Jars, event logs, Dataproc's own files.
    job-staging = { account = "job", bucket = "staging", role = "roles/storage.objectUser" }
    # Whether a run is whole, and its report.
    orchestrator-output = { account = "orchestrator", bucket = "output", role = "roles/storage.objectViewer" }
    # The catalog.
    orchestrator-staging = { account = "orchestrator", bucket = "staging", role = "roles/storage.objectViewer" }
  }
}

resource "google_project_iam_member" "accounts" {
  for_each = merge([
    for account, roles in local.project_roles : {
      for role in roles : "${account} ${role}" => { account = account, role = role }
    }
  ]...)

  project = var.project_id
  role    = each.value.role
  member  = "serviceAccount:${google_service_account.this[each.value.account].email}"
}

resource "google_storage_bucket_iam_member" "accounts" {
  for_each = local.bucket_roles

  bucket = local.bucket_names[each.value.bucket]
  role   = each.value.role
  member = "serviceAccount:${google_service_account.this[each.value.account].email}"

  depends_on = [google_storage_bucket.this]
}

# A template that runs machines as the job's account is instantiated by the orchestrator.
resource "google_service_account_iam_member" "orchestrator_acts_as_job" {
  service_account_id = google_service_account.this["job"].name
  role               = "roles/iam.serviceAccountUser"
  member             = "serviceAccount:${google_service_account.this["orchestrator"].email}"
}

resource "google_pubsub_topic_iam_member" "orchestrator" {
  project = var.project_id
  topic   = google_pubsub_topic.outcomes.name
  role    = "roles/pubsub.publisher"
  member  = "serviceAccount:${google_service_account.this["orchestrator"].email}"
}

# Cloud Storage tells Eventarc of uploads by Pub/Sub.
resource "google_project_iam_member" "storage_publishes" {
  count = var.events.enabled ? 1 : 0

  project = var.project_id
  role    = "roles/pubsub.publisher"
  member  = "serviceAccount:${local.agents.storage}"
}
