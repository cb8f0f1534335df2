import {findRelease} from "../../releases/catalogue.js";
import type {Manifest} from "../../releases/Manifest.js";
import type {Arguments, Context} from "./Command.js";

/** The release an argument names, else all of them. */
export function selected({positionals: [release]}: Arguments, {manifests}: Context): Manifest[] {
  return release === undefined ? manifests : [findRelease(manifests, release)];
}
