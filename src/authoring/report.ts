import {isEssays} from "../analysis/claims/Claim.js";
import type {Findings, JudgedClaim, Results, ResultsRecord} from "../analysis/claims/Results.js";
import {resultTables} from "../analysis/claims/resultTables.js";
import type {DeclaredEstimates} from "../analysis/models/declaredEstimates.js";
import type {Universe} from "../analysis/models/multiverse.js";
import type {Panel} from "../analysis/panel/Panel.js";
import {type PanelColumns, panelOfColumns} from "../analysis/panel/PanelColumns.js";
import type {Gathered, ReleaseEvidence} from "../analysis/panel/ReleaseEvidence.js";
import {isShared} from "../analysis/panel/selectTasks.js";
import {variables} from "../analysis/panel/variables.js";

/** What a build knows, as data/report.json holds it. */
export interface ReportData extends Omit<Gathered, "main" | "occupations"> {
  /** The release that the report is about: its place among `releases`. */
  main: number;
  results: Results;
  /** Every specification of the multiverse, answered. */
  universes: Universe[];
  /** What each of `releases` says by itself, in their order. */
  findings: Findings[];
  /** Results recorded in git, one a release, newest first. */
  records: ResultsRecord[];
}

/** What a build knows: evidence of every release at hand, and what the main one says. */
export interface Report
  extends Omit<Gathered, "occupations">, Pick<ReportData, "results" | "universes" | "findings" | "records"> {
  /** Of the essay and its notebook. */
  claims: JudgedClaim[];
  /** Of others, such as whoever forks this report. */
  otherClaims: JudgedClaim[];
  /** The declared estimates by their names in results.json. */
  declared: DeclaredEstimates;
}

const read = new WeakMap<ReportData, Report>();

/**
 * Everything that this build knows, for pages that ask about more than tasks. It is large: a cell that reads it should
 * display nothing that answers to its reader, so that it stays with the build.
 *
 * @param attachment - `FileAttachment("data/report.json")`, named in the page so that Framework finds it.
 */
export async function report(attachment: {json<T>(): Promise<T>}): Promise<Report> {
  const data = await attachment.json<ReportData>();
  let known = read.get(data);
  if (!known) {
    const [claims, otherClaims] = [true, false].map((essays) =>
      data.results.claims.filter((claim) => isEssays(claim) === essays)
    ) as [JudgedClaim[], JudgedClaim[]];
    const main = data.releases[data.main]!;
    read.set(data, (known = {...data, main, claims, otherClaims, declared: declaredOf(data.results)}));
  }
  return known;
}

/** The declared estimates of one release, by their names in results.json. */
export function declaredOf({estimates}: Pick<Findings, "estimates">): DeclaredEstimates {
  return Object.fromEntries(estimates.map(({id, ...answer}) => [id, answer])) as unknown as DeclaredEstimates;
}

/**
 * The panel: one row a task that both platforms share.
 *
 * @param attachment `FileAttachment("../data/panel.json")`, named in the page so that Framework finds it.
 */
export async function panel(attachment: {json<T>(): Promise<T>}): Promise<Panel> {
  return panelOfColumns(await attachment.json<PanelColumns>());
}

/** The tables of the console, by the same names and columns, for `query` in a page. */
export function sqlTables({panel}: Pick<ReleaseEvidence, "panel">, results: Results): Record<string, object[]> {
  const tables = Object.entries(resultTables(results)).map(([name, columns]): [string, object[]] => {
    const size = Object.values(columns)[0]!.values.length;
    const row = (i: number): object =>
      Object.fromEntries(Object.entries(columns).map(([key, {values}]) => [key, values[i]]));
    return [name, Array.from({length: size}, (_, i) => row(i))];
  });
  const shared = panel.filter(isShared).map((row) => ({...row, gap: variables.gap.of(row)}));
  return {panel: [...panel], shared, ...Object.fromEntries(tables)};
}
