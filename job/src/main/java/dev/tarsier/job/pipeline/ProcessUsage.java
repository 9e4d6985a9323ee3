package dev.tarsier.job.pipeline;

import com.sun.management.OperatingSystemMXBean;
import dev.tarsier.job.report.Requests;
import java.io.IOException;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.hadoop.fs.GlobalStorageStatistics;
import org.apache.hadoop.fs.StorageStatistics;

/**
 * What one process has used since it started; nothing of it ever falls.
 *
 * @param peakResidentBytes 0 where the operating system does not say
 * @param cpuNanos of all threads; 0 where the virtual machine does not say
 */
record ProcessUsage(long peakResidentBytes, long cpuNanos, Requests requests)
    implements Serializable {
  /** {@code GhfsGlobalStorageStatistics.NAME} of gcs-connector 4.0.4. */
  private static final String CONNECTOR = "GhfsStorageStatistics";

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String PEAK = "VmHWM:";

  /** This process until now. */
  static ProcessUsage now() {
    return new ProcessUsage(
        peak(), cpu(), requests(GlobalStorageStatistics.INSTANCE.get(CONNECTOR)));
  }

  /** Of two looks at one process, the later. */
  ProcessUsage later(ProcessUsage other) {
    return cpuNanos > other.cpuNanos ? this : other;
  }

  private static Requests requests(StorageStatistics statistics) {
    return statistics == null
        ? Requests.NONE
        : new Requests(
            count(statistics, "gcs_api_total_request_count"),
            count(statistics, "gcs_get_media_request"),
            count(statistics, "gcs_metadata_request"),
            count(statistics, "gcs_list_dir_request") + count(statistics, "gcs_list_file_request"),
            count(statistics, "op_create"),
            count(statistics, "gcs_api_client_side_error_count"),
            count(statistics, "gcs_api_server_side_error_count"),
            count(statistics, "gcs_backoff_count"));
  }

  private static long count(StorageStatistics statistics, String name) {
    Long count = statistics.getLong(name);
    return count == null ? 0 : count;
  }

  private static long cpu() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? Math.max(0, system.getProcessCpuTime())
        : 0;
  }

  /** Linux keeps it, in KiB (proc_pid_status(5)). */
  private static long peak() {
    try (Stream<String> lines = Files.lines(STATUS, StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(line -> line.startsWith(PEAK))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElse(0);
    } catch (IOException | RuntimeException e) {
      return 0;
    }
  }
}
