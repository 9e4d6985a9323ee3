variable "alerts" {
  description = "Who is told when a run fails (channels), and the rejected share and age of a cluster above which somebody is told."
  type = object({
    cluster_hours         = optional(number, 6)
    enabled               = optional(bool, true)
    notification_channels = optional(list(string), [])
    rejected_share        = optional(number, 0.05)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.alerts.rejected_share >= 0 && var.alerts.rejected_share <= 1
    error_message = "Invalid alerts.rejected_share: ${var.alerts.rejected_share} (a share, 0 to 1)."
  }

  validation {
    condition     = var.alerts.cluster_hours >= 1 && var.alerts.cluster_hours <= 23
    error_message = "Invalid alerts.cluster_hours: ${var.alerts.cluster_hours} (1 to 23)."
  }
}

variable "audit_logs" {
  description = "Whether reads and writes of data on Cloud Storage and Dataproc are logged. These settings are the project's: leave it off where they are managed elsewhere."
  type        = bool
  default     = false
  nullable    = false
}

variable "buckets" {
  description = "Names of the buckets; those left out are called PROJECT-tarsier-input and so on. create_input = false where the images lie in a bucket that exists."
  type = object({
    create_input  = optional(bool, true)
    force_destroy = optional(bool, false)
    input         = optional(string)
    output        = optional(string)
    staging       = optional(string)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.buckets.create_input || var.buckets.input != null
    error_message = "Missing buckets.input: name the bucket that exists, or leave create_input out."
  }
}

variable "datasets" {
  description = "What tarsier generate --format terraform writes to datasets.auto.tfvars.json, by dataset; schedule (cron, time_zone, paused) starts it by the clock."
  type = map(object({
    incremental     = optional(bool, false)
    parameters      = map(string)
    policy          = optional(string)
    recipe          = optional(string)
    rejected_limit  = optional(number)
    run_id          = optional(string)
    template        = string
    timeout_seconds = optional(number)
    schedule = optional(object({
      cron      = string
      paused    = optional(bool, false)
      time_zone = optional(string, "Etc/UTC")
    }))
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for name in keys(var.datasets) : can(regex("^[a-z][a-z0-9-]{2,24}$", name))])
    error_message = "Invalid dataset: 3 to 25 of a-z, 0-9 and -, the first a letter, as in eyepacs-2015."
  }

  validation {
    condition     = alltrue([for dataset in values(var.datasets) : !dataset.incremental || dataset.run_id != null])
    error_message = "Missing run_id: a dataset with incremental = true is one line of runs under one id."
  }
}

variable "events" {
  description = "Whether an upload starts a run, and the prefix in the input bucket below which it does: PREFIX/DATASET/[...]/_READY."
  type = object({
    enabled = optional(bool, false)
    prefix  = optional(string, "incoming/")
  })
  default  = {}
  nullable = false

  validation {
    condition     = can(regex("^[^/].*/$", var.events.prefix))
    error_message = "Invalid events.prefix: ${var.events.prefix} (as in incoming/)."
  }
}

variable "job_jar" {
  description = "Path of the packaged job, as in ../job/target/tarsier-job.jar; null where it is uploaded otherwise."
  type        = string
  default     = null
}

variable "kms_key" {
  description = "Cloud KMS key for buckets, topic, workflows and, by the templates, disks; null for Google's own keys."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key == null || can(regex("^projects/[^/]+/locations/[^/]+/keyRings/[^/]+/cryptoKeys/[^/]+$", var.kms_key))
    error_message = "Invalid kms_key: ${var.kms_key == null ? "" : var.kms_key} (as in projects/P/locations/L/keyRings/R/cryptoKeys/K)."
  }
}

variable "labels" {
  description = "Labels of everything that has some, for costs."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "network" {
  description = "Subnetwork of the clusters where there is one; else a network of their own is made, with this range, from which Google's APIs can be reached and nothing else."
  type = object({
    cidr       = optional(string, "10.128.0.0/20")
    subnetwork = optional(string)
  })
  default  = {}
  nullable = false

  validation {
    condition     = can(cidrhost(var.network.cidr, 1))
    error_message = "Invalid network.cidr: ${var.network.cidr} (as in 10.128.0.0/20)."
  }
}

variable "project_id" {
  description = "Project that all of it lies in."
  type        = string
  nullable    = false
}

variable "region" {
  description = "Region of buckets, clusters and workflows."
  type        = string
  nullable    = false
}

variable "residency" {
  description = "Where data may lie, as governance.residency of a dataset spec says it: eu for the European Union, a continent such as us, or a region; null for anywhere."
  type        = string
  default     = null
}

variable "retention" {
  description = "When images go: days after which inputs are deleted (null: never), days that noncurrent manifests stay, and seconds that deleted objects can be brought back (0, or 7 to 90 days)."
  type = object({
    input_days          = optional(number)
    noncurrent_days     = optional(number, 30)
    soft_delete_seconds = optional(number, 604800)
    staging_days        = optional(number, 30)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.retention.soft_delete_seconds == 0 || (var.retention.soft_delete_seconds >= 604800 && var.retention.soft_delete_seconds <= 7776000)
    error_message = "Invalid retention.soft_delete_seconds: ${var.retention.soft_delete_seconds} (0, or 604800 to 7776000)."
  }
}

variable "webhook_url" {
  description = "Address that outcomes are posted to besides the topic; null for none."
  type        = string
  default     = null
}

variable "workflow_sources" {
  description = "Files of the workflows; those that come with Tarsier when left out."
  type = object({
    backfill       = optional(string)
    image_pipeline = optional(string)
  })
  default  = {}
  nullable = false
}
