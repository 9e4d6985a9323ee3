package dev.tarsier.job.chart;

/** The page's style: system fonts, few colours for each mode, one column up to 60 rem. */
public final class Stylesheet {
  private Stylesheet() {}

  /** Text keeps a contrast of 4.5 and more (WCAG AA), chart shapes 3 and more, in both modes. */
  private static final String COLORS =
      """
      :root {
        color-scheme: light dark;
        --paper: #ffffff; --ink: #1c2126; --quiet: #57606a; --rule: #d9dee3;
        --ground: #eef1f3; --work: #0f6f78; --wait: #838c95; --fault: #b3490f;
        --c0: #0f6f78; --c1: #b3490f; --c2: #3b5bdb; --c3: #b0307f;
        --c4: #6b7a00; --c5: #6f42c1; --c6: #7a4f2a; --c7: #c92a2a;
      }
      @media screen and (prefers-color-scheme: dark) {
        :root {
          --paper: #14181b; --ink: #e4e8eb; --quiet: #9ca6af; --rule: #32393f;
          --ground: #20262b; --work: #46aeb6; --wait: #76818b; --fault: #ee9a5b;
          --c0: #46aeb6; --c1: #ee9a5b; --c2: #8ea6ff; --c3: #ef87c3;
          --c4: #b9c84a; --c5: #b79cf2; --c6: #c79a6b; --c7: #ff8787;
        }
      }
      """;

  private static final String PAGE =
      """
      * { box-sizing: border-box; }
      html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
      body {
        margin: 0 auto; max-width: 60rem; padding: 2rem 1rem 3rem;
        background: var(--paper); color: var(--ink);
        font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
      }
      h1 { margin: 0; font-size: 2rem; line-height: 1.2; letter-spacing: -0.01em; }
      h2 { margin: 0 0 0.75rem; font-size: 1.125rem; line-height: 1.3; }
      p { margin: 0 0 0.75rem; }
      section { margin-top: 2.75rem; }
      code, .run .name, td .name, th .name, figcaption .name {
        font: 0.8125rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
      }
      .name { white-space: break-spaces; overflow-wrap: anywhere; }
      code { overflow-wrap: anywhere; }
      .eyebrow, .run, .note, .sum, .what, footer { color: var(--quiet); }
      .eyebrow { margin: 0; font-size: 0.875rem; }
      .note { max-width: 44rem; }
      .note, footer { font-size: 0.875rem; }
      footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--rule); }
      .unseen {
        position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0;
        overflow: hidden; clip-path: inset(50%); white-space: nowrap;
      }
      """;

  private static final String OPENING =
      """
      .verdict { margin: 1.25rem 0 0.75rem; font-size: 1.25rem; line-height: 1.35; }
      .outcome { display: block; border-radius: 3px; }
      .sum { margin: 0.5rem 0 1.5rem; font-size: 0.875rem; font-variant-numeric: tabular-nums; }
      .key { white-space: nowrap; }
      .key::before {
        content: ""; display: inline-block; width: 0.625rem; height: 0.625rem;
        margin-right: 0.375rem; border-radius: 2px; background: var(--wait);
      }
      .key.written::before { background: var(--work); }
      .key.rejected::before { background: var(--fault); }
      .figures, .marks { display: grid; gap: 1rem 1.5rem; margin: 0 0 1rem; }
      .figures {
        grid-template-columns: repeat(4, minmax(0, 1fr));
        padding: 1.25rem 0; border: solid var(--rule); border-width: 1px 0;
      }
      .marks { grid-template-columns: repeat(3, auto); justify-content: start; }
      dt { color: var(--quiet); font-size: 0.875rem; }
      dd { margin: 0; font-size: 1.375rem; line-height: 1.3; font-variant-numeric: tabular-nums; }
      .marks { white-space: nowrap; }
      .marks dd { font-size: 1.125rem; }
      dd.remark { color: var(--quiet); font-size: 0.8125rem; }
      """;

