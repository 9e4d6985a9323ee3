package dev.tarsier.template.emulator.storage;

import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** The content of a placeholder. */
final class NoBytes implements SeekableByteChannel {
  @Override
  public int read(ByteBuffer target) {
    return -1;
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public long position() {
    return 0;
  }

  @Override
  public SeekableByteChannel position(long position) {
    return this;
  }

  @Override
  public long size() {
    return 0;
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}
