package dev.tarsier.template.run;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person does about a {@link CloudFault}. */
final class Remedy {
  /** As Compute Engine and Dataproc write it: Insufficient 'CPUS' quota. Requested 64.0, … */
  private static final Pattern QUOTA =
      Pattern.compile("[Qq]uota '?([A-Z][A-Z0-9_]{2,})'?|'([A-Z][A-Z0-9_]{2,})' quota");

  private static final Pattern AMOUNTS =
      Pattern.compile("[Rr]equested:? ([\\d.]+),? available:? ([\\d.]+)");

  /** The narrowest predefined role that holds permissions of this prefix. */
  private static final Map<String, String> ROLES =
      new TreeMap<>(
          Map.of(
              "dataproc.", "roles/dataproc.editor",
              "storage.objects.", "roles/storage.objectAdmin",
              "storage.buckets.", "roles/storage.legacyBucketReader",
              "iam.serviceAccounts.actAs", "roles/iam.serviceAccountUser",
              "compute.", "roles/compute.viewer",
              "cloudkms.", "roles/cloudkms.cryptoKeyEncrypterDecrypter",
              "serviceusage.", "roles/serviceusage.serviceUsageConsumer"));

  private Remedy() {}

  /** {@code Cannot do it: why (what to do)}; {@code action} is what goes after Cannot. */
  static String message(String action, CloudFault fault) {
    return "Cannot " + action + ": " + explained(fault);
  }

  /** Why, and in parentheses what to do where that is known. */
  static String explained(CloudFault fault) {
    if (fault.code() == 0 && fault.status().isEmpty()) {
      return "no answer, " + fault.message() + " (check the network and the endpoint)";
    }
    if (fault.is("UNAUTHENTICATED", 401)) {
      return "the credentials are not accepted (gcloud auth application-default login)";
    }
    String quota = quota(fault.message());
    if (!quota.isEmpty()) {
      return quota;
    }
    if (fault.reason().equals("SERVICE_DISABLED")) {
      return sentence(fault) + " (gcloud services enable dataproc.googleapis.com)";
    }
    return fault.is("PERMISSION_DENIED", 403) ? permission(fault) : sentence(fault);
  }

  private static String permission(CloudFault fault) {
    String missing = fault.permission();
    if (missing.isEmpty() && fault.message().contains("act as")) {
      missing = "iam.serviceAccounts.actAs";
    }
    String wanted = missing;
    return ROLES.entrySet().stream()
        .filter(role -> !wanted.isEmpty() && wanted.startsWith(role.getKey()))
        .findFirst()
        .map(role -> "permission " + wanted + " is missing (ask for " + role.getValue() + ")")
        .orElseGet(() -> sentence(fault) + " (ask the project's owner for the role)");
  }

  /** Empty when the text is not about a quota. */
  private static String quota(String text) {
    Matcher named = QUOTA.matcher(text);
    if (!named.find()) {
      return "";
    }
    String name = named.group(1) == null ? named.group(2) : named.group(1);
    Matcher amounts = AMOUNTS.matcher(text);
    String asked =
        amounts.find()
            ? ": requested " + amounts.group(1) + ", available " + whole(amounts.group(2))
            : "";
    return "quota "
        + name
        + " is exhausted"
        + asked
        + " (lower cluster.workers or cluster.secondary.max, or ask for more quota)";
  }

  private static String whole(String number) {
    return number.endsWith(".") ? number.substring(0, number.length() - 1) : number;
  }

  private static String sentence(CloudFault fault) {
    String text = fault.message().strip();
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
