import type {Codec} from "../../analysis/panel/query.js";
import {button, type Field} from "../workbench/fields.js";
import {copyButton} from "./copyButton.js";
import {h} from "./h.js";

interface InstrumentOptions<State> {
  /** The reader's address bar: where the state is read from and written to. */
  window: Window;
  address: Codec<State>;
  /** Parameters of the address that belong to other parts of the page: those named, or all others. */
  also?: readonly string[] | "others";
  /** The form; `choose` is called with each new choice of the reader. */
  controls(choose: (state: State) => void): Field<State>;
  /** What follows from the choices; `width` is the room for pictures, in CSS pixels. */
  outcomes(width: () => number): Field<State>;
}

/**
 * Controls, what follows from them, and the choices in the address: each state can be linked to. What an address says and
 * nobody can use is told in a note above. `draw` gives what follows from the first state alone, as it stands in a page
 * before its reader can choose.
 */
export function instrument<State>(
  document: Document,
  {window, address, also = [], controls, outcomes}: InstrumentOptions<State>
): HTMLElement & {draw(width: number): HTMLElement} {
  const opened = address.read(window.location.search, also);
  let state = opened.state;
  const problems = opened.problems.map((problem) => h(document, "p", {class: "absent"}, problem));
  const note = h(document, "div", {class: "problems", role: "status"}, ...problems);
  const form = controls((chosen) => choose(chosen));
  const answers = outcomes(() => Math.max(260, Math.min(720, element.clientWidth || 640)));
  const actions = h(
    document,
    "div",
    {class: "actions"},
    copyButton(document, "Copy link", () => window.location.href),
    button(document, "Reset", () => {
      note.replaceChildren();
      choose(address.standard);
    })
  );
  const element = h(document, "div", {class: "workbench"}, note, form.element, actions, answers.element);
  const choose = (chosen: State): void => {
    state = chosen;
    window.history.replaceState(window.history.state, "", addressOf(window.location, address, state, also));
    form.show(state);
    answers.show(state);
  };
  form.show(state);
  redrawn(element, () => answers.show(state));
  return Object.assign(element, {
    draw(width: number) {
      const first = outcomes(() => width);
      first.show(opened.state);
      return first.element;
    }
  });
}

/** The page's address with the state in it; what others keep there stays. */
function addressOf<State>(
  {pathname, search, hash}: Location,
  {keys, write}: Codec<State>,
  state: State,
  also: readonly string[] | "others"
): string {
  const query = new URLSearchParams(write(state));
  for (const [key, value] of new URLSearchParams(search))
    if (also === "others" ? !keys.includes(key) : also.includes(key)) query.append(key, value);
  const text = query.toString();
  return pathname + (text === "" ? "" : `?${text}`) + hash;
}

/** Draws once there is a width, and again when it changes. */
function redrawn(element: HTMLElement, draw: () => void): void {
  let drawnAt = -1;
  new ResizeObserver(([entry]) => {
    const width = Math.round(entry!.contentRect.width);
    if (width === drawnAt) return;
    drawnAt = width;
    draw();
  }).observe(element);
}
