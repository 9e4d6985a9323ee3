locals {
  # Each of Google's accounts encrypts for a service of its own.
  key_users = var.kms_key == null ? {} : {
    compute   = local.agents.compute
    dataproc  = local.agents.dataproc
    pubsub    = local.agents.pubsub
    storage   = local.agents.storage
    workflows = local.agents.workflows
  }
}

resource "google_kms_crypto_key_iam_member" "agents" {
  for_each = local.key_users

  crypto_key_id = var.kms_key
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = "serviceAccount:${each.value}"
}
