package dev.tarsier.job.recipe;

import java.util.List;
import java.util.function.UnaryOperator;

/** An operation that needs files or folders beside the images, such as a model. */
public interface FileUser extends Operation {
  /** URIs or paths as they were written; empty texts are left out. */
  List<String> files();

  /** The same operation with every such text replaced, as by a path taken from a spec's folder. */
  Operation withFiles(UnaryOperator<String> replacement);
}
