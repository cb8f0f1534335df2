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
export {declaredEstimates} from "./analysis/declaredEstimates.js";
export {difficulty} from "./analysis/difficulty.js";
export type {TaskClass} from "./analysis/earnedAutonomy.js";
export {defaultMargin, fewestTasks, standingOf, taskClasses} from "./analysis/earnedAutonomy.js";
export {estimate} from "./analysis/estimate.js";
export type {Estimate} from "./analysis/Estimated.js";
export {fittedLine} from "./analysis/fittedLine.js";
export {leastVisibleSuccess} from "./analysis/folding.js";
export {foldedTaskOf, foldingExample} from "./analysis/foldingChoice.js";
export {count, day, days, fixed, list, month, range, signed} from "./analysis/format.js";
export type {Fate} from "./analysis/held.js";
export {hiddenSuccess} from "./analysis/hiddenSuccess.js";
export {directiveBands, influenceOf, rankPredictors, successBands} from "./analysis/models/directiveModels.js";
export {
  boundedRow,
  describeTasks,
  intervalRow,
  listsSuccess,
  triesCurve,
  visibleSuccess
} from "./analysis/models/limitsModels.js";
export {shippingOf, shortestSpan} from "./analysis/models/shipping.js";
export {structureOf} from "./analysis/models/structure.js";
export {taskPoints} from "./analysis/models/taskPoints.js";
export {occupationMix} from "./analysis/occupationMix.js";
export {smallestCell} from "./analysis/outcomeBounds.js";
export type {Panel, PanelRow, Platform} from "./analysis/Panel.js";
export {platformLabels, platforms} from "./analysis/Panel.js";
export {publishedOf} from "./analysis/published.js";
export type {Elsewhere, Finding, Place, Replicated, Trial} from "./analysis/replication.js";
export {mostOf, replicate} from "./analysis/replication.js";
export {headlineOf, requirementEffects, splitBy} from "./analysis/requirementEffects.js";
export {sampleOf} from "./analysis/Sample.js";
export {absentWord, byDirection, correlation, direction, number, withInterval} from "./analysis/say.js";
export {sayEstimate} from "./analysis/sayEstimate.js";
export {selectTasks} from "./analysis/selectTasks.js";
export {triesToClose} from "./analysis/severalTries.js";
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
export {spanOf, sum} from "./analysis/words/numbers.js";
export {phrase} from "./analysis/words/phrase.js";
export {sayDirectiveUse} from "./analysis/words/sayDirectiveUse.js";
export type {Report} from "./authoring/report.js";
export {report} from "./authoring/report.js";
export type {Choices} from "./authoring/specify.js";
export {specify} from "./authoring/specify.js";
export {bandPlot} from "./components/bandPlot.js";
export {boundsPlot} from "./components/boundsPlot.js";
export {chart, colours} from "./components/chart.js";
export {classRows, standingTitle} from "./components/classRows.js";
export type {Dumbbell} from "./components/dumbbellPlot.js";
export {dumbbellPlot} from "./components/dumbbellPlot.js";
export {earnedAutonomy} from "./components/earnedAutonomy.js";
export {fittedScatter} from "./components/fittedScatter.js";
export {foldingControls} from "./components/foldingControls.js";
export {foldingDiagram} from "./components/foldingDiagram.js";
export type {ForestRow} from "./components/forestPlot.js";
export {forestPlot} from "./components/forestPlot.js";
export {intervalPlot} from "./components/intervalPlot.js";
export {picture, withPicture} from "./components/picture.js";
export {table} from "./components/table.js";
export {triesPlot} from "./components/triesPlot.js";
export {valueHistogram} from "./components/valueHistogram.js";
export {verdictClass} from "./components/verdicts.js";
export {largestDrawn, visibilityPlot} from "./components/visibilityPlot.js";

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
