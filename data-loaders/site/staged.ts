import {readFileSync} from "node:fs";
import {join} from "node:path";

import {csvParse} from "d3-dsv";

import type {Panel} from "../../src/analysis/panel/Panel.js";
import {type PanelColumns, panelOfColumns} from "../../src/analysis/panel/PanelColumns.js";
import type {Occupation, Role} from "../../src/analysis/panel/ReleaseEvidence.js";
import {acquire} from "../acquire/acquire.js";
import {effectsWithoutSample} from "../acquire/Effects.js";
import {environment} from "../acquire/environment.js";
import {catalogue, releaseToReport} from "../releases/catalogue.js";
import {makeSample} from "../sample/generateRelease.js";
import {stagedVariable} from "./ownLoaders.js";

/** What a build has read, for a loader of one's own. */
interface Staged {
  /** The tasks that both platforms share, one row each. */
  panel: Panel;
  /** The occupations of these tasks: statement, Task ID, SOC code, title. */
  occupations: Occupation[];
  /**
   * A published file of the release, as a path on this machine; null where there is none of this kind.
   *
   * @throws AcquireError when it can't be had.
   */
  file(role: Role): Promise<string | null>;
}

/**
 * The one call of a loader that begins from the report's own data: `const {panel, occupations, file} = staged();`.
 *
 * @throws Error outside of a build.
 */
export function staged(): Staged {
  const folder = process.env[stagedVariable];
  if (folder === undefined)
    throw new Error(`expected a build's folder in ${stagedVariable}: loaders are run by npm run build and npm run dev`);
  const text = (name: string): string => readFileSync(join(folder, name), "utf8");
  return {
    panel: panelOfColumns(JSON.parse(text("data/panel.json")) as PanelColumns),
    occupations: csvParse(text("downloads/occupations.csv"), ({task, task_id, soc_code, title}) => ({
      task: task!,
      task_id: Number(task_id),
      soc_code: soc_code!,
      title: title || null
    })),
    file: fileOf
  };
}

async function fileOf(role: Role): Promise<string | null> {
  const env = environment();
  const quiet = {...effectsWithoutSample(), makeSample, log: () => undefined};
  const {files} = await acquire(releaseToReport(catalogue(env), env), env, quiet);
  return files.find((file) => file.role === role)?.file ?? null;
}
