import type {Specification} from "../../analysis/panel/Specification.js";
import {hypothesisPage, titleFor} from "../../authoring/newPages.js";
import {button, download} from "../controls/fields.js";

/** A button that hands out a specification as a page of one's own. */
export function savePage(spec: Specification): HTMLButtonElement {
  const title = titleFor(spec);
  const slug = title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
  return button("Save as page", () => download(`${slug}.md`, "text/markdown", hypothesisPage(title, spec)));
}
