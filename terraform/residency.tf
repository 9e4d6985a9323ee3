# Where data may lie, by the rules of tarsier validate. An allow-list for the European Union, so that
# a region which is new is asked about: London and Zurich are in Europe and not in it (2025-03-06).
locals {
  residency = var.residency == null ? "" : var.residency

  european_union = [
    "europe-central2", "europe-north1", "europe-north2", "europe-southwest1", "europe-west1",
    "europe-west3", "europe-west4", "europe-west8", "europe-west9", "europe-west10", "europe-west12",
  ]

  key_location = var.kms_key == null ? "" : split("/", var.kms_key)[3]

  inside = {
    for location in distinct(compact([var.region, local.key_location])) : location =>
    local.residency == "" || location == local.residency || (
      local.residency == "eu"
      ? contains(local.european_union, location) || location == "europe"
      : startswith(location, "${local.residency}-")
    )
  }

  region_is_inside = local.inside[var.region]
  key_is_inside    = local.key_location == "" ? true : local.inside[local.key_location]
}

# Held here, once, so that a fault is one message and not one of each thing that it concerns.
resource "terraform_data" "placement" {
  input = var.region

  lifecycle {
    precondition {
      condition     = local.region_is_inside
      error_message = "Invalid region: ${var.region} lies outside residency ${local.residency} (choose a region inside)."
    }
    precondition {
      condition     = local.key_is_inside
      error_message = "Invalid kms_key: its location ${local.key_location} lies outside residency ${local.residency} (use a key inside)."
    }
    precondition {
      condition     = contains(["", var.region], local.key_location)
      error_message = "Invalid kms_key: its location ${local.key_location} is not ${var.region} (buckets, disks and workflows take keys of their own location alone)."
    }
  }
}
