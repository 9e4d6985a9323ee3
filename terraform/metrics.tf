# Of what the workflow logs when a run is over: one JSON entry, its keys in jsonPayload.
locals {
  outcome = "resource.type=\"workflows.googleapis.com/Workflow\" AND resource.labels.workflow_id=\"tarsier-image-pipeline\" AND jsonPayload.runId:*"
}

resource "google_logging_metric" "runs" {
  project     = var.project_id
  name        = "tarsier/runs"
  description = "Runs that are over, by dataset and state."
  filter      = local.outcome

  metric_descriptor {
    metric_kind = "DELTA"
    value_type  = "INT64"
    labels {
      key = "dataset"
    }
    labels {
      key = "state"
    }
  }

  label_extractors = {
    dataset = "EXTRACT(jsonPayload.dataset)"
    state   = "EXTRACT(jsonPayload.state)"
  }

  depends_on = [google_project_service.this]
}

resource "google_logging_metric" "values" {
  for_each = {
    images_per_second = { field = "imagesPerSecond", unit = "1/s" }
    rejected_share    = { field = "rejectedShare", unit = "1" }
    written           = { field = "written", unit = "1" }
  }

  project         = var.project_id
  name            = "tarsier/${each.key}"
  description     = "Of each run that is over: ${each.value.field}."
  filter          = "${local.outcome} AND jsonPayload.${each.value.field}:*"
  value_extractor = "EXTRACT(jsonPayload.${each.value.field})"

  metric_descriptor {
    metric_kind = "DELTA"
    value_type  = "DISTRIBUTION"
    unit        = each.value.unit
    labels {
      key = "dataset"
    }
  }

  label_extractors = {
    dataset = "EXTRACT(jsonPayload.dataset)"
  }

  bucket_options {
    exponential_buckets {
      num_finite_buckets = 40
      growth_factor      = 2
      scale              = 0.0001
    }
  }

  depends_on = [google_project_service.this]
}
