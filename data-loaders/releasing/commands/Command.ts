import type {HubEffects} from "../../acquire/Effects.js";
import type {Environment} from "../../acquire/environment.js";
import {findRelease} from "../../releases/catalogue.js";
import type {Manifest} from "../../releases/Manifest.js";
import type {Part} from "../compare/Report.js";
import type {exitCodes} from "./exitCodes.js";

/** What a verb is given besides its arguments. */
export interface Context {
  env: Environment;
  /** The catalogue, newest release first. */
  manifests: Manifest[];
  effects: HubEffects & {workDir: string};
  /** ISO day. */
  today: string;
}

export interface Arguments<Options = object> {
  positionals: string[];
  /** By name; an option that was not given is not there. */
  options: Options;
}

/** What a verb has to say, for people and for programs. */
export interface Outcome {
  /** Names its exit code; done when left out. */
  result?: keyof typeof exitCodes;
  text: string | readonly Part[];
  json: unknown;
}

/** What `npm run data -- <verb>` does; what is said of it, and what it takes, stands in help.json. */
export type Run<Options = object> = (args: Arguments<Options>, context: Context) => Promise<Outcome>;

/** The release an argument names, else all of them. */
export function selected({positionals: [release]}: Arguments, {manifests}: Context): Manifest[] {
  return release === undefined ? manifests : [findRelease(manifests, release)];
}
