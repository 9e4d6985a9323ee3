package dev.tarsier.job.chart;

/** How every page of ours begins and ends: HTML that is also well-formed XML. */
final class Page {
  private Page() {}

  // The policy is the second belt: were a name ever to break out, it could still load nothing.
  static String head(String title) {
    return """
        <!DOCTYPE html>
        <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
        <head>
        <meta charset="utf-8"/>
        <meta http-equiv="Content-Security-Policy" \
        content="default-src 'none'; img-src data:; style-src 'unsafe-inline'"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title>%s</title>
        <style>
        %s</style>
        </head>
        <body>
        """
        .formatted(Html.text(title), Stylesheet.CSS);
  }

  /** {@code sentence} is markup. */
  static String foot(String sentence) {
    return """
        <footer>
        <p>%s</p>
        </footer>
        </body>
        </html>
        """
        .formatted(sentence);
  }
}
