import {AcquireError, type Fault} from "../../AcquireError.js";
import type {DataError} from "../../DataError.js";

/** What each exit code means; the same for every verb. */
export const exitCodes = {
  done: {code: 0, meaning: "done; for check: nothing newer; for nightly: no change"},
  bug: {code: 1, meaning: "an error nobody foresaw"},
  usage: {code: 2, meaning: "a switch, an argument or a manifest that can't be right"},
  absent: {code: 3, meaning: "data that should be on this machine are not"},
  integrity: {code: 4, meaning: "bytes that are not those of the catalogue"},
  network: {code: 5, meaning: "the hub can't be reached, refuses, or does not answer as it should"},
  disk: {code: 6, meaning: "no room, no permission, or a broken disk"},
  contract: {
    code: 7,
    meaning:
      "data that are not laid out, or do not add up, as their dialect says; verify --strict, nightly: also a note"
  },
  build: {code: 8, meaning: "nightly: the site could not be built"},
  newer: {
    code: 10,
    meaning:
      "check, nightly: a release, folder or data file that is new upstream, or a file of the catalogue changed there"
  },
  moved: {code: 11, meaning: "check: a newer revision, with the same files for every release of the catalogue"},
  numbers: {code: 12, meaning: "record, nightly: a number is not the recorded one; every verdict is"},
  verdicts: {code: 13, meaning: "record, nightly: a verdict is not the recorded one"}
} as const satisfies Record<Fault, unknown> & Record<string, {code: number; meaning: string}>;

/** The entry of the list of exit codes that an error belongs to. */
export function faultOf(error: DataError): keyof typeof exitCodes {
  return error instanceof AcquireError ? error.fault : "contract";
}
