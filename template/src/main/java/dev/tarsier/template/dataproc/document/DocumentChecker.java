package dev.tarsier.template.dataproc.document;

import dev.tarsier.job.recipe.Operations;
import dev.tarsier.template.dataproc.rule.DataprocChecker;
import dev.tarsier.template.problem.Place;
import dev.tarsier.template.problem.Problem;
import dev.tarsier.template.problem.Problems;
import dev.tarsier.template.problem.ProblemsFound;
import dev.tarsier.template.problem.SourceText;
import dev.tarsier.template.spec.SpecDocument;
import dev.tarsier.template.spec.SpecParser;
import dev.tarsier.template.workflow.WorkflowChecker;
import dev.tarsier.template.yaml.YamlDocument;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Recognises what files are and holds each to the rules of its kind. */
public final class DocumentChecker {
  /** Below this number, threads cost more than they bring. */
  private static final int FEW = 16;

  private final Operations operations;
  private final Map<String, String> environment;

  /**
   * @param operations what recipes may name
   * @param environment its variables count more than what specs say
   */
  public DocumentChecker(Operations operations, Map<String, String> environment) {
    this.operations = operations;
    this.environment = Map.copyOf(environment);
  }

  /** Every file by itself, then templates against the policies among them; in the order given. */
  public List<CheckedFile> check(List<NamedText> files) {
    Stream<NamedText> stream = files.size() < FEW ? files.stream() : files.parallelStream();
    List<CheckedFile> checked = stream.map(this::check).toList();
    for (CheckedFile one : checked) {
      if (one.document() instanceof Document.Template template) {
        compare(one.source(), template, checked);
      }
    }
    return checked.stream().map(CheckedFile::compared).toList();
  }

  /**
   * The one sound policy that the template names; beside the template first, as each folder may
   * have a policy of the same id.
   */
  private static void compare(
      SourceText source, Document.Template template, List<CheckedFile> checked) {
    List<CheckedFile> named =
        checked.stream()
            .filter(
                file ->
                    file.document() instanceof Document.Policy policy && names(template, policy))
            .toList();
    List<CheckedFile> beside =
        named.stream().filter(file -> folder(file.source()).equals(folder(source))).toList();
    List<CheckedFile> meant = beside.isEmpty() ? named : beside;
    if (meant.size() == 1 && meant.get(0).document() instanceof Document.Policy policy) {
      DataprocChecker.compare(template.reading(), policy.reading());
    }
  }

  private static boolean names(Document.Template template, Document.Policy policy) {
    return DataprocChecker.names(template.reading().message(), policy.reading().message())
        && !policy.reading().findings().hasErrors();
  }

  private static String folder(SourceText source) {
    return String.valueOf(Path.of(source.file()).getParent());
  }

  private CheckedFile check(NamedText file) {
    SourceText text = file.text();
    Problems problems = new Problems(text);
    Optional<MappingNode> root = YamlDocument.read(problems);
    if (root.isEmpty()) {
      return checked(text, DocumentKind.UNKNOWN, new Document.Other(), problems.sorted());
    }
    DocumentKind kind = DocumentKind.of(entries(root.get()));
    return switch (kind) {
      case SPEC -> spec(file);
      case TEMPLATE -> {
        var reading = DataprocChecker.readTemplate(root.get(), problems);
        yield checked(text, kind, new Document.Template(reading), reading.findings().sorted());
      }
      case POLICY -> {
        var reading = DataprocChecker.readPolicy(root.get(), problems);
        yield checked(text, kind, new Document.Policy(reading), reading.findings().sorted());
      }
      case RECIPE -> {
        if (!problems.hasErrors()) {
          RecipeChecker.check(root.get(), operations, problems);
        }
        yield checked(text, kind, new Document.Other(), problems.sorted());
      }
      case WORKFLOW -> {
        WorkflowChecker.check(root.get(), problems);
        yield checked(text, kind, new Document.Other(), problems.sorted());
      }
      case UNKNOWN -> unknown(text, problems);
    };
  }

  private CheckedFile spec(NamedText file) {
    try {
      SpecDocument spec = new SpecParser(operations, environment).parse(file.text(), file.folder());
      return checked(file.text(), DocumentKind.SPEC, new Document.Spec(spec), SpecAdvice.of(spec));
    } catch (ProblemsFound e) {
      return checked(file.text(), DocumentKind.SPEC, new Document.Other(), e.problems());
    }
  }

  private static CheckedFile unknown(SourceText text, Problems problems) {
    if (!problems.hasErrors()) {
      String message =
          "Unsupported file: no key tells what it is (" + DocumentKind.lookedFor() + ")";
      problems.report(Place.WHOLE_FILE, "", DocumentRule.KIND, message);
    }
    return checked(text, DocumentKind.UNKNOWN, new Document.Other(), problems.sorted());
  }

  private static CheckedFile checked(
      SourceText text, DocumentKind kind, Document document, List<Problem> problems) {
    return new CheckedFile(text, kind, document, problems);
  }

  static Map<String, String> entries(MappingNode root) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : root.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        String value = tuple.getValueNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
        entries.putIfAbsent(key.getValue(), value);
      }
    }
    return entries;
  }
}
