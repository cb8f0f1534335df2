/**
 * What a page of one's own needs, in one import:
 *
 * ```ts
 * import {estimate, figure, panel, sayEstimate, specify} from "../report.js";
 * ```
 *
 * docs/forking.md walks through it.
 */
import {resize} from "observablehq:stdlib";

import type {Panel} from "./analysis/Panel.js";
import type {PanelColumns} from "./analysis/PanelColumns.js";
import {panelOfColumns} from "./analysis/PanelColumns.js";
import type {Specification} from "./analysis/Specification.js";
import {pageInFolder, pageSource} from "./components/pageSource.js";
import {specificationFigure} from "./components/specificationFigure.js";

export {bandMeans} from "./analysis/bands.js";
export type {JudgedClaim} from "./analysis/claims/Claim.js";
export {confoundingContour} from "./analysis/confounding.js";
export type {ConfoundingReport} from "./analysis/confoundingReport.js";
export {powerCurve, usersNeeded} from "./analysis/crossover.js";
export type {CrossoverChoice} from "./analysis/crossoverChoice.js";
export {crossoverKeys, crossoverOf, standardCrossover} from "./analysis/crossoverChoice.js";
export {declaredEstimates} from "./analysis/declaredEstimates.js";
export type {Yardstick} from "./analysis/difficulty.js";
export {
  confoundingBy,
  difficulty,
  difficultyBeside,
  yardstickModel,
  yardsticks,
  yardsticksFor
} from "./analysis/difficulty.js";
export {estimate} from "./analysis/estimate.js";
export type {Estimate} from "./analysis/Estimated.js";
export {fittedLine} from "./analysis/fittedLine.js";
export {count, days, fixed, list, month, range, signed} from "./analysis/format.js";
export {apiOverClaude, classifiedShareOf, shareOf, speedupOf, successAdjustedSpeedupOf} from "./analysis/Globals.js";
export type {GapTipping, LabelAnswers} from "./analysis/labelAnswers.js";
export {gapTipping, labelAnswers, meanGap} from "./analysis/labelAnswers.js";
export {conversationsToJudge} from "./analysis/labelAudit.js";
export {labelFrontiers} from "./analysis/labelFrontiers.js";
export {perfectLabel} from "./analysis/labels.js";
export {directiveBands, influenceOf, rankPredictors, successBands} from "./analysis/models/directiveModels.js";
export type {FunnelStep} from "./analysis/models/funnel.js";
export {funnelOf} from "./analysis/models/funnel.js";
export {modeTippings} from "./analysis/models/modeTippings.js";
export {perDoubling} from "./analysis/models/perDoubling.js";
export {structureOf} from "./analysis/models/structure.js";
export {taskPoints} from "./analysis/models/taskPoints.js";
export {decisions} from "./analysis/multiverse.js";
export {smallestCell} from "./analysis/outcomeBounds.js";
export type {Mode, Panel, PanelRow} from "./analysis/Panel.js";
export {augmentation, automation, modeLabels, platformLabels} from "./analysis/Panel.js";
export type {PanelColumns} from "./analysis/PanelColumns.js";
export {essayPanelColumns, panelOfColumns} from "./analysis/PanelColumns.js";
export {publishedOf} from "./analysis/published.js";
export {sampleOf} from "./analysis/Sample.js";
export {absentWord, byDirection, correlation, direction, number, withInterval} from "./analysis/say.js";
export {sayEstimate} from "./analysis/sayEstimate.js";
export type {SlopeParts} from "./analysis/slopeParts.js";
export {slopeParts} from "./analysis/slopeParts.js";
export {socMajorName} from "./analysis/socMajors.js";
export type {Population, Specification} from "./analysis/Specification.js";
export {essayPopulation, essaySpecification, sharedPopulation, successPopulation} from "./analysis/Specification.js";
export type {VariableId} from "./analysis/variables.js";
export {variables} from "./analysis/variables.js";
export {dataOf} from "./analysis/words/dataOf.js";
export {spanOf, sum} from "./analysis/words/numbers.js";
export {phrase} from "./analysis/words/phrase.js";
export {sayDirectiveUse} from "./analysis/words/sayDirectiveUse.js";
export {trafficOf} from "./analysis/words/trafficOf.js";
export type {Report} from "./authoring/report.js";
export {report} from "./authoring/report.js";
export type {Choices} from "./authoring/specify.js";
export {specify} from "./authoring/specify.js";
export {bandPlot} from "./components/bandPlot.js";
export {chart, colours} from "./components/chart.js";
export {confoundingCrux} from "./components/cruxes/confoundingCrux.js";
export {crossoverCrux} from "./components/cruxes/crossoverCrux.js";
export {labelCrux} from "./components/cruxes/labelCrux.js";
export {fittedScatter} from "./components/fittedScatter.js";
export {intervalPlot} from "./components/intervalPlot.js";
export {modeBars} from "./components/modeBars.js";
export {picture, withNumbers} from "./components/picture.js";
export {successPicture} from "./components/successPicture.js";
export {table} from "./components/table.js";
export {valueHistogram} from "./components/valueHistogram.js";
export {claimsLedger, verdictClass, verdictStrip} from "./components/verdicts.js";

/**
 * The panel: one row a task that both platforms share.
 *
 * @param attachment `FileAttachment("../data/panel.json")`, named in the page so that Framework finds it.
 */
export async function panel(attachment: {json<T>(): Promise<T>}): Promise<Panel> {
  return panelOfColumns(await attachment.json<PanelColumns>());
}

/**
 * A specification as a figure: its title says what is seen, with picture, method, numbers and a link to the workbench.
 *
 * @param id the figure's anchor; a page with several figures names each.
 */
export function figure(spec: Specification, tasks: Panel, {id = "result"} = {}): HTMLElement {
  return specificationFigure(document, spec, tasks, {
    id,
    workbench: "../workbench",
    source: `../${pageSource(pageInFolder(location.pathname))}`,
    resize
  });
}
