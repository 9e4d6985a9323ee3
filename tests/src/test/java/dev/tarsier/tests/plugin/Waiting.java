package dev.tarsier.tests.plugin;

import java.util.concurrent.CountDownLatch;

/** A job that says so and waits until it is ended. */
public final class Waiting {
  private Waiting() {}

  public static void main(String[] args) throws InterruptedException {
    System.out.println("waiting");
    new CountDownLatch(1).await();
  }
}
