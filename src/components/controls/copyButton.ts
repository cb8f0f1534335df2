import {html} from "../html.js";
import {button} from "./fields.js";

/** A button that puts a text on the clipboard and says so; where that is not allowed, it shows the text to be copied. */
export function copyButton(label: string, text: () => string): HTMLElement {
  const said = html`<span class="said" role="status"></span>`;
  const copy = (): void =>
    void navigator.clipboard.writeText(text()).then(
      () => (said.textContent = "Copied."),
      () => said.replaceChildren("Copy it from here: ", html`<code>${text()}</code>`)
    );
  return html`<span class="copy">${button(label, copy)}${said}</span>`;
}
