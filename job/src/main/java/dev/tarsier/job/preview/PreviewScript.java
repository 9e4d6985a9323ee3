package dev.tarsier.job.preview;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What the page does beyond links: keys, the step before laid over a picture, real pixels. Written
 * without the characters that XML would want escaped.
 */
final class PreviewScript {
  private PreviewScript() {}

  static final String TEXT =
      """

      "use strict";
      (() => {
        let cut = 0;
        const open = () => document.querySelector("figure:target");
        const follow = (figure, kind) => {
          const link = figure.querySelector(".controls ." + kind);
          if (link) { location.replace(link.href); }
        };
        const before = (figure) => {
          const previous = figure.parentElement.previousElementSibling;
          return previous ? previous.querySelector("img") : null;
        };
        const side = (image, name) => Number(image.getAttribute(name));
        const shape = (image) => side(image, "width") / side(image, "height");
        const lay = (figure) => {
          figure.style.setProperty("--cut", cut + "%");
          figure.querySelectorAll("input").forEach((slider) => { slider.value = cut; });
        };
        const comparable = (figure) => {
          const other = before(figure);
          const image = figure.querySelector("img");
          return other ? Math.abs(shape(other) / shape(image) - 1) * 100 - 1 : 1;
        };
        const compare = (figure) => {
          if (figure.querySelector("input") || comparable(figure) > 0) { return; }
          const over = before(figure).cloneNode();
          over.classList.add("before");
          figure.querySelector(".stage").append(over);
          const slider = document.createElement("input");
          slider.type = "range";
          slider.min = 0;
          slider.max = 100;
          slider.title = "How much of the step before is laid over";
          slider.addEventListener("input", () => { cut = Number(slider.value); lay(figure); });
          figure.querySelector(".controls").prepend(slider);
        };
        const enter = () => {
          const figure = open();
          if (figure) { compare(figure); lay(figure); figure.querySelector(".stage").focus(); }
        };
        const keys = {
          ArrowLeft: "previous", ArrowRight: "next", ArrowUp: "above", ArrowDown: "below",
          Escape: "close"
        };
        addEventListener("keydown", (event) => {
          const figure = open();
          if (!figure || event.ctrlKey || event.metaKey || event.altKey) { return; }
          if (event.key === " ") {
            cut = cut > 0 ? 0 : 100;
            lay(figure);
          } else if (event.target.type !== "range" || !event.key.startsWith("Arrow")) {
            if (!keys[event.key]) { return; }
            follow(figure, keys[event.key]);
          } else {
            return;
          }
          event.preventDefault();
        });
        addEventListener("click", (event) => {
          const figure = open();
          if (!figure || !figure.querySelector(".stage").contains(event.target)) { return; }
          event.preventDefault();
          figure.classList.toggle("pixels");
        });
        addEventListener("hashchange", enter);
        addEventListener("load", enter);
        if (document.body.dataset.watched) {
          addEventListener("focus", () => location.reload());
        }
      })();
      """;

  /** As a Content-Security-Policy names it. */
  static final String HASH = hash();

  private static String hash() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(TEXT.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
