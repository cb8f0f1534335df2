import {defaultSeed, sampleReleases} from "../../sample/SampleOptions.js";
import {exitCodes} from "./exitCodes.js";
import help from "./help.json" with {type: "json"};

export type Verb = keyof typeof help.verbs;

/** What is said of a verb, and what it takes besides `--json` and `--help`; of an example, arguments and their purpose. */
type Told = Pick<(typeof help.verbs)[Verb], "summary" | "usage" | "help" | "examples"> & {
  positionals: {least: number; most: number; what?: string};
  /** By name: `boolean` for a switch, `string` for what follows it. */
  options: Record<string, string>;
};

export const verbs: Readonly<Record<Verb, Told>> = help.verbs;

const call = "npm run data --";
const codes = Object.values(exitCodes).map(({code, meaning}) => `  ${String(code).padEnd(3)} ${meaning}`);

/** What all verbs are for. */
export const overview = (): string =>
  [
    `${call} <verb> [--json] [--help]\n`,
    "The data behind the report: where they are, whether their bytes are right, and whether there are newer ones.\n",
    ...Object.entries(verbs).map(([name, {summary}]) => `  ${name.padEnd(8)} ${summary}`),
    "\nEnvironment",
    ...help.environment.map((line) => `  ${line}`),
    "\nExit codes",
    ...codes,
    `\n\`${call} <verb> --help\` explains a verb and gives examples.`
  ].join("\n");

/** What one verb is for. */
export function explain(name: Verb): string {
  const {usage, help, examples} = verbs[name];
  const width = Math.max(...examples.map(([args]) => args!.length));
  const text = help.join("\n").replace("{releases}", sampleReleases.join(", ")).replace("{seed}", String(defaultSeed));
  return [
    `${call} ${[name, usage, "[--json]"].filter(Boolean).join(" ")}\n`,
    `${text}\n`,
    "Examples",
    ...examples.map(([args, purpose]) => `  ${call} ${name} ${args!.padEnd(width)}  ${purpose}`),
    "\nExit codes",
    ...codes
  ].join("\n");
}
