import {effectsWithoutSample} from "./acquire/defaultEffects.js";
import {asDataError} from "./commands/asDataError.js";
import {exitCodes} from "./commands/exitCodes.js";
import {faultOf} from "./commands/faultOf.js";
import {run} from "./commands/run.js";

// Whoever reads the answer may stop reading (`| head`): that ends it, and is no error.
process.stdout.on("error", () => process.exit());
process.on("uncaughtException", (error) => {
  const told = asDataError(error);
  process.stderr.write(`${told.message}\n`);
  process.exit(exitCodes[faultOf(told)].code);
});

process.exitCode = await run(process.argv.slice(2), {
  variables: process.env,
  effects: effectsWithoutSample(),
  print: (text) => process.stdout.write(`${text}\n`),
  complain: (text) => process.stderr.write(`${text}\n`)
});