  private static final String TABLES =
      """
      table {
        width: 100%; margin: 0 0 0.75rem; border-collapse: collapse; font-size: 0.875rem;
        font-variant-numeric: tabular-nums;
      }
      th, td {
        padding: 0.375rem 0.75rem 0.375rem 0; border-bottom: 1px solid var(--rule);
        text-align: left; vertical-align: baseline; font-weight: normal;
      }
      th:last-child, td:last-child { padding-right: 0; }
      thead th { color: var(--quiet); font-size: 0.8125rem; vertical-align: bottom; }
      tfoot th, tfoot td { border-bottom: 0; font-weight: 600; }
      .number { text-align: right; white-space: nowrap; }
      .stages .chart { width: 50%; }
      .reasons { width: auto; margin-bottom: 1.5rem; }
      .reasons td, .reasons th { padding-right: 1.5rem; }
      .rejections thead th:first-child { width: 42%; }
      .rejections thead th:nth-child(2) { width: 11rem; }
      .rejections code { white-space: nowrap; }
      .shards { max-width: 44rem; }
      .shards .name { overflow-wrap: break-word; }
      .shards th:last-child, .shards td:last-child { padding-left: 1rem; white-space: nowrap; }
      .rejections td:last-child { overflow-wrap: anywhere; }
      .pairs th { width: 14rem; color: var(--quiet); overflow-wrap: anywhere; }
      .labels {
        columns: 10rem; column-gap: 1.5rem; margin: 0 0 0.75rem; padding: 0; list-style: none;
        font-size: 0.875rem; line-height: 1.7;
      }
      .labels li { display: flex; gap: 0.75rem; break-inside: avoid; }
      .class {
        min-width: 1.5rem; color: var(--quiet); text-align: right;
        font-variant-numeric: tabular-nums;
      }
      details { border-top: 1px solid var(--rule); }
      details:last-of-type { border-bottom: 1px solid var(--rule); }
      summary { padding: 0.625rem 0; cursor: pointer; }
      details table { margin-bottom: 1rem; }
      details tr:last-child > * { border-bottom: 0; }
      """;

  private static final String PICTURES =
      """
      .sheet {
        display: grid; grid-template-columns: repeat(auto-fill, minmax(17.5rem, 1fr)); gap: 1.5rem;
      }
      .samples {
        display: grid; grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr)); gap: 1.5rem;
      }
      .samples figure { display: flex; flex-direction: column; }
      .samples img { height: 11rem; background: var(--ground); }
      .samples figcaption > * { display: block; }
      .place { font-size: 0.8125rem; overflow-wrap: anywhere; }
      .label .name { color: var(--ink); font-weight: 600; }
      .problems { margin: 0 0 0.75rem; padding: 0 0 0 1.25rem; font-size: 0.875rem; }
      .problems li { margin-bottom: 0.375rem; overflow-wrap: anywhere; }
      figure { margin: 0; }
      .frames { display: grid; grid-template-columns: 1fr 1fr; gap: 0.25rem; }
      img {
        display: block; width: 100%; height: auto; max-height: 16rem; object-fit: contain;
        border: 1px solid var(--rule);
      }
      figcaption { margin-top: 0.375rem; color: var(--quiet); line-height: 1.35; }
      svg { display: block; overflow: visible; }
      .outcome { overflow: hidden; }
      .outcome rect { stroke: var(--paper); stroke-width: 1px; }
      .bar { border-radius: 2px; overflow: hidden; }
      rect.ground { fill: var(--ground); }
      rect.work, rect.written { fill: var(--work); }
      rect.wait, rect.skipped { fill: var(--wait); }
      rect.rejected { fill: var(--fault); }
      .strip { max-width: 44rem; margin-bottom: 0.75rem; }
      .strip text {
        fill: var(--quiet); font-size: 0.75rem; text-anchor: middle;
        font-variant-numeric: tabular-nums;
      }
      .strip .count, .strip text.median {
        fill: var(--ink); stroke: var(--paper); stroke-width: 3px; paint-order: stroke;
      }
      line.axis { stroke: var(--quiet); }
      line.halo { stroke: var(--paper); stroke-width: 4px; }
      line.median { stroke: var(--ink); stroke-width: 1.5px; }
      """;

