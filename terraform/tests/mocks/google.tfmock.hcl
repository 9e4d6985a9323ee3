# What the resources of the module read from one another.
mock_data "google_project" {
  defaults = {
    number = "123456789012"
  }
}

mock_data "google_storage_project_service_account" {
  defaults = {
    email_address = "service-123456789012@gs-project-accounts.iam.gserviceaccount.com"
  }
}

mock_resource "google_workflows_workflow" {
  defaults = {
    id = "projects/my-project/locations/europe-west4/workflows/mocked"
  }
}

mock_resource "google_pubsub_topic" {
  defaults = {
    id = "projects/my-project/topics/tarsier-outcomes"
  }
}

mock_resource "google_compute_subnetwork" {
  defaults = {
    id = "projects/my-project/regions/europe-west4/subnetworks/tarsier"
  }
}

mock_resource "google_service_account" {
  defaults = {
    email = "mocked@my-project.iam.gserviceaccount.com"
    id    = "projects/my-project/serviceAccounts/mocked@my-project.iam.gserviceaccount.com"
    name  = "projects/my-project/serviceAccounts/mocked@my-project.iam.gserviceaccount.com"
  }
}

mock_resource "google_dataproc_workflow_template" {
  defaults = {
    id = "projects/my-project/locations/europe-west4/workflowTemplates/mocked"
  }
}

mock_resource "google_dataproc_autoscaling_policy" {
  defaults = {
    id = "projects/my-project/locations/europe-west4/autoscalingPolicies/mocked"
  }
}
