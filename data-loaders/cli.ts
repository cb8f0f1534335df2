import "./releasing/commands/lastWord.js";

import {fault} from "./outside/fault.js";

/** The rest of the code is loaded here, as that can fail too: it is more files than some limits allow to be open. */
const [{run}, {effectsWithoutSample}] = await Promise.all([
  import("./releasing/commands/run.js"),
  import("./acquire/Effects.js")
]).catch((cause: unknown) => {
  const found = cause instanceof Error ? cause.message : String(cause);
  throw fault("code not loaded", "data-loaders, node_modules", {found}, {cause});
});

process.exitCode = await run(process.argv.slice(2), {
  variables: process.env,
  effects: effectsWithoutSample(),
  print: (text) => process.stdout.write(`${text}\n`),
  complain: (text) => process.stderr.write(`${text}\n`)
});
