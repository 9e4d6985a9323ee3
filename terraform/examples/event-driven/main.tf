terraform {
  required_version = ">= 1.9"

  required_providers {
    google = {
      source  = "hashicorp/google"
      version = ">= 6.50, < 8.0"
    }
  }
}

variable "datasets" {
  description = "Written by tarsier generate --format terraform."
  type        = any
  default     = {}
}

variable "project_id" {
  description = "Project that all of it lies in."
  type        = string
  default     = "my-project"
}

provider "google" {
  project = var.project_id
  region  = "europe-west4"
}

module "tarsier" {
  source = "../.."

  datasets   = var.datasets
  project_id = var.project_id
  region     = "europe-west4"

  # An upload starts a run, a person is told how it went.
  alerts = {
    notification_channels = ["projects/my-project/notificationChannels/1"]
    rejected_share        = 0.02
  }
  events = {
    enabled = true
  }
  webhook_url = "https://hooks.example.org/tarsier"
}

output "commands" {
  description = "What to type next."
  value       = module.tarsier.commands
}
