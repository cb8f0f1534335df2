import {columnRows, platformLabels} from "./Panel.js";
import keys from "./panelFields.json" with {type: "json"};

/** One column of the panel as it is handed out. */
export interface PanelField {
  name: string;
  type: "string" | "boolean" | "number" | "strings" | "integers" | "integer";
  unit: string | null;
  description: string;
}

const fields = (rows: typeof keys.panel): PanelField[] =>
  rows.map(({name, type, description}) => ({name, type: type as PanelField["type"], unit: null, description}));

/** Columns of the table of occupations. */
export const occupationFields: readonly PanelField[] = fields(keys.occupations);

/** Every column of the panel, in the order of the files: the data dictionary. */
export const panelFields: readonly PanelField[] = [
  ...fields(keys.panel),
  ...columnRows.map(({column, platform, unit, about}): PanelField => ({
    name: column,
    type: "number",
    unit,
    description: `${about}, ${platformLabels[platform]}; empty where it was not published`
  }))
];
