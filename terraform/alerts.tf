resource "google_monitoring_alert_policy" "this" {
  for_each = {
    for name, alert in {
      failed = {
        title     = "Tarsier: a run failed"
        filter    = "resource.type = \"workflows.googleapis.com/Workflow\" AND metric.type = \"logging.googleapis.com/user/${google_logging_metric.runs.name}\" AND metric.labels.state = one_of(\"FAILED\", \"CANCELLED\")"
        aligner   = "ALIGN_DELTA"
        threshold = 0
        period    = "300s"
        duration  = "0s"
        advice    = "The execution's result says why, and in its output folder report.html shows the images. The same run again goes on where it stopped."
      }
      rejected = {
        title     = "Tarsier: many images were rejected"
        filter    = "resource.type = \"workflows.googleapis.com/Workflow\" AND metric.type = \"logging.googleapis.com/user/${google_logging_metric.values["rejected_share"].name}\""
        aligner   = "ALIGN_PERCENTILE_99"
        threshold = var.alerts.rejected_share
        period    = "300s"
        duration  = "0s"
        advice    = "report.html of the run lists the first rejected images with their reasons; the index has all of them."
      }
      old_cluster = {
        title     = "Tarsier: a cluster is older than its timeout"
        filter    = "resource.type = \"cloud_dataproc_cluster\" AND metric.type = \"dataproc.googleapis.com/cluster/yarn/nodemanagers\" AND resource.labels.cluster_name = starts_with(\"tarsier-\")"
        aligner   = "ALIGN_MEAN"
        threshold = 0
        period    = "300s"
        duration  = "${var.alerts.cluster_hours * 3600}s"
        advice    = "Look for its workflow (gcloud dataproc operations list) and cancel that, which deletes the cluster."
      }
    } : name => alert if var.alerts.enabled
  }

  project      = var.project_id
  display_name = each.value.title
  combiner     = "OR"
  user_labels  = local.labels

  conditions {
    display_name = each.value.title
    condition_threshold {
      filter          = each.value.filter
      comparison      = "COMPARISON_GT"
      threshold_value = each.value.threshold
      duration        = each.value.duration
      aggregations {
        alignment_period   = each.value.period
        per_series_aligner = each.value.aligner
      }
    }
  }

  documentation {
    content   = each.value.advice
    mime_type = "text/markdown"
  }

  alert_strategy {
    auto_close = "604800s"
  }

  notification_channels = var.alerts.notification_channels
}
