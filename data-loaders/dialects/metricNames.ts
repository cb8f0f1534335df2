import {measureRows} from "../../src/analysis/panel/measures.js";
import type {Mode} from "../../src/analysis/panel/Panel.js";
import {measures} from "../../src/analysis/panel/Panel.js";

/** What the files call a mode's share. */
export const modeMetric = (mode: Mode): string => measures[mode].id!;

/** Every metric that is read, by its name in the file. Units are those of the other releases: hours and minutes. */
export const metrics: ReadonlyMap<string, {metric: string; category: string; stat: string}> = new Map(
  measureRows.flatMap(({id, metric, category, stat}) => (id === null ? [] : [[id, {metric, category, stat}]]))
);
