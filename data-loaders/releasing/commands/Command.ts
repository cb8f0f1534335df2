import type {Effects} from "../../acquire/Effects.js";
import type {Environment} from "../../acquire/environment.js";
import {AcquireError} from "../../AcquireError.js";
import {findRelease} from "../../releases/catalogue.js";
import type {Manifest} from "../../releases/Manifest.js";

/** What a verb is given besides its arguments. */
export interface Context {
  env: Environment;
  /** The catalogue, newest release first. */
  manifests: Manifest[];
  effects: Omit<Effects, "makeSample">;
  /** ISO day. */
  today: string;
}

export interface Arguments {
  positionals: string[];
  /** By name; an option that was not given is not there. */
  options: Record<string, string | boolean | undefined>;
}

/** What a verb has to say, for people and for programs, and its exit code. */
export interface Outcome {
  code: number;
  text: string;
  json: unknown;
}

/** What `npm run data -- <verb>` does; what is said of it, and what it takes, stands in help.json. */
export type Run = (args: Arguments, context: Context) => Promise<Outcome>;

/** The release an argument names, else all of them. */
export function selected({positionals: [release]}: Arguments, {manifests}: Context): Manifest[] {
  return release === undefined ? manifests : [findRelease(manifests, release)];
}

/** An error of the command line. */
export function usage(expected: string, found: string, help: string): AcquireError {
  const next = `\`npm run data -- ${help}\` explains it`;
  return new AcquireError("usage", {expected, found, where: "the command line", next});
}

/** The positional arguments of a verb that can't do without them. @throws AcquireError (usage) */
export function needed(positionals: string[], number: number, what: string, verb: string): string[] {
  if (positionals.length >= number) return positionals;
  const found = positionals.map((word) => `"${word}"`).join(", ") || "none";
  throw usage(what, found, `${verb} --help`);
}
