package dev.tarsier.job.pipeline;

import dev.tarsier.job.report.Outcome;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Lets outcomes leave in the order of their images, though a batch of images ends together and a
 * refused one among them at once. Used by one thread.
 */
final class OutcomeQueue {
  /** Takes the outcomes, in the order of the images. */
  interface Exit {
    void take(PartitionInput.Image image, long bytesRead, Outcome outcome) throws IOException;
  }

  private final Exit exit;
  private final Deque<Place> places = new ArrayDeque<>();
  private int entered;

  OutcomeQueue(Exit exit) {
    this.exit = exit;
  }

  /** A place for the next image; {@code bytesRead} for it. */
  Place enter(PartitionInput.Image image, long bytesRead) {
    Place place = new Place(entered++, image, bytesRead);
    places.add(place);
    return place;
  }

  /** Whether some image has no outcome yet. */
  boolean isWaiting() {
    return !places.isEmpty();
  }

  private void leave() throws IOException {
    while (!places.isEmpty() && places.peek().outcome != null) {
      Place first = places.remove();
      exit.take(first.image, first.bytesRead, first.outcome);
    }
  }

  /** One image on its way. */
  final class Place {
    private final int ordinal;
    private final PartitionInput.Image image;
    private final long bytesRead;
    private Outcome outcome;

    private Place(int ordinal, PartitionInput.Image image, long bytesRead) {
      this.ordinal = ordinal;
      this.image = image;
      this.bytesRead = bytesRead;
    }

    /** How many images entered before this one. */
    int ordinal() {
      return ordinal;
    }

    PartitionInput.Image image() {
      return image;
    }

    /** Once: how the image ended. */
    void end(Outcome how) throws IOException {
      if (outcome != null) {
        throw new IllegalStateException("Cannot end " + image.file().path() + " twice");
      }
      outcome = how;
      leave();
    }
  }
}
