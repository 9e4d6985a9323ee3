mock_provider "google" {
  source = "../../tests/mocks"
}

# What it would make is held to an inventory by TestTerraform.
run "planned" {
  command = plan
}

run "an_upload_starts_a_run" {
  assert {
    condition     = output.commands.upload == "gcloud storage cp /dev/null gs://my-project-tarsier-input/incoming/DATASET/_READY"
    error_message = "Unexpected command: ${output.commands.upload}"
  }
}
