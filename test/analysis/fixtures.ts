import {readFileSync} from "node:fs";

import {autoType, csvParse} from "d3";

import type {Panel, PanelRow} from "../../src/analysis/panel/Panel.js";
import {task} from "./panels.js";

/** Numbers by R or Python, see test/fixtures/make.sh. */
export type Reference = number | readonly number[] | {readonly [key: string]: Reference};
export interface Fixture {
  versions: Record<string, string>;
  sets: Record<string, Record<string, Reference>>;
  bootstrap: Record<string, Record<string, number[]>>;
  power: Record<"users" | "delta" | "sd" | "power", number[]>;
}
interface FixtureByR extends Fixture {
  tails: Record<"t" | "df" | "p", number[]>;
  quantiles: Record<"p" | "df" | "q", number[]>;
  normal: Record<"p" | "q", number[]>;
}

const read = (name: string): string => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), "utf8");

export const byR = JSON.parse(read("r.json")) as FixtureByR;
export const byPython = JSON.parse(read("python.json")) as Fixture;

/** One of test/fixtures/data. */
export function fixturePanel(name: string): Panel {
  return csvParse(read(`data/${name}.csv`), autoType).map((row) => {
    const {task: label, soc_major, ...values} = row as unknown as PanelRow;
    const major = String(soc_major);
    return task(label, {...values, soc_major: major === "none" ? null : major});
  });
}
