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
}

output "commands" {
  description = "What to type next."
  value       = module.tarsier.commands
}
