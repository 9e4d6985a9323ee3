package dev.tarsier.template.run;

import dev.tarsier.job.report.ProgressEvent;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a run tells. */
class HeardRun implements RunListener {
  final List<ProgressEvent> events = new ArrayList<>();
  final List<RunEvent> happened = new ArrayList<>();
  final List<String> restarts = new ArrayList<>();
  final List<String> lines = new ArrayList<>();

  @Override
  public void event(ProgressEvent event) {
    events.add(event);
  }

  @Override
  public void restarting(int start, int exitCode) {
    restarts.add(start + " after " + exitCode);
  }

  @Override
  public void happened(RunEvent event) {
    happened.add(event);
  }

  @Override
  public void output(String line) {
    lines.add(line);
  }

  <T extends RunEvent> List<T> happened(Class<T> type) {
    return happened.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
