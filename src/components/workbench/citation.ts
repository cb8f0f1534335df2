import type {Estimate} from "../../analysis/estimators/Estimated.js";
import type {Specification} from "../../analysis/panel/Specification.js";
import {sayEstimate} from "../../analysis/words/sayEstimate.js";
import {copyButton} from "../controls/copyButton.js";
import {h} from "../controls/h.js";

/** What a citation names beside the address. */
export interface Edition {
  release: string;
  synthetic: boolean;
  /** Null outside a git checkout. */
  commit: string | null;
}

/** What is on the page when a reader asks how to cite it. */
export interface Cited {
  edition: Edition;
  spec: Specification;
  answer: Estimate;
  address: string;
}

/**
 * How to cite one specification: the producer of the data first, then this report with its address.
 *
 * @param now what is shown; asked each time the citation is opened.
 */
export function citation(document: Document, now: () => Cited): HTMLDetailsElement {
  const text = h(document, "p");
  const code = h(document, "pre", {tabindex: "0", role: "region", "aria-label": "BibTeX"});
  const summary = h(document, "summary", {}, "Cite this");
  const copy = copyButton(document, "Copy BibTeX", () => code.textContent ?? "");
  const element = h(document, "details", {class: "citation"}, summary, text, code, copy) as HTMLDetailsElement;
  element.addEventListener("toggle", () => {
    if (!element.open) return;
    const cited = now();
    text.textContent = reference(cited);
    code.textContent = bibtex(cited);
  });
  return element;
}

function reference({edition, spec, answer, address}: Cited): string {
  const data = `release ${edition.release}${edition.synthetic ? " (synthetic sample, not findings)" : ""}`;
  const code = edition.commit === null ? "" : `, code ${edition.commit.slice(0, 12)}`;
  return (
    `Anthropic Economic Index, ${data}; Hugging Face dataset Anthropic/EconomicIndex, CC-BY. ` +
    `Oversight Gap, workbench${code}: “${sayEstimate(spec, answer)}” ${address}`
  );
}

function bibtex({edition: {release, commit}, address}: Cited): string {
  const [year] = release.split("-");
  return `@misc{anthropic-economic-index,
  author = {{Anthropic}},
  title = {Anthropic Economic Index, release ${release}},
  year = {${year}},
  howpublished = {Hugging Face dataset Anthropic/EconomicIndex, CC-BY},
  url = {https://huggingface.co/datasets/Anthropic/EconomicIndex}
}
@misc{oversight-gap-workbench,
  title = {Oversight Gap: a rebuildable report on the Anthropic Economic Index, workbench},
  note = {Release ${release}${commit === null ? "" : `, code ${commit.slice(0, 12)}`}},
  url = {${address}}
}`;
}
