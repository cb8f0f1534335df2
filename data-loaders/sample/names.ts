import {Random} from "./Random.js";
import vocabulary from "./vocabulary.json" with {type: "json"};

/** Invented for the sample; fields are occupation groups, their two-digit codes SOC major groups. */
const {helps, manners, purposes, verbs} = vocabulary;
export const {fields} = vocabulary;

/** What one occupation group works on. */
type Field = (typeof fields)[number];

/** An invented task statement, in normal case with final period. */
export interface Statement {
  text: string;
  field: Field;
}

/** Makes unique statements, one after another; the first n of a seed never depend on how many are asked for. */
export function statements(seed: number, n: number): Statement[] {
  const random = new Random(seed, "statements");
  const seen = new Set<string>();
  const made: Statement[] = [];
  while (made.length < n) {
    const field = random.pick(fields);
    const text = statement(random, field);
    if (seen.has(text.toLowerCase())) continue;
    seen.add(text.toLowerCase());
    made.push({text, field});
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
export function reworded(text: string): string {
  return text.endsWith(" as required.") ? text : text.replace(/\.$/, ", as required.");
}

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

function distinct<T>(random: Random, items: readonly T[], n: number): T[] {
  const chosen = new Set<T>();
  while (chosen.size < n) chosen.add(random.pick(items));
  return [...chosen];
}
