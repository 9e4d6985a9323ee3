locals {
  cluster_filter = "resource.type=\"cloud_dataproc_cluster\" resource.labels.cluster_name=starts_with(\"tarsier-\")"
  workflow       = "resource.type=\"workflows.googleapis.com/Workflow\""

  charts = [
    {
      title   = "Runs that are over, by state"
      filter  = "${local.workflow} metric.type=\"logging.googleapis.com/user/${google_logging_metric.runs.name}\""
      aligner = "ALIGN_DELTA"
      reducer = "REDUCE_SUM"
      group   = ["metric.label.state"]
    },
    {
      title   = "Images per second"
      filter  = "${local.workflow} metric.type=\"logging.googleapis.com/user/${google_logging_metric.values["images_per_second"].name}\""
      aligner = "ALIGN_PERCENTILE_50"
      reducer = "REDUCE_MEAN"
      group   = ["metric.label.dataset"]
    },
    {
      title   = "Share of rejected images"
      filter  = "${local.workflow} metric.type=\"logging.googleapis.com/user/${google_logging_metric.values["rejected_share"].name}\""
      aligner = "ALIGN_PERCENTILE_99"
      reducer = "REDUCE_MAX"
      group   = ["metric.label.dataset"]
    },
    {
      title   = "Memory that YARN has pending, GB"
      filter  = "${local.cluster_filter} metric.type=\"dataproc.googleapis.com/cluster/yarn/pending_memory_size\""
      aligner = "ALIGN_MEAN"
      reducer = "REDUCE_SUM"
      group   = ["resource.label.cluster_name"]
    },
    {
      title   = "CPU of the clusters' machines"
      filter  = "resource.type=\"gce_instance\" metadata.user_labels.\"goog-dataproc-cluster-name\"=starts_with(\"tarsier-\") metric.type=\"compute.googleapis.com/instance/cpu/utilization\""
      aligner = "ALIGN_MEAN"
      reducer = "REDUCE_MEAN"
      group   = ["metadata.user_labels.\"dataset\""]
    },
    {
      title   = "Machines, by dataset: what costs go by"
      filter  = "resource.type=\"gce_instance\" metadata.user_labels.\"goog-dataproc-cluster-name\"=starts_with(\"tarsier-\") metric.type=\"compute.googleapis.com/instance/uptime\""
      aligner = "ALIGN_RATE"
      reducer = "REDUCE_COUNT"
      group   = ["metadata.user_labels.\"dataset\""]
    },
  ]
}

resource "google_monitoring_dashboard" "this" {
  project = var.project_id
  dashboard_json = jsonencode({
    displayName = "Tarsier"
    mosaicLayout = {
      columns = 12
      tiles = [
        for index, chart in local.charts : {
          xPos   = index % 2 * 6
          yPos   = floor(index / 2) * 4
          width  = 6
          height = 4
          widget = {
            title = chart.title
            xyChart = {
              dataSets = [{
                plotType = "LINE"
                timeSeriesQuery = {
                  timeSeriesFilter = {
                    filter = chart.filter
                    aggregation = {
                      alignmentPeriod    = "300s"
                      perSeriesAligner   = chart.aligner
                      crossSeriesReducer = chart.reducer
                      groupByFields      = chart.group
                    }
                  }
                }
              }]
            }
          }
        }
      ]
    }
  })

  depends_on = [google_project_service.this]
}
