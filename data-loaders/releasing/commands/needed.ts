import {AcquireError} from "../../AcquireError.js";

/** The positional arguments of a verb that can't do without them. @throws AcquireError (usage) */
export function needed(positionals: string[], number: number, what: string, verb: string): string[] {
  if (positionals.length >= number) return positionals;
  throw new AcquireError("usage", {
    expected: what,
    found: positionals.length === 0 ? "none" : positionals.map((word) => `"${word}"`).join(", "),
    where: "the command line",
    next: `\`npm run data -- ${verb} --help\` explains it`
  });
}
