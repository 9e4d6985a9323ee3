locals {
  buckets = {
    for name in ["input", "output", "staging"] : name => local.bucket_names[name]
    if name != "input" || var.buckets.create_input
  }
}

resource "google_storage_bucket" "this" {
  for_each = local.buckets

  project  = var.project_id
  name     = each.value
  location = var.region
  labels   = local.labels

  force_destroy               = var.buckets.force_destroy
  public_access_prevention    = "enforced"
  uniform_bucket_level_access = true

  # A manifest that is written over can be brought back; shards are named for what made them.
  versioning {
    enabled = each.key == "output"
  }

  soft_delete_policy {
    retention_duration_seconds = var.retention.soft_delete_seconds
  }

  dynamic "encryption" {
    for_each = var.kms_key == null ? [] : [var.kms_key]
    content {
      default_kms_key_name = encryption.value
    }
  }

  # Versions that no longer count.
  lifecycle_rule {
    action {
      type = "Delete"
    }
    condition {
      days_since_noncurrent_time = var.retention.noncurrent_days
      with_state                 = "ARCHIVED"
    }
  }

  # Uploads that were begun and never ended are paid for as well.
  lifecycle_rule {
    action {
      type = "AbortIncompleteMultipartUpload"
    }
    condition {
      age = 7
    }
  }

  dynamic "lifecycle_rule" {
    for_each = each.key == "input" && var.retention.input_days != null ? [var.retention.input_days] : []
    content {
      action {
        type = "Delete"
      }
      condition {
        age = lifecycle_rule.value
      }
    }
  }

  # Event logs and what Dataproc leaves; jars, recipes and the catalog stay.
  dynamic "lifecycle_rule" {
    for_each = each.key == "staging" ? [var.retention.staging_days] : []
    content {
      action {
        type = "Delete"
      }
      condition {
        age            = lifecycle_rule.value
        matches_prefix = ["spark-events/", "google-cloud-dataproc-metainfo/"]
      }
    }
  }

  depends_on = [google_kms_crypto_key_iam_member.agents, google_project_service.this]
}
