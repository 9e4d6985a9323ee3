package dev.tarsier.template.emulator;

import dev.tarsier.template.emulator.http.Faults;
import dev.tarsier.template.fork.Installation;
import dev.tarsier.template.fork.LocalSettings;
import java.nio.file.Path;

/**
 * How an emulator is set up.
 *
 * @param port 0 for any that is free
 * @param buckets holds a folder for each bucket; created
 * @param state what survives a restart; created
 * @param local how much of this machine jobs may take, all of them together
 * @param faults what goes wrong with requests
 */
public record EmulatorSettings(
    int port,
    Path buckets,
    Path state,
    Installation installation,
    LocalSettings local,
    Faults faults) {
  public EmulatorSettings {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("Invalid port: " + port + " (must be 0 to 65535)");
    }
    buckets = buckets.toAbsolutePath().normalize();
    state = state.toAbsolutePath().normalize();
  }

  /** Nothing goes wrong. */
  public EmulatorSettings(
      int port, Path buckets, Path state, Installation installation, LocalSettings local) {
    this(port, buckets, state, installation, local, Faults.NEVER);
  }
}
