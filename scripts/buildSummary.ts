import {readFileSync, statSync} from "node:fs";
import {join} from "node:path";

import {sum} from "d3-array";

import {filesIn} from "../data-loaders/outside/filesIn.js";
import {megabytes} from "../data-loaders/outside/megabytes.js";
import {type Results, verdicts} from "../src/analysis/claims/Results.js";
import {count, days, fixed} from "../src/analysis/words/format.js";

/**
 * What a build read, what came out and where it is, in about twenty lines for whoever started it.
 *
 * @param site - the finished site; `output` is where it is to be, as asked for
 */
export function buildSummary(site: string, output: string, seconds: number): string {
  const results = JSON.parse(readFileSync(join(site, "results.json"), "utf8")) as Results;
  const pages = filesIn(join(site, "releases")).flatMap((file) => /^(\d.*)\.html$/.exec(file)?.[1] ?? []);
  const releases = pages.sort().reverse();
  return [
    ["Read", ...labelled(whatWasRead(results, releases))],
    ["Found", ...labelled(whatWasFound(results))],
    ["Made", ...labelled([...whatWasMade(site), ["output", output], ["time", `${fixed(seconds)} s`]])]
  ]
    .flat()
    .join("\n");
}

type Lines = [label: string, text: string][];

function whatWasRead(results: Results, releases: readonly string[]): Lines {
  const {release, window, source, synthetic, reason, inputs, panel, notes} = results;
  const pinned = inputs.filter((input) => input.pinned).length;
  const places = sum(notes, (note) => note.count);
  return [
    ["release", `${release} (${days(window)})`],
    ["source", `${source}${synthetic ? ", made up: not findings" : ""}; ${reason}`],
    ["inputs", `${inputs.length} files, ${megabytes(sum(inputs, ({bytes}) => bytes))}; ${pinned} as catalogued`],
    ["beside it", releases.filter((other) => other !== release).join(", ") || "no other release"],
    ["tasks", `${count(panel.claude_ai_tasks)} on Claude.ai, ${count(panel.api_tasks)} through the API`],
    ["on both", `${count(panel.shared_tasks)}; ${count(panel.complete_tasks)} publish all that the essay uses`],
    ["notes", notes.length === 0 ? "none" : `${notes.length}, in ${count(places)} places: see the data page`]
  ];
}

function whatWasFound({claims, estimates, multiverse}: Results): Lines {
  const counted = verdicts.map((verdict) => `${claims.filter((claim) => claim.verdict === verdict).length} ${verdict}`);
  const answered = estimates.filter(({estimable}) => estimable).length;
  return [
    ["claims", counted.filter((text) => !text.startsWith("0 ")).join(", ")],
    ["estimates", `${answered} of ${estimates.length} could be made`],
    ["multiverse", `${count(multiverse.estimable)} of ${count(multiverse.specifications)} could be made`]
  ];
}

function whatWasMade(site: string): Lines {
  const files = filesIn(site);
  const ending = (text: string): string[] => files.filter((file) => file.endsWith(text));
  return [
    ["pages", count(ending(".html").length)],
    ["figures", `${count(ending(".svg").length)} pictures, ${count(ending(".csv").length)} tables as CSV`],
    ["files", `${count(files.length)}, ${megabytes(sum(files, (file) => statSync(join(site, file)).size))}`],
    ["results", "results.json, provenance.json"]
  ];
}

const labelled = (lines: Lines): string[] => lines.map(([label, text]) => `  ${label.padEnd(10)}  ${text}`);
