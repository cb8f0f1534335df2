import {effectsWithoutSample} from "../../data-loaders/acquire/Effects.js";
import {run} from "../../data-loaders/releasing/commands/run.js";

/*
 * The command line as it is, but a lock whose holder was killed counts as free after two seconds instead of fifteen: the
 * only bound that a test of real processes would otherwise have to sit out.
 */
const effects = effectsWithoutSample();
process.exitCode = await run(process.argv.slice(2), {
  variables: process.env,
  effects: {...effects, limits: {...effects.limits, staleLock: 2_000}},
  print: (text) => process.stdout.write(`${text}\n`),
  complain: (text) => process.stderr.write(`${text}\n`)
});
