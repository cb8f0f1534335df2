import {readFileSync, renameSync, writeFileSync} from "node:fs";

/** Replaces what stands between the lines `<!-- name -->` and `<!-- /name -->`. @throws Error where they are not. */
export function writeBetween(file: string, name: string, text: string): void {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const document = readFileSync(file, "utf8");
  const [from, to] = [document.indexOf(start), document.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${file}: expected the lines ${start} and ${end}`);
  const partial = `${file}.partial-${process.pid}`;
  writeFileSync(partial, `${document.slice(0, from + start.length)}\n\n${text.trim()}\n\n${document.slice(to)}`);
  renameSync(partial, file);
}

/** A Markdown table. The first column is text, the others are aligned to the right. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const rule = header.map((_, i) => (i === 0 ? "---" : "--:"));
  return [header, rule, ...rows].map(line).join("\n");
}