  /** Each colour of a label is set once, as what its key and its points are painted with. */
  private static final String PLOTS =
      """
      h3 { margin: 1.5rem 0 0.5rem; font-size: 1rem; line-height: 1.3; }
      .plot { max-width: 44rem; margin-bottom: 0.75rem; }
      .save { max-width: 44rem; margin: -0.5rem 0 0.75rem; text-align: right; font-size: 0.75rem; }
      .save a { color: var(--quiet); }
      .plot text {
        fill: var(--quiet); font-size: 0.75rem; text-anchor: middle;
        font-variant-numeric: tabular-nums;
      }
      .plot text.mark { text-anchor: end; }
      .plot line.grid { stroke: var(--rule); }
      .plot line.together { stroke: var(--ink); stroke-width: 1.5px; }
      .plot circle.together { fill: var(--ink); }
      .plot text.name { fill: var(--ink); text-anchor: start; }
      .series { fill: var(--label); stroke: var(--label); }
      .series circle { stroke: none; }
      .series .joint { stroke-width: 1.5px; }
      .series .error { stroke-opacity: 0.6; }
      .advice dt { margin-top: 1rem; color: var(--ink); font-size: 1rem; line-height: 1.4; }
      .advice dd { font-size: 0.875rem; line-height: 1.5; color: var(--quiet); }
      .parts { display: block; border-radius: 2px; overflow: hidden; }
      .parts rect { fill: var(--label); }
      .wide { overflow-x: auto; }
      .wide table { min-width: 34rem; }
      .scatter g { fill: var(--label); fill-opacity: 0.75; }
      .scatter g.ring { fill: none; stroke: var(--label); stroke-width: 1.5px; }
      .legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; font-size: 0.875rem; }
      .legend .key { white-space: normal; }
      .legend .key::before { background: var(--label); border-radius: 50%; }
      .c0 { --label: var(--c0); }
      .c1 { --label: var(--c1); }
      .c2 { --label: var(--c2); }
      .c3 { --label: var(--c3); }
      .c4 { --label: var(--c4); }
      .c5 { --label: var(--c5); }
      .c6 { --label: var(--c6); }
      .c7 { --label: var(--c7); }
      .rest { --label: var(--wait); }
      """;

  private static final String PHONE =
      """
      @media (max-width: 34rem) {
        body { padding-top: 1.25rem; }
        .figures { grid-template-columns: repeat(2, minmax(0, 1fr)); }
        h1 { font-size: 1.625rem; }
        th, td { padding-right: 0.5rem; }
        .what { display: block; font-size: 0.8125rem; line-height: 1.3; }
        .stages .chart { width: 26%; }
        .marks { gap: 1rem; }
        .marks dd { font-size: 1rem; }
        .pairs th { width: 8rem; }
        .rejections thead {
          position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
        }
        .rejections, .rejections tbody { display: block; }
        .rejections tr { display: block; padding: 0.5rem 0; border-bottom: 1px solid var(--rule); }
        .rejections tbody th, .rejections tbody td {
          display: block; width: auto; padding: 0; border: 0;
        }
        .rejections td { color: var(--quiet); }
        .shards th:first-child { width: 46%; }
        .shards th:last-child, .shards td:last-child { padding-left: 0; }
        .shards code, .shards .name { font-size: 0.75rem; }
      }
      """;

  private static final String PRINT =
      """
      @media print {
        @page { margin: 16mm; }
        body { max-width: none; padding: 0; font-size: 10pt; }
        section { margin-top: 1.5rem; }
        h2, summary, thead { break-after: avoid; }
        tfoot { display: table-row-group; }
        tr, figure, dl, .strip, .plot { break-inside: avoid; }
        svg, .key::before { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
        details::details-content { display: block; height: auto; content-visibility: visible; }
      }
      """;

  /** What every page begins with: colours by name, text, names that break anywhere. */
  public static final String BASE = COLORS + PAGE;

  static final String CSS = BASE + OPENING + TABLES + PICTURES + PLOTS + PHONE + PRINT;
}
