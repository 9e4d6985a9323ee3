package dev.tarsier.job.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.recipe.ModelInput;
import dev.tarsier.job.request.InputProblem;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be shown of CUDA on a machine without it. */
class TestCudaLibraries {
  private static final String ABSENT =
      "no onnxruntime_gpu jar on the class path: name"
          + " com.microsoft.onnxruntime:onnxruntime_gpu:1.28.0 under jars";

  private final ClassLoader before = Thread.currentThread().getContextClassLoader();

  @TempDir private Path folder;

  @AfterEach
  void restore() {
    Thread.currentThread().setContextClassLoader(before);
    System.clearProperty("onnxruntime.native.path");
  }

  /** A jar with files of the names of an onnxruntime_gpu jar, each holding its own name. */
  private void putOnClassPath(String version) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
    Path jar = folder.resolve("onnxruntime_gpu.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (String name :
          List.of("", "4j_jni", "_providers_shared", "_providers_cuda", "_providers_tensorrt")) {
        String library = "libonnxruntime" + name + ".so";
        out.putNextEntry(new JarEntry("ai/onnxruntime/native/linux-x64/" + library));
        out.write(library.getBytes(StandardCharsets.UTF_8));
      }
    }
    URL[] urls = {jar.toUri().toURL()};
    Thread.currentThread().setContextClassLoader(new URLClassLoader(urls, before));
  }

  @Test
  void withoutItsJarThereIsNone() throws IOException {
    assertThat(CudaLibraries.prepare()).isEqualTo(ABSENT);
    assertThat(System.getProperty("onnxruntime.native.path")).isNull();
  }

  @Test
  void aJarOfAnotherVersionIsRefused() throws IOException {
    putOnClassPath("1.20.0");
    assertThat(CudaLibraries.prepare())
        .isEqualTo("the onnxruntime_gpu jar is of version 1.20.0 and has to be of 1.28.0");
  }

  @Test
  void onnxRuntimeIsSentToTheLibrariesOfThatJar() throws IOException {
    putOnClassPath("1.28.0");
    assertThat(CudaLibraries.prepare()).isEmpty();
    Path libraries = Path.of(System.getProperty("onnxruntime.native.path"));
    assertThat(libraries)
        .isDirectoryContaining("glob:**/libonnxruntime.so")
        .isDirectoryContaining("glob:**/libonnxruntime4j_jni.so")
        .isDirectoryContaining("glob:**/libonnxruntime_providers_shared.so")
        .isDirectoryNotContaining("glob:**/*tensorrt*");
    assertThat(libraries.resolve("libonnxruntime_providers_cuda.so"))
        .hasContent("libonnxruntime_providers_cuda.so");
  }

  @Test
  void cudaIsRefusedWhereItIsNot() throws IOException {
    Path file = Models.channelMeans("batch").write(folder.resolve("x.onnx"));
    assertThatThrownBy(() -> OnnxModel.open(file, "file:/x.onnx", ModelInput.Device.CUDA))
        .isInstanceOfSatisfying(
            InputProblem.class,
            problem -> assertThat(problem.specPath()).isEqualTo("recipe.device"))
        .hasMessageStartingWith("Unsupported device: cuda (")
        .hasMessageEndingWith("; write device: auto to go on without a GPU, or device: cpu)");
  }

  @Test
  void autoGoesOnWithoutAndSaysWhy() throws IOException {
    Path file = Models.channelMeans("batch").write(folder.resolve("x.onnx"));
    try (OnnxModel model = OnnxModel.open(file, "file:/x.onnx", ModelInput.Device.AUTO)) {
      assertThat(model.device()).startsWith("cpu, no cuda: ");
    }
  }

  @Test
  void whatIsWrongWithTheModelIsSaidFirst() throws IOException {
    Path file = Files.writeString(folder.resolve("x.onnx"), "a text");
    assertThatThrownBy(() -> OnnxModel.open(file, "file:/x.onnx", ModelInput.Device.CUDA))
        .isInstanceOf(InputProblem.class)
        .hasMessageStartingWith("Invalid model: file:/x.onnx is no whole ONNX file");
  }
}
