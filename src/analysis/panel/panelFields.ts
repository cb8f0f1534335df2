import {columnRows} from "./measures.js";
import {platformLabels} from "./Panel.js";

/** One column of the panel as it is handed out. */
export interface PanelField {
  name: string;
  type: "string" | "boolean" | "number" | "strings" | "integers" | "integer";
  unit: string | null;
  description: string;
}

const keys: PanelField[] = [
  {
    name: "task",
    type: "string",
    unit: null,
    description: "O*NET task statement, lower case with final period; the key"
  },
  {
    name: "pseudo",
    type: "boolean",
    unit: null,
    description: "true for the labels none and not_classified, which are not tasks"
  },
  {
    name: "task_ids",
    type: "integers",
    unit: null,
    description: "O*NET Task IDs of the statement; in CSV separated by semicolons"
  },
  {
    name: "soc_majors",
    type: "strings",
    unit: null,
    description: "SOC major groups of the statement, most frequent first; in CSV separated by semicolons"
  },
  {name: "soc_major", type: "string", unit: null, description: "The first of soc_majors: two digits"}
];

/** Columns of the table of occupations. */
export const occupationFields: readonly PanelField[] = [
  {name: "task", type: "string", unit: null, description: "O*NET task statement, as in the panel"},
  {
    name: "task_id",
    type: "integer",
    unit: null,
    description: "O*NET Task ID: the statement in one occupation; the key"
  },
  {name: "soc_code", type: "string", unit: null, description: "O*NET-SOC code of the occupation"},
  {name: "title", type: "string", unit: null, description: "Title of the occupation"}
];

/** Every column of the panel, in the order of the files: the data dictionary. */
export const panelFields: readonly PanelField[] = [
  ...keys,
  ...columnRows.map(({column, platform, unit, about}): PanelField => ({
    name: column,
    type: "number",
    unit,
    description: `${about}, ${platformLabels[platform]}; empty where it was not published`
  }))
];
