mock_provider "google" {
  source = "../../tests/mocks"
}

run "it_can_be_made" {
  assert {
    condition     = keys(module.tarsier.templates) == ["eyepacs"]
    error_message = "Unexpected templates: ${jsonencode(module.tarsier.templates)}"
  }
}

