import {h} from "./h.js";

/** A button that puts a text on the clipboard and says so; where that is not allowed, it shows the text to be copied. */
export function copyButton(document: Document, label: string, text: () => string): HTMLElement {
  const button = h(document, "button", {type: "button"}, label);
  const said = h(document, "span", {class: "said", role: "status"});
  button.addEventListener("click", () => {
    navigator.clipboard.writeText(text()).then(
      () => (said.textContent = "Copied."),
      () => said.replaceChildren("Copy it from here: ", h(document, "code", {}, text()))
    );
  });
  return h(document, "span", {class: "copy"}, button, said);
}
