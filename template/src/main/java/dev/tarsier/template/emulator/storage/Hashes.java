package dev.tarsier.template.emulator.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.template.emulator.http.ApiError;
import dev.tarsier.template.emulator.http.ApiRequest;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Both in base64, as Cloud Storage gives them.
 *
 * @param md5 empty for what was composed of others
 * @param crc32c big-endian
 */
record Hashes(String md5, String crc32c) {
  private static final Pattern HEADER = Pattern.compile("(crc32c|md5)=([A-Za-z0-9+/=]+)");

  /** As the {@code x-goog-hash} header of a download has them. */
  String header() {
    return md5.isEmpty() ? "crc32c=" + crc32c : "crc32c=" + crc32c + ",md5=" + md5;
  }

  /**
   * Refuses content that is not what its sender meant to send: by the resource that came with it,
   * and by the headers {@code x-goog-hash} and {@code Content-MD5}.
   */
  void check(ObjectNode resource, ApiRequest request) throws ApiError {
    Map<String, String> sent = new TreeMap<>();
    Matcher matcher = HEADER.matcher(request.header("X-Goog-Hash").orElse(""));
    while (matcher.find()) {
      sent.put(matcher.group(1), matcher.group(2));
    }
    same("CRC32C", sent.getOrDefault("crc32c", ""), crc32c);
    same("CRC32C", resource.path("crc32c").asText(), crc32c);
    same("MD5 hash", sent.getOrDefault("md5", ""), md5);
    same("MD5 hash", resource.path("md5Hash").asText(), md5);
    same("MD5 hash", request.header("Content-MD5").orElse(""), md5);
  }

  private static void same(String what, String sent, String counted) throws ApiError {
    if (!sent.isEmpty() && !sent.equals(counted)) {
      throw ApiError.invalid(
          "Provided "
              + what
              + " \""
              + sent
              + "\" doesn't match calculated "
              + what
              + " \""
              + counted
              + "\".");
    }
  }
}
