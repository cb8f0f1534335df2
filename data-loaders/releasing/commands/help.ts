import type {Command} from "./Command.js";
import {exitCodes} from "./exitCodes.js";

const call = "npm run data --";

/** What all verbs are for. */
export function overview(commands: Command[]): string {
  const verbs = commands.map(({name, summary}) => `  ${name.padEnd(8)} ${summary}`);
  return [
    `${call} <verb> [--json] [--help]`,
    "",
    "The data behind the report: where they are, whether their bytes are right, and whether there are newer ones.",
    "",
    ...verbs,
    "",
    ...switches,
    "",
    ...codes(),
    "",
    `\`${call} <verb> --help\` explains a verb and gives examples.`
  ].join("\n");
}

/** What one verb is for. */
export function explain({name, usage, help, examples}: Command): string {
  const width = Math.max(...examples.map(([args]) => args.length));
  return [
    `${call} ${[name, usage, "[--json]"].filter(Boolean).join(" ")}`,
    "",
    help,
    "",
    "Examples",
    ...examples.map(([args, purpose]) => `  ${call} ${name} ${args.padEnd(width)}  ${purpose}`),
    "",
    ...codes()
  ].join("\n");
}

const codes = (): string[] => [
  "Exit codes",
  ...Object.values(exitCodes).map(({code, meaning}) => `  ${String(code).padEnd(3)} ${meaning}`)
];

const switches = [
  "Environment",
  "  AEI_SOURCE      auto (default), local, cache, hub or sample",
  "  AEI_DATA_DIR    a folder laid out as the dataset repository",
  "  AEI_RELEASE     the release the report is about",
  "  AEI_CATALOGUE   a folder of further release manifests",
  "  AEI_CACHE_DIR   where downloads are kept",
  "  AEI_STRICT_RESULTS   1: a build stops when its results are not those recorded for the same bytes",
  "  HF_ENDPOINT, HF_TOKEN, HF_HUB_OFFLINE, HF_HOME, HF_HUB_CACHE   as Hugging Face's tools use them"
];
