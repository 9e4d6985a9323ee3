package dev.tarsier.template.dataproc.rule;

import com.google.cloud.dataproc.v1.AutoscalingPolicy;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import dev.tarsier.template.dataproc.field.DataprocRule;
import dev.tarsier.template.dataproc.field.FieldRule;
import dev.tarsier.template.dataproc.field.Findings;
import dev.tarsier.template.dataproc.field.MessageReader;
import dev.tarsier.template.dataproc.field.NodeJson;
import dev.tarsier.template.problem.Problem;
import dev.tarsier.template.problem.Problems;
import dev.tarsier.template.problem.SourceText;
import dev.tarsier.template.yaml.YamlDocument;
import dev.tarsier.template.yaml.YamlRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;

/**
 * Holds workflow templates and autoscaling policies, anyone's, to the API's schema and to the rules
 * that the schema does not say. Nothing is asked of Google Cloud.
 */
public final class DataprocChecker {
  private DataprocChecker() {}

  /** A workflow template, YAML or JSON. */
  public static Checked<WorkflowTemplate> template(SourceText text) {
    Problems problems = new Problems(text);
    WorkflowTemplate message =
        YamlDocument.read(problems)
            .map(root -> readTemplate(root, problems).message())
            .orElse(WorkflowTemplate.getDefaultInstance());
    return new Checked<>(message, problems.sorted());
  }

  /** An autoscaling policy, YAML or JSON. */
  public static Checked<AutoscalingPolicy> policy(SourceText text) {
    Problems problems = new Problems(text);
    AutoscalingPolicy message =
        YamlDocument.read(problems)
            .map(root -> readPolicy(root, problems).message())
            .orElse(AutoscalingPolicy.getDefaultInstance());
    return new Checked<>(message, problems.sorted());
  }

  /** What was read and what was found, to which a comparison with other files may add. */
  public record Reading<M extends Message>(M message, Findings findings) {}

  /** A template whose nodes are read already; {@code problems} are those of its YAML. */
  public static Reading<WorkflowTemplate> readTemplate(MappingNode root, Problems problems) {
    Findings findings = Findings.in(problems);
    WorkflowTemplate.Builder builder = WorkflowTemplate.newBuilder();
    if (isPlain(problems)) {
      new MessageReader(findings).read(root, builder);
      TemplateRules.check(builder.build(), findings);
      parse(root, findings, WorkflowTemplate.newBuilder());
    }
    return new Reading<>(builder.build(), findings);
  }

  /** A policy whose nodes are read already; {@code problems} are those of its YAML. */
  public static Reading<AutoscalingPolicy> readPolicy(MappingNode root, Problems problems) {
    Findings findings = Findings.in(problems);
    AutoscalingPolicy.Builder builder = AutoscalingPolicy.newBuilder();
    if (isPlain(problems)) {
      new MessageReader(findings).read(root, builder);
      PolicyRules.check(builder.build(), findings);
      parse(root, findings, AutoscalingPolicy.newBuilder());
    }
    return new Reading<>(builder.build(), findings);
  }

  /** Whether the template's cluster is to follow this policy, by its id. */
  public static boolean names(WorkflowTemplate template, AutoscalingPolicy policy) {
    String id = policy.getId();
    return !id.isEmpty() && id.equals(PolicyPairing.policyId(template));
  }

  /** Holds a template to the policy that it names. */
  public static void compare(
      Reading<WorkflowTemplate> template, Reading<AutoscalingPolicy> policy) {
    PolicyPairing.check(template.message(), policy.message(), template.findings());
  }

  /** A key that stands twice hides nothing else; an alias may. */
  private static boolean isPlain(Problems problems) {
    return problems.sorted().stream()
        .allMatch(problem -> problem.code().equals(YamlRule.DUPLICATE_KEY.code()));
  }

  /** The last word: what nothing else objects to, the parser of Protocol Buffers must accept. */
  private static void parse(MappingNode root, Findings findings, Message.Builder message) {
    if (findings.hasErrors() || findings.found(FieldRule.YES_NO, FieldRule.GCLOUD_DURATION)) {
      return;
    }
    try {
      JsonFormat.Parser parser = JsonFormat.parser();
      if (findings.found(FieldRule.NOT_IN_PROTOS)) {
        parser = parser.ignoringUnknownFields();
      }
      parser.merge(NodeJson.of(root), message);
    } catch (InvalidProtocolBufferException e) {
      String text = "Invalid file: " + e.getMessage() + " (so say Protocol Buffers, and Dataproc)";
      findings.report(FieldRule.FORMAT, "", text);
    }
  }

  /**
   * What Dataproc itself would not store, of a template that came over the wire: errors without
   * lines, with their paths.
   */
  public static List<Problem> refusals(WorkflowTemplate template) {
    Findings findings = Findings.unlocated();
    TemplateRules.check(template, findings);
    return findings.errors(codes(false));
  }

  /** The same for a template that is to be run now, which needs a placement and jobs. */
  public static List<Problem> refusalsToRun(WorkflowTemplate template) {
    Findings findings = Findings.unlocated();
    TemplateRules.check(template, findings);
    return findings.errors(codes(true));
  }

  /** What Dataproc itself would not store, of a policy that came over the wire. */
  public static List<Problem> refusals(AutoscalingPolicy policy) {
    Findings findings = Findings.unlocated();
    PolicyRules.check(policy, findings);
    return findings.errors(codes(false));
  }

  /** What Dataproc refuses as it creates the template's cluster with the policy that it names. */
  public static List<Problem> refusals(WorkflowTemplate template, AutoscalingPolicy policy) {
    Findings findings = Findings.unlocated();
    PolicyPairing.check(template, policy, findings);
    return findings.sorted();
  }

  private static Set<String> codes(boolean toRun) {
    return RuleCatalog.dataprocRules().stream()
        .filter(rule -> rule.server() || (toRun && rule.refusal() == DataprocRule.Refusal.WHEN_RUN))
        .map(DataprocRule::code)
        .collect(Collectors.toSet());
  }
}
