package dev.tarsier.job.pipeline;

import dev.tarsier.job.model.onnx.OnnxGraph;
import dev.tarsier.job.model.onnx.OnnxGraph.Attribute;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** A model whose features are known without it: the mean of red, of green and of blue. */
public final class ModelFixture {
  private ModelFixture() {}

  /** Takes images of 8 x 8; {@code batch} is a number, or the name of an open axis. */
  public static Path write(Path file, Object batch) throws IOException {
    return new OnnxGraph()
        .input("image", OnnxGraph.FLOAT, batch, 3, 8, 8)
        .node(
            "ReduceMean",
            List.of("image"),
            "means",
            Attribute.list("axes", 2L, 3L),
            Attribute.of("keepdims", 0))
        .output("means", OnnxGraph.FLOAT, batch, 3)
        .write(file);
  }

  /** The recipe that shows it images of 8 x 8 with values from 0 to 1. */
  public static String recipe(String name, Path model, String more) {
    return "{\"name\":\""
        + name
        + "\",\"model\":\"file:"
        + model
        + "\",\"mean\":[0,0,0],\"std\":[1,1,1],\"batch\":4"
        + ",\"resize\":{\"size\":8},\"crop\":{\"width\":8,\"height\":8}"
        + more
        + "}";
  }

  /** An image of one colour. */
  public static byte[] png(int red, int green, int blue) throws IOException {
    BufferedImage image = new BufferedImage(20, 12, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(red, green, blue));
    graphics.fillRect(0, 0, 20, 12);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }
}
