import {AcquireError} from "./acquire/AcquireError.js";
import {asDataError} from "./commands/asDataError.js";
import {exitCodes} from "./commands/exitCodes.js";
import {faultOf} from "./commands/faultOf.js";

/** The last word, whatever went wrong and wherever: one message, and its exit code. */
function end(error: unknown): never {
  const told = asDataError(error);
  process.stderr.write(`${told.message}\n`);
  process.exit(exitCodes[faultOf(told)].code);
}

/** The rest of the code is loaded here, as that can fail too: it is more files than some limits allow to be open. */
async function load() {
  const [{run}, {effectsWithoutSample}] = await Promise.all([
    import("./commands/run.js"),
    import("./acquire/defaultEffects.js")
  ]).catch((error: unknown) => {
    const found = error instanceof Error ? error.message : String(error);
    const next = "run `npm ci` again, and raise the limits if there are any (`ulimit -n 1024`)";
    const account = {expected: "to load the project's code", found, where: "data-loaders, node_modules", next};
    throw new AcquireError("disk", account, {cause: error});
  });
  return {run, effects: effectsWithoutSample()};
}

process.on("uncaughtException", end);
// Whoever reads the answer may stop reading (`| head`): that ends it, and is no error.
process.stdout.on("error", () => process.exit());

try {
  const {run, effects} = await load();
  process.exitCode = await run(process.argv.slice(2), {
    variables: process.env,
    effects,
    print: (text) => process.stdout.write(`${text}\n`),
    complain: (text) => process.stderr.write(`${text}\n`)
  });
} catch (error) {
  end(error);
}
