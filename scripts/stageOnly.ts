// Stages the data and prints where: what `npm run dev` runs after each change of them.
import {stageReport} from "./stageReport.js";

stageReport().then(
  (folder) => process.stdout.write(JSON.stringify({folder})),
  (error: unknown) => {
    process.stdout.write(JSON.stringify({error: error instanceof Error ? error.message : String(error)}));
    process.exitCode = 1;
  }
);
