import type {ParseArgsConfig} from "node:util";

import type {Effects} from "../../acquire/Effects.js";
import type {Environment} from "../../acquire/environment.js";
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

/** One verb of `npm run data --`. Every verb also has `--json` and `--help`. */
export interface Command {
  name: string;
  /** One line. */
  summary: string;
  /** What follows the verb: "[release] [--all]". */
  usage: string;
  /** A paragraph or two, wrapped at 100 columns. */
  help: string;
  /** What follows the verb, and what that is for. */
  examples: [args: string, purpose: string][];
  /** The most positional arguments it takes. */
  positionals: number;
  options?: NonNullable<ParseArgsConfig["options"]>;
  run: (args: Arguments, context: Context) => Promise<Outcome>;
}
