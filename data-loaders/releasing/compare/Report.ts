import {transpose} from "d3-array";

import {shown} from "../../outside/shown.js";

/** A piece of a report that reads in a terminal and as Markdown: a title, a heading, a paragraph, a list or a table. */
export type Part = {title: string} | {heading: string} | string | string[] | {head: string[]; rows: string[][]};

/** Plain text: headings underlined, columns padded. What is empty falls away, and a heading with nothing below it. */
export const asText = (parts: readonly Part[]): string => told(parts).map(textOf).join("\n\n");

/** GitHub's Markdown. Whatever comes from data is escaped, so that it stays text. */
export const asMarkdown = (parts: readonly Part[]): string => `${told(parts).map(markdownOf).join("\n\n")}\n`;

function told(parts: readonly Part[]): Part[] {
  const said = parts.filter(
    (part) => !(isText(part) && part.length === 0) && !(isTable(part) && part.rows.length === 0)
  );
  return said.filter((part, i) => !isHeading(part) || (i + 1 < said.length && !isHeading(said[i + 1]!)));
}

const isText = (part: Part): part is string | string[] => typeof part === "string" || Array.isArray(part);
const isTable = (part: Part): part is {head: string[]; rows: string[][]} => !isText(part) && "rows" in part;
const isHeading = (part: Part): part is {heading: string} => !isText(part) && "heading" in part;

const underlined = (text: string, line: string): string => `${shown(text)}\n${line.repeat(text.length)}`;

function textOf(part: Part): string {
  if (typeof part === "string") return shown(part);
  if (Array.isArray(part)) return part.map((item) => `  - ${shown(item)}`).join("\n");
  if ("title" in part) return underlined(part.title, "=");
  if ("heading" in part) return underlined(part.heading, "-");
  const head = part.head.some((cell) => cell !== "") ? [part.head] : [];
  const lines = [...head, ...part.rows].map((row) => row.map(shown));
  const padded = transpose(lines).map((cells) => {
    const width = Math.max(...cells.map(({length}) => length));
    const numbers = cells.slice(head.length).every((cell) => /^([\d−+–][\d,.]*)?$/.test(cell));
    return cells.map((cell) => (numbers ? cell.padStart(width) : cell.padEnd(width)));
  });
  return transpose(padded)
    .map((cells) => `  ${cells.join("  ")}`.trimEnd())
    .join("\n");
}

function markdownOf(part: Part): string {
  if (typeof part === "string") return escaped(part);
  if (Array.isArray(part)) return part.map((item) => `- ${escaped(item)}`).join("\n");
  if ("title" in part) return `# ${escaped(part.title)}`;
  if ("heading" in part) return `## ${escaped(part.heading)}`;
  const line = (cells: string[]): string => `| ${cells.map(escaped).join(" | ")} |`;
  return [line(part.head), `|${part.head.map(() => "---|").join("")}`, ...part.rows.map(line)].join("\n");
}

const escaped = (text: string): string => shown(text).replace(/[\\`*_[\]<>|#~&]/g, "\\$&");
