// Acquire → panel → every file of the report, as a build does it, from the figures that AEI_DATA_DIR names.
// usage: node scripts/run.js scripts/bench/tables.ts <work folder>; prints how long it took without the start of the program.
import {defaultEffects} from "../../data-loaders/acquire/defaultEffects.js";
import {environment} from "../../data-loaders/acquire/environment.js";
import {makeSample} from "../../data-loaders/sample/generateRelease.js";
import {stageFor} from "../stageReport.js";

const [workDir] = process.argv.slice(2);
const effects = {...defaultEffects(makeSample, workDir), log: () => undefined};
const start = performance.now();
await stageFor(environment(), effects);
process.stdout.write(JSON.stringify({seconds: (performance.now() - start) / 1000}));
