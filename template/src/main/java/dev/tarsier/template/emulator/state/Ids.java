package dev.tarsier.template.emulator.state;

import java.security.SecureRandom;
import java.util.UUID;

/** Names that nobody chose. */
public final class Ids {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int SUFFIX_LENGTH = 13;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  public static String uuid() {
    return UUID.randomUUID().toString();
  }

  /** What the service appends to the names of a workflow's clusters and jobs: 13 characters. */
  public static String suffix() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < SUFFIX_LENGTH; i++) {
      text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
