import {parseArgs} from "node:util";

import {DataError} from "../data-loaders/DataError.js";
import {asDataError, exitCodes, faultOf} from "../data-loaders/releasing/commands/exitCodes.js";

/** By name. */
type Given<T> = Readonly<Record<string, T | undefined>>;

/**
 * Runs a command as its usage says, of which each line of an option begins with `  --name <value>`, `  --name default` or,
 * for a switch, `  --name` alone. `--help` prints it. What goes wrong is told in one message, with the exit code of docs/rebuilding.md, or 1 where a page or code is at fault.
 */
export async function command(usage: string, run: (values: Given<string>, switches: Given<boolean>) => unknown) {
  const lines = [...usage.matchAll(/^ {2}--([\w-]+)(?: (\S+))?(?= |$)/gm)].map(
    ([, name, value]) => [name!, value] as const
  );
  const types = lines.map(([name, value]) => [name, {type: value === undefined ? "boolean" : "string"}] as const);
  const defaults = Object.fromEntries(lines.filter(([, value]) => value !== undefined && !value.startsWith("<")));
  try {
    const {values} = parseArgs({options: {...Object.fromEntries(types), help: {type: "boolean"}}});
    if (values["help"]) return console.log(usage.trimEnd());
    const given = {...defaults, ...values};
    await run(given as Given<string>, given as Given<boolean>);
  } catch (error) {
    const ofData = error instanceof DataError || /^ERR_PARSE_ARGS/.test((error as NodeJS.ErrnoException).code ?? "");
    const told = ofData ? asDataError(error) : (error as Error);
    console.error(`\n${told.message}\n`);
    process.exitCode = told instanceof DataError ? exitCodes[faultOf(told)].code : 1;
  }
}

/** @throws Error for anything but a whole number from 1 */
export function whole(option: string, text = ""): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new Error(`--${option}: expected a whole number from 1, found "${text}"; --help lists the options`);
}
