package dev.tarsier.job.source;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What happens to a file system, counted; and what is to happen to it. */
final class Probe {
  private final String id = UUID.randomUUID().toString();
  private final AtomicInteger statuses = new AtomicInteger();
  private final AtomicInteger listings = new AtomicInteger();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger mostInFlight = new AtomicInteger();
  private final Map<String, AtomicInteger> opens = new ConcurrentHashMap<>();
  private final Set<String> listers = Collections.synchronizedSet(new TreeSet<>());

  private final Map<String, Long> sizes = new ConcurrentHashMap<>();
  private final Map<String, IOException> failures = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> failuresLeft = new ConcurrentHashMap<>();
  private final AtomicLong held = new AtomicLong();
  private volatile long window = Long.MAX_VALUE;
  private volatile boolean overheld;
  private volatile CountDownLatch meeting = new CountDownLatch(0);
  private volatile CountDownLatch arrivals = new CountDownLatch(0);
  private volatile long latencyMillis;

  String id() {
    return id;
  }

  /** Every open and read from now on takes this long. */
  void slowBy(long millis) {
    latencyMillis = millis;
  }

  /** The next so many opens wait for one another. */
  void meet(int opens) {
    meeting = new CountDownLatch(opens);
  }

  /** Opens from now on do not return; {@link #awaitHeldUp} waits for so many of them. */
  void expectHeldUp(int opens) {
    arrivals = new CountDownLatch(opens);
    meeting = new CountDownLatch(Integer.MAX_VALUE);
  }

  boolean awaitHeldUp() throws InterruptedException {
    return arrivals.await(30, TimeUnit.SECONDS);
  }

  /** The next so many opens of the file fail. */
  void fail(String name, int times, IOException failure) {
    failures.put(name, failure);
    failuresLeft.put(name, new AtomicInteger(times));
  }

  /** Watches that opened and not yet released files never add up to more, single ones aside. */
  void watchWindow(long bytes) {
    window = bytes;
  }

  void size(String name, long bytes) {
    sizes.put(name, bytes);
  }

  void released(String name) {
    held.addAndGet(-sizes.getOrDefault(name, 0L));
  }

  void statusAsked() {
    statuses.incrementAndGet();
  }

  void listed() {
    listings.incrementAndGet();
    listers.add(Thread.currentThread().getName());
  }

  void opening(String name) throws IOException {
    mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
    opens.computeIfAbsent(name, key -> new AtomicInteger()).incrementAndGet();
    long bytes = sizes.getOrDefault(name, 0L);
    long now = held.addAndGet(bytes);
    overheld |= now > window && now > bytes;
    CountDownLatch all = meeting;
    all.countDown();
    arrivals.countDown();
    try {
      if (!all.await(30, TimeUnit.SECONDS)) {
        throw new IOException("Cannot meet: " + all.getCount() + " opens are missing");
      }
    } catch (InterruptedException e) {
      closed();
      throw new InterruptedIOException(e.getMessage());
    }
    delay();
    if (failures.containsKey(name) && failuresLeft.get(name).getAndDecrement() > 0) {
      closed();
      held.addAndGet(-bytes);
      throw failures.get(name);
    }
  }

  void delay() throws InterruptedIOException {
    try {
      TimeUnit.MILLISECONDS.sleep(latencyMillis);
    } catch (InterruptedException e) {
      throw new InterruptedIOException(e.getMessage());
    }
  }

  void closed() {
    inFlight.decrementAndGet();
  }

  int statuses() {
    return statuses.get();
  }

  int listings() {
    return listings.get();
  }

  int mostInFlight() {
    return mostInFlight.get();
  }

  int opens(String name) {
    return opens.getOrDefault(name, new AtomicInteger()).get();
  }

  boolean overheld() {
    return overheld;
  }

  Set<String> listers() {
    return Set.copyOf(listers);
  }
}
