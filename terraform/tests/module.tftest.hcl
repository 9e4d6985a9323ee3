mock_provider "google" {
  source = "./tests/mocks"
}

variables {
  project_id = "my-project"
  region     = "europe-west4"
  datasets = {
    eyepacs = {
      template   = "./examples/minimal/datasets/eyepacs/workflow-template.yaml"
      policy     = "./examples/minimal/datasets/eyepacs/autoscaling-policy.yaml"
      parameters = { DATASET = "eyepacs", OUTPUT_URI = "gs://my-project-tarsier-output/eyepacs", RUN_ID = "x" }
    }
  }
}

run "nothing_is_public" {
  assert {
    condition     = alltrue([for bucket in google_storage_bucket.this : bucket.public_access_prevention == "enforced" && bucket.uniform_bucket_level_access])
    error_message = "A bucket can be made public."
  }
  assert {
    condition     = google_dataproc_workflow_template.this["eyepacs"].placement[0].managed_cluster[0].config[0].gce_cluster_config[0].internal_ip_only
    error_message = "The clusters' machines have public addresses."
  }
  assert {
    condition     = google_compute_subnetwork.this[0].private_ip_google_access
    error_message = "The clusters' machines cannot reach Google's APIs."
  }
  assert {
    condition     = length(google_storage_bucket.this) == 3 && google_storage_bucket.this["output"].versioning[0].enabled && !google_storage_bucket.this["input"].versioning[0].enabled
    error_message = "Only the output keeps what is written over."
  }
}

run "roles_are_exactly_these" {
  assert {
    condition = { for key, member in google_project_iam_member.accounts : key => member.role } == {
      "job roles/dataproc.worker"            = "roles/dataproc.worker"
      "orchestrator roles/dataproc.editor"   = "roles/dataproc.editor"
      "orchestrator roles/logging.logWriter" = "roles/logging.logWriter"
      "orchestrator roles/workflows.invoker" = "roles/workflows.invoker"
      "trigger roles/workflows.invoker"      = "roles/workflows.invoker"
    }
    error_message = "Other project roles: ${jsonencode(keys(google_project_iam_member.accounts))}"
  }
  assert {
    condition = { for key, member in google_storage_bucket_iam_member.accounts : key => "${member.bucket} ${member.role}" } == {
      job-input            = "my-project-tarsier-input roles/storage.objectViewer"
      job-output           = "my-project-tarsier-output roles/storage.objectUser"
      job-staging          = "my-project-tarsier-staging roles/storage.objectUser"
      orchestrator-output  = "my-project-tarsier-output roles/storage.objectViewer"
      orchestrator-staging = "my-project-tarsier-staging roles/storage.objectViewer"
    }
    error_message = "Other bucket roles."
  }
  assert {
    condition     = google_service_account_iam_member.orchestrator_acts_as_job.role == "roles/iam.serviceAccountUser" && google_pubsub_topic_iam_member.orchestrator.role == "roles/pubsub.publisher"
    error_message = "The orchestrator cannot act as the job, or publish."
  }
  assert {
    condition     = length(google_project_iam_member.storage_publishes) == 0 && length(google_kms_crypto_key_iam_member.agents) == 0
    error_message = "Google's accounts are granted what nothing here needs."
  }
}

run "the_template_is_what_was_generated" {
  assert {
    condition     = google_dataproc_workflow_template.this["eyepacs"].jobs[0].spark_job[0].main_class == "dev.tarsier.job.ProcessJob" && google_dataproc_workflow_template.this["eyepacs"].jobs[1].prerequisite_step_ids == tolist(["process"])
    error_message = "The steps are others."
  }
  assert {
    condition     = [for parameter in google_dataproc_workflow_template.this["eyepacs"].parameters : parameter.name] == ["DATASET", "SOURCE_URI", "OUTPUT_URI", "RUN_ID", "RECIPE", "PARTITIONS", "MAX_REJECTED", "JOB_JAR"]
    error_message = "The parameters are others."
  }
  assert {
    condition     = can(regex("^tarsier-eyepacs-[0-9a-f]{8}$", google_dataproc_workflow_template.this["eyepacs"].name)) && google_dataproc_workflow_template.this["eyepacs"].dag_timeout == "14400s"
    error_message = "Unexpected name: ${google_dataproc_workflow_template.this["eyepacs"].name}"
  }
  assert {
    condition     = google_dataproc_workflow_template.this["eyepacs"].placement[0].managed_cluster[0].config[0].software_config[0].properties["dataproc:dataproc.logging.stackdriver.job.driver.enable"] == "true"
    error_message = "Driver output does not reach Cloud Logging."
  }
  assert {
    condition     = google_dataproc_autoscaling_policy.this["eyepacs"].policy_id == "tarsier-eyepacs" && google_dataproc_autoscaling_policy.this["eyepacs"].location == "europe-west4"
    error_message = "The policy is another."
  }
}

