package dev.tarsier.template.run;

import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.rpc.ClientSettings;
import com.google.api.gax.rpc.TransportChannelProvider;
import com.google.api.gax.rpc.UnaryCallSettings;
import com.google.cloud.dataproc.v1.AutoscalingPolicyServiceClient;
import com.google.cloud.dataproc.v1.AutoscalingPolicyServiceSettings;
import com.google.cloud.dataproc.v1.JobControllerClient;
import com.google.cloud.dataproc.v1.JobControllerSettings;
import com.google.cloud.dataproc.v1.WorkflowTemplateServiceClient;
import com.google.cloud.dataproc.v1.WorkflowTemplateServiceSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Google's clients over HTTP and JSON, each made when it is first needed.
 *
 * <p>Their own retries are off: {@link Retry} is the one place that decides what is done again.
 */
final class DataprocClients implements AutoCloseable {
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(60);

  private final String endpoint;
  private final CredentialsProvider credentials;
  private final Lazy<WorkflowTemplateServiceClient> templates = new Lazy<>(this::makeTemplates);
  private final Lazy<AutoscalingPolicyServiceClient> policies = new Lazy<>(this::makePolicies);
  private final Lazy<JobControllerClient> jobs = new Lazy<>(this::makeJobs);

  DataprocClients(Connection connection) {
    String root = connection.endpoint().dataproc().toString();
    this.endpoint = root.substring(0, root.length() - 1);
    this.credentials = connection.credentials();
  }

  WorkflowTemplateServiceClient templates() {
    return templates.get();
  }

  AutoscalingPolicyServiceClient policies() {
    return policies.get();
  }

  JobControllerClient jobs() {
    return jobs.get();
  }

  private WorkflowTemplateServiceClient makeTemplates() throws IOException {
    WorkflowTemplateServiceSettings.Builder settings =
        WorkflowTemplateServiceSettings.newHttpJsonBuilder();
    prepare(
        settings,
        WorkflowTemplateServiceSettings.defaultHttpJsonTransportProviderBuilder()
            .setEndpoint(endpoint)
            .build());
    settings.applyToAllUnaryMethods(DataprocClients::once);
    return WorkflowTemplateServiceClient.create(settings.build());
  }

  private AutoscalingPolicyServiceClient makePolicies() throws IOException {
    AutoscalingPolicyServiceSettings.Builder settings =
        AutoscalingPolicyServiceSettings.newHttpJsonBuilder();
    prepare(
        settings,
        AutoscalingPolicyServiceSettings.defaultHttpJsonTransportProviderBuilder()
            .setEndpoint(endpoint)
            .build());
    settings.applyToAllUnaryMethods(DataprocClients::once);
    return AutoscalingPolicyServiceClient.create(settings.build());
  }

  private JobControllerClient makeJobs() throws IOException {
    JobControllerSettings.Builder settings = JobControllerSettings.newHttpJsonBuilder();
    prepare(
        settings,
        JobControllerSettings.defaultHttpJsonTransportProviderBuilder()
            .setEndpoint(endpoint)
            .build());
    settings.applyToAllUnaryMethods(DataprocClients::once);
    return JobControllerClient.create(settings.build());
  }

  private void prepare(ClientSettings.Builder<?, ?> settings, TransportChannelProvider transport) {
    settings
        .setEndpoint(endpoint)
        .setCredentialsProvider(credentials)
        .setTransportChannelProvider(transport);
  }

  /** One attempt; the function's result means nothing, as gax has it. */
  private static Void once(UnaryCallSettings.Builder<?, ?> call) {
    call.setRetryableCodes();
    call.setSimpleTimeoutNoRetriesDuration(CALL_TIMEOUT);
    return null;
  }

  @Override
  public void close() {
    templates.close();
    policies.close();
    jobs.close();
  }

  /** Makes a client. */
  private interface Maker<T> {
    T make() throws IOException;
  }

  /** Made once, from whichever thread asks first. */
  private static final class Lazy<T extends AutoCloseable> implements Supplier<T> {
    private final Maker<T> maker;
    private T made;

    Lazy(Maker<T> maker) {
      this.maker = maker;
    }

    @Override
    public synchronized T get() {
      if (made == null) {
        try {
          made = maker.make();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return made;
    }

    synchronized void close() {
      if (made != null) {
        try {
          made.close();
        } catch (Exception e) {
          throw new IllegalStateException("Cannot close a client", e);
        }
      }
    }
  }
}
