/**
 * What a page of one's own needs, in one import:
 *
 * ```ts
 * import {estimate, panel, sayEstimate, sayMethod, sayTitle, specificationPicture, specify} from "../report.js";
 * ```
 *
 * docs/forking.md walks through it.
 */
import type {Panel} from "./analysis/Panel.js";
import type {PanelColumns} from "./analysis/PanelColumns.js";
import {panelOfColumns} from "./analysis/PanelColumns.js";

export {compareFindings} from "./analysis/compareFindings.js";
export {declaredEstimates} from "./analysis/declaredEstimates.js";
export {difficulty} from "./analysis/difficulty.js";
export {estimate} from "./analysis/estimate.js";
export type {Estimate} from "./analysis/Estimated.js";
export {fittedLine} from "./analysis/fittedLine.js";
export {count, day, days, fixed, list, month, range, signed} from "./analysis/format.js";
export type {PlatformFigures} from "./analysis/Globals.js";
export {shareOf, speedupOf} from "./analysis/Globals.js";
export {directiveBands, influenceOf, rankPredictors} from "./analysis/models/directiveModels.js";
export {structureOf} from "./analysis/models/structureOf.js";
export {taskPoints} from "./analysis/models/taskPoints.js";
export {pointOf} from "./analysis/multiverse.js";
export {occupationMix} from "./analysis/occupationMix.js";
export type {Measure, Panel, PanelRow} from "./analysis/Panel.js";
export {measures, platformLabels, platforms} from "./analysis/Panel.js";
export type {RecordedClaim, ResultsRecord} from "./analysis/ResultsRecord.js";
export {sampleOf} from "./analysis/Sample.js";
export {absentWord, byDirection, correlation, direction, number, withInterval} from "./analysis/say.js";
export {observedWords} from "./analysis/sayClaim.js";
export {sayEstimate} from "./analysis/sayEstimate.js";
export {sayMethod} from "./analysis/sayMethod.js";
export {sayMix, sayMixPrediction} from "./analysis/sayMix.js";
export {sayTitle} from "./analysis/sayTitle.js";
export {slopeParts} from "./analysis/slopeParts.js";
export {socMajorName} from "./analysis/socMajors.js";
export type {Population, Specification} from "./analysis/Specification.js";
export {essayPopulation, essaySpecification, sharedPopulation, successPopulation} from "./analysis/Specification.js";
export type {VariableId} from "./analysis/variables.js";
export {variables} from "./analysis/variables.js";
export {dataOf} from "./analysis/words/dataOf.js";
export {directiveUse} from "./analysis/words/directiveUse.js";
export {explanationsOf} from "./analysis/words/explanationsOf.js";
export {metricsInWords} from "./analysis/words/metricsInWords.js";
export {spanOf, sum} from "./analysis/words/numbers.js";
export {phrase} from "./analysis/words/phrase.js";
export {trafficOf} from "./analysis/words/trafficOf.js";
export type {Report} from "./authoring/report.js";
export {declaredOf, report} from "./authoring/report.js";
export type {Choices} from "./authoring/specify.js";
export {specify} from "./authoring/specify.js";
export {auditTable} from "./components/auditTable.js";
export {bandPlot} from "./components/bandPlot.js";
export {chart, colours} from "./components/chart.js";
export {decompositionBars} from "./components/decompositionBars.js";
export {fittedScatter} from "./components/fittedScatter.js";
export {inputsTable} from "./components/inputsTable.js";
export {intervalPlot} from "./components/intervalPlot.js";
export {modeBars} from "./components/modeBars.js";
export {picture} from "./components/picture.js";
export {specificationPicture} from "./components/specificationPicture.js";
export {lazyConsole} from "./components/sql/lazyConsole.js";
export {table} from "./components/table.js";
export {claimsLedger, marks, verdictClass, verdictStrip} from "./components/verdicts.js";
export {workbench} from "./components/workbench/workbench.js";

/**
 * The panel: one row a task that both platforms share.
 *
 * @param attachment `FileAttachment("../data/panel.json")`, named in the page so that Framework finds it.
 */
export async function panel(attachment: {json<T>(): Promise<T>}): Promise<Panel> {
  return panelOfColumns(await attachment.json<PanelColumns>());
}
