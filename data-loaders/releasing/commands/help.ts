import {defaultSeed, sampleReleases} from "../../sample/SampleOptions.js";
import {exitCodes} from "./exitCodes.js";
import help from "./help.json" with {type: "json"};

/** What is said of each verb, and what it takes: `options` by name, each a text or a switch. Every verb also has `--json` and `--help`. */
export const verbs = help.verbs;
export type Verb = keyof typeof verbs;

const call = "npm run data --";

/** What all verbs are for. */
export function overview(): string {
  return [
    `${call} <verb> [--json] [--help]`,
    "",
    "The data behind the report: where they are, whether their bytes are right, and whether there are newer ones.",
    "",
    ...Object.entries(verbs).map(([name, {summary}]) => `  ${name.padEnd(8)} ${summary}`),
    "",
    "Environment",
    ...help.environment.map((line) => `  ${line}`),
    "",
    ...codes,
    "",
    `\`${call} <verb> --help\` explains a verb and gives examples.`
  ].join("\n");
}

/** What one verb is for. */
export function explain(name: Verb): string {
  const {usage, help, examples} = verbs[name];
  const width = Math.max(...examples.map(([args]) => args!.length));
  const text = help.join("\n").replace("{releases}", sampleReleases.join(", ")).replace("{seed}", String(defaultSeed));
  return [
    `${call} ${[name, usage, "[--json]"].filter(Boolean).join(" ")}`,
    "",
    text,
    "",
    "Examples",
    ...examples.map(([args, purpose]) => `  ${call} ${name} ${args!.padEnd(width)}  ${purpose}`),
    "",
    ...codes
  ].join("\n");
}

const codes = [
  "Exit codes",
  ...Object.values(exitCodes).map(({code, meaning}) => `  ${String(code).padEnd(3)} ${meaning}`)
];
