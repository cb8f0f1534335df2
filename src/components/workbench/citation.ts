import type {Estimate} from "../../analysis/estimators/Estimated.js";
import type {Specification} from "../../analysis/panel/Specification.js";
import {sayEstimate} from "../../analysis/words/sayEstimate.js";
import type {Edition} from "../../authoring/references.js";
import {references} from "../../authoring/references.js";
import {copyButton} from "../controls/copyButton.js";
import {h} from "../controls/h.js";

/** What is on the page when a reader asks how to cite it. */
export interface Cited {
  edition: Edition;
  spec: Specification;
  answer: Estimate;
  address: string;
}

/**
 * How to cite one specification, with what is found and its address.
 *
 * @param now what is shown; asked each time the citation is opened.
 */
export function citation(document: Document, now: () => Cited): HTMLDetailsElement {
  const list = h(document, "ul");
  const code = h(document, "pre", {tabindex: "0", role: "region", "aria-label": "BibTeX"});
  const summary = h(document, "summary", {}, "Cite this");
  const copy = copyButton(document, "Copy BibTeX", () => code.textContent ?? "");
  const element = h(document, "details", {class: "citation"}, summary, list, code, copy) as HTMLDetailsElement;
  element.addEventListener("toggle", () => {
    if (!element.open) return;
    const {edition, spec, answer, address} = now();
    const all = references(edition, {text: sayEstimate(spec, answer), address});
    list.replaceChildren(...all.map(({text}) => h(document, "li", {}, text)));
    code.textContent = all.map(({bibtex}) => bibtex).join("\n");
  });
  return element;
}
