// Acquire → panel → every file of the report, as a build does it, from the figures that AEI_DATA_DIR names.
// usage: node scripts/run.js scripts/bench/tables.ts <work folder>.
import {effectsWithoutSample} from "../../data-loaders/acquire/Effects.js";
import {environment} from "../../data-loaders/acquire/environment.js";
import {makeSample} from "../../data-loaders/sample/generateRelease.js";
import {stageFor} from "../stageReport.js";

const [workDir] = process.argv.slice(2);
const effects = {...effectsWithoutSample(workDir), makeSample, log: () => undefined};
await stageFor(environment(), effects);
