package dev.tarsier.template.spec;

import dev.tarsier.job.recipe.OperationProvider;
import dev.tarsier.job.recipe.OperationType;
import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.request.Sha256;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The operations that a jar adds. Of its code only what lists them is run: its providers, and the
 * constructors of the records that hold the parameters. What works on pixels is not loaded.
 *
 * @param sha256 of its bytes, in hex
 */
record JarOperations(List<OperationType> types, String sha256) {
  private static final String SERVICES = "META-INF/services/";
  private static final String OPERATIONS = OperationProvider.class.getName();
  private static final String APPLIERS = "dev.tarsier.job.image.ApplierProvider";

  /** Throws IllegalArgumentException, whose message names the jar, when it cannot be used. */
  static JarOperations read(Path jar) {
    if (!Files.isRegularFile(jar)) {
      throw new IllegalArgumentException(
          "Missing jar: " + jar + " does not exist (build it, or mend the path)");
    }
    try {
      checkServices(jar);
      byte[] digest = Sha256.digest().digest(Files.readAllBytes(jar));
      return new JarOperations(types(jar), HexFormat.of().formatHex(digest));
    } catch (ZipException e) {
      throw new IllegalArgumentException(
          "Invalid jar: " + jar + " is none (" + e.getMessage() + ")", e);
    } catch (IOException e) {
      throw new IllegalArgumentException("Cannot read jar: " + jar + " (" + e + ")", e);
    }
  }

  private static void checkServices(Path jar) throws IOException {
    try (ZipFile file = new ZipFile(jar.toFile())) {
      if (file.getEntry(SERVICES + OPERATIONS) == null) {
        throw new IllegalArgumentException(
            "Invalid jar: " + jar + " adds no operations (it lacks " + SERVICES + OPERATIONS + ")");
      }
      if (file.getEntry(SERVICES + APPLIERS) == null) {
        throw new IllegalArgumentException(
            "Invalid jar: "
                + jar
                + " does not say what carries its operations out (it lacks "
                + SERVICES
                + APPLIERS
                + ")");
      }
    }
  }

  /** The loader stays open: a record may want more of its classes later. */
  private static List<OperationType> types(Path jar) throws IOException {
    URL[] urls = {jar.toUri().toURL()};
    ClassLoader loader = new URLClassLoader("operations", urls, new Contract());
    List<OperationType> types = new ArrayList<>();
    try {
      for (OperationProvider provider : ServiceLoader.load(OperationProvider.class, loader)) {
        types.addAll(provider.operationTypes());
      }
      types.forEach(type -> Operations.parameters(type.defaults()));
    } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
      throw new IllegalArgumentException(
          "Cannot load the operations of " + jar + ": " + reason(e), e);
    }
    if (types.isEmpty()) {
      throw new IllegalArgumentException("Invalid jar: the providers of " + jar + " list nothing");
    }
    return types;
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure.getCause();
    boolean wrapped = failure instanceof ServiceConfigurationError && cause != null;
    return String.valueOf(wrapped ? cause : failure);
  }

  /**
   * What a jar may see here: Java, and the job's own classes. What else the tool happens to have on
   * its class path would not be there on a cluster.
   */
  private static final class Contract extends ClassLoader {
    private static final String JOB = "dev.tarsier.job.";

    Contract() {
      super("contract", ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith(JOB)) {
        return Operations.class.getClassLoader().loadClass(name);
      }
      throw new ClassNotFoundException(name);
    }
  }
}
