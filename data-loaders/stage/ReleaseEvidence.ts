import type {Globals} from "../../src/analysis/Globals.js";
import type {Panel} from "../../src/analysis/Panel.js";
import type {Acquired, AcquiredFile} from "../acquire/Acquired.js";
import type {Audit} from "../panel/audit.js";
import type {Comparison} from "../panel/compareCounts.js";
import type {Metric} from "../releases/Manifest.js";

/** One input as the world may know it: no path of this machine. */
export type Input = Omit<AcquiredFile, "file">;

/** All that the report knows of one release: what the CSVs became. */
export interface ReleaseEvidence {
  release: string;
  dialect: string;
  window: {start: string; end: string};
  metrics: Metric[];
  source: Acquired["source"];
  synthetic: boolean;
  reason: string;
  inputs: Input[];
  globals: Globals;
  audit: Audit;
  /** Rows of each platform file, and whether they are held against counts in git. Empty where none were counted. */
  surveys: {path: string; rows: number; relation: Comparison["relation"]}[];
  /** Rows read, by platform and facet. */
  facets: {platform: string; metric: string; rows: number}[];
  panel: Panel;
}
