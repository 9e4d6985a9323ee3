locals {
  labels = merge({ app = "tarsier" }, var.labels)

  bucket_names = {
    input   = coalesce(var.buckets.input, "${var.project_id}-tarsier-input")
    output  = coalesce(var.buckets.output, "${var.project_id}-tarsier-output")
    staging = coalesce(var.buckets.staging, "${var.project_id}-tarsier-staging")
  }

  # Google's own accounts act for the services that hold data.
  number = data.google_project.this.number
  agents = {
    compute   = "service-${local.number}@compute-system.iam.gserviceaccount.com"
    dataproc  = "service-${local.number}@dataproc-accounts.iam.gserviceaccount.com"
    pubsub    = "service-${local.number}@gcp-sa-pubsub.iam.gserviceaccount.com"
    storage   = data.google_storage_project_service_account.this.email_address
    workflows = "service-${local.number}@gcp-sa-workflows.iam.gserviceaccount.com"
  }

  workflow_sources = {
    backfill       = coalesce(var.workflow_sources.backfill, "${path.module}/../workflows/backfill.workflows.yaml")
    image-pipeline = coalesce(var.workflow_sources.image_pipeline, "${path.module}/../workflows/image-pipeline.workflows.yaml")
  }
}

data "google_project" "this" {
  project_id = var.project_id
}

data "google_storage_project_service_account" "this" {
  project = var.project_id

  depends_on = [google_project_service.this]
}
