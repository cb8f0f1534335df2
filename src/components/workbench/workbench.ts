import {estimate} from "../../analysis/estimators/estimate.js";
import type {Specification} from "../../analysis/panel/Specification.js";
import {essaySpecification} from "../../analysis/panel/Specification.js";
import {queryToSpecification, specificationToQuery} from "../../analysis/panel/specificationQuery.js";
import {hypothesisPage, titleFor} from "../../authoring/hypothesisPage.js";
import type {Edition} from "../../authoring/references.js";
import {copyButton} from "../controls/copyButton.js";
import {download} from "../controls/download.js";
import {h} from "../controls/h.js";
import {citation} from "./citation.js";
import {controls} from "./controls.js";
import {button} from "./fields.js";
import type {WorkbenchData} from "./outcomes.js";
import {outcomes} from "./outcomes.js";

interface WorkbenchOptions extends WorkbenchData {
  edition: Edition;
  /** The reader's address bar: where the state is read from and written to. */
  window: Window;
  /** Parameters of the address that belong to other parts of the page. */
  also: readonly string[];
}

/**
 * The workbench: one specification, chosen with controls, kept in the address, answered from every side. Links written by
 * other versions of the report open with a note on what could not be used.
 */
export function workbench(document: Document, {window, also, edition, ...data}: WorkbenchOptions): HTMLElement {
  const opened = queryToSpecification(window.location.search, also);
  let spec = opened.spec;
  const note = h(document, "div", {class: "problems", role: "status"});
  const form = controls(document, data.panel, (chosen) => show(chosen));
  const answers = outcomes(document, data, () => Math.max(280, Math.min(720, element.clientWidth || 640)));
  const cite = citation(document, () => ({
    edition,
    spec,
    answer: estimate(spec, data.panel),
    address: window.location.href
  }));
  const actions = h(
    document,
    "div",
    {class: "actions"},
    copyButton(document, "Copy link", () => window.location.href),
    button(document, "Reset", () => {
      note.replaceChildren();
      show(essaySpecification);
    }),
    button(document, "Save as page", () => {
      const title = titleFor(spec);
      download(document, `${slugOf(title)}.md`, "text/markdown", hypothesisPage(title, spec));
    })
  );
  const element = h(document, "div", {class: "workbench"}, note, form.element, actions, cite, answers.element);
  const draw = (): void => {
    form.show(spec);
    answers.show(spec);
    // What it says is about the last choice.
    cite.open = false;
  };
  const show = (chosen: Specification): void => {
    spec = chosen;
    window.history.replaceState(window.history.state, "", addressOf(window.location, spec, also));
    draw();
  };
  note.replaceChildren(...opened.problems.map((problem) => h(document, "p", {class: "absent"}, problem)));
  form.show(spec);
  // The first drawing waits for a width.
  let drawnAt = -1;
  const watch = new ResizeObserver(([entry]) => {
    const width = Math.round(entry!.contentRect.width);
    if (width === drawnAt) return;
    drawnAt = width;
    draw();
  });
  watch.observe(element);
  return element;
}

/** The page's address with the specification in it; what others keep there stays. */
function addressOf({pathname, search, hash}: Location, spec: Specification, also: readonly string[]): string {
  const query = new URLSearchParams(specificationToQuery(spec));
  const present = new URLSearchParams(search);
  for (const key of also) for (const value of present.getAll(key)) query.append(key, value);
  const text = query.toString();
  return pathname + (text === "" ? "" : `?${text}`) + hash;
}

function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}
