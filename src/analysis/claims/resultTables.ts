import {socMajors} from "../panel/Panel.js";
import {specificationAddress} from "../panel/specificationQuery.js";
import {variableIds, variables} from "../panel/variables.js";
import type {JudgedClaim, Results} from "./Results.js";

/** One column: its kind, and a value a row. */
export type Cells =
  {type: "text"; values: readonly (string | null)[]} | {type: "number"; values: readonly (number | null)[]};

/** What a build found, as tables that can be asked in SQL beside the panel: column by column. */
export function resultTables({claims, estimates}: Results): Record<string, Record<string, Cells>> {
  const codes = Object.keys(socMajors) as (keyof typeof socMajors)[];
  return {
    estimates: {
      id: text(estimates.map((d) => d.id)),
      query: text(estimates.map(({spec}) => spec && specificationAddress.write(spec))),
      value: number(estimates.map((d) => d.value)),
      low: number(estimates.map((d) => d.interval?.[0] ?? null)),
      high: number(estimates.map((d) => d.interval?.[1] ?? null)),
      p: number(estimates.map((d) => d.p)),
      n: number(estimates.map((d) => d.n)),
      method: text(estimates.map((d) => d.method))
    },
    claims: {
      id: text(claims.map((d) => d.id)),
      statement: text(claims.map((d) => d.statement)),
      verdict: text(claims.map((d) => d.verdict)),
      published: number(claims.map(({published}) => single(published))),
      observed: number(claims.map(({observed}) => single(observed))),
      n: number(claims.map((d) => d.n)),
      reason: text(claims.map((d) => d.reason))
    },
    variables: {
      name: text(variableIds),
      unit: text(variableIds.map((id) => variables[id].unit)),
      meaning: text(variableIds.map((id) => variables[id].about))
    },
    majors: {soc_major: text(codes), title: text(codes.map((code) => socMajors[code]))}
  };
}

const text = (values: readonly (string | null)[]): Cells => ({type: "text", values});
const number = (values: readonly (number | null)[]): Cells => ({type: "number", values});
/** Claims with a number for each platform or group have no single one. */
const single = (figures: JudgedClaim["observed"]): number | null => (typeof figures === "number" ? figures : null);
