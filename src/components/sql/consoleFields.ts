import {h} from "../controls/h.js";
import {selectField} from "../workbench/fields.js";
import {examples} from "./examples.js";

/** Questions to begin with; one that is chosen stands where the reader writes. */
export function exampleField(document: Document, area: HTMLTextAreaElement): HTMLElement {
  const options = [{value: "", text: "choose one …"}, ...examples.map(({name}) => ({value: name, text: name}))];
  return selectField(document, "Examples", options, (name) => {
    const found = examples.find((example) => example.name === name);
    if (found) area.value = found.sql;
  }).element;
}

/** Queries run before in this browser, the last one first. */
export function historyField(document: Document, queries: readonly string[], area: HTMLTextAreaElement): HTMLElement {
  const short = (text: string): string => text.replaceAll(/\s+/g, " ").slice(0, 80);
  const past = queries.map((text, i) => ({value: String(i), text: short(text)}));
  const field = selectField(document, "History", [{value: "", text: "choose one …"}, ...past], (i) => {
    if (i !== "") area.value = queries[Number(i)]!;
  });
  field.disable(queries.length === 0 ? "what you run is kept here, in this browser" : null);
  return field.element;
}

/** A CSV of the reader's own becomes a table. */
export function fileField(document: Document, chosen: (file: File) => void): HTMLElement {
  const input = h(document, "input", {type: "file", accept: ".csv,text/csv"}) as HTMLInputElement;
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    if (file) chosen(file);
  });
  return h(document, "label", {class: "field"}, h(document, "span", {}, "A CSV of your own, as a table"), input);
}
