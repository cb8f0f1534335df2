import {JSDOM} from "jsdom";
import type MarkdownIt from "markdown-it";
import type StateCore from "markdown-it/lib/rules_core/state_core.mjs";
import type Token from "markdown-it/lib/token.mjs";
import container from "markdown-it-container";

import type {Prose} from "../data-loaders/report/prose.js";
import {stagedJson} from "../data-loaders/report/stagedFile.js";
import type {FigureTable, FigureText} from "../src/components/figureFrame.js";
import {figureFrame} from "../src/components/figureFrame.js";
import {h} from "../src/components/h.js";
import {pageSource} from "../src/components/pageSource.js";

/** `query`: the figure's specification as the workbench's address; null where it is more than one. */
type StagedFigure = FigureText & {table: FigureTable; drawn: boolean; query: string | null};

/**
 * What pages can say beside Markdown, all of it resolved while the site is built, so that a page reads without
 * scripts and a wrong name stops the build:
 *
 * - `{{gap.mean}}`: a number or words computed by data-loaders/report/prose.ts
 * - `::: block claims-ledger` … `:::`: a table made by the report
 * - `::: figure figure-1` … `:::`: title, caption, numbers and download around the cell inside
 * - `:::: needs success` … `::::`: left out, with a word why, when the data lack it
 * - `:::: when narrows` … `::::`: kept only when the data say so, or when a metric is published (`when success`);
 *   `when not-narrows` for the other case
 *
 * On a page with a parameter, such as releases/[release].md, a name may hold it in the same brackets:
 * `{{releases.[release].lead}}`.
 */
export function reportMarkdown(md: MarkdownIt): MarkdownIt {
  for (const name of ["block", "figure", "needs", "when"]) md.use(container, name, {render: () => ""});
  // Last in the chain: what is put in here is never read as Markdown or as code.
  md.core.ruler.push("report_containers", fillContainers);
  md.core.ruler.push("report_prose", fillProse);
  return md;
}

function fillContainers(state: StateCore): void {
  state.tokens = fill(state.tokens, state);
}

/** Replaces each container by what it stands for; containers can stand inside each other. */
function fill(tokens: Token[], state: StateCore): Token[] {
  const done: Token[] = [];
  for (let i = 0; i < tokens.length; ++i) {
    const token = tokens[i]!;
    const kind = /^container_(block|figure|needs|when)_open$/.exec(token.type)?.[1];
    if (kind === undefined) {
      done.push(token);
      continue;
    }
    const end = closing(tokens, i);
    const name = withParameter(token.info.trim().slice(kind.length).trim(), state);
    const inside = fill(tokens.slice(i + 1, end), state);
    done.push(...contents[kind as keyof typeof contents](name, inside, state));
    i = end;
  }
  return done;
}

function closing(tokens: Token[], open: number): number {
  let depth = 0;
  for (let i = open; i < tokens.length; ++i) {
    if (/^container_\w+_open$/.test(tokens[i]!.type)) ++depth;
    if (/^container_\w+_close$/.test(tokens[i]!.type) && --depth === 0) return i;
  }
  return tokens.length;
}

const contents = {
  block: (name: string, _: Token[], state: StateCore) => [raw(state, named(stagedJson("blocks.json"), name, "block"))],
  figure(name: string, inside: Token[], state: StateCore) {
    const [before, after] = frameOf(name, state);
    return [raw(state, before), ...inside, raw(state, after)];
  },
  when(name: string, inside: Token[]) {
    const conditions = {
      ...stagedJson<Record<string, boolean>>("published.json"),
      ...stagedJson<Record<string, boolean>>("conditions.json")
    };
    const holds = named(conditions, name.replace(/^not-/, ""), "condition");
    return holds === !name.startsWith("not-") ? inside : [];
  },
  needs(name: string, inside: Token[], state: StateCore) {
    const published = stagedJson<Record<string, boolean>>("published.json");
    if (named(published, name, "metric")) return inside;
    const why = named(stagedJson<Record<string, string>>("absent.json"), name, "metric");
    return [raw(state, `<p class="absent">${escapeHtml(why)}</p>`)];
  }
};

/** The frame around a figure, cut where the picture goes. */
function frameOf(name: string, state: StateCore): [string, string] {
  const figures = stagedJson<StagedFigure[]>("figures.json");
  const found = figures.find((figure) => figure.id === name);
  if (!found)
    throw unknown(
      "figure",
      name,
      figures.map((figure) => figure.id)
    );
  const {document} = new JSDOM("").window;
  const up = "../".repeat(pathOf(state).split("/").length - 2) || "./";
  const cut = document.createComment("picture");
  const still = h(document, "img", {src: `${up}data/figures/${name}.svg`, alt: found.title, class: "still"});
  const picture = h(
    document,
    "div",
    {class: "picture"},
    cut,
    ...(found.drawn ? [h(document, "noscript", {}, still)] : [])
  );
  const links = [
    {href: `${up}data/figures/${name}.csv`, text: "Numbers as CSV", download: true},
    ...(found.drawn ? [{href: `${up}data/figures/${name}.svg`, text: "Picture as SVG", download: true}] : []),
    ...(found.query === null
      ? []
      : [{href: `${up}workbench${found.query && `?${found.query}`}`, text: "Open in the workbench"}]),
    {href: up + pageSource(pathOf(state)), text: "How it is made"}
  ];
  const frame = figureFrame(document, {...found, picture, links});
  return frame.outerHTML.split("<!--picture-->") as [string, string];
}

/** A name with the page's parameter put in for `[…]`: the last part of the page's path. */
function withParameter(name: string, state: StateCore): string {
  return name.replace(/\[\w+\]/, pathOf(state).split("/").at(-1)!);
}

function pathOf(state: StateCore): string {
  return (state.env as {path?: string}).path ?? "/";
}

function raw(state: StateCore, html: string): Token {
  const token = new state.Token("html_block", "", 0);
  token.content = html;
  return token;
}

/** Fills {{names}} in text and in inline HTML; code is left alone. */
function fillProse(state: StateCore): void {
  const visit = (token: Token): void => {
    if (token.type === "text") token.content = unbroken(filled(token.content, (text) => text, state));
    else if (/^html_/.test(token.type) && token.content.includes("{{"))
      token.content = unbroken(filled(token.content, escapeHtml, state));
    token.children?.forEach(visit);
  };
  state.tokens.forEach(visit);
}

function filled(text: string, escape: (text: string) => string, state: StateCore): string {
  return text.replaceAll(/\{\{([\w.[\]-]+)\}\}/g, (_, asked: string) => {
    const path = withParameter(asked, state);
    let value: string | Prose = stagedJson<Prose>("prose.json");
    for (const key of path.split("."))
      value = typeof value === "string" ? "" : named(value, key, `word in {{${path}}}`);
    if (typeof value !== "string")
      throw new Error(`{{${path}}} is a group of words, not one: name one of ${Object.keys(value).join(", ")}`);
    return escape(value);
  });
}

/** Keeps a number and its unit, and `n = 258`, on one line. */
function unbroken(text: string): string {
  return text.replaceAll(/(?<=\d) (?=%|pp\b)|(?<=\b[nrp]) (?=[=<])|(?<=\b[nrp] [=<]) (?=[\d−])/g, "\u00a0");
}

function named<T>(table: Readonly<Record<string, T>>, name: string, kind: string): T {
  if (Object.hasOwn(table, name)) return table[name]!;
  throw unknown(kind, name, Object.keys(table));
}

function unknown(kind: string, name: string, known: string[]): Error {
  return new Error(`expected a known ${kind}, found “${name}”; there are ${known.join(", ")}`);
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
