import {augustRelease, type EstimateId, runDeclared, specificationOfEstimate} from "../models/declaredEstimates.js";
import {runMultiverse, summarise} from "../models/multiverse.js";
import {type PlatformFigures, speedupOf} from "../panel/Globals.js";
import type {Panel} from "../panel/Panel.js";
import type {ReleaseEvidence} from "../panel/ReleaseEvidence.js";
import {selectTasks} from "../panel/selectTasks.js";
import {essayPopulation, successPopulation} from "../panel/Specification.js";
import {timed} from "../timed.js";
import {judgeClaims} from "./claims.js";
import type {Findings, Results} from "./Results.js";

/** Runs all claims and declared specifications on one release; `others` are those at hand beside it. */
export function judge(evidence: ReleaseEvidence, others: readonly ReleaseEvidence[] = []) {
  const august = others.find(({release}) => release === augustRelease)?.panel ?? null;
  const found = findingsOf(evidence, august);
  const universes = timed("multiverse", () => runMultiverse(evidence.panel));
  const results: Results = {...found, multiverse: summarise(universes)};
  return {results, universes};
}

/** What one release says, without the many specifications that the multiverse asks for. */
export function findingsOf(evidence: ReleaseEvidence, august: Panel | null = null): Findings {
  const {release, source, synthetic, reason, window, inputs, audit, panel, globals, notes} = evidence;
  const claims = timed("claims", () => judgeClaims(evidence));
  const declared = timed("declared estimates", () => runDeclared({panel, globals, august}));
  const complete = selectTasks(panel, essayPopulation);
  return {
    schema: "oversight-gap/results@1",
    release,
    source,
    synthetic,
    reason,
    window,
    inputs: inputs.map(({path, bytes, sha256, pinned}) => ({path, bytes, sha256, pinned})),
    panel: {
      claude_ai_tasks: audit.claude_tasks,
      api_tasks: audit.api_tasks,
      shared_tasks: audit.shared_tasks,
      shared_success_tasks: selectTasks(panel, successPopulation).length,
      complete_tasks: complete.length,
      pseudo_tasks: complete.filter((row) => row.pseudo).map((row) => row.task)
    },
    platforms: {claude_ai: platformResults(globals.claude), api: platformResults(globals.api)},
    claims,
    notes,
    estimates: (Object.keys(declared) as EstimateId[]).map((id) => ({
      id,
      spec: specificationOfEstimate(id),
      ...declared[id]
    }))
  };
}

const platformResults = (figures: PlatformFigures): Results["platforms"]["api"] => ({
  success_pct: figures.success,
  modes_pct: figures.modes,
  human_only_time_h: figures.human_only_time,
  human_with_ai_time_min: figures.human_with_ai_time,
  speedup: speedupOf(figures),
  autonomy: figures.autonomy
});
