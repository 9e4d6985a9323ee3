locals {
  own_network = var.network.subnetwork == null
  subnetwork  = local.own_network ? google_compute_subnetwork.this[0].id : var.network.subnetwork
}

resource "google_compute_network" "this" {
  count = local.own_network ? 1 : 0

  project                 = var.project_id
  name                    = "tarsier"
  auto_create_subnetworks = false

  # The default route stays, since Private Google Access goes by it; without public addresses and
  # without a NAT it leads to Google's APIs alone.
  delete_default_routes_on_create = false

  depends_on = [google_project_service.this]
}

resource "google_compute_subnetwork" "this" {
  count = local.own_network ? 1 : 0

  project                  = var.project_id
  name                     = "tarsier"
  network                  = google_compute_network.this[0].id
  region                   = var.region
  ip_cidr_range            = var.network.cidr
  private_ip_google_access = true
}

# The machines of a cluster speak to one another on any port.
resource "google_compute_firewall" "inside" {
  count = local.own_network ? 1 : 0

  project       = var.project_id
  name          = "tarsier-inside"
  network       = google_compute_network.this[0].id
  direction     = "INGRESS"
  source_ranges = [var.network.cidr]

  allow {
    protocol = "tcp"
  }
  allow {
    protocol = "udp"
  }
  allow {
    protocol = "icmp"
  }
}
