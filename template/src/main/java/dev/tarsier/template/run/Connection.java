package dev.tarsier.template.run;

import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.core.FixedCredentialsProvider;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.services.storage.Storage;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.GoogleCredentials;
import dev.tarsier.template.fork.SetupProblem;
import java.io.IOException;

/** An endpoint with the credentials for it. */
final class Connection {
  private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";
  private static final int CONNECT_TIMEOUT_MILLISECONDS = 20_000;
  private static final int READ_TIMEOUT_MILLISECONDS = 60_000;

  private final DataprocEndpoint endpoint;
  private final CredentialsProvider credentials;
  private final HttpRequestInitializer initializer;

  private Connection(
      DataprocEndpoint endpoint,
      CredentialsProvider credentials,
      HttpRequestInitializer initializer) {
    this.endpoint = endpoint;
    this.credentials = credentials;
    this.initializer = initializer;
  }

  /** Takes Application Default Credentials where the endpoint asks for some. */
  static Connection to(DataprocEndpoint endpoint) throws SetupProblem {
    if (endpoint.anonymous()) {
      return new Connection(endpoint, NoCredentialsProvider.create(), request -> {});
    }
    try {
      GoogleCredentials own = GoogleCredentials.getApplicationDefault().createScoped(SCOPE);
      return new Connection(
          endpoint, FixedCredentialsProvider.create(own), new HttpCredentialsAdapter(own));
    } catch (IOException e) {
      throw new SetupProblem(
          "Missing credentials: this machine has no Application Default Credentials (gcloud auth"
              + " application-default login)");
    }
  }

  DataprocEndpoint endpoint() {
    return endpoint;
  }

  CredentialsProvider credentials() {
    return credentials;
  }

  /** For plain calls to Google's APIs. */
  HttpRequestInitializer initializer() {
    return request -> {
      initializer.initialize(request);
      request.setConnectTimeout(CONNECT_TIMEOUT_MILLISECONDS);
      request.setReadTimeout(READ_TIMEOUT_MILLISECONDS);
    };
  }

  /** The JSON API of Cloud Storage there. */
  Storage storage() {
    return new Storage.Builder(
            new NetHttpTransport(), GsonFactory.getDefaultInstance(), initializer())
        .setRootUrl(endpoint.storage().toString())
        .setApplicationName("tarsier")
        .build();
  }
}
