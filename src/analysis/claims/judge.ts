import {
  augustRelease,
  type DeclaredEstimates,
  type EstimateId,
  runDeclared,
  specificationOfEstimate
} from "../models/declaredEstimates.js";
import {runMultiverse, summarise, type Universe} from "../models/multiverse.js";
import {type PlatformFigures, speedupOf} from "../panel/Globals.js";
import type {ReleaseEvidence} from "../panel/ReleaseEvidence.js";
import {selectTasks} from "../panel/selectTasks.js";
import {essayPopulation, successPopulation} from "../panel/Specification.js";
import {timed} from "../timed.js";
import type {JudgedClaim} from "./Claim.js";
import {judgeClaims} from "./claims.js";
import type {Findings, PlatformResults, Results} from "./Results.js";

/** One release, judged: what every page and file of the report is made from. */
export interface Judged {
  evidence: ReleaseEvidence;
  claims: JudgedClaim[];
  declared: DeclaredEstimates;
  universes: Universe[];
  results: Results;
}

/** Runs all claims and declared specifications on one release; `others` are those at hand beside it. */
export function judge(evidence: ReleaseEvidence, others: readonly ReleaseEvidence[] = []): Judged {
  const claims = timed("claims", () => judgeClaims(evidence));
  const august = others.find(({release}) => release === augustRelease)?.panel ?? null;
  const declared = timed("declared estimates", () => runDeclared({...evidence, august}));
  const universes = timed("multiverse", () => runMultiverse(evidence.panel));
  const results: Results = {...findings(evidence, claims, declared), multiverse: summarise(universes)};
  return {evidence, claims, declared, universes, results};
}

/** What one release says, without the many specifications that the multiverse asks for. */
export function findingsOf(evidence: ReleaseEvidence): Findings {
  return findings(evidence, judgeClaims(evidence), runDeclared({...evidence, august: null}));
}

function findings(evidence: ReleaseEvidence, claims: JudgedClaim[], declared: DeclaredEstimates): Findings {
  const {release, source, synthetic, reason, window, inputs, audit, panel, globals, notes} = evidence;
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

function platformResults(figures: PlatformFigures): PlatformResults {
  return {
    success_pct: figures.success,
    modes_pct: figures.modes,
    human_only_time_h: figures.human_only_time,
    human_with_ai_time_min: figures.human_with_ai_time,
    speedup: speedupOf(figures),
    autonomy: figures.autonomy
  };
}
