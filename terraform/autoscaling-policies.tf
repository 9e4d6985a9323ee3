locals {
  policies = { for name, dataset in var.datasets : name => yamldecode(file(dataset.policy)) if dataset.policy != null }
}

# Changed in place. A policy that a cluster uses cannot be deleted: let runs end first.
resource "google_dataproc_autoscaling_policy" "this" {
  for_each = local.policies

  project   = var.project_id
  location  = var.region
  policy_id = each.value.id

  worker_config {
    min_instances = each.value.workerConfig.minInstances
    max_instances = each.value.workerConfig.maxInstances
  }

  dynamic "secondary_worker_config" {
    for_each = can(each.value.secondaryWorkerConfig) ? [each.value.secondaryWorkerConfig] : []
    content {
      min_instances = try(secondary_worker_config.value.minInstances, 0)
      max_instances = secondary_worker_config.value.maxInstances
    }
  }

  basic_algorithm {
    cooldown_period = each.value.basicAlgorithm.cooldownPeriod
    yarn_config {
      graceful_decommission_timeout = each.value.basicAlgorithm.yarnConfig.gracefulDecommissionTimeout
      scale_up_factor               = each.value.basicAlgorithm.yarnConfig.scaleUpFactor
      scale_down_factor             = each.value.basicAlgorithm.yarnConfig.scaleDownFactor
    }
  }

  depends_on = [google_project_service.this]
}
