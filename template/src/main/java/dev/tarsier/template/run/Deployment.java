package dev.tarsier.template.run;

import com.google.cloud.dataproc.v1.AutoscalingPolicy;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import dev.tarsier.template.dataproc.Generated;
import java.util.Optional;

/** Makes the service's policy and template equal to what was generated; touches nothing equal. */
final class Deployment {
  /** Others may write the same template; each of them wins at most once a round. */
  private static final int ROUNDS = 5;

  private final Dataproc dataproc;
  private final RunListener listener;

  Deployment(Dataproc dataproc, RunListener listener) {
    this.dataproc = dataproc;
    this.listener = listener;
  }

  /** Returns the template as the service has it, with its version. */
  WorkflowTemplate bring(Generated generated) throws DataprocProblem, InterruptedException {
    for (AutoscalingPolicy policy : generated.policies()) {
      repeatedly(() -> bring(policy));
    }
    WorkflowTemplate template =
        generated.template().toBuilder().setId(generated.templateId()).build();
    return repeatedly(() -> bring(template));
  }

  /** One round of look, compare and write. */
  private interface Round<T> {
    T run() throws DataprocProblem, InterruptedException;
  }

  private static <T> T repeatedly(Round<T> round) throws DataprocProblem, InterruptedException {
    for (int left = ROUNDS; ; left--) {
      try {
        return round.run();
      } catch (DataprocProblem e) {
        if (left == 1 || !e.fault().isRace()) {
          throw e;
        }
      }
    }
  }

  private AutoscalingPolicy bring(AutoscalingPolicy policy)
      throws DataprocProblem, InterruptedException {
    Optional<AutoscalingPolicy> there = dataproc.policy(policy.getId());
    if (there.isPresent() && bare(there.get()).equals(bare(policy))) {
      return there.get();
    }
    AutoscalingPolicy made = there.isPresent() ? dataproc.update(policy) : dataproc.create(policy);
    listener.happened(new RunEvent.Deployed("autoscaling policy", policy.getId(), there.isEmpty()));
    return made;
  }

  private WorkflowTemplate bring(WorkflowTemplate template)
      throws DataprocProblem, InterruptedException {
    Optional<WorkflowTemplate> there = dataproc.template(template.getId());
    if (there.isPresent() && bare(there.get()).equals(bare(template))) {
      return there.get();
    }
    WorkflowTemplate made =
        there.isPresent()
            ? dataproc.update(template.toBuilder().setVersion(there.get().getVersion()).build())
            : dataproc.create(template);
    listener.happened(
        new RunEvent.Deployed("workflow template", template.getId(), there.isEmpty()));
    return made.getId().isEmpty() ? made.toBuilder().setId(template.getId()).build() : made;
  }

  private static AutoscalingPolicy bare(AutoscalingPolicy policy) {
    return policy.toBuilder().clearName().build();
  }

  /** Without what the service adds. */
  private static WorkflowTemplate bare(WorkflowTemplate template) {
    return template.toBuilder()
        .clearName()
        .clearVersion()
        .clearCreateTime()
        .clearUpdateTime()
        .build();
  }
}
