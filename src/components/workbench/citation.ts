import {type Edition, references} from "../../authoring/references.js";
import {copyButton} from "../controls/fields.js";
import {html} from "../html.js";

/**
 * How to cite one specification, with what is found and its address.
 *
 * @param provenance - which code this is; read when it is opened
 */
export function citation(
  edition: Omit<Edition, "commit">,
  text: string,
  provenance: () => Promise<{code_commit: string | null}>
): HTMLElement {
  const list = html`<ul></ul>`;
  const code = html`<pre tabindex="0" role="region" aria-label="BibTeX"></pre>`;
  const fill = async (): Promise<void> => {
    const {code_commit: commit} = await provenance();
    const all = references({...edition, commit}, {text, address: location.href});
    list.replaceChildren(...all.map((one) => html`<li>${one.text}</li>`));
    code.textContent = all.map(({bibtex}) => bibtex).join("\n");
  };
  return html`<details class="citation" ontoggle=${() => void fill()}>
    <summary>Cite this</summary>
    ${list}${code}${copyButton("Copy BibTeX", () => code.textContent)}
  </details>`;
}
