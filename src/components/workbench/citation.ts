import type {Estimate} from "../../analysis/Estimated.js";
import {sayEstimate} from "../../analysis/sayEstimate.js";
import type {Specification} from "../../analysis/Specification.js";
import {copyButton} from "../copyButton.js";
import {h} from "../h.js";

/** What a citation names beside the address. */
export interface Edition {
  release: string;
  synthetic: boolean;
  /** Null outside a git checkout. */
  commit: string | null;
}

/** How to cite one specification: the producer of the data first, then this report with its address. */
export function citation(document: Document): {
  element: HTMLElement;
  show(edition: Edition, spec: Specification, answer: Estimate, address: string): void;
} {
  const text = h(document, "p");
  const code = h(document, "pre", {tabindex: "0", role: "region", "aria-label": "BibTeX"});
  const copy = copyButton(document, "Copy BibTeX", () => code.textContent ?? "");
  return {
    element: h(document, "details", {class: "citation"}, h(document, "summary", {}, "Cite this"), text, code, copy),
    show(edition, spec, answer, address) {
      const of = `release ${edition.release}${edition.synthetic ? " (synthetic sample, not findings)" : ""}`;
      const code_ = edition.commit === null ? "" : `, code ${edition.commit.slice(0, 12)}`;
      text.textContent =
        `Anthropic Economic Index, ${of}; Hugging Face dataset Anthropic/EconomicIndex, CC-BY. ` +
        `Oversight Gap, workbench${code_}: “${sayEstimate(spec, answer)}” ${address}`;
      code.textContent = bibtex(edition, address);
    }
  };
}

function bibtex({release, commit}: Edition, address: string): string {
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
