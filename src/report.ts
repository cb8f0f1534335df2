/**
 * What a page of one's own needs, in one import:
 *
 * ```ts
 * import {estimate, figure, panel, sayEstimate, specify} from "../report.js";
 * ```
 *
 * docs/forking.md walks through it.
 */
import type {Panel} from "./analysis/Panel.js";
import type {PanelColumns} from "./analysis/PanelColumns.js";
import {panelOfColumns} from "./analysis/PanelColumns.js";

export {bandMeans} from "./analysis/bands.js";
export {bendTests, splitSlopes} from "./analysis/bend.js";
export type {JudgedClaim} from "./analysis/claims/Claim.js";
export {compareFindings} from "./analysis/compareFindings.js";
export {confoundingContour} from "./analysis/confounding.js";
export type {ConfoundingReport} from "./analysis/confoundingReport.js";
export {powerCurve, usersNeeded} from "./analysis/crossover.js";
export type {CrossoverChoice} from "./analysis/crossoverChoice.js";
export {crossoverKeys, crossoverOf, standardCrossover} from "./analysis/crossoverChoice.js";
export {augustRelease, declaredEstimates} from "./analysis/declaredEstimates.js";
export type {Yardstick} from "./analysis/difficulty.js";
export {
  confoundingBy,
  difficulty,
  difficultyBeside,
  yardstickModel,
  yardsticks,
  yardsticksFor
} from "./analysis/difficulty.js";
export {phi} from "./analysis/distributions.js";
export type {TaskClass} from "./analysis/earnedAutonomy.js";
export {defaultMargin, fewestTasks, standingOf, taskClasses} from "./analysis/earnedAutonomy.js";
export {estimate} from "./analysis/estimate.js";
export type {Estimate} from "./analysis/Estimated.js";
export {extrapolation} from "./analysis/extrapolation.js";
export {fittedLine} from "./analysis/fittedLine.js";
export {leastVisibleSuccess} from "./analysis/folding.js";
export {foldedTaskOf, foldingExample} from "./analysis/foldingChoice.js";
export {count, day, days, fixed, list, month, pValue, range, signed} from "./analysis/format.js";
export type {PlatformFigures} from "./analysis/Globals.js";
export {apiOverClaude, classifiedShareOf, shareOf, speedupOf, successAdjustedSpeedupOf} from "./analysis/Globals.js";
export {hiddenSuccess} from "./analysis/hiddenSuccess.js";
export type {GapTipping, LabelAnswers} from "./analysis/labelAnswers.js";
export {gapTipping, labelAnswers, meanGap} from "./analysis/labelAnswers.js";
export {conversationsToJudge} from "./analysis/labelAudit.js";
export {labelFrontiers} from "./analysis/labelFrontiers.js";
export {perfectLabel} from "./analysis/labels.js";
export type {Availability} from "./analysis/models/availability.js";
export {availability} from "./analysis/models/availability.js";
export {
  directiveBands,
  influenceOf,
  predictors,
  rankPredictors,
  successBands
} from "./analysis/models/directiveModels.js";
export {exactSuccess} from "./analysis/models/exactSuccess.js";
export type {FunnelStep} from "./analysis/models/funnel.js";
export {funnelOf} from "./analysis/models/funnel.js";
export {
  boundedRow,
  describeTasks,
  intervalRow,
  listsSuccess,
  triesCurve,
  visibleSuccess
} from "./analysis/models/limitsModels.js";
export {modeTippings} from "./analysis/models/modeTippings.js";
export {perDoubling} from "./analysis/models/perDoubling.js";
export {placeOfPredictor} from "./analysis/models/placeOfPredictor.js";
export {shippingOf, shortestSpan} from "./analysis/models/shipping.js";
export {structureOf} from "./analysis/models/structure.js";
export {taskPoints} from "./analysis/models/taskPoints.js";
export {decisions, pointOf} from "./analysis/multiverse.js";
export {occupationMix} from "./analysis/occupationMix.js";
export {smallestCell, smallestNamedCell} from "./analysis/outcomeBounds.js";
export type {Measure, Mode, Panel, PanelRow, Platform} from "./analysis/Panel.js";
export {augmentation, automation, measures, modeLabels, platformLabels, platforms} from "./analysis/Panel.js";
export type {PanelColumns} from "./analysis/PanelColumns.js";
export {essayPanelColumns, panelOfColumns} from "./analysis/PanelColumns.js";
export {predictorsOnSameTasks} from "./analysis/predictorsOnSameTasks.js";
export {publishedOf} from "./analysis/published.js";
export {reassurances} from "./analysis/reassurances.js";
export type {Elsewhere, Fate, Finding, Place, Replicated, Trial} from "./analysis/replication.js";
export {mostOf, replicate} from "./analysis/replication.js";
export {headlineOf, requirementEffects, splitBy} from "./analysis/requirementEffects.js";
export type {RecordedClaim, ResultsRecord} from "./analysis/ResultsRecord.js";
export {sampleOf} from "./analysis/Sample.js";
export {absentWord, byDirection, correlation, direction, number, withInterval} from "./analysis/say.js";
export {observedWords} from "./analysis/sayClaim.js";
export {sayEstimate} from "./analysis/sayEstimate.js";
export {sayMethod} from "./analysis/sayMethod.js";
export {sayMix, sayMixPrediction} from "./analysis/sayMix.js";
export {sayTitle} from "./analysis/sayTitle.js";
export {selectTasks} from "./analysis/selectTasks.js";
export {triesToClose} from "./analysis/severalTries.js";
export type {SlopeParts} from "./analysis/slopeParts.js";
export {slopeParts} from "./analysis/slopeParts.js";
export {socMajorName} from "./analysis/socMajors.js";
export type {Population, Specification} from "./analysis/Specification.js";
export {essayPopulation, essaySpecification, sharedPopulation, successPopulation} from "./analysis/Specification.js";
export {defaultSplits} from "./analysis/splitHalves.js";
export {unseenDifferences} from "./analysis/unseenDifference.js";
export type {VariableId} from "./analysis/variables.js";
export {variables} from "./analysis/variables.js";
export {weekToWeek} from "./analysis/weekToWeek.js";
export {dataOf} from "./analysis/words/dataOf.js";
export {explanationsOf} from "./analysis/words/explanationsOf.js";
export {metricsInWords} from "./analysis/words/metricsInWords.js";
export {spanOf, sum} from "./analysis/words/numbers.js";
export {phrase} from "./analysis/words/phrase.js";
export {sayBend} from "./analysis/words/sayBend.js";
export {sayDirections} from "./analysis/words/sayDirections.js";
export {sayDirectiveUse} from "./analysis/words/sayDirectiveUse.js";
export {trafficOf} from "./analysis/words/trafficOf.js";
export type {Report} from "./authoring/report.js";
export {declaredOf, report} from "./authoring/report.js";
export type {Choices} from "./authoring/specify.js";
export {specify} from "./authoring/specify.js";
export {auditTable} from "./components/auditTable.js";
export {bandPlot} from "./components/bandPlot.js";
export {boundsPlot} from "./components/boundsPlot.js";
export {chart, colours} from "./components/chart.js";
export {classRows, standingTitle} from "./components/classRows.js";
export {confoundingCrux} from "./components/cruxes/confoundingCrux.js";
export {crossoverCrux} from "./components/cruxes/crossoverCrux.js";
export {labelCrux} from "./components/cruxes/labelCrux.js";
export {decompositionBars} from "./components/decompositionBars.js";
export type {Dumbbell} from "./components/dumbbellPlot.js";
export {dumbbellPlot} from "./components/dumbbellPlot.js";
export {earnedAutonomy} from "./components/earnedAutonomy.js";
export {fittedScatter} from "./components/fittedScatter.js";
export {foldingControls} from "./components/foldingControls.js";
export {foldingDiagram} from "./components/foldingDiagram.js";
export type {ForestRow} from "./components/forestPlot.js";
export {forestPlot} from "./components/forestPlot.js";
export {inputsTable} from "./components/inputsTable.js";
export {intervalPlot} from "./components/intervalPlot.js";
export {modeBars} from "./components/modeBars.js";
export {notesTable} from "./components/notesTable.js";
export {picture, withNumbers, withPicture} from "./components/picture.js";
export {specificationPicture} from "./components/specificationPicture.js";
export {lazyConsole} from "./components/sql/lazyConsole.js";
export {successPicture} from "./components/successPicture.js";
export {table} from "./components/table.js";
export {triesPlot} from "./components/triesPlot.js";
export {valueHistogram} from "./components/valueHistogram.js";
export {claimsLedger, marks, verdictClass, verdictStrip} from "./components/verdicts.js";
export {largestDrawn, visibilityPlot} from "./components/visibilityPlot.js";
export {workbench} from "./components/workbench/workbench.js";

/**
 * The panel: one row a task that both platforms share.
 *
 * @param attachment `FileAttachment("../data/panel.json")`, named in the page so that Framework finds it.
 */
export async function panel(attachment: {json<T>(): Promise<T>}): Promise<Panel> {
  return panelOfColumns(await attachment.json<PanelColumns>());
}
