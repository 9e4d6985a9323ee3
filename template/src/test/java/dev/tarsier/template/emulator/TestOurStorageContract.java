package dev.tarsier.template.emulator;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The emulator's own Cloud Storage does all of it. */
class TestOurStorageContract extends StorageContract {
  @TempDir private Path folder;
  private EmulatorFixture emulator;

  @Override
  URI root() throws Exception {
    emulator = new EmulatorFixture(folder);
    return emulator.root();
  }

  @Override
  boolean knows(Part part) {
    return true;
  }

  @AfterEach
  void stop() {
    emulator.close();
  }
}
