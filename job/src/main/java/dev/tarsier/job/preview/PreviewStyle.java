package dev.tarsier.job.preview;

import dev.tarsier.job.chart.Stylesheet;

/** The page's style, on top of what all pages share. */
final class PreviewStyle {
  private PreviewStyle() {}

  private static final String PAGE =
      """
      html { scroll-behavior: smooth; scroll-padding-top: 1rem; }
      body { max-width: 84rem; }
      body:has(figure:target) { overflow: hidden; }
      .chain {
        display: flex; flex-wrap: wrap; gap: 0.25rem 0; margin: 0.75rem 0; padding: 0;
        list-style: none; font-size: 0.9375rem;
      }
      .chain li + li::before { content: "\\2192"; margin: 0 0.5rem; color: var(--quiet); }
      kbd {
        padding: 0 0.3125rem; border: 1px solid var(--rule); border-radius: 3px;
        font: 0.8125rem/1.4 system-ui, sans-serif;
      }
      section.image { margin-top: 2.5rem; padding-top: 1.5rem; border-top: 1px solid var(--rule); }
      h2 { margin-bottom: 0.25rem; }
      h2 .name { font-family: inherit; }
      .facts { color: var(--quiet); font-size: 0.9375rem; font-variant-numeric: tabular-nums; }
      .dot { margin: 0 0.125rem; }
      .refusal, .fault { border-left: 3px solid var(--fault); background: var(--ground); }
      .refusal { padding: 0.625rem 0.875rem; }
      .refusal code { color: var(--fault); }
      """;

  private static final String STEPS =
      """
      .steps {
        display: grid; grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr));
        gap: 1.5rem; margin: 1rem 0 0; padding: 0; list-style: none;
      }
      .steps li { min-width: 0; }
      .fault { align-self: start; padding: 0.875rem; overflow-wrap: anywhere; }
      .fault p:last-child { margin-bottom: 0; }
      .fault .title span:last-child { color: var(--fault); }
      figure { margin: 0; }
      .stage {
        position: relative; display: flex; align-items: center; justify-content: center;
        aspect-ratio: var(--shape); background: var(--ground); border-radius: 4px; overflow: hidden;
        cursor: zoom-in;
      }
      .stage:focus-visible { outline: 3px solid var(--work); outline-offset: 2px; }
      .stage img { max-width: 100%; max-height: 100%; width: auto; height: auto; display: block; }
      .title { display: flex; align-items: baseline; gap: 0.5rem; margin: 0.625rem 0 0.25rem; }
      .number {
        min-width: 1.375rem; border-radius: 0.6875rem; background: var(--ground);
        color: var(--quiet); font-size: 0.8125rem; line-height: 1.375rem; text-align: center;
      }
      .time { margin-left: auto; color: var(--quiet); font-size: 0.875rem; }
      .time, .pixels, .parameters { font-variant-numeric: tabular-nums; }
      .bar { height: 3px; margin: 0 0 0.5rem; border-radius: 2px; background: var(--ground); }
      .bar span { display: block; height: 100%; border-radius: 2px; background: var(--work); }
      .parameters {
        display: flex; flex-wrap: wrap; gap: 0.125rem 0.875rem; margin: 0 0 0.25rem;
        font: 0.8125rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
      }
      .parameters div { overflow-wrap: anywhere; }
      .parameters dt, .parameters dd { display: inline; margin: 0; font-size: inherit; }
      .parameters dt { color: var(--quiet); }
      .pixels { margin: 0; color: var(--quiet); font-size: 0.8125rem; }
      .pixels strong { color: var(--ink); }
      .controls, .of { display: none; }
      """;

  private static final String LARGE =
      """
      figure:target {
        position: fixed; inset: 0; z-index: 1; display: grid; background: var(--paper);
        grid-template: minmax(0, 1fr) auto / minmax(0, 1fr) auto;
      }
      figure:target .stage {
        grid-column: 1 / -1; aspect-ratio: auto; border-radius: 0; min-height: 0; outline: none;
      }
      figure:target img { width: 100%; height: 100%; object-fit: contain; }
      figure:target img.hard { image-rendering: pixelated; }
      figure:target .before {
        position: absolute; inset: 0; clip-path: inset(0 calc(100% - var(--cut, 0%)) 0 0);
        background: var(--ground);
      }
      figure:target figcaption {
        max-height: 30vh; padding: 0.25rem 1rem 0.75rem; overflow: auto;
      }
      figure:target .title { justify-content: start; }
      figure:target .time { margin-left: 0.5rem; }
      figure:target .bar { display: none; }
      figure:target .of { display: block; margin: 0 0 0.25rem; font-size: 0.8125rem; }
      figure:target .controls {
        display: flex; flex-wrap: wrap; align-content: center; align-items: center;
        justify-content: end; gap: 0.375rem; padding: 0.5rem 1rem;
      }
      .controls a {
        min-width: 2.75rem; border: 1px solid var(--rule); border-radius: 4px; color: inherit;
        font-size: 1.25rem; line-height: 2.625rem; text-align: center; text-decoration: none;
      }
      .controls a:hover { background: var(--ground); }
      .controls input { width: 9rem; accent-color: var(--work); }
      figure:target.pixels .stage { display: block; overflow: auto; cursor: zoom-out; }
      figure:target.pixels img { width: auto; height: auto; max-width: none; max-height: none; }
      figure:target.pixels .before { right: auto; bottom: auto; }
      """;

  private static final String PHONE =
      """
      @media (max-width: 34rem) {
        body { padding-top: 1.25rem; }
        h1 { font-size: 1.625rem; }
        .keys { display: none; }
        figure:target { grid-template: minmax(0, 1fr) auto auto / minmax(0, 1fr); }
        figure:target .controls { justify-content: space-between; padding-top: 0; }
        .controls input { width: 100%; }
      }
      @media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
      @media print {
        body { max-width: none; padding: 0; }
        figure, tr { break-inside: avoid; }
      }
      """;

  static final String CSS = Stylesheet.BASE + PAGE + STEPS + LARGE + PHONE;
}
