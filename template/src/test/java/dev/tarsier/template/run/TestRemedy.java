package dev.tarsier.template.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestRemedy {
  private static String message(int code, String error) {
    return Remedy.message("do it", CloudFault.of(code, "{\"error\": " + error + "}"));
  }

  @Test
  void permissionNamesItsRole() {
    assertThat(
            message(
                403,
                """
                {"status": "PERMISSION_DENIED",
                 "message": "me@x.org does not have storage.objects.create access to the object."}
                """))
        .isEqualTo(
            "Cannot do it: permission storage.objects.create is missing (ask for"
                + " roles/storage.objectAdmin)");
    assertThat(
            message(
                403,
                """
                {"message": "Permission 'dataproc.clusters.use' denied on resource (or it may not \
                exist)."}
                """))
        .isEqualTo(
            "Cannot do it: permission dataproc.clusters.use is missing (ask for"
                + " roles/dataproc.editor)");
    assertThat(
            message(
                403,
                """
                {"status": "PERMISSION_DENIED",
                 "message": "User not authorized to act as service account 'a@p'."}
                """))
        .isEqualTo(
            "Cannot do it: permission iam.serviceAccounts.actAs is missing (ask for"
                + " roles/iam.serviceAccountUser)");
  }

  @Test
  void permissionWithoutANameIsQuoted() {
    assertThat(message(403, "{\"message\": \"Not for you.\"}"))
        .isEqualTo("Cannot do it: Not for you (ask the project's owner for the role)");
  }

  @Test
  void quotaIsNamed() {
    assertThat(
            message(
                429,
                """
                {"status": "RESOURCE_EXHAUSTED",
                 "message": "Quota 'N4_CPUS' exceeded. Limit: 8.0 in region us-central1."}
                """))
        .isEqualTo(
            "Cannot do it: quota N4_CPUS is exhausted (lower cluster.workers or"
                + " cluster.secondary.max, or ask for more quota)");
  }

  @Test
  void apiThatIsOffIsSwitchedOn() {
    assertThat(
            message(
                403,
                """
                {"status": "PERMISSION_DENIED", "message": "Cloud Dataproc API is disabled.",
                 "details": [{"reason": "SERVICE_DISABLED"}]}
                """))
        .isEqualTo(
            "Cannot do it: Cloud Dataproc API is disabled (gcloud services enable"
                + " dataproc.googleapis.com)");
  }

  @Test
  void credentialsThatAreNotAcceptedAreMadeAnew() {
    assertThat(message(401, "{\"message\": \"Invalid.\"}"))
        .isEqualTo(
            "Cannot do it: the credentials are not accepted (gcloud auth application-default"
                + " login)");
  }

  @Test
  void anythingElseIsInTheServicesWords() {
    assertThat(message(400, "{\"message\": \"Bad template.\"}"))
        .isEqualTo("Cannot do it: Bad template");
    assertThat(Remedy.message("do it", CloudFault.of(502, "<html>a proxy</html>")))
        .isEqualTo("Cannot do it: HTTP status 502");
  }

  @Test
  void faultsThatPassAreThoseOfTheMoment() {
    for (int code : new int[] {0, 408, 429, 500, 502, 503, 504}) {
      assertThat(new CloudFault(code, "", "", "", "").passes()).as("%d", code).isTrue();
    }
    for (int code : new int[] {-1, 400, 401, 403, 404, 409, 412}) {
      assertThat(new CloudFault(code, "", "", "", "").passes()).as("%d", code).isFalse();
    }
  }
}
