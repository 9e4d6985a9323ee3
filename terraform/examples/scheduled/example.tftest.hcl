mock_provider "google" {
  source = "../../tests/mocks"
}

# What it would make is held to an inventory by TestTerraform.
run "planned" {
  command = plan
}

run "every_night" {
  assert {
    condition     = module.tarsier.schedules == { eyepacs = "0 2 * * * Europe/Amsterdam" }
    error_message = "Unexpected schedules: ${jsonencode(module.tarsier.schedules)}"
  }
}
