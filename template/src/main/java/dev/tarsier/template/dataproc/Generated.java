package dev.tarsier.template.dataproc;

import com.google.cloud.dataproc.v1.AutoscalingPolicy;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a plan becomes on Dataproc.
 *
 * @param templateId of the template, and of the policy where there is one
 * @param policies none or one
 * @param parameters the values of this plan, in the order of the template's parameters
 */
public record Generated(
    String templateId,
    WorkflowTemplate template,
    List<AutoscalingPolicy> policies,
    Map<String, String> parameters) {
  public Generated {
    policies = List.copyOf(policies);
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** The same under another name. */
  public Generated named(String id) {
    return new Generated(id, template, policies, parameters);
  }

  /**
   * An empty object that must be there before a cluster starts, or nothing: Spark writes event logs
   * into a folder, and refuses to start when it finds none.
   */
  public Optional<String> eventLogMarker() {
    String folder =
        template
            .getPlacement()
            .getManagedCluster()
            .getConfig()
            .getSoftwareConfig()
            .getPropertiesOrDefault("spark:spark.eventLog.dir", "");
    return folder.isEmpty() ? Optional.empty() : Optional.of(folder + "/.keep");
  }
}
