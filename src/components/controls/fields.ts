import {groups} from "d3-array";

import {html} from "../html.js";

/** A control on the page, and how to make it show a state. Showing never calls back. */
interface Field<S> {
  element: HTMLElement;
  show(state: S): void;
}

/** A control of a state, once it is known who is told of a reader's choice: of what it makes of the state. */
export type Control<S> = (choose: (change: (state: S) => S) => void) => Field<S>;

/** What a control shows of a state, and what a state is with another value. */
interface Binding<S, V> {
  of(state: S): V;
  set(state: S, value: V): S;
}

export interface Option {
  value: string;
  text: string;
  /** Options of one group stand together under its name. */
  group?: string;
}

/** Several controls as one. */
export function together<S>(frame: (elements: HTMLElement[]) => HTMLElement, ...controls: Control<S>[]): Control<S> {
  return (choose) => {
    const fields = controls.map((control) => control(choose));
    return {element: frame(fields.map(({element}) => element)), show: (state) => fields.forEach((f) => f.show(state))};
  };
}

export function fieldset<S>(legend: string, ...controls: Control<S>[]): Control<S> {
  return together(
    (elements) =>
      html`<fieldset>
        <legend>${legend}</legend>
        ${elements}
      </fieldset>`,
    ...controls
  );
}

/** Options by their values. */
export function optionsOf(texts: Readonly<Record<string, string>>): Option[] {
  return Object.entries(texts).map(([value, text]) => ({value, text}));
}

/**
 * A labelled drop-down list. An unknown value shown becomes an option of its own, so that nothing is changed unseen.
 *
 * @param binding - `off` says why there is nothing to choose, if so
 */
export function select<S>(
  label: string,
  options: readonly Option[],
  {of, set, off}: Binding<S, string> & {off?(state: S): string | null}
): Control<S> {
  return (choose) => {
    const list = html<HTMLSelectElement>`<select aria-label=${label} autocomplete="off">
      ${groups(options, ({group}) => group).flatMap(([name, some]) => {
        const inside = some.map(optionElement);
        return name === undefined ? inside : [html`<optgroup label=${name}>${inside}</optgroup>`];
      })}
    </select>`;
    list.onchange = () => choose((state) => set(state, list.value));
    const reason = html`<small class="reason" aria-hidden="true"></small>`;
    return {
      element: html`<label class="field"><span>${label}</span>${list}${reason}</label>`,
      show(state) {
        const value = of(state);
        if (!Array.from(list.options).some((option) => option.value === value))
          list.append(optionElement({value, text: `as in the link: ${value}`}));
        list.value = value;
        const why = off?.(state) ?? "";
        list.disabled = why !== "";
        // A control that does nothing says why.
        reason.textContent = why;
        list.setAttribute("aria-description", why);
      }
    };
  };
}

const optionElement = ({value, text}: Option): HTMLElement => html`<option value=${value}>${text}</option>`;

/** A labelled line of text or number, told with each keystroke. */
export function text<S>(
  label: string,
  attributes: Readonly<Record<string, string>>,
  {of, set}: Binding<S, string>
): Control<S> {
  return (choose) => {
    const input = html<HTMLInputElement>`<input autocomplete="off" ${attributes} />`;
    input.oninput = () => choose((state) => set(state, input.value));
    return {
      element: html`<label class="field"><span>${label}</span>${input}</label>`,
      show(state) {
        // Setting the same text again would move the cursor.
        if (input.value !== of(state)) input.value = of(state);
      }
    };
  };
}

/** A number's ends and steps, and how it is said. */
export interface Scale {
  min: number;
  max: number;
  step: number;
  say(value: number): string;
}

/** A labelled slider with its value beside it, told while it moves. */
export function slider<S>(label: string, {say, ...scale}: Scale, {of, set}: Binding<S, number>): Control<S> {
  return (choose) => {
    const input = html<HTMLInputElement>`<input type="range" autocomplete="off" ${scale} />`;
    input.oninput = () => choose((state) => set(state, input.valueAsNumber));
    const value = html`<span class="value" aria-hidden="true"></span>`;
    return {
      element: html`<div class="slider">
        ${value}<label class="field"><span>${label}</span>${input}</label>
      </div>`,
      show(state) {
        input.value = String(of(state));
        value.textContent = say(of(state));
        input.setAttribute("aria-valuetext", say(of(state)));
      }
    };
  };
}

/** A slider for each number of a choice. */
export function sliders<K extends string>(
  scales: Readonly<Record<K, Scale & {label: string}>>
): Control<Record<K, number>> {
  const each = (Object.keys(scales) as K[]).map((key) =>
    slider<Record<K, number>>(scales[key].label, scales[key], {
      of: (choice) => choice[key],
      set: (choice, value) => ({...choice, [key]: value})
    })
  );
  return together((elements) => html`<div class="sliders">${elements}</div>`, ...each);
}

/** A labelled box to tick. */
export function check<S>(label: string, {of, set}: Binding<S, boolean>): Control<S> {
  return (choose) => {
    const input = html<HTMLInputElement>`<input type="checkbox" />`;
    input.onchange = () => choose((state) => set(state, input.checked));
    return {
      element: html`<label class="check">${input} ${label}</label>`,
      show(state) {
        input.checked = of(state);
      }
    };
  };
}

/** A button that does one thing. */
export function button(label: string, action: () => void, attributes = {}): HTMLButtonElement {
  return html<HTMLButtonElement>`<button type="button" onclick=${action} ${attributes}>${label}</button>`;
}

/** Things chosen, each with a button that takes it away. */
export function chips<S>(
  label: string,
  {of, without}: {of(state: S): string[]; without(state: S, index: number): S}
): Control<S> {
  return (choose) => {
    const list = html`<ul class="chips" aria-label=${label}></ul>`;
    return {
      element: list,
      show(state) {
        const gone = (i: number) => () => choose((current) => without(current, i));
        const names = of(state);
        list.replaceChildren(
          ...names.map((name, i) => html`<li>${name}${button("×", gone(i), {"aria-label": `Remove ${name}`})}</li>`)
        );
        list.hidden = names.length === 0;
      }
    };
  };
}

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

/** Hands a file to the reader's browser to save. */
export function download(name: string, type: string, content: string | Uint8Array<ArrayBuffer>): void {
  const href = URL.createObjectURL(new Blob([content], {type}));
  html`<a href=${href} download=${name}></a>`.click();
  // The browser has read the address by then.
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
