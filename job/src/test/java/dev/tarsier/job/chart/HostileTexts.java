package dev.tarsier.job.chart;

import java.util.List;

/** What names, labels and messages hold when somebody means harm by them. */
public final class HostileTexts {
  /** Each on its own must stay text, wherever it stands. */
  public static final List<String> ALL =
      List.of(
          "\"><script>alert(1)</script>",
          "' onmouseover='alert(1)",
          "\" onload=\"alert(1)",
          "javascript:alert(1)",
          "</script><img src=x onerror=alert(1)>",
          "</title></style></head><body onload=alert(1)>",
          "--><!--<![CDATA[]]>",
          "</figcaption></figure></section><a href=\"javascript:alert(1)\">here</a>",
          "<svg><use href=\"data:image/svg+xml,x\"/></svg>",
          "&lt;script&gt;&#60;script&#62;&quot;",
          "a\nb\rc\tdef\u2028g\u2029h\u202ei\u0000j\ud800k\uffffl",
          "%s%n%1$s$1\\",
          "=cmd|' /C calc'!A0",
          "<" + "very long/".repeat(2000) + ">");

  private HostileTexts() {}
}
