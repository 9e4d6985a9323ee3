mock_provider "google" {
  source = "../../tests/mocks"
}

# What it would make is held to an inventory by TestTerraform.
run "planned" {
  command = plan
}

run "the_subnetwork_that_exists_is_used" {
  assert {
    condition     = module.tarsier.subnetwork == "projects/my-host/regions/europe-west4/subnetworks/batch"
    error_message = "Unexpected subnetwork: ${module.tarsier.subnetwork}"
  }
  assert {
    condition     = module.tarsier.buckets.input == "my-images"
    error_message = "Unexpected input: ${module.tarsier.buckets.input}"
  }
}
