import {shown} from "../../outside/shown.js";

/** A piece of a report that reads in a terminal and as Markdown. */
export type Part =
  {heading: string; level: 1 | 2} | {text: string} | {items: string[]} | {head: string[]; rows: string[][]};

export const heading = (text: string, level: 1 | 2 = 2): Part => ({heading: text, level});
export const paragraph = (text: string): Part => ({text});
export const items = (lines: string[]): Part => ({items: lines});
export const table = (head: string[], rows: string[][]): Part => ({head, rows});

/** A chapter with what there is to list, or with what is said where there is nothing. */
export const itemsOr = (title: string, lines: string[], nothing: string): Part[] => [
  heading(title),
  lines.length === 0 ? paragraph(nothing) : items(lines)
];

/** Some lines, where there is anything to say. */
export const when = <T>(said: unknown, ...parts: T[]): T[] => (said ? parts : []);

/** Plain text: headings underlined, columns padded. */
export function asText(parts: readonly Part[]): string {
  return parts.map(textOf).join("\n\n");
}

/** GitHub's Markdown. Whatever comes from data is escaped, so that it stays text. */
export function asMarkdown(parts: readonly Part[]): string {
  return `${parts.map(markdownOf).join("\n\n")}\n`;
}

function textOf(part: Part): string {
  if ("heading" in part) return `${shown(part.heading)}\n${(part.level === 1 ? "=" : "-").repeat(part.heading.length)}`;
  if ("text" in part) return shown(part.text);
  if ("items" in part) return part.items.map((item) => `  - ${shown(item)}`).join("\n");
  const head = part.head.some((cell) => cell !== "") ? [part.head] : [];
  const lines = [...head, ...part.rows].map((row) => row.map(shown));
  const columns = part.head.map((_, i) => lines.map((row) => row[i]!));
  const padded = columns.map((cells) => {
    const width = Math.max(...cells.map(({length}) => length));
    const numbers = cells.slice(head.length).every((cell) => /^([\d−+–][\d,.]*)?$/.test(cell));
    return cells.map((cell) => (numbers ? cell.padStart(width) : cell.padEnd(width)));
  });
  return lines.map((_, row) => `  ${padded.map((cells) => cells[row]).join("  ")}`.trimEnd()).join("\n");
}

function markdownOf(part: Part): string {
  if ("heading" in part) return `${"#".repeat(part.level)} ${escaped(part.heading)}`;
  if ("text" in part) return escaped(part.text);
  if ("items" in part) return part.items.map((item) => `- ${escaped(item)}`).join("\n");
  const line = (cells: string[]): string => `| ${cells.map(escaped).join(" | ")} |`;
  return [line(part.head), `|${part.head.map(() => "---|").join("")}`, ...part.rows.map(line)].join("\n");
}

const escaped = (text: string): string => shown(text).replace(/[\\`*_[\]<>|#~&]/g, "\\$&");
