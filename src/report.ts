/**
 * What a page of one's own needs, in one import:
 *
 * ```ts
 * import {estimate, panel, sayEstimate, specificationPicture, specify} from "../report.js";
 * ```
 *
 * docs/forking.md walks through it.
 */
export {compareFindings, explanationsOf} from "./analysis/claims/compareFindings.js";
export type {JudgedClaim, RecordedClaim, ResultsRecord} from "./analysis/claims/Results.js";
export {phi} from "./analysis/estimators/distributions.js";
export {correlate, estimate, foldedBounds, simultaneous, slopeParts} from "./analysis/estimators/estimate.js";
export {type Estimate, intervalRow} from "./analysis/estimators/Estimated.js";
export {fittedLine} from "./analysis/estimators/fittedLine.js";
export {smallestCell, smallestNamedCell, successBounds} from "./analysis/estimators/outcomeBounds.js";
export {type Availability, availability} from "./analysis/models/availability.js";
export {bandMeans, successBands, taskPoints} from "./analysis/models/bands.js";
export {confoundingContour, type ConfoundingReport, levelLine} from "./analysis/models/confounding.js";
export * from "./analysis/models/crossover.js";
export {augustRelease, declaredEstimates} from "./analysis/models/declaredEstimates.js";
export * from "./analysis/models/difficulty.js";
export * from "./analysis/models/earnedAutonomy.js";
export {exactSuccess, hiddenSuccess} from "./analysis/models/exactSuccess.js";
export {extrapolation} from "./analysis/models/extrapolation.js";
export {leaveOneGroupOut, leaveOneTaskOut} from "./analysis/models/influence.js";
export {type LabelAnswers, labelAnswers, meanGap, modeTippings} from "./analysis/models/labelAnswers.js";
export {labelAddress, labelsOf} from "./analysis/models/labelChoice.js";
export {type GapTipping, gapTipping, labelFrontiers} from "./analysis/models/labelFrontiers.js";
export {conversationsToJudge, type LabelQuality, perfectLabel} from "./analysis/models/labels.js";
export {multiverseFor, multiversePosition, pointOf, runMultiverse, summarise} from "./analysis/models/multiverse.js";
export * from "./analysis/models/objections.js";
export {occupationMix} from "./analysis/models/occupationMix.js";
export {placeOfPredictor, predictors} from "./analysis/models/predictors.js";
export * from "./analysis/models/replication.js";
export {headlineOf, occupationsFixed, requirementEffects} from "./analysis/models/requirementEffects.js";
export {shippingOf, shortestSpan} from "./analysis/models/shipping.js";
export {structureOf} from "./analysis/models/structure.js";
export {defaultSplits} from "./analysis/models/transfer.js";
export {weekToWeek} from "./analysis/models/weekToWeek.js";
export {publishedOf} from "./analysis/panel/absent.js";
export * from "./analysis/panel/folding.js";
export * from "./analysis/panel/Globals.js";
export * from "./analysis/panel/Panel.js";
export {type PanelColumns, panelColumns, panelOfColumns} from "./analysis/panel/PanelColumns.js";
export {panelFields} from "./analysis/panel/panelFields.js";
export {choiceCodec} from "./analysis/panel/query.js";
export {sampleOf} from "./analysis/panel/Sample.js";
export {listsSuccess, selectTasks} from "./analysis/panel/selectTasks.js";
export {gapAfterTries, triesToClose} from "./analysis/panel/severalTries.js";
export * from "./analysis/panel/Specification.js";
export {specificationAddress} from "./analysis/panel/specificationQuery.js";
export {type Choices, meanOf, specify} from "./analysis/panel/specify.js";
export {type VariableId, variables} from "./analysis/panel/variables.js";
export {count, day, days, fixed, list, month, pValue, range, signed} from "./analysis/words/format.js";
export {phrase} from "./analysis/words/phrase.js";
export * from "./analysis/words/say.js";
export {observedWords} from "./analysis/words/sayClaim.js";
export {sayEstimate, sayMethod, sayTitle} from "./analysis/words/sayEstimate.js";
export {sayMix, sayMixPrediction} from "./analysis/words/sayMix.js";
export {references} from "./authoring/references.js";
export {declaredOf, panel, type Report, report, sqlTables} from "./authoring/report.js";
export {answerPicture, answerTable} from "./components/charts/answerPicture.js";
export {bandPlot} from "./components/charts/bandPlot.js";
export {chart, colours} from "./components/charts/chart.js";
export {fittedScatter} from "./components/charts/fittedScatter.js";
export {intervalPlot, type IntervalRow, wrapLabel} from "./components/charts/intervalPlot.js";
export {modeBars} from "./components/charts/modeBars.js";
export {picture} from "./components/charts/picture.js";
export {specificationPicture} from "./components/charts/specificationPicture.js";
export {successPicture} from "./components/charts/successPicture.js";
export {valueHistogram} from "./components/charts/valueHistogram.js";
export {copyButton, select, sliders} from "./components/controls/fields.js";
export {glossary, term} from "./components/controls/glossary.js";
export {labelControls} from "./components/controls/labelControls.js";
export {auditTable, inputsTable, notesTable} from "./components/controls/releaseTables.js";
export {settings} from "./components/controls/settings.js";
export {table} from "./components/controls/table.js";
export {claimsLedger, marks, verdictClass, verdictStrip} from "./components/controls/verdicts.js";
export {query} from "./components/sql/DuckDBClient.js";
export {lazyConsole} from "./components/sql/lazyConsole.js";
export {afterPaint, answersOn} from "./components/workbench/answers.js";
export {citation} from "./components/workbench/citation.js";
export {offerOf} from "./components/workbench/offerOf.js";
export {savePage} from "./components/workbench/savePage.js";
export {specificationControls} from "./components/workbench/specificationControls.js";
export {taskTable} from "./components/workbench/taskTable.js";
export {cloneLine, isFork, original, site} from "./site.js";
