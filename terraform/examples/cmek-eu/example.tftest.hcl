mock_provider "google" {
  source = "../../tests/mocks"
}

# What it would make is held to an inventory by TestTerraform.
run "planned" {
  command = plan
}

run "it_can_be_made" {
  assert {
    condition     = keys(module.tarsier.templates) == ["eyepacs"]
    error_message = "Unexpected templates: ${jsonencode(module.tarsier.templates)}"
  }
}

