import type {DataType, Vector} from "apache-arrow";
import {Bool, Field, Float64, Int32, List, Table, tableToIPC, Utf8, vectorFromArray} from "apache-arrow";

import type {Panel, PanelRow} from "../../../src/analysis/panel/Panel.js";
import type {PanelField} from "../../../src/analysis/panel/panelFields.js";
import {panelFields} from "../../../src/analysis/panel/panelFields.js";

const types: Record<PanelField["type"], () => DataType> = {
  string: () => new Utf8(),
  boolean: () => new Bool(),
  number: () => new Float64(),
  integer: () => new Int32(),
  integers: () => new List(new Field("item", new Int32())),
  strings: () => new List(new Field("item", new Utf8()))
};

/** The panel as an Arrow IPC file (Feather V2). Absent is null. */
export function panelArrow(panel: Panel): Uint8Array {
  const vectors = panelFields.map(({name, type}): [string, Vector] => [
    name,
    vectorFromArray(
      panel.map((row) => row[name as keyof PanelRow]),
      types[type]()
    )
  ]);
  return tableToIPC(new Table(Object.fromEntries(vectors)), "file");
}
