import {parseArgs} from "node:util";

import {environment} from "../../acquire/environment.js";
import {AcquireError} from "../../AcquireError.js";
import {fault} from "../../outside/fault.js";
import {shown, shownJson, shownLines} from "../../outside/shown.js";
import {catalogue} from "../../releases/catalogue.js";
import {asMarkdown, asText} from "../compare/Report.js";
import type {Arguments, Context, Outcome, Run} from "./Command.js";
import {asDataError, exitCodes, faultOf} from "./exitCodes.js";
import {explain, overview, type Verb, verbs} from "./help.js";

/**
 * A further verb is one more file beside these, its name here, and what is said of it in help.json. Each is loaded when it is
 * asked for: some take longer to load than others to run.
 */
const commands: Record<Verb, () => Promise<Run<never>>> = {
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

export interface CommandEnvironment extends Pick<Context, "effects"> {
  variables: NodeJS.ProcessEnv;
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
    const write = argv.includes("--markdown") ? asMarkdown : asText;
    const text = typeof outcome.text === "string" ? outcome.text : write(outcome.text).trimEnd();
    print(json ? shownJson(outcome.json) : shownLines(text));
    return exitCodes[outcome.result ?? "done"].code;
  } catch (error) {
    const told = asDataError(error);
    const kind = faultOf(told);
    if (json) print(shownJson({error: {fault: kind, ...told.account}}));
    complain(told.message);
    return exitCodes[kind].code;
  }
}

async function answer(
  [verb, ...rest]: string[],
  {variables, effects, today = new Date().toISOString().slice(0, 10)}: Omit<CommandEnvironment, "print" | "complain">
): Promise<Outcome> {
  if (verb === undefined || ["help", "--help", "-h"].includes(verb)) return said(overview());
  if (!isVerb(verb)) throw usage(`a verb: ${Object.keys(commands).join(", ")}`, `"${verb}"`, "--help");
  const {positionals, options} = argumentsOf(verb, rest);
  if (options["help"] === true) return said(explain(verb));
  const env = environment(variables);
  const command = await commands[verb]();
  return command({positionals, options: options as never}, {env, manifests: catalogue(env), today, effects});
}

const isVerb = (name: string): name is Verb => Object.hasOwn(commands, name);

const said = (text: string): Outcome => ({text, json: {help: text}});

const usage = (expected: string, found: string, help: string): AcquireError =>
  fault("no arguments", "the command line", {expected, found, help});

type Values = Record<string, string | boolean | undefined>;

function argumentsOf(verb: Verb, args: string[]): Arguments<Values> {
  const {usage: takes, positionals: number, options} = verbs[verb];
  const help = `${verb} --help`;
  const typed = Object.entries(options).map(([name, type]) => [name, {type: type as "boolean" | "string"}] as const);
  try {
    const {values, positionals} = parseArgs({
      args,
      allowPositionals: true,
      options: {...Object.fromEntries(typed), json: {type: "boolean"}, help: {type: "boolean", short: "h"}}
    });
    if (positionals.length > number.most) throw new Error(`"${positionals[number.most]}" is one too many`);
    const given = positionals.map((word) => `"${word}"`).join(", ") || "none";
    if (positionals.length < number.least && (values as Values)["help"] !== true)
      throw usage(number.what ?? "", given, help);
    return {positionals, options: values as Values};
  } catch (error) {
    throw error instanceof AcquireError ? error : usage(`${verb} ${takes}`.trim(), (error as Error).message, help);
  }
}
