import "./releasing/commands/lastWord.js";

import {AcquireError} from "./AcquireError.js";

/** The rest of the code is loaded here, as that can fail too: it is more files than some limits allow to be open. */
async function load() {
  const [{run}, {effectsWithoutSample}] = await Promise.all([
    import("./releasing/commands/run.js"),
    import("./acquire/defaultEffects.js")
  ]).catch((error: unknown) => {
    const found = error instanceof Error ? error.message : String(error);
    const next = "run `npm ci` again, and raise the limits if there are any (`ulimit -n 1024`)";
    const account = {expected: "to load the project's code", found, where: "data-loaders, node_modules", next};
    throw new AcquireError("disk", account, {cause: error});
  });
  return {run, effects: effectsWithoutSample()};
}

const {run, effects} = await load();
process.exitCode = await run(process.argv.slice(2), {
  variables: process.env,
  effects,
  print: (text) => process.stdout.write(`${text}\n`),
  complain: (text) => process.stderr.write(`${text}\n`)
});
