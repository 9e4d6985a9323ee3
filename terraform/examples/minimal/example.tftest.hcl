mock_provider "google" {
  source = "../../tests/mocks"
}

# What it would make is held to an inventory by TestTerraform.
run "planned" {
  command = plan
}

run "everything_is_made" {
  assert {
    condition     = module.tarsier.buckets == { input = "my-project-tarsier-input", output = "my-project-tarsier-output", staging = "my-project-tarsier-staging" }
    error_message = "Unexpected buckets: ${jsonencode(module.tarsier.buckets)}"
  }
  assert {
    condition     = module.tarsier.workflows == { backfill = "tarsier-backfill", image-pipeline = "tarsier-image-pipeline" }
    error_message = "Unexpected workflows: ${jsonencode(module.tarsier.workflows)}"
  }
  assert {
    condition     = output.commands.run.eyepacs == "gcloud workflows run tarsier-image-pipeline --project=my-project --location=europe-west4 --data='{\"dataset\":\"eyepacs\"}'"
    error_message = "Unexpected command: ${output.commands.run.eyepacs}"
  }
}
