import {parseArgs} from "node:util";

import type {Effects} from "../../acquire/Effects.js";
import {environment} from "../../acquire/environment.js";
import {shown, shownJson, shownLines} from "../../outside/shown.js";
import {catalogue} from "../../releases/catalogue.js";
import {asDataError} from "./asDataError.js";
import {type Arguments, type Outcome, type Run, usage} from "./Command.js";
import {exitCodes, faultOf} from "./exitCodes.js";
import {explain, overview, type Verb, verbs} from "./help.js";

/**
 * A further verb is one more file beside these, its name here, and what is said of it in help.json. Each is loaded when it is
 * asked for: some take longer to load than others to run.
 */
const commands: Record<Verb, () => Promise<Run>> = {
  status: async () => (await import("./status.js")).status,
  fetch: async () => (await import("./fetch.js")).fetch,
  verify: async () => (await import("./verify.js")).verify,
  check: async () => (await import("./check.js")).check,
  diff: async () => (await import("./diff.js")).diff,
  add: async () => (await import("./add.js")).add,
  record: async () => (await import("./record.js")).record,
  clean: async () => (await import("./clean.js")).clean,
  sample: async () => (await import("./sample.js")).sample
};

export interface CommandEnvironment {
  variables: NodeJS.ProcessEnv;
  effects: Omit<Effects, "makeSample">;
  /** ISO day, as a record is dated by; the real one when left out. */
  today?: string;
  /** Standard output: the answer, and nothing else. */
  print: (text: string) => void;
  /** Standard error: what went wrong. */
  complain: (text: string) => void;
}

/**
 * Runs one verb. Whatever happens ends in its answer or in one message; nothing that comes from outside gets to either
 * stream as it is.
 *
 * @returns the exit code
 */
export async function run(argv: string[], {print, complain, effects, ...inner}: CommandEnvironment): Promise<number> {
  const json = argv.includes("--json");
  const log = (line: string): void => effects.log(shown(line));
  try {
    const outcome = await answer(argv, {...inner, effects: {...effects, log}});
    print(json ? shownJson(outcome.json) : shownLines(outcome.text));
    return outcome.code;
  } catch (error) {
    const told = asDataError(error);
    const fault = faultOf(told);
    if (json) print(shownJson({error: {fault, ...told.account}}));
    complain(told.message);
    return exitCodes[fault].code;
  }
}

async function answer(
  argv: string[],
  {variables, today, ...inner}: Omit<CommandEnvironment, "print" | "complain">
): Promise<Outcome> {
  const [verb, ...rest] = argv;
  if (verb === undefined || ["help", "--help", "-h"].includes(verb)) return said(overview());
  if (!isVerb(verb)) throw usage(`a verb: ${Object.keys(commands).join(", ")}`, `"${verb}"`, "--help");
  const args = argumentsOf(verb, rest);
  if (args.options["help"] === true) return said(explain(verb));
  const env = environment(variables);
  const day = today ?? new Date().toISOString().slice(0, 10);
  const command = await commands[verb]();
  return command(args, {env, manifests: catalogue(env), today: day, ...inner});
}

const isVerb = (name: string): name is Verb => Object.hasOwn(commands, name);

const said = (text: string): Outcome => ({code: exitCodes.done.code, text, json: {help: text}});

function argumentsOf(verb: Verb, args: string[]): Arguments {
  const {usage: takes, positionals: most, options} = verbs[verb];
  const typed = Object.entries(options).map(([name, type]) => [name, {type: type as "string" | "boolean"}] as const);
  try {
    const {values, positionals} = parseArgs({
      args,
      allowPositionals: true,
      options: {...Object.fromEntries(typed), json: {type: "boolean"}, help: {type: "boolean", short: "h"}}
    });
    if (positionals.length > most) throw new Error(`"${positionals.at(most)}" is one too many`);
    return {positionals, options: values as Arguments["options"]};
  } catch (error) {
    throw usage(`${verb} ${takes}`.trim(), (error as Error).message, `${verb} --help`);
  }
}
