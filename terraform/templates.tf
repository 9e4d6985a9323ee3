# The dataset spec is the source: tarsier generate makes the YAML of it, which is read here as it
# stands. The resource cannot say all that the YAML can, and is replaced whatever changes; so its
# name holds a digest of what is in it, the new one is there before the old one goes, and callers
# know the dataset by its entry in the catalog.
locals {
  templates = { for name, dataset in var.datasets : name => yamldecode(file(dataset.template)) }

  configs = { for name, template in local.templates : name => template.placement.managedCluster.config }
  gce     = { for name, config in local.configs : name => try(config.gceClusterConfig, {}) }

  # What a spec leaves out is what is provisioned here.
  machines = {
    for name, gce in local.gce : name => {
      service_account = try(gce.serviceAccount, google_service_account.this["job"].email)
      subnetwork      = try(gce.subnetworkUri, local.subnetwork)
      disk_key        = try(local.configs[name].encryptionConfig.gcePdKmsKeyName, var.kms_key)
    }
  }

  # Not the machines: they are known only when they are there, and a name has to be known before.
  digests = {
    for name, template in local.templates : name =>
    substr(sha256(jsonencode([template, var.kms_key, var.network, var.region])), 0, 8)
  }

  # What each template says its job's jar is, where it was generated from the jar's bytes.
  jar_digests = {
    for name, template in local.templates : name => distinct(compact([
      for job in template.jobs : try(job.sparkJob.properties["spark.tarsier.jobSha256"], null)
    ]))
  }

  # Fields that google_dataproc_workflow_template has no argument for (google 6.50 to 7.45).
  # Left out in silence they would be missing on the cluster, so that they are refused instead.
  known = {
    cluster = [
      "autoscalingConfig", "configBucket", "encryptionConfig", "endpointConfig", "gceClusterConfig",
      "initializationActions", "masterConfig", "secondaryWorkerConfig", "softwareConfig", "tempBucket",
      "workerConfig",
    ]
    encryption = ["gcePdKmsKeyName"]
    gce = [
      "internalIpOnly", "metadata", "networkUri", "serviceAccount", "serviceAccountScopes",
      "shieldedInstanceConfig", "subnetworkUri", "tags", "zoneUri",
    ]
    group    = ["accelerators", "diskConfig", "imageUri", "machineTypeUri", "minCpuPlatform", "numInstances", "preemptibility"]
    disk     = ["bootDiskSizeGb", "bootDiskType", "numLocalSsds"]
    software = ["imageVersion", "optionalComponents", "properties"]
    job      = ["labels", "prerequisiteStepIds", "scheduling", "sparkJob", "stepId"]
    spark    = ["archiveUris", "args", "fileUris", "jarFileUris", "loggingConfig", "mainClass", "mainJarFileUri", "properties"]
  }

  inexpressible = {
    for name, config in local.configs : name => concat(
      [for key in setsubtract(keys(config), local.known.cluster) : "config.${key}"],
      [for key in setsubtract(keys(try(config.encryptionConfig, {})), local.known.encryption) : "config.encryptionConfig.${key}"],
      [for key in setsubtract(keys(local.gce[name]), local.known.gce) : "config.gceClusterConfig.${key}"],
      [for key in setsubtract(keys(try(config.softwareConfig, {})), local.known.software) : "config.softwareConfig.${key}"],
      flatten([
        for group in ["masterConfig", "workerConfig", "secondaryWorkerConfig"] : concat(
          [for key in setsubtract(keys(try(config[group], {})), local.known.group) : "config.${group}.${key}"],
          [for key in setsubtract(keys(try(config[group].diskConfig, {})), local.known.disk) : "config.${group}.diskConfig.${key}"],
        )
      ]),
      flatten([
        for job in local.templates[name].jobs : concat(
          [for key in setsubtract(keys(job), local.known.job) : "jobs['${job.stepId}'].${key}"],
          [for key in setsubtract(keys(try(job.sparkJob, {})), local.known.spark) : "jobs['${job.stepId}'].sparkJob.${key}"],
        )
      ]),
    )
  }
}

