package dev.tarsier.template.simulate;

import dev.tarsier.template.plan.Range;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * One run, event by event: nodes come up and are lost, tasks begin and end. A task that a lost node
 * had is done again from its start. A task takes the longest of its core time, of its bytes over
 * its share of the node's network, and of its images over its share of the bucket's request rate at
 * the moment it begins.
 */
public final class Simulation {
  private static final double SECONDS_PER_HOUR = 3600;
  private static final int OBJECTS_PER_PAGE = 1000;

  private final Work work;
  private final Nodes nodes;
  private final World world;
  private final SplittableRandom random;
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final Deque<Integer> pending = new ArrayDeque<>();
  private final Map<Integer, Node> up = new HashMap<>();
  private final Map<Limit, Double> waits = new EnumMap<>(Limit.class);
  private double firstTask;
  private double addedNodeSeconds;
  private int losses;
  private int done;
  private int nextNode;

  private Simulation(Work work, Nodes nodes, World world, long seed) {
    this.work = work;
    this.nodes = nodes;
    this.world = world;
    this.random = new SplittableRandom(seed);
  }

  /** The same seed gives the same run. */
  public static Outcome run(Work work, Nodes nodes, World world, long seed) {
    return new Simulation(work, nodes, world, seed).run();
  }

  private enum Kind {
    UP,
    LOST,
    ENDED
  }

  /** {@code task} is of ENDED alone. */
  private record Event(double time, Kind kind, int node, int task) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int byTime = Double.compare(time, other.time);
      return byTime != 0 ? byTime : Integer.compare(node, other.node);
    }
  }

  /** A machine that works; tasks that it has. */
  private record Node(double since, double slowness, boolean added, Deque<Integer> tasks) {}

  private Outcome run() {
    double start = draw(world.start());
    double listing =
        Math.ceil(work.images() / (double) OBJECTS_PER_PAGE) * world.listingSecondsPerPage();
    double around = draw(world.around());
    firstTask = start + listing;
    for (int task = 0; task < work.partitions(); task++) {
      pending.add(task);
    }
    for (int i = 0; i < nodes.count(); i++) {
      double ramp = i < nodes.fixed() ? 0 : draw(world.ramp());
      events.add(new Event(firstTask + ramp, Kind.UP, nextNode++, -1));
    }
    double end = work();
    up.values().stream().filter(Node::added).forEach(node -> pay(node, end));
    double total = end + around;
    waits.merge(Limit.START, start + around, Double::sum);
    waits.merge(Limit.LISTING, listing, Double::sum);
    return new Outcome(total, nodes.fixed() * total, addedNodeSeconds, losses, limit());
  }

  /** Until the last task has ended; its time. */
  private double work() {
    double idleSince = firstTask;
    while (true) {
      Event event = events.poll();
      switch (event.kind()) {
        case UP -> up(event);
        case LOST -> lost(event);
        case ENDED -> ended(event);
      }
      if (done == work.partitions()) {
        double tail = event.time() - idleSince;
        waits.merge(Limit.PARTITIONS, tail, Double::sum);
        return event.time();
      }
      if (!pending.isEmpty()) {
        idleSince = event.time();
      }
    }
  }

  private void up(Event event) {
    boolean added = event.node() >= nodes.fixed();
    Node node = new Node(event.time(), draw(world.slowness()), added, new ArrayDeque<>());
    up.put(event.node(), node);
    if (added && nodes.spot() && world.lossesPerHour() > 0) {
      double hours = -Math.log(1 - random.nextDouble()) / world.lossesPerHour();
      events.add(new Event(event.time() + hours * SECONDS_PER_HOUR, Kind.LOST, event.node(), -1));
    }
    for (int core = 0; core < nodes.cores(); core++) {
      begin(event.node(), event.time());
    }
  }

  private void begin(int name, double time) {
    Node node = up.get(name);
    Integer task = pending.poll();
    if (task != null) {
      node.tasks().add(task);
      events.add(new Event(time + seconds(node, time), Kind.ENDED, name, task));
    }
  }

  private double seconds(Node node, double time) {
    double spread = world.straggling() * gaussian() - world.straggling() * world.straggling() / 2;
    double share = Math.exp(spread) / work.partitions();
    double cores = work.coreSeconds() * share * node.slowness();
    double network = work.bytes() * share * nodes.cores() / world.nodeBytesPerSecond();
    // The fixed nodes come up at once, whichever event is first.
    double working = (double) Math.max(up.size(), nodes.fixed()) * nodes.cores();
    double requests = work.images() * share * working / world.readsPerSecond(time - firstTask);
    double longest = Math.max(cores, Math.max(network, requests));
    waits.merge(Limit.CORES, cores / working, Double::sum);
    if (longest > cores) {
      Limit limit = network > requests ? Limit.NETWORK : Limit.REQUESTS;
      waits.merge(limit, longest / working, Double::sum);
    }
    return longest;
  }

  /** Between the ends, each value as likely. */
  private double draw(Range range) {
    return range.low() + (range.high() - range.low()) * random.nextDouble();
  }

  private double gaussian() {
    double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
    return radius * Math.cos(2 * Math.PI * random.nextDouble());
  }

  /** A task of a node that is gone ended nowhere. */
  private void ended(Event event) {
    Node node = up.get(event.node());
    if (node != null && node.tasks().remove(event.task())) {
      done++;
      begin(event.node(), event.time());
    }
  }

  /** Its tasks go back to the front; another node is asked for. */
  private void lost(Event event) {
    Node node = up.remove(event.node());
    losses++;
    pay(node, event.time());
    node.tasks().forEach(pending::addFirst);
    events.add(new Event(event.time() + draw(world.ramp()), Kind.UP, nextNode++, -1));
    for (int name : up.keySet().stream().sorted().toList()) {
      for (int free = nodes.cores() - up.get(name).tasks().size(); free > 0; free--) {
        begin(name, event.time());
      }
    }
  }

  private void pay(Node node, double until) {
    addedNodeSeconds += until - node.since();
  }

  private Limit limit() {
    return waits.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(Limit.CORES);
  }
}
