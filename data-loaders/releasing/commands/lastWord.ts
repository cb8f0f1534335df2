import {asDataError} from "./asDataError.js";
import {exitCodes, faultOf} from "./exitCodes.js";

/*
 * Imported for what it does, first of all by whatever is a process of its own: what nobody caught ends it with one
 * message and its exit code.
 */

function end(error: unknown): never {
  const told = asDataError(error);
  process.stderr.write(`${told.message}\n`);
  process.exit(exitCodes[faultOf(told)].code);
}

process.on("uncaughtException", end);
// Whoever reads the answer may stop reading (`| head`): that ends it, and is no error.
process.stdout.on("error", () => process.exit());
