import {html} from "htl";

/** Words that a reader may not know: how each is written, and what it means here. */
export const glossary = {
  api: ["the API", "The interface by which a program talks to the model, with no person typing in between."],
  bca: [
    "BCa",
    "Bootstrap intervals, bias-corrected and accelerated: tasks are drawn again many times, and the spread of the answers gives the interval."
  ],
  bounds: [
    "bounds",
    "The lowest and the highest that a number can be, whatever the hidden part is (after Charles Manski). No probability is meant."
  ],
  cell: [
    "cell",
    "One published number: the conversations of one task on one platform with one label, such as “successful”."
  ],
  directive: [
    "directive",
    "A person, or a program, hands over a whole task and takes what comes back, without working on it together."
  ],
  folded: [
    "folded",
    "A cell of too few conversations is not published by itself; all such cells of a task are summed into one."
  ],
  gap: ["gap", "Success on Claude.ai less success through the API, for the same task, in percentage points."],
  hc3: [
    "HC3",
    "Standard errors of a fitted line that stay right where tasks scatter more in some places than in others."
  ],
  interval: [
    "95 % interval",
    "A range made so that, were the data drawn again and again, 95 of 100 such ranges would hold the true value."
  ],
  modes: [
    "collaboration modes",
    "How a person and the model work together: directive, feedback loop, learning, task iteration, validation."
  ],
  n: ["n", "How many tasks, or conversations, a number rests on."],
  onet: [
    "O*NET task",
    "One sentence of the United States' list of what people do at work. Conversations are sorted by the sentence that fits."
  ],
  p: [
    "p",
    "How often chance alone would give a result at least as strong, were there no relation. Small means rarely."
  ],
  point: [
    "pp",
    "Percentage point: from 50 % to 60 % is ten points. “A point” of a share is one per cent of all conversations more."
  ],
  pseudo: ["pseudo-task", "A label such as “none”, which the files list among tasks: conversations that fit no task."],
  r: ["r", "Correlation: from −1 (one falls where the other rises) over 0 (no straight-line relation) to +1."],
  soc: [
    "SOC major group",
    "One of some twenty families of occupations in the United States' Standard Occupational Classification."
  ],
  success: ["success", "Whether the work asked for got done, as Claude itself judged from the transcript."]
} as const satisfies Record<string, readonly [string, string]>;

/**
 * A word that opens its meaning where it stands, without scripts, by touch and by keyboard. Once a page: where the word
 * first stands.
 *
 * @param text - how the word is written there, if not as the glossary has it
 */
export function term(id: keyof typeof glossary, text?: string): HTMLElement {
  const [name, meaning] = glossary[id];
  return html`<span class="term"
    ><button type="button" popovertarget=${`term-${id}`}>${text ?? name}</button
    ><span popover id=${`term-${id}`} class="meaning" role="note"><b>${name}</b>: ${meaning}</span></span
  >` as HTMLElement;
}
