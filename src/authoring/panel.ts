import type {Panel} from "../analysis/panel/Panel.js";
import {type PanelColumns, panelOfColumns} from "../analysis/panel/PanelColumns.js";

/**
 * The panel: one row a task that both platforms share.
 *
 * @param attachment `FileAttachment("../data/panel.json")`, named in the page so that Framework finds it.
 */
export async function panel(attachment: {json<T>(): Promise<T>}): Promise<Panel> {
  return panelOfColumns(await attachment.json<PanelColumns>());
}
