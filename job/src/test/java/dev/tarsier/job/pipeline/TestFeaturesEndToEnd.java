package dev.tarsier.job.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.tarsier.job.model.onnx.MobileNetV2;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.sink.VectorReader;
import dev.tarsier.job.sink.VectorRow;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

/** From image files to features in Parquet, beside OpenCV and ONNX Runtime in Python. */
class TestFeaturesEndToEnd extends PipelineTest {
  /**
   * Features go up to 6. With openpnp's OpenCV 4.9 they agree within 1e-4; another build may round
   * a pixel to the next of 256 levels.
   */
  private static final float TOLERANCE = 0.01f;

  private static final String GOLDEN = "mobilenetv2-end-to-end.txt";

  /** The same waves as in mobilenetv2_end_to_end.py. */
  private static byte[] png(int width, int height, int seed) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int red = (x * (3 + seed) + y) % 256;
        int green = (x * x / (40 + seed) + y * 2) % 256;
        int blue = (y * y / (30 + seed) + x) % 256;
        image.setRGB(x, y, red << 16 | green << 8 | blue);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  @Test
  void theFeaturesAreThoseOfPython() throws IOException {
    Path model = MobileNetV2.features(7, "batch").write(folder.resolve("mobilenetv2.onnx"));
    if (Boolean.getBoolean("golden.write")) {
      MobileNetV2.features(7, "batch").write(Path.of("target/mobilenetv2.onnx"));
      abort("the model is in target/: make the golden features with it");
    }
    run.put("a.png", png(640, 480, 1));
    run.put("b.png", png(300, 500, 2));
    run.put("c.png", png(512, 512, 3));
    JobRequest request =
        run.request(
            "--recipe",
            "{\"name\": \"features\", \"model\": \"file:" + model + "\"}",
            "--output-format",
            "parquet",
            "--partitions",
            "2");
    run.run(request);

    Map<String, float[]> features = features(request);
    Map<String, float[]> golden = golden();

    assertThat(features.keySet()).isEqualTo(golden.keySet());
    golden.forEach(
        (path, vector) ->
            assertThat(features.get(path)).as(path).containsExactly(vector, within(TOLERANCE)));
  }

  private Map<String, float[]> features(JobRequest request) throws IOException {
    Map<String, float[]> features = new TreeMap<>();
    for (var shard : run.manifest(request).shards()) {
      Path file = run.folder(request).resolve("shards").resolve(shard.name());
      try (VectorReader reader =
          VectorReader.of(new org.apache.hadoop.fs.Path(file.toUri()), new Configuration(false))) {
        for (Optional<VectorRow> row = reader.next(); row.isPresent(); row = reader.next()) {
          features.put(row.get().path(), row.get().values());
        }
      }
    }
    return features;
  }

  private static Map<String, float[]> golden() throws IOException {
    Map<String, float[]> golden = new TreeMap<>();
    try (var in = TestFeaturesEndToEnd.class.getResourceAsStream(GOLDEN)) {
      String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      for (String line : text.lines().filter(each -> !each.startsWith("#")).toList()) {
        String[] numbers = line.split(" ", -1);
        float[] vector = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
          vector[i] = Float.parseFloat(numbers[i]);
        }
        golden.put((char) ('a' + golden.size()) + ".png", vector);
      }
    }
    return golden;
  }
}
