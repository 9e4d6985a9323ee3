package dev.tarsier.template.spec;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The {@code governance} section.
 *
 * @param residency where data may lie, such as {@code us}; empty for anywhere
 * @param kmsKey full name of a Cloud KMS key; empty for Google's own
 * @param labels on everything that is created, sorted by key
 */
public record GovernanceSpec(String residency, String kmsKey, Map<String, String> labels) {
  public GovernanceSpec {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
  }
}
