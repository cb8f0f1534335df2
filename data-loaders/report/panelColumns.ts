import type {Panel} from "../../src/analysis/Panel.js";
import type {PanelColumns} from "../../src/analysis/PanelColumns.js";
import {columnsOf} from "../../src/analysis/PanelColumns.js";
import {isShared} from "../../src/analysis/selectTasks.js";

/** The tasks that both platforms share, a column at a time: half the bytes of rows, and what pages estimate on. */
export function panelColumns(panel: Panel): PanelColumns {
  return columnsOf(panel.filter(isShared));
}
