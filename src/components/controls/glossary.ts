import {html} from "../html.js";
import glossary from "./glossary.json" with {type: "json"};

/** Words that a reader may not know: how each is written, and what it means here. */
export {glossary};

/**
 * A word that opens its meaning where it stands, without scripts, by touch and by keyboard. Once a page: where the word
 * first stands.
 *
 * @param text - how the word is written there, if not as the glossary has it
 */
export function term(id: keyof typeof glossary, text?: string): HTMLElement {
  const {name, meaning} = glossary[id];
  return html`<span class="term"
    ><button type="button" popovertarget=${`term-${id}`}>${text ?? name}</button
    ><span popover id=${`term-${id}`} class="meaning" role="note"><b>${name}</b>: ${meaning}</span></span
  >`;
}