run "callers_know_the_dataset_by_its_entry" {
  assert {
    condition = jsondecode(google_storage_bucket_object.catalog["eyepacs"].content) == {
      dataset    = "eyepacs"
      template   = "projects/my-project/locations/europe-west4/workflowTemplates/mocked"
      parameters = { DATASET = "eyepacs", OUTPUT_URI = "gs://my-project-tarsier-output/eyepacs" }
    }
    error_message = "Unexpected entry: ${google_storage_bucket_object.catalog["eyepacs"].content}"
  }
  assert {
    condition     = google_workflows_workflow.this["image-pipeline"].user_env_vars == tomap({ CATALOG = "gs://my-project-tarsier-staging/catalog/", TOPIC = "projects/my-project/topics/tarsier-outcomes", WATCHED_PREFIX = "incoming/" })
    error_message = "Unexpected variables: ${jsonencode(google_workflows_workflow.this["image-pipeline"].user_env_vars)}"
  }
  assert {
    condition     = length(google_monitoring_alert_policy.this) == 3 && length(jsondecode(google_monitoring_dashboard.this.dashboard_json).mosaicLayout.tiles) == 6
    error_message = "Alerts or charts are missing."
  }
}

run "another_template_has_another_name" {
  variables {
    datasets = {
      eyepacs = {
        template   = "./examples/scheduled/datasets/eyepacs/workflow-template.yaml"
        parameters = {}
      }
    }
  }

  assert {
    condition     = google_dataproc_workflow_template.this["eyepacs"].name != run.the_template_is_what_was_generated.template_names["eyepacs"]
    error_message = "A changed template keeps its name: there would be a gap without it."
  }
}

run "a_key_is_on_everything" {
  variables {
    kms_key   = "projects/my-project/locations/europe-west4/keyRings/tarsier/cryptoKeys/images"
    residency = "eu"
    retention = { input_days = 90, noncurrent_days = 1, soft_delete_seconds = 0 }
    datasets = {
      eyepacs = {
        template   = "./examples/cmek-eu/datasets/eyepacs/workflow-template.yaml"
        parameters = {}
      }
    }
  }

  assert {
    condition     = alltrue([for bucket in google_storage_bucket.this : bucket.encryption[0].default_kms_key_name == var.kms_key])
    error_message = "A bucket is without the key."
  }
  assert {
    condition     = google_dataproc_workflow_template.this["eyepacs"].placement[0].managed_cluster[0].config[0].encryption_config[0].gce_pd_kms_key_name == var.kms_key && google_dataproc_workflow_template.this["eyepacs"].encryption_config[0].kms_key == var.kms_key
    error_message = "Disks or arguments are without the key."
  }
  assert {
    condition     = google_pubsub_topic.outcomes.kms_key_name == var.kms_key && google_workflows_workflow.this["backfill"].crypto_key_name == var.kms_key
    error_message = "Topic or workflows are without the key."
  }
  assert {
    condition = { for name, member in google_kms_crypto_key_iam_member.agents : name => member.member } == {
      compute   = "serviceAccount:service-123456789012@compute-system.iam.gserviceaccount.com"
      dataproc  = "serviceAccount:service-123456789012@dataproc-accounts.iam.gserviceaccount.com"
      pubsub    = "serviceAccount:service-123456789012@gcp-sa-pubsub.iam.gserviceaccount.com"
      storage   = "serviceAccount:service-123456789012@gs-project-accounts.iam.gserviceaccount.com"
      workflows = "serviceAccount:service-123456789012@gcp-sa-workflows.iam.gserviceaccount.com"
    }
    error_message = "Others may use the key."
  }
  assert {
    condition     = alltrue([for bucket in google_storage_bucket.this : bucket.soft_delete_policy[0].retention_duration_seconds == 0]) && google_pubsub_topic.outcomes.message_storage_policy[0].allowed_persistence_regions == toset(["europe-west4"])
    error_message = "What is deleted stays, or messages leave the region."
  }
}

run "events_and_schedules" {
  variables {
    events      = { enabled = true }
    webhook_url = "https://hooks.example.org/t"
    datasets = {
      eyepacs = {
        template    = "./examples/scheduled/datasets/eyepacs/workflow-template.yaml"
        parameters  = { RUN_ID = "line" }
        incremental = true
        run_id      = "line"
        schedule    = { cron = "0 2 * * *" }
      }
    }
  }

  assert {
    condition     = toset([for criterion in google_eventarc_trigger.uploads[0].matching_criteria : "${criterion.attribute}=${criterion.value}"]) == toset(["type=google.cloud.storage.object.v1.finalized", "bucket=my-project-tarsier-input"])
    error_message = "Other events are listened to."
  }
  assert {
    condition     = jsondecode(jsondecode(base64decode(google_cloud_scheduler_job.this["eyepacs"].http_target[0].body)).argument) == { dataset = "eyepacs" }
    error_message = "Unexpected body: ${base64decode(google_cloud_scheduler_job.this["eyepacs"].http_target[0].body)}"
  }
  assert {
    condition     = jsondecode(google_storage_bucket_object.catalog["eyepacs"].content).runId == "line" && google_project_iam_member.storage_publishes[0].role == "roles/pubsub.publisher"
    error_message = "The line of runs has no id, or events cannot be told of."
  }
  assert {
    condition     = contains(keys(google_project_iam_member.accounts), "trigger roles/eventarc.eventReceiver") && contains(keys(google_project_service.this), "eventarc.googleapis.com") && contains(keys(google_project_service.this), "cloudscheduler.googleapis.com")
    error_message = "A role or an API is missing."
  }
  assert {
    condition     = google_workflows_workflow.this["image-pipeline"].user_env_vars["WEBHOOK_URL"] == "https://hooks.example.org/t"
    error_message = "The webhook is not told."
  }
}

