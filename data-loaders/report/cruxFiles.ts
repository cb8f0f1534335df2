import type {Panel} from "../../src/analysis/Panel.js";
import type {Files} from "../stage/writeFolder.js";
import type {CruxEvidence} from "./cruxEvidence.js";
import {difficultyOf, trendsTable} from "./difficultyFigures.js";
import {labelModesTable} from "./labelFigures.js";
import {essayPanelColumns} from "./panelColumns.js";

/** The tables of the two pages. */
export function cruxBlocks(document: Document, {labels, difficulty}: CruxEvidence): Record<string, HTMLElement> {
  return {
    "difficulty-trends": trendsTable(document, difficulty),
    "label-modes": labelModesTable(document, labels)
  };
}

/** The files that their controls and live pictures read. */
export function cruxFiles(panel: Panel, {difficulty}: CruxEvidence): Files {
  return {
    "data/essay-panel.json": JSON.stringify(essayPanelColumns(panel)),
    "data/difficulty.json": JSON.stringify(difficultyOf(difficulty))
  };
}
