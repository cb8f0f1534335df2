import {existsSync} from "node:fs";
import {join} from "node:path";

import {type Effects, effectsWithoutSample} from "../data-loaders/acquire/Effects.js";
import {type Environment, environment} from "../data-loaders/acquire/environment.js";
import {makeSample} from "../data-loaders/sample/generateRelease.js";
import {reportFiles} from "../data-loaders/site/reportFiles.js";
import {codeHash, keyOf} from "../data-loaders/stage/keys.js";
import {stage} from "../data-loaders/stage/stage.js";
import {writeFolder} from "../data-loaders/stage/writeFolder.js";

/** What turns evidence into the files that pages read. */
export const reportCode = [
  "data-loaders",
  "src/analysis",
  "src/authoring",
  "src/site.ts",
  "docs/results",
  "package-lock.json"
];

/** `stageFor` with the switches of the environment; `verify`: hash every input anew, whatever is known of it. */
export const stageReport = ({verify = false} = {}): Promise<string> =>
  stageFor(environment(), {...effectsWithoutSample(), makeSample, verify});

/**
 * Acquires, reads and judges: the folder with every file that pages read, made once for each combination of inputs and
 * code, and found again when neither has changed. @throws AcquireError or DataError; nothing half-written stays behind.
 */
export async function stageFor(env: Environment, effects: Effects): Promise<string> {
  const staged = await stage(env, effects);
  const code = codeHash(reportCode);
  const folder = join(effects.workDir, "stage", keyOf({staged: staged.key, code}));
  if (!existsSync(folder)) await writeFolder(folder, await reportFiles(await staged.gather(), code));
  return folder;
}