resource "google_dataproc_workflow_template" "this" {
  for_each = local.templates

  project     = var.project_id
  location    = var.region
  name        = "${each.value.id}-${local.digests[each.key]}"
  labels      = merge(local.labels, try(each.value.labels, {}))
  dag_timeout = try(each.value.dagTimeout, null)

  dynamic "encryption_config" {
    for_each = can(each.value.encryptionConfig.kmsKey) ? [each.value.encryptionConfig.kmsKey] : []
    content {
      kms_key = encryption_config.value
    }
  }

  placement {
    managed_cluster {
      cluster_name = each.value.placement.managedCluster.clusterName
      labels       = try(each.value.placement.managedCluster.labels, {})

      config {
        staging_bucket = try(local.configs[each.key].configBucket, local.bucket_names.staging)
        temp_bucket    = try(local.configs[each.key].tempBucket, local.bucket_names.staging)

        dynamic "autoscaling_config" {
          for_each = contains(keys(local.policies), each.key) ? [google_dataproc_autoscaling_policy.this[each.key].id] : []
          content {
            policy = autoscaling_config.value
          }
        }

        dynamic "encryption_config" {
          for_each = compact([local.machines[each.key].disk_key])
          content {
            gce_pd_kms_key_name = encryption_config.value
          }
        }

        dynamic "endpoint_config" {
          for_each = try([local.configs[each.key].endpointConfig], [])
          content {
            enable_http_port_access = endpoint_config.value.enableHttpPortAccess
          }
        }

        gce_cluster_config {
          internal_ip_only       = try(local.gce[each.key].internalIpOnly, true)
          metadata               = try(local.gce[each.key].metadata, null)
          service_account        = local.machines[each.key].service_account
          service_account_scopes = try(local.gce[each.key].serviceAccountScopes, ["https://www.googleapis.com/auth/cloud-platform"])
          subnetwork             = local.machines[each.key].subnetwork
          tags                   = try(local.gce[each.key].tags, null)
          zone                   = try(local.gce[each.key].zoneUri, null)

          dynamic "shielded_instance_config" {
            for_each = try([local.gce[each.key].shieldedInstanceConfig], [])
            content {
              enable_integrity_monitoring = try(shielded_instance_config.value.enableIntegrityMonitoring, null)
              enable_secure_boot          = try(shielded_instance_config.value.enableSecureBoot, null)
              enable_vtpm                 = try(shielded_instance_config.value.enableVtpm, null)
            }
          }
        }

        dynamic "initialization_actions" {
          for_each = try(local.configs[each.key].initializationActions, [])
          content {
            executable_file   = initialization_actions.value.executableFile
            execution_timeout = try(initialization_actions.value.executionTimeout, null)
          }
        }

        master_config {
          num_instances = try(local.configs[each.key].masterConfig.numInstances, 1)
          machine_type  = local.configs[each.key].masterConfig.machineTypeUri

          disk_config {
            boot_disk_size_gb = try(local.configs[each.key].masterConfig.diskConfig.bootDiskSizeGb, null)
            boot_disk_type    = try(local.configs[each.key].masterConfig.diskConfig.bootDiskType, null)
            num_local_ssds    = try(local.configs[each.key].masterConfig.diskConfig.numLocalSsds, null)
          }
        }

        # A single node has none: the image's property says so, since a zero would not be sent.
        dynamic "worker_config" {
          for_each = try([local.configs[each.key].workerConfig], [])
          content {
            num_instances = worker_config.value.numInstances
            machine_type  = worker_config.value.machineTypeUri

            disk_config {
              boot_disk_size_gb = try(worker_config.value.diskConfig.bootDiskSizeGb, null)
              boot_disk_type    = try(worker_config.value.diskConfig.bootDiskType, null)
              num_local_ssds    = try(worker_config.value.diskConfig.numLocalSsds, null)
            }

            dynamic "accelerators" {
              for_each = try(worker_config.value.accelerators, [])
              content {
                accelerator_count = accelerators.value.acceleratorCount
                accelerator_type  = accelerators.value.acceleratorTypeUri
              }
            }
          }
        }

        dynamic "secondary_worker_config" {
          for_each = try([local.configs[each.key].secondaryWorkerConfig], [])
          content {
            # The provider drops a zero; left out it is one.
            num_instances  = try(secondary_worker_config.value.numInstances, 0) == 0 ? null : secondary_worker_config.value.numInstances
            preemptibility = try(secondary_worker_config.value.preemptibility, null)

            disk_config {
              boot_disk_size_gb = try(secondary_worker_config.value.diskConfig.bootDiskSizeGb, null)
              boot_disk_type    = try(secondary_worker_config.value.diskConfig.bootDiskType, null)
              num_local_ssds    = try(secondary_worker_config.value.diskConfig.numLocalSsds, null)
            }
          }
        }

        software_config {
          image_version       = local.configs[each.key].softwareConfig.imageVersion
          optional_components = try(local.configs[each.key].softwareConfig.optionalComponents, null)
          properties          = try(local.configs[each.key].softwareConfig.properties, {})
        }
      }
    }
  }

  dynamic "jobs" {
    for_each = each.value.jobs
    content {
      step_id               = jobs.value.stepId
      labels                = try(jobs.value.labels, null)
      prerequisite_step_ids = try(jobs.value.prerequisiteStepIds, null)

      spark_job {
        main_class    = jobs.value.sparkJob.mainClass
        jar_file_uris = jobs.value.sparkJob.jarFileUris
        args          = jobs.value.sparkJob.args
        properties    = try(jobs.value.sparkJob.properties, {})

        dynamic "logging_config" {
          for_each = try([jobs.value.sparkJob.loggingConfig.driverLogLevels], [])
          content {
            driver_log_levels = logging_config.value
          }
        }
      }
    }
  }

  dynamic "parameters" {
    for_each = try(each.value.parameters, [])
    content {
      name        = parameters.value.name
      description = try(parameters.value.description, null)
      fields      = parameters.value.fields

      dynamic "validation" {
        for_each = try([parameters.value.validation.regex.regexes], [])
        content {
          regex {
            regexes = validation.value
          }
        }
      }
    }
  }

  lifecycle {
    create_before_destroy = true

    precondition {
      condition     = length(local.inexpressible[each.key]) == 0
      error_message = "Unsupported fields in ${var.datasets[each.key].template}: ${join(", ", local.inexpressible[each.key])} (Terraform's resource has none such; tarsier generate --format terraform leaves out what can be left out)."
    }
    precondition {
      condition     = var.kms_key == null || local.machines[each.key].disk_key == var.kms_key
      error_message = "Invalid disk key of dataset ${each.key}: ${coalesce(local.machines[each.key].disk_key, "none")} is not kms_key (set governance.kms-key of its spec)."
    }
    precondition {
      condition     = var.job_jar == null || length(setsubtract(local.jar_digests[each.key], [local.jar_sha256])) == 0
      error_message = "Invalid job_jar: its SHA-256 is ${coalesce(local.jar_sha256, "unknown")}, the template of dataset ${each.key} was made for ${join(", ", local.jar_digests[each.key])} (run tarsier generate again, or give the jar that it was generated with)."
    }
  }

  depends_on = [
    google_kms_crypto_key_iam_member.agents, google_project_service.this, google_storage_bucket.this,
    google_storage_bucket_object.job_jar, google_storage_bucket_object.spark_events,
  ]
}
