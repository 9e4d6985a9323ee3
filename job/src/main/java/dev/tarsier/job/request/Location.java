package dev.tarsier.job.request;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An absolute place in a Hadoop file system: {@code scheme://authority/path}, or {@code
 * file:/path}. The path is raw text, not percent-encoded, as Cloud Storage tools write it; it never
 * ends in a slash.
 */
public record Location(String uri) implements Serializable {
  private static final Pattern FORM =
      Pattern.compile("([a-z][a-z0-9+.-]*):(?://([^/]*))?(/.*)?", Pattern.DOTALL);

  /** Never in a location: it would stand in reports, logs and the arguments of processes. */
  private static final Pattern PASSWORD = Pattern.compile("[^/]*//[^/@]*:[^/]*@.*", Pattern.DOTALL);

  public Location {
    if (PASSWORD.matcher(uri).matches()) {
      throw new IllegalArgumentException(
          "Invalid location: it holds a password (leave it out; who runs the job must have access)");
    }
    Matcher matcher = FORM.matcher(uri);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "Invalid location: " + uri + " (write a URI such as gs://bucket/folder or file:/folder)");
    }
    if (matcher.group(1).equals("gs") && (matcher.group(2) == null || matcher.group(2).isEmpty())) {
      throw new IllegalArgumentException("Missing bucket in location: " + uri);
    }
    if (matcher.group(2) == null && matcher.group(3) == null) {
      throw new IllegalArgumentException("Missing path in location: " + uri);
    }
    for (String segment : uri.split("/", -1)) {
      if (segment.equals("..")) {
        throw new IllegalArgumentException("Invalid location: " + uri + " (must not contain ..)");
      }
    }
    uri = normalized(matcher);
  }

  /** One spelling for one place: {@code file:///a//b/} and {@code file:/a/b} are equal. */
  private static String normalized(Matcher matcher) {
    String scheme = matcher.group(1);
    String authority = matcher.group(2) == null ? "" : matcher.group(2);
    String path = matcher.group(3) == null ? "" : matcher.group(3).replaceAll("/+", "/");
    if (path.endsWith("/") && (path.length() > 1 || !authority.isEmpty())) {
      path = path.substring(0, path.length() - 1);
    }
    return authority.isEmpty() ? scheme + ":" + path : scheme + "://" + authority + path;
  }

  public String scheme() {
    return uri.substring(0, uri.indexOf(':'));
  }

  /** The path below the authority, with its leading slash; empty for a bucket itself. */
  public String path() {
    String rest = uri.substring(uri.indexOf(':') + 1);
    if (!rest.startsWith("//")) {
      return rest;
    }
    int slash = rest.indexOf('/', 2);
    return slash < 0 ? "" : rest.substring(slash);
  }

  /** A place below this one; {@code relative} has no leading slash. */
  public Location child(String relative) {
    return new Location(uri.endsWith("/") ? uri + relative : uri + "/" + relative);
  }

  @Override
  public String toString() {
    return uri;
  }
}
