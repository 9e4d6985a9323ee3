package dev.tarsier.template.command;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * Ctrl-C as an event. The JDK has it in {@code sun.misc.Signal} alone, a supported class of module
 * jdk.unsupported (JEP 260) that javac warns about by name; so it is called by reflection, and
 * where it is missing Ctrl-C ends the process, as ever.
 */
final class Signals {
  private static final String INTERRUPT = "INT";
  private static final String NONE = "none";

  private final Object former;

  private Signals(Object former) {
    this.former = former;
  }

  /** Runs {@code action} for each Ctrl-C, on a thread of its own, until closed. */
  static Signals onInterrupt(Runnable action) {
    InvocationHandler handler =
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "handle" -> {
                action.run();
                yield null;
              }
              case "equals" -> proxy == arguments[0];
              case "hashCode" -> System.identityHashCode(proxy);
              default -> "interrupt";
            };
    try {
      Class<?> type = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {type}, handler);
      return new Signals(handle(proxy));
    } catch (ReflectiveOperationException e) {
      return new Signals(NONE);
    }
  }

  /** Returns the handler that was there. */
  private static Object handle(Object handler) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> type = Class.forName("sun.misc.SignalHandler");
    return signal
        .getMethod("handle", signal, type)
        .invoke(null, signal.getConstructor(String.class).newInstance(INTERRUPT), handler);
  }

  /** Leaves Ctrl-C as it was. */
  void close() {
    if (former.equals(NONE)) {
      return;
    }
    try {
      handle(former);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot restore the handler of Ctrl-C", e);
    }
  }
}
