locals {
  # As tarsier generate names it: twelve digits of the content's SHA-256.
  jar_sha256 = var.job_jar == null ? null : filesha256(var.job_jar)
  jar_name   = var.job_jar == null ? null : "jobs/tarsier-job-${substr(local.jar_sha256, 0, 12)}.jar"
}

resource "google_storage_bucket_object" "job_jar" {
  count = var.job_jar == null ? 0 : 1

  bucket = local.bucket_names.staging
  name   = local.jar_name
  source = var.job_jar

  depends_on = [google_storage_bucket.this]
}

# A recipe that does not fit a template's parameter lies where the parameter says.
resource "google_storage_bucket_object" "recipe" {
  for_each = { for name, dataset in var.datasets : name => dataset if dataset.recipe != null }

  bucket       = local.bucket_names.staging
  name         = trimprefix(each.value.parameters.RECIPE, "gs://${local.bucket_names.staging}/")
  content_type = "application/json"
  source       = each.value.recipe

  depends_on = [google_storage_bucket.this]
}

# Spark's event logs go to a folder that has to be there.
resource "google_storage_bucket_object" "spark_events" {
  bucket  = local.bucket_names.staging
  name    = "spark-events/.keep"
  content = "Spark writes its event logs here.\n"

  depends_on = [google_storage_bucket.this]
}

# The name that callers know a dataset by: it stays, whatever the template behind it is called.
resource "google_storage_bucket_object" "catalog" {
  for_each = var.datasets

  bucket       = local.bucket_names.staging
  name         = "catalog/${each.key}.json"
  content_type = "application/json"
  content = jsonencode({ for key, value in {
    dataset        = each.key
    template       = google_dataproc_workflow_template.this[each.key].id
    parameters     = { for name, value in each.value.parameters : name => value if name != "RUN_ID" }
    incremental    = each.value.incremental ? true : null
    rejectedLimit  = each.value.rejected_limit
    runId          = each.value.run_id
    timeoutSeconds = each.value.timeout_seconds
  } : key => value if value != null })

  depends_on = [google_storage_bucket.this]
}
