package dev.tarsier.job.bench;

import dev.tarsier.job.accept.Acceptance;
import dev.tarsier.job.accept.ImageHeader;
import dev.tarsier.job.accept.Verdict;
import dev.tarsier.job.image.Processed;
import dev.tarsier.job.image.Stored;
import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.report.StageSeconds;
import dev.tarsier.job.request.Limits;
import dev.tarsier.job.request.RunFailure;
import dev.tarsier.job.request.SourceRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * What the cores could do without Spark, archive or bookkeeping: threads take files in turn, read,
 * decode, operate, encode or run the model, and drop the result.
 */
final class BareLoop {
  private final Supplier<LoopEnd> ends;
  private final int threads;

  BareLoop(Recipe recipe, int threads) {
    this.ends = LoopEnd.of(recipe);
    this.threads = threads;
  }

  /**
   * What a loop took.
   *
   * @param images that were encoded
   * @param megapixels of their sources
   * @param seconds by the clock
   * @param stages in core time; the check of the header counts as decode
   */
  record Result(long images, double megapixels, double seconds, StageSeconds stages) {
    Result plus(Result other) {
      return new Result(
          images + other.images,
          megapixels + other.megapixels,
          seconds + other.seconds,
          stages.plus(other.stages));
    }

    double imagesPerSecond() {
      return images / seconds;
    }
  }

  /** Goes over all files once. */
  Result run(List<Path> files) {
    AtomicInteger next = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    long start = System.nanoTime();
    try {
      List<Future<Result>> pending = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        pending.add(pool.submit(() -> loop(files, next)));
      }
      Result sum = new Result(0, 0, 0, StageSeconds.NONE);
      for (Future<Result> future : pending) {
        sum = sum.plus(future.get());
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      return new Result(sum.images(), sum.megapixels(), seconds, sum.stages());
    } catch (ExecutionException e) {
      throw new RunFailure("Cannot run the bare loop: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunFailure("Cannot run the bare loop: interrupted", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private Result loop(List<Path> files, AtomicInteger next) throws IOException {
    Acceptance acceptance = new Acceptance(SourceRequest.DEFAULT_FORMATS, Limits.DEFAULT.pixels());
    Result sum = new Result(0, 0, 0, StageSeconds.NONE);
    try (LoopEnd end = ends.get()) {
      for (int i = next.getAndIncrement(); i < files.size(); i = next.getAndIncrement()) {
        sum = sum.plus(one(files.get(i), acceptance, end));
      }
      end.finish();
    }
    return sum;
  }

  private static Result one(Path file, Acceptance acceptance, LoopEnd end) throws IOException {
    long start = System.nanoTime();
    byte[] bytes = Files.readAllBytes(file);
    long read = System.nanoTime();
    if (!(acceptance.check(bytes, bytes.length) instanceof Verdict.Accepted accepted)) {
      return new Result(0, 0, 0, StageSeconds.NONE);
    }
    double checked = (System.nanoTime() - read) / 1e9;
    ImageHeader header = accepted.header();
    Stored stored = new Stored(header.format(), header.extent(), header.orientation());
    Processed processed = end.processor().process(bytes, bytes.length, stored);
    long ending = System.nanoTime();
    boolean whole = end.take(processed);
    double ended = (System.nanoTime() - ending) / 1e9;
    StageSeconds stages =
        new StageSeconds(
            0,
            (read - start) / 1e9,
            checked + processed.nanos().decode() / 1e9,
            processed.nanos().operate() / 1e9,
            processed.nanos().encode() / 1e9 + ended,
            0);
    double pixels = (double) accepted.header().width() * accepted.header().height();
    return whole ? new Result(1, pixels / 1e6, 0, stages) : new Result(0, 0, 0, stages);
  }
}
