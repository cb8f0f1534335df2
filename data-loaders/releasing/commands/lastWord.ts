import {asDataError, exitCodes, faultOf} from "./exitCodes.js";

/*
 * Imported for what it does, first of all by whatever is a process of its own: what nobody caught ends it with one
 * message and its exit code.
 */
process.on("uncaughtException", (error) => {
  const told = asDataError(error);
  process.stderr.write(`${told.message}\n`);
  process.exit(exitCodes[faultOf(told)].code);
});
// Whoever reads the answer may stop reading (`| head`): that ends it, and is no error.
process.stdout.on("error", () => process.exit());
