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

  # Every night at two; what has not changed is not done again.
  datasets = {
    for name, dataset in var.datasets : name => merge(dataset, {
      schedule = { cron = "0 2 * * *", time_zone = "Europe/Amsterdam" }
    })
  }
  project_id = var.project_id
  region     = "europe-west4"
}

output "commands" {
  description = "What to type next."
  value       = module.tarsier.commands
}
