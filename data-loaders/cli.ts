import {effectsWithoutSample} from "./acquire/defaultEffects.js";
import {run} from "./commands/run.js";

process.exitCode = await run(process.argv.slice(2), {
  variables: process.env,
  effects: effectsWithoutSample(),
  print: (text) => process.stdout.write(`${text}\n`),
  complain: (text) => process.stderr.write(`${text}\n`)
});
