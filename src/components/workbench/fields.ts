import {h} from "../controls/h.js";

/** A control and how to make it show a value. Showing never calls back. */
export interface Field<T> {
  element: HTMLElement;
  show(value: T): void;
}

interface Option {
  value: string;
  text: string;
  /** Options of one group stand together under its name. */
  group?: string;
}

/** A labelled drop-down list. An unknown value shown becomes an option of its own, so that nothing is changed unseen. */
export function selectField(
  document: Document,
  label: string,
  options: readonly Option[],
  change: (value: string) => void
): Field<string> & {disable(why: string | null): void} {
  const select = h(document, "select", {"aria-label": label}) as HTMLSelectElement;
  const groups = new Map<string, HTMLElement>();
  for (const {value, text, group} of options) {
    const option = h(document, "option", {value}, text);
    if (group === undefined) {
      select.append(option);
      continue;
    }
    if (!groups.has(group)) groups.set(group, h(document, "optgroup", {label: group}));
    const parent = groups.get(group)!;
    if (!parent.isConnected) select.append(parent);
    parent.append(option);
  }
  select.addEventListener("change", () => change(select.value));
  const reason = h(document, "small", {class: "reason", "aria-hidden": "true"});
  return {
    element: h(document, "label", {class: "field"}, h(document, "span", {}, label), select, reason),
    show(value) {
      const known = Array.from(select.options).some((option) => option.value === value);
      if (!known) select.append(h(document, "option", {value}, `as in the link: ${value}`));
      select.value = value;
    },
    disable(why) {
      select.disabled = why !== null;
      // A control that does nothing says why.
      reason.textContent = why ?? "";
      select.setAttribute("aria-description", why ?? "");
    }
  };
}

/** A labelled line of text or number; calls back with each keystroke. */
export function inputField(
  document: Document,
  label: string,
  attributes: Readonly<Record<string, string>>,
  change: (value: string) => void
): Field<string> {
  const input = h(document, "input", {autocomplete: "off", ...attributes}) as HTMLInputElement;
  input.addEventListener("input", () => change(input.value));
  return {
    element: h(document, "label", {class: "field"}, h(document, "span", {}, label), input),
    show(value) {
      // Setting the same text again would move the cursor.
      if (input.value !== value) input.value = value;
    }
  };
}

/** A labelled slider with its value beside it; calls back while it moves. */
export function sliderField(
  document: Document,
  label: string,
  {min, max, step, say}: {min: number; max: number; step: number; say: (value: number) => string},
  change: (value: number) => void
): Field<number> {
  const input = h(document, "input", {type: "range", min, max, step, autocomplete: "off"}) as HTMLInputElement;
  const value = h(document, "span", {class: "value", "aria-hidden": "true"});
  input.addEventListener("input", () => change(input.valueAsNumber));
  return {
    element: h(
      document,
      "div",
      {class: "slider"},
      value,
      h(document, "label", {class: "field"}, h(document, "span", {}, label), input)
    ),
    show(shown) {
      input.value = String(shown);
      input.setAttribute("aria-valuetext", say(shown));
      value.textContent = say(shown);
    }
  };
}

/** A labelled box to tick. */
export function checkField(document: Document, label: string, change: (value: boolean) => void): Field<boolean> {
  const input = h(document, "input", {type: "checkbox"}) as HTMLInputElement;
  input.addEventListener("change", () => change(input.checked));
  return {
    element: h(document, "label", {class: "check"}, input, ` ${label}`),
    show(value) {
      input.checked = value;
    }
  };
}

/** A button that does one thing. */
export function button(document: Document, text: string, action: () => void, attributes = {}): HTMLButtonElement {
  const element = h(document, "button", {type: "button", ...attributes}, text) as HTMLButtonElement;
  element.addEventListener("click", action);
  return element;
}

/** Things chosen, each with a button that takes it away. */
export function chips(document: Document, label: string, remove: (index: number) => void): Field<readonly string[]> {
  const list = h(document, "ul", {class: "chips", "aria-label": label});
  return {
    element: list,
    show(texts) {
      const items = texts.map((text, i) => {
        const gone = button(document, "×", () => remove(i), {"aria-label": `Remove ${text}`});
        return h(document, "li", {}, text, gone);
      });
      list.replaceChildren(...items);
      list.hidden = texts.length === 0;
    }
  };
}
