/**
 * What a page of one's own needs, in one import:
 *
 * ```ts
 * import {estimate, figure, panel, sayEstimate, specify} from "../report.js";
 * ```
 *
 * docs/forking.md walks through it.
 */
import type {Panel} from "./analysis/panel/Panel.js";
import {type PanelColumns, panelOfColumns} from "./analysis/panel/PanelColumns.js";

export type {JudgedClaim} from "./analysis/claims/Claim.js";
export {compareFindings} from "./analysis/claims/compareFindings.js";
export type {RecordedClaim, ResultsRecord} from "./analysis/claims/Results.js";
export {phi} from "./analysis/estimators/distributions.js";
export {estimate} from "./analysis/estimators/estimate.js";
export type {Estimate} from "./analysis/estimators/Estimated.js";
export {fittedLine} from "./analysis/estimators/fittedLine.js";
export {smallestCell, smallestNamedCell, successBounds} from "./analysis/estimators/outcomeBounds.js";
export {correlate} from "./analysis/estimators/pearson.js";
export {type SlopeParts, slopeParts} from "./analysis/estimators/slopeParts.js";
export {defaultSplits} from "./analysis/estimators/splitHalves.js";
export {type Availability, availability} from "./analysis/models/availability.js";
export {bandMeans, successBands} from "./analysis/models/bands.js";
export {bendTests, splitSlopes} from "./analysis/models/bend.js";
export {confoundingContour} from "./analysis/models/confounding.js";
export type {ConfoundingReport} from "./analysis/models/confoundingReport.js";
export {
  type CrossoverChoice,
  crossoverKeys,
  crossoverOf,
  powerCurve,
  standardCrossover,
  usersNeeded
} from "./analysis/models/crossover.js";
export {augustRelease, declaredEstimates} from "./analysis/models/declaredEstimates.js";
export {
  confoundingBy,
  difficulty,
  difficultyBeside,
  type Yardstick,
  yardstickModel,
  yardsticks,
  yardsticksFor
} from "./analysis/models/difficulty.js";
export {
  classVerdict,
  defaultMargin,
  fewestTasks,
  type TaskClass,
  taskClasses
} from "./analysis/models/earnedAutonomy.js";
export {exactSuccess, hiddenSuccess} from "./analysis/models/exactSuccess.js";
export {extrapolation} from "./analysis/models/extrapolation.js";
export {foldedTaskOf, foldingExample} from "./analysis/models/foldingChoice.js";
export {
  type GapTipping,
  gapTipping,
  type LabelAnswers,
  labelAnswers,
  meanGap,
  modeTippings
} from "./analysis/models/labelAnswers.js";
export {labelFrontiers} from "./analysis/models/labelFrontiers.js";
export {conversationsToJudge, perfectLabel} from "./analysis/models/labels.js";
export {boundedRow, describeTasks, intervalRow, triesCurve, visibleSuccess} from "./analysis/models/limitsModels.js";
export {multiverseFor, pointOf, runMultiverse, summarise} from "./analysis/models/multiverse.js";
export {occupationMix} from "./analysis/models/occupationMix.js";
export {perDoubling} from "./analysis/models/perDoubling.js";
export {influenceOf, placeOfPredictor, predictors, rankPredictors} from "./analysis/models/predictors.js";
export {predictorsOnSameTasks} from "./analysis/models/predictorsOnSameTasks.js";
export {reassurances} from "./analysis/models/reassurances.js";
export {
  type Elsewhere,
  type Fate,
  type Finding,
  mostOf,
  type Place,
  replicate,
  type Replicated,
  type Trial
} from "./analysis/models/replication.js";
export {
  funnelOf,
  type FunnelStep,
  headlineOf,
  requirementEffects,
  splitBy
} from "./analysis/models/requirementEffects.js";
export {shippingOf, shortestSpan} from "./analysis/models/shipping.js";
export {structureOf} from "./analysis/models/structure.js";
export {taskPoints} from "./analysis/models/taskPoints.js";
export {unseenDifferences} from "./analysis/models/unseenDifference.js";
export {weekToWeek} from "./analysis/models/weekToWeek.js";
export {publishedOf} from "./analysis/panel/absent.js";
export {leastVisibleSuccess} from "./analysis/panel/folding.js";
export {
  apiOverClaude,
  classifiedShareOf,
  type PlatformFigures,
  shareOf,
  speedupOf,
  successAdjustedSpeedupOf
} from "./analysis/panel/Globals.js";
export {
  augmentation,
  automation,
  type Measure,
  measures,
  type Mode,
  modeLabels,
  type Panel,
  type PanelRow,
  type Platform,
  platformLabels,
  platforms
} from "./analysis/panel/Panel.js";
export {essayPanelColumns, type PanelColumns, panelOfColumns} from "./analysis/panel/PanelColumns.js";
export {panelFields} from "./analysis/panel/panelFields.js";
export {sampleOf} from "./analysis/panel/Sample.js";
export {listsSuccess, selectTasks} from "./analysis/panel/selectTasks.js";
export {triesToClose} from "./analysis/panel/severalTries.js";
export {socMajorName} from "./analysis/panel/socMajors.js";
export {
  essayPopulation,
  essaySpecification,
  type Population,
  sharedPopulation,
  type Specification,
  successPopulation
} from "./analysis/panel/Specification.js";
export {specificationToQuery} from "./analysis/panel/specificationQuery.js";
export {type Choices, specify} from "./analysis/panel/specify.js";
export {type VariableId, variables} from "./analysis/panel/variables.js";
export {explanationsOf} from "./analysis/words/explanationsOf.js";
export {count, day, days, fixed, list, month, pValue, range, signed} from "./analysis/words/format.js";
export {dataOf, metricsInWords, trafficOf} from "./analysis/words/metricsInWords.js";
export {spanOf, sum} from "./analysis/words/numbers.js";
export {phrase} from "./analysis/words/phrase.js";
export {absentWord, byDirection, correlation, direction, inTable, number, withInterval} from "./analysis/words/say.js";
export {sayBend} from "./analysis/words/sayBend.js";
export {observedWords} from "./analysis/words/sayClaim.js";
export {sayDirections} from "./analysis/words/sayDirections.js";
export {sayDirectiveUse} from "./analysis/words/sayDirectiveUse.js";
export {sayEstimate} from "./analysis/words/sayEstimate.js";
export {sayMix, sayMixPrediction} from "./analysis/words/sayMix.js";
export {sayMethod, sayTitle} from "./analysis/words/sayTitle.js";
export {references} from "./authoring/references.js";
export {declaredOf, type Report, report} from "./authoring/report.js";
export {sqlTables} from "./authoring/sqlTables.js";
export {answerPicture, answerTable} from "./components/charts/answerPicture.js";
export {bandPlot} from "./components/charts/bandPlot.js";
export {boundsPlot} from "./components/charts/boundsPlot.js";
export {chart, colours} from "./components/charts/chart.js";
export {classRows, standingTitle} from "./components/charts/classRows.js";
export {decompositionBars} from "./components/charts/decompositionBars.js";
export {type Dumbbell, dumbbellPlot} from "./components/charts/dumbbellPlot.js";
export {fittedScatter} from "./components/charts/fittedScatter.js";
export {foldingDiagram} from "./components/charts/foldingDiagram.js";
export {forestPlot, type ForestRow} from "./components/charts/forestPlot.js";
export {intervalPlot} from "./components/charts/intervalPlot.js";
export {modeBars} from "./components/charts/modeBars.js";
export {picture, withNumbers, withPicture} from "./components/charts/picture.js";
export {specificationPicture} from "./components/charts/specificationPicture.js";
export {successPicture} from "./components/charts/successPicture.js";
export {triesPlot} from "./components/charts/triesPlot.js";
export {valueHistogram} from "./components/charts/valueHistogram.js";
export {largestDrawn, visibilityPlot} from "./components/charts/visibilityPlot.js";
export {auditTable} from "./components/controls/auditTable.js";
export {copyButton} from "./components/controls/copyButton.js";
export {earnedAutonomy} from "./components/controls/earnedAutonomy.js";
export {foldingControls} from "./components/controls/foldingControls.js";
export {glossary, term} from "./components/controls/glossary.js";
export {inputsTable} from "./components/controls/inputsTable.js";
export {notesTable} from "./components/controls/notesTable.js";
export {table} from "./components/controls/table.js";
export {claimsLedger, marks, verdictClass, verdictStrip} from "./components/controls/verdicts.js";
export {confoundingCrux} from "./components/cruxes/confoundingCrux.js";
export {crossoverCrux} from "./components/cruxes/crossoverCrux.js";
export {labelCrux} from "./components/cruxes/labelCrux.js";
export {query} from "./components/sql/DuckDBClient.js";
export {lazyConsole} from "./components/sql/lazyConsole.js";
export {workbench} from "./components/workbench/workbench.js";
export {cloneLine, isFork, original, site} from "./site.js";

/**
 * The panel: one row a task that both platforms share.
 *
 * @param attachment `FileAttachment("../data/panel.json")`, named in the page so that Framework finds it.
 */
export async function panel(attachment: {json<T>(): Promise<T>}): Promise<Panel> {
  return panelOfColumns(await attachment.json<PanelColumns>());
}
