// npm run new-page -- <slug> [--from <page or workbench link>]: a hypothesis page to begin from.
import {existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {basename, dirname, join, relative} from "node:path";
import {parseArgs} from "node:util";

import type {Specification} from "../src/analysis/panel/Specification.js";
import {essaySpecification} from "../src/analysis/panel/Specification.js";
import {queryToSpecification} from "../src/analysis/panel/specificationQuery.js";
import {hypothesisPage} from "../src/authoring/hypothesisPage.js";
import {queryPage} from "../src/authoring/queryPage.js";
import {relocatePage} from "./relocatePage.js";

const usage = "npm run new-page -- <slug> [--from <page or workbench link>]";
const help = `${usage}

Writes src/hypotheses/<slug>.md, a page to begin from.
  --from directive                      a copy of a page of the report, to ask of another variable
  --from hypotheses/difficulty          a copy of a hypothesis
  --from "workbench?predictor=…"        the question that a link of the workbench holds
  --from "workbench?sql=SELECT …"       a question in SQL: its query, its table and a picture
Without --from it is the essay's own question. docs/forking.md walks through it.`;
const folder = "src/hypotheses";

/** Something the caller can put right; the message says what was expected, what was found, and what to do. */
class UsageError extends Error {}

function newPage(args: readonly string[]): string {
  const {slug, from} = argumentsOf(args);
  const file = join(folder, `${checkedSlug(slug)}.md`);
  if (existsSync(file)) throw new UsageError(`${file} exists already. Edit it, or choose another name.`);
  const page = from === undefined ? pageAbout(essaySpecification, slug) : pageFrom(from, slug, file);
  mkdirSync(folder, {recursive: true});
  writeFileSync(file, page, {flag: "wx"});
  return file;
}

function argumentsOf(args: readonly string[]): {slug: string; from: string | undefined} {
  try {
    const {values, positionals} = parseArgs({
      args: [...args],
      options: {from: {type: "string"}},
      allowPositionals: true
    });
    if (positionals.length !== 1) throw new Error(`expected one name for the page, found ${positionals.length}`);
    return {slug: positionals[0]!, from: values.from};
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\nusage: ${usage}`);
  }
}

/** A slug is a file name on every system and an address that needs no escapes. */
function checkedSlug(slug: string): string {
  const reserved = /^(index|con|prn|aux|nul|com\d|lpt\d)$/;
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) && slug.length <= 60 && !reserved.test(slug)) return slug;
  throw new UsageError(
    `“${slug}” can't be the name of a page. Expected up to 60 lower-case letters and digits with single hyphens, such as ` +
      `my-doubt.\nusage: ${usage}`
  );
}

function titleOf(slug: string): string {
  const words = slug.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function pageAbout(spec: Specification, slug: string): string {
  return hypothesisPage(titleOf(slug), spec);
}

/** A link of the workbench gives its query in SQL, or its specification; a page of the report gives itself. */
function pageFrom(from: string, slug: string, file: string): string {
  const source = sourceFile(from);
  if (source !== null) return relocatePage(readFileSync(source, "utf8"), source, file, titleOf(slug));
  if (!/[?=]|^https?:|^\/?workbench$/.test(from))
    throw new UsageError(
      `--from: expected a link of the workbench or a page of src/, found “${from}”. Pages are named as in the address: ` +
        "directive, or hypotheses/difficulty."
    );
  const query = /^https?:/.test(from) ? new URL(from).search : from.replace(/^[^?]*\?/, "");
  const sql = new URLSearchParams(query).get("sql");
  if (sql !== null) return queryPage(titleOf(slug), sql);
  const {spec, problems} = queryToSpecification(query.replace(/^\/?workbench$/, ""));
  if (problems.length > 0)
    throw new UsageError(
      `--from: this link asks for what this version of the report does not have:\n${problems.join("\n")}\n` +
        "Open it in the workbench, choose again, and copy the link."
    );
  return pageAbout(spec, slug);
}

/** The file of a page named by path, by address or by a hypothesis page's slug; null when there is none. */
function sourceFile(from: string): string | null {
  const name = from.replace(/^\//, "").replace(/\.md$/, "");
  const candidates = [`${name}.md`, join("src", `${name}.md`), join(folder, `${basename(name)}.md`)];
  const inside = (path: string): boolean => !relative("src", path).startsWith("..");
  return candidates.find((path) => inside(path) && existsSync(path)) ?? null;
}

try {
  if (process.argv.includes("--help")) {
    console.log(help);
    process.exit();
  }
  const file = newPage(process.argv.slice(2));
  const address = `hypotheses/${basename(file, ".md")}`;
  console.log(
    `Wrote ${file}. It is on the site map.\n\n` +
      `Next: write down your prediction in it and commit that, before you look. Then\n` +
      `  npm run dev      and open ${dirname(address)}/${basename(address)}\n` +
      `  npm run typecheck   when you have changed its code`
  );
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
