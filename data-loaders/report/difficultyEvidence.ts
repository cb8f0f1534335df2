import type {BandMeans} from "../../src/analysis/bands.js";
import {bandMeans} from "../../src/analysis/bands.js";
import type {ConfoundingReport} from "../../src/analysis/confoundingReport.js";
import type {CrossoverChoice} from "../../src/analysis/crossoverChoice.js";
import {standardCrossover} from "../../src/analysis/crossoverChoice.js";
import type {AdjustedModel} from "../../src/analysis/difficulty.js";
import {adjustedModels, confoundingBy, yardstickAddress} from "../../src/analysis/difficulty.js";
import {estimate} from "../../src/analysis/estimate.js";
import type {Estimate, NotEstimable} from "../../src/analysis/Estimated.js";
import {gapSlope, meanGap} from "../../src/analysis/labelAnswers.js";
import {successBands} from "../../src/analysis/models/directiveModels.js";
import type {Panel} from "../../src/analysis/Panel.js";
import type {SlopeParts} from "../../src/analysis/slopeParts.js";
import {slopeParts} from "../../src/analysis/slopeParts.js";
import {essayPopulation} from "../../src/analysis/Specification.js";
import type {VariableId} from "../../src/analysis/variables.js";
import type {BandPoint} from "../../src/components/bandPlot.js";

/** Success and gap by bands of one measure of difficulty. */
export interface ByDifficulty {
  points: BandPoint[];
  gaps: BandMeans<"gap">[];
  /** Slopes of both sides and of the gap: on the logarithm for time. */
  trend: SlopeParts;
}

/** Crux 2 before a reader sets anything. */
export interface DifficultyEvidence {
  time: ByDifficulty;
  education: ByDifficulty;
  models: AdjustedModel[];
  confounding: ConfoundingReport | NotEstimable;
  /** Mean gap and Claude.ai's and the API's mean success: what a study would be planned for. */
  gap: Estimate;
  claude: Estimate;
  api: Estimate;
  /** Null when there is no gap to look for. */
  crossover: {choice: CrossoverChoice; observed: number; better: number} | null;
}

export function difficultyEvidence(panel: Panel): DifficultyEvidence {
  const mean = (outcome: "gap" | "claude_success" | "api_success"): Estimate => estimate({...meanGap, outcome}, panel);
  const [gap, claude, api] = [mean("gap"), mean("claude_success"), mean("api_success")];
  return {
    time: byDifficulty(panel, "claude_human_only_time", "log_claude_human_only_time"),
    education: byDifficulty(panel, "claude_human_education", "claude_human_education"),
    models: adjustedModels(panel),
    confounding: confoundingBy(panel, yardstickAddress.standard),
    gap,
    claude,
    api,
    crossover:
      gap.estimable && claude.estimable && api.estimable
        ? {
            choice: standardCrossover(gap.value),
            observed: gap.value,
            better: Math.max(claude.value, api.value)
          }
        : null
  };
}

/** As many bands of nearly equal size. */
const bands = 6;

function byDifficulty(panel: Panel, by: VariableId, predictor: VariableId): ByDifficulty {
  return {
    points: successBands(panel, by, bands),
    gaps: bandMeans(panel, essayPopulation, by, ["gap"], bands),
    trend: slopeParts({...gapSlope, predictor}, panel)
  };
}
