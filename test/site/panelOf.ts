import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";

import type {Panel} from "../../src/analysis/panel/Panel.js";
import type {PanelColumns} from "../../src/analysis/panel/PanelColumns.js";
import {panelOfColumns} from "../../src/analysis/panel/PanelColumns.js";

/** The panel that the pages of a built site read. */
export function panelOf(site: string): Panel {
  const folder = join(site, "_file", "data");
  const file = readdirSync(folder).find((name) => /^panel\.[0-9a-f]+\.json$/.test(name))!;
  return panelOfColumns(JSON.parse(readFileSync(join(folder, file), "utf8")) as PanelColumns);
}