run "what_exists_is_not_made" {
  variables {
    alerts     = { enabled = false }
    audit_logs = true
    buckets    = { create_input = false, input = "my-images" }
    network    = { subnetwork = "projects/h/regions/europe-west4/subnetworks/batch" }
  }

  assert {
    condition     = keys(google_storage_bucket.this) == ["output", "staging"] && google_storage_bucket_iam_member.accounts["job-input"].bucket == "my-images"
    error_message = "The input is made, or cannot be read."
  }
  assert {
    condition     = length(google_compute_network.this) == 0 && google_dataproc_workflow_template.this["eyepacs"].placement[0].managed_cluster[0].config[0].gce_cluster_config[0].subnetwork == "projects/h/regions/europe-west4/subnetworks/batch"
    error_message = "A network is made."
  }
  assert {
    condition     = keys(google_project_iam_audit_config.data) == ["dataproc.googleapis.com", "storage.googleapis.com"] && length(google_monitoring_alert_policy.this) == 0
    error_message = "Audit logs are off, or alerts on."
  }
}

run "a_single_node_has_no_workers_and_no_policy" {
  variables {
    datasets = {
      small = {
        template   = "./tests/single-node.yaml"
        parameters = {}
      }
    }
  }

  assert {
    condition     = length(google_dataproc_workflow_template.this["small"].placement[0].managed_cluster[0].config[0].worker_config) == 0 && length(google_dataproc_autoscaling_policy.this) == 0
    error_message = "A single node is given workers."
  }
  assert {
    condition     = google_dataproc_workflow_template.this["small"].placement[0].managed_cluster[0].config[0].gce_cluster_config[0].service_account == google_service_account.this["job"].email
    error_message = "A template that names no account does not run as the job's."
  }
}

run "a_region_outside_residency" {
  command = plan

  variables {
    region    = "us-central1"
    residency = "eu"
    datasets  = {}
  }

  expect_failures = [terraform_data.placement]
}

run "london_is_not_in_the_union" {
  command = plan

  variables {
    region    = "europe-west2"
    residency = "eu"
    datasets  = {}
  }

  expect_failures = [terraform_data.placement]
}

run "a_key_in_another_region" {
  command = plan

  variables {
    kms_key  = "projects/my-project/locations/europe-west1/keyRings/r/cryptoKeys/k"
    datasets = {}
  }

  expect_failures = [terraform_data.placement]
}

run "a_jar_that_the_template_was_not_made_for" {
  command = plan

  variables {
    job_jar = "./tests/faults/template-for-another-jar.yaml"
    datasets = {
      eyepacs = {
        template   = "./tests/faults/template-for-another-jar.yaml"
        parameters = {}
      }
    }
  }

  expect_failures = [google_dataproc_workflow_template.this]
}

run "a_template_without_a_digest_takes_any_jar" {
  command = plan

  variables {
    job_jar = "./tests/faults/template-for-another-jar.yaml"
  }

  assert {
    condition     = startswith(google_storage_bucket_object.job_jar[0].name, "jobs/tarsier-job-") && google_dataproc_workflow_template.this["eyepacs"].labels["recipe"] == "retina"
    error_message = "The jar is not brought."
  }
}

run "a_field_that_terraform_lacks" {
  command = plan

  variables {
    datasets = {
      eyepacs = {
        template   = "./tests/faults/field-that-terraform-lacks.yaml"
        parameters = {}
      }
    }
  }

  expect_failures = [google_dataproc_workflow_template.this]
}

run "disks_without_the_key" {
  command = plan

  variables {
    kms_key = "projects/my-project/locations/europe-west4/keyRings/tarsier/cryptoKeys/images"
    datasets = {
      eyepacs = {
        template   = "./tests/faults/disks-without-the-key.yaml"
        parameters = {}
      }
    }
  }

  expect_failures = [google_dataproc_workflow_template.this]
}

run "wrong_values" {
  command = plan

  variables {
    alerts    = { rejected_share = 5 }
    buckets   = { create_input = false }
    datasets  = { "UPPER" = { template = "x", parameters = {} } }
    events    = { prefix = "/incoming" }
    kms_key   = "my-key"
    network   = { cidr = "10.0.0.0" }
    retention = { soft_delete_seconds = 3600 }
  }

  expect_failures = [
    var.alerts, var.buckets, var.datasets, var.events, var.kms_key, var.network, var.retention,
  ]
}
