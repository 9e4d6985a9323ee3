output "buckets" {
  description = "Names of the buckets."
  value       = local.bucket_names
}

output "commands" {
  description = "What to type next."
  value = {
    backfill = "gcloud workflows run tarsier-backfill --project=${var.project_id} --location=${var.region} --data='${jsonencode({ datasets = keys(var.datasets) })}'"
    run = {
      for name in keys(var.datasets) : name =>
      "gcloud workflows run tarsier-image-pipeline --project=${var.project_id} --location=${var.region} --data='${jsonencode({ dataset = name })}'"
    }
    upload = "gcloud storage cp /dev/null gs://${local.bucket_names.input}/${var.events.prefix}DATASET/_READY"
  }
}

output "schedules" {
  description = "When each scheduled dataset runs."
  value       = { for name, job in google_cloud_scheduler_job.this : name => "${job.schedule} ${job.time_zone}" }
}

output "service_accounts" {
  description = "Emails of the accounts; cluster.service-account of dataset specs is job's."
  value       = { for name, account in google_service_account.this : name => account.email }
}

output "subnetwork" {
  description = "Of the clusters; cluster.subnetwork of dataset specs is this."
  value       = local.subnetwork
}

output "template_names" {
  description = "Names of the templates, with the digests of what is in them."
  value       = { for name, template in google_dataproc_workflow_template.this : name => template.name }
}

output "templates" {
  description = "Workflow template of each dataset, as it is named at present."
  value       = { for name, template in google_dataproc_workflow_template.this : name => template.id }
}

output "topic" {
  description = "Topic that outcomes are published to."
  value       = google_pubsub_topic.outcomes.id
}

output "workflows" {
  description = "Names of the workflows."
  value       = { for name, workflow in google_workflows_workflow.this : name => workflow.name }
}
