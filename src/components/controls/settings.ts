import type {Codec} from "../../analysis/panel/query.js";
import {html} from "../html.js";
import {button, type Control, copyButton} from "./fields.js";

interface SettingsOptions<S> {
  /** Names the form for screen readers. */
  name: string;
  /** How choices are written in the address, and what stands for none. */
  address: Codec<S>;
  controls: Control<S>;
  /** Parameters of the address that belong to other parts of the page: those named, or all others. */
  also?: readonly string[] | "others";
}

/**
 * Controls for a page's `view`, whose value is what a reader chose. It is kept in the address, so that each choice can be
 * linked to; what an address says and nobody can use is told in a note above.
 */
export function settings<S>({name, address, controls, also = []}: SettingsOptions<S>): HTMLElement & {value: S} {
  const {state, problems} = address.read(location.search, also);
  const note = html`<div class="problems" role="status">
    ${problems.map((problem) => html`<p class="absent">${problem}</p>`)}
  </div>`;
  const show = (chosen: S): void => {
    element.value = chosen;
    history.replaceState(history.state, "", addressOf(address, chosen, also));
    form.show(chosen);
    element.dispatchEvent(new Event("input"));
  };
  const form = controls((change) => show(change(element.value)));
  const reset = (): void => {
    note.replaceChildren();
    show(address.standard);
  };
  form.show(state);
  // Its own event tells of a choice once it is made.
  const element = html<HTMLElement & {value: S}>`<div class="settings">
    ${note}
    <form
      class="controls"
      aria-label=${name}
      onsubmit=${(event: Event) => event.preventDefault()}
      oninput=${(event: Event) => event.stopPropagation()}
    >
      ${form.element}
    </form>
    <div class="actions">${copyButton("Copy link", () => location.href)}${button("Reset", reset)}</div>
  </div>`;
  return Object.assign(element, {value: state});
}

/** The page's address with the state in it; what others keep there stays. */
function addressOf<S>({keys, write}: Codec<S>, state: S, also: readonly string[] | "others"): string {
  const query = new URLSearchParams(write(state));
  for (const [key, value] of new URLSearchParams(location.search))
    if (also === "others" ? !keys.includes(key) : also.includes(key)) query.append(key, value);
  const text = query.toString();
  return location.pathname + (text === "" ? "" : `?${text}`) + location.hash;
}
