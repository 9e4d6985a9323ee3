package dev.tarsier.template.dataproc.terraform;

import dev.tarsier.template.dataproc.document.CheckedFile;
import dev.tarsier.template.dataproc.document.Document;
import dev.tarsier.template.dataproc.field.Findings;
import dev.tarsier.template.problem.Problem;
import java.util.List;

/** Reports what Terraform's resource cannot say of a template. */
public final class TerraformCheck {
  private TerraformCheck() {}

  /** Of a template; nothing of any other file. */
  public static List<Problem> check(CheckedFile file) {
    if (!(file.document() instanceof Document.Template template)) {
      return List.of();
    }
    Findings findings = template.reading().findings();
    for (String path : TerraformFields.inexpressible(template.reading().message())) {
      findings.reportKey(
          TerraformRule.FIELD,
          path,
          "Unsupported by Terraform: "
              + path.substring(path.lastIndexOf('.') + 1)
              + " (google_dataproc_workflow_template has no such argument; leave it out, or import"
              + " the template with gcloud)");
    }
    return findings.sorted().stream()
        .filter(problem -> problem.code().equals(TerraformRule.FIELD.code()))
        .toList();
  }
}
