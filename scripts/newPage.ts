// npm run new-page -- <slug> [--from <page or workbench link>]: a hypothesis page to begin from.
import "../data-loaders/releasing/commands/lastWord.js";

import {existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {basename, join, relative} from "node:path";
import {parseArgs} from "node:util";

import {fault} from "../data-loaders/outside/fault.js";
import {essaySpecification} from "../src/analysis/panel/Specification.js";
import {specificationAddress} from "../src/analysis/panel/specificationQuery.js";
import {hypothesisPage, queryPage} from "../src/authoring/newPages.js";
import {relocatePage} from "./relocatePage.js";
import usage from "./usage/newPage.txt";

const folder = "src/hypotheses";

function newPage(names: readonly string[], from: string | undefined): string {
  const [slug = ""] = names;
  // A file name on every system, and an address that needs no escapes.
  const isName = /^(?!(index|con|prn|aux|nul|com\d|lpt\d)$)(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*$/.test(slug);
  const found = names.length === 1 ? `“${slug}”` : `${names.length} names`;
  if (names.length !== 1 || !isName) throw fault("no name of a page", "the command line", {found});
  const file = join(folder, `${slug}.md`);
  if (existsSync(file)) throw fault("page exists", file);
  const title = slug.charAt(0).toUpperCase() + slug.slice(1).replaceAll("-", " ");
  const page = from === undefined ? hypothesisPage(title, essaySpecification) : pageFrom(from, title, file);
  mkdirSync(folder, {recursive: true});
  writeFileSync(file, page, {flag: "wx"});
  return slug;
}

/** A link of the workbench gives its query in SQL, or its specification; a page of the report gives itself. */
function pageFrom(from: string, title: string, file: string): string {
  const source = sourceFile(from);
  if (source !== null) return relocatePage(readFileSync(source, "utf8"), source, file, title);
  if (!/[?=]|^https?:|^\/?workbench$/.test(from)) throw fault("no page to begin from", "--from", {from});
  const query = /^https?:/.test(from) ? new URL(from).search : from.replace(/^[^?]*\?/, "");
  const sql = new URLSearchParams(query).get("sql");
  if (sql !== null) return queryPage(title, sql);
  const {state: spec, problems} = specificationAddress.read(query.replace(/^\/?workbench$/, ""));
  if (problems.length > 0) throw fault("link of another version", "--from", {problems: problems.join(" ")});
  return hypothesisPage(title, spec);
}

/** The file of a page named by path, by address or by a hypothesis page's slug; null when there is none. */
function sourceFile(from: string): string | null {
  const name = from.replace(/^\//, "").replace(/\.md$/, "");
  const candidates = [`${name}.md`, join("src", `${name}.md`), join(folder, `${basename(name)}.md`)];
  const inside = (path: string): boolean => !relative("src", path).startsWith("..");
  return candidates.find((path) => inside(path) && existsSync(path)) ?? null;
}

const options = {from: {type: "string"}, help: {type: "boolean"}} as const;
const {values, positionals} = parseArgs({options, allowPositionals: true});
if (values.help) console.log(usage.trimEnd());
else {
  const slug = newPage(positionals, values.from);
  console.log(`Wrote ${folder}/${slug}.md. It is on the site map.

Next: write down your prediction in it and commit that, before you look. Then
  npm run dev      and open hypotheses/${slug}
  npm run typecheck   when you have changed its code`);
}
