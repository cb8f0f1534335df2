/** What moves a cursor, colours a screen, turns the reading order or can't be seen: controls, formats, lone surrogates. */
const unprintable = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Whether a text has something in it that no terminal should be sent. */
export const isUnprintable = (text: string): boolean => text.search(unprintable) >= 0;

/** A name or a word from outside as a terminal, a log or a report may have it: one line, nothing but what can be seen. */
export const shown = (text: string): string => text.replace(unprintable, "\ufffd");

/** The same of a text whose line breaks are ours. */
export const shownLines = (text: string): string => text.split("\n").map(shown).join("\n");

/** JSON whose strings say the same in plain characters. */
export function shownJson(value: unknown): string {
  const escaped = (found: string): string =>
    found.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const lines = JSON.stringify(value, null, 2).split("\n");
  return lines.map((line) => line.replace(unprintable, escaped)).join("\n");
}
