import type {Panel} from "../../src/analysis/Panel.js";
import type {PanelColumns} from "../../src/analysis/PanelColumns.js";
import {columnsOf} from "../../src/analysis/PanelColumns.js";
import {isShared, selectTasks} from "../../src/analysis/selectTasks.js";
import {essayPopulation} from "../../src/analysis/Specification.js";

/** The tasks that both platforms share, a column at a time: half the bytes of rows, and what pages estimate on. */
export function panelColumns(panel: Panel): PanelColumns {
  return columnsOf(panel.filter(isShared));
}

/** The essay's tasks alone: for pages that ask about no others. */
export function essayPanelColumns(panel: Panel): PanelColumns {
  return columnsOf(selectTasks(panel, essayPopulation));
}
