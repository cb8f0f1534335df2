// Words and figures of pages that still have them elsewhere; goes when the last page is its own program.
import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";

import type Token from "markdown-it/lib/token.mjs";

interface Legacy {
  prose: Record<string, unknown>;
  blocks: Record<string, string>;
  conditions: Record<string, boolean>;
  figures: {id: string; number: string | null; title: string; caption: string; table: unknown; query: string | null}[];
}
export let legacy: Legacy = {prose: {}, blocks: {}, conditions: {}, figures: []};
export function loadLegacy(staged: string): void {
  const json = (name: string, otherwise: unknown): never => {
    const file = join(staged, name);
    return (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : otherwise) as never;
  };
  legacy = {
    prose: json("prose.json", {}),
    blocks: json("blocks.json", {}),
    conditions: json("conditions.json", {}),
    figures: json("figures.json", [])
  };
}
const escapeHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
export const parameter = (name: string, path: string): string => name.replace(/\[\w+\]/, path.split("/").at(-1)!);
function filled(text: string, escape: (text: string) => string, path: string): string {
  return text.replaceAll(/\{\{([\w.[\]-]+)\}\}/g, (all, asked: string) => {
    let value: unknown = legacy.prose;
    for (const key of parameter(asked, path).split(".")) value = (value as Record<string, unknown>)[key];
    if (typeof value !== "string") throw new Error(`unknown word ${all}`);
    return escape(value);
  });
}
export function legacyTokens(tokens: Token[], path: string): void {
  const visit = (token: Token): void => {
    if (token.type === "text") token.content = filled(token.content, (text) => text, path);
    else if (/^html_/.test(token.type)) token.content = filled(token.content, escapeHtml, path);
    token.children?.forEach(visit);
  };
  tokens.forEach(visit);
}
