import {ascending, sort} from "d3-array";
import {csvFormatRow} from "d3-dsv";

import {writeCsv, type WrittenFile} from "./CsvFile.js";
import {Random} from "./Random.js";
import type {Shape} from "./shapeOf.js";
import vocabulary from "./vocabulary.json" with {type: "json"};

/** Invented for the sample; fields are occupation groups, their two-digit codes SOC major groups. */
const {helps, manners, purposes, verbs} = vocabulary;
export const {fields} = vocabulary;

/** What one occupation group works on. */
type Field = (typeof fields)[number];

/** An invented task statement, in normal case with final period, and the occupation group whose work it is. */
export type Statement = {text: string; field: Field};

/** Makes unique statements, one after another; the first n of a seed never depend on how many are asked for. */
export function statements(seed: number, n: number): Statement[] {
  const random = new Random(seed, "statements");
  const seen = new Set<string>();
  const made: Statement[] = [];
  while (made.length < n) {
    const field = random.pick(fields);
    const text = statement(random, field);
    if (!seen.has(text.toLowerCase())) made.push({text, field});
    seen.add(text.toLowerCase());
  }
  return made;
}

function statement(random: Random, field: Field): string {
  const things = distinct(random, field.objects, 1 + random.below(3));
  const parts = [
    list(distinct(random, verbs, random.uniform() < 0.4 ? 2 : 1), "or"),
    list(things, random.uniform() < 0.1 ? "&" : "and"),
    random.pick(field.settings),
    random.pick(manners),
    random.pick(purposes)
  ];
  const text = parts.filter((part) => part !== "").join(" ");
  return `${text[0]!.toUpperCase()}${text.slice(1)}${random.uniform() < 0.3 ? `, and ${random.pick(purposes)}` : ""}.`;
}

/** The same statement as a later edition would word it: another way of saying it, same task. */
export const reworded = (text: string): string =>
  text.endsWith(" as required.") ? text : text.replace(/\.$/, ", as required.");

/** Unique names of request clusters. */
export function clusterNames(seed: number, label: string, n: number): string[] {
  const random = new Random(seed, "clusters", label);
  const names = new Set<string>();
  while (names.size < n) {
    const field = random.pick(fields);
    const things = list(distinct(random, field.objects, 1 + random.below(3)), "and");
    names.add(`${random.pick(helps)} ${things} ${random.pick(field.settings)}`);
  }
  return [...names];
}

/** `a`, `a and b`, `a, b, and c`. */
function list(items: string[], word: string): string {
  if (items.length < 3) return items.join(` ${word} `);
  return `${items.slice(0, -1).join(", ")}, ${word} ${items.at(-1)!}`;
}

function distinct(random: Random, items: readonly string[], n: number): string[] {
  const chosen = new Set<string>();
  while (chosen.size < n) chosen.add(random.pick(items));
  return [...chosen];
}

const header = "O*NET-SOC Code,Title,Task ID,Task,Task Type,Incumbents Responding,Date,Domain Source";

/** A row of the statements file: one task of one occupation. */
export type StatementRow = {occupation: string; title: string; id: number; text: string};

/**
 * The statements of a seed with their occupations and Task IDs, the same for all releases. One statement in twenty
 * belongs to two to five occupations, some in another major group.
 */
export function statementRows(seed: number, {pool, statements: total}: Shape): StatementRow[] {
  const random = new Random(seed, "occupations");
  const ids = shuffledIds(random, total);
  const rows: StatementRow[] = [];
  for (const [k, {text, field}] of statements(seed, Math.max(pool, total)).entries()) {
    if (rows.length >= total) break;
    // What no release publishes fills up the file, one occupation each.
    const holders = k < pool && random.uniform() < 0.05 ? 2 + random.below(4) : 1;
    const taken = new Set<string>();
    while (taken.size < holders) {
      const {code, roles} = taken.size > 0 && random.uniform() < 0.2 ? random.pick(fields) : field;
      const number = random.below(30);
      const occupation = `${code}-9${100 + number}.00`;
      if (taken.has(occupation)) continue;
      taken.add(occupation);
      const title = `${roles[number % roles.length]!} ${1 + Math.floor(number / roles.length)}`;
      rows.push({occupation, title, id: ids[rows.length]!, text});
    }
  }
  return rows.slice(0, total);
}

/** Task IDs as O*NET's are: distinct, with gaps, in no order. */
function shuffledIds(random: Random, n: number): number[] {
  const ids = Array.from({length: n + 5}, (_, k) => 1 + k + Math.floor(k / 9));
  for (let k = ids.length - 1; k > 0; k--) {
    const j = random.below(k + 1);
    [ids[k], ids[j]] = [ids[j]!, ids[k]!];
  }
  return ids;
}

/** Writes the statements in the column layout of O*NET 20.1, sorted by occupation. */
export function publishStatements(folder: string, seed: number, rows: StatementRow[]): WrittenFile {
  const random = new Random(seed, "statement columns");
  const sorted = sort(rows, (a, b) => ascending(a.occupation, b.occupation) || a.id - b.id);
  return writeCsv(folder, "release_2025_03_27/onet_task_statements.csv", header, (file) => {
    for (const {occupation, title, id, text} of sorted) {
      const type = random.uniform() < 0.7 ? "Core" : "Supplemental";
      const raters = 20 + random.below(120);
      file.row(csvFormatRow([occupation, title, String(id), text, type, `${raters}.0`, "07/2014", "Incumbent"]));
    }
  });
}
