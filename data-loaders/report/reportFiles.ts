import {JSDOM} from "jsdom";

import {month} from "../../src/analysis/format.js";
import type {Place} from "../../src/analysis/replication.js";
import {replicate} from "../../src/analysis/replication.js";
import {direction} from "../../src/analysis/say.js";
import {specificationToQuery} from "../../src/analysis/specificationQuery.js";
import {claimsLedger, verdictStrip} from "../../src/components/verdicts.js";
import {readRecords} from "../record/records.js";
import type {PeriodEvidence} from "../stage/ReleaseEvidence.js";
import type {Gathered} from "../stage/stage.js";
import type {Files} from "../stage/writeFolder.js";
import {absentSentences} from "./absent.js";
import {auditTable, dictionaryTable, funnelTable, inputsTable} from "./blocks.js";
import {changesBlocks, changesWords} from "./changes.js";
import type {CruxEvidence} from "./cruxEvidence.js";
import {cruxEvidence} from "./cruxEvidence.js";
import {csvOf} from "./csvOf.js";
import {difficultyOf, trendsTable} from "./difficultyFigures.js";
import {besideTable, influenceTable} from "./directiveBlocks.js";
import {directiveBands, influenceOf, rankPredictors} from "./directiveEvidence.js";
import {downloads} from "./downloads/downloads.js";
import {snippetsBlock} from "./downloads/snippets.js";
import type {ReportFigure} from "./figures.js";
import {dataOf, directiveLines, figuresOf, metricsOf} from "./figures.js";
import {funnelOf} from "./funnel.js";
import {labelModesTable} from "./labelFigures.js";
import {limitsOf} from "./limits/limits.js";
import {multiverseTable} from "./multiverseTable.js";
import {operationsEvidence} from "./operationsEvidence.js";
import {operationsFigures, sharesElsewhere} from "./operationsFigures.js";
import {operationsWords} from "./operationsWords.js";
import {essayPanelColumns, panelColumns} from "./panelColumns.js";
import {proseOf} from "./prose.js";
import type {Commit} from "./provenance.js";
import {provenanceOf} from "./provenance.js";
import {replicationTable} from "./replicationBlocks.js";
import {replicationFigures, replicationPictures} from "./replicationFigures.js";
import {replicationWords} from "./replicationWords.js";
import type {Judged} from "./results.js";
import {judge} from "./results.js";
import {shipWords} from "./shipWords.js";
import {stillSvg} from "./stillSvg.js";
import {structureOf} from "./structure.js";
import {structureWords} from "./structureWords.js";
import {taskPoints} from "./tasks.js";

/** Every file that pages, downloads and the contract need, by path in the staged folder. */
export async function reportFiles(gathered: Gathered, codeSha: string, commit: Commit): Promise<Files> {
  const {main, missing} = gathered;
  const judged = judge(main);
  const {document} = new JSDOM("").window;
  const tasks = taskPoints(main);
  const structure = structureOf(main.globals, main.panel);
  const funnel = funnelOf(main.panel);
  const bands = directiveBands(main.panel);
  const ranking = rankPredictors(main.panel);
  const influence = influenceOf(main.panel);
  const cruxes = cruxEvidence(main.panel);
  const here = placeOf(main);
  const replicated = replicate(here, elsewhereOf(gathered));
  const replication = replicationPictures(replicated, here.name);
  const records = readRecords();
  const operations = operationsEvidence(main.panel);
  const limits = limitsOf(gathered, judged, document, dataOf(judged));
  const figures = [
    ...figuresOf(judged, tasks, structure, bands, ranking, cruxes),
    ...replicationFigures(replicated, replication, dataOf(judged)),
    ...operationsFigures(operations, dataOf(judged)),
    ...limits.figures
  ];
  const json = (value: unknown): string => JSON.stringify(value);
  const blocks = {
    ...recordBlocks(document, judged),
    "funnel-table": funnelTable(document, funnel),
    "beside-table": besideTable(document, judged.claims),
    "influence-table": influenceTable(document, influence),
    "replication-table": replicationTable(document, replicated, here.name),
    ...changesBlocks(document, records),
    "multiverse-table": multiverseTable(document, judged.universes),
    "difficulty-trends": trendsTable(document, cruxes.difficulty),
    "label-modes": labelModesTable(document, cruxes.labels),
    ...limits.blocks
  };
  return {
    "results.json": JSON.stringify(judged.results, null, 1),
    "provenance.json": JSON.stringify(provenanceOf(main, codeSha, commit), null, 1),
    "prose.json": json({
      ...proseOf(judged, funnel, influence, cruxes),
      structure: structureWords(structure),
      replication: replicationWords(replicated, missing),
      operations: operationsWords(operations),
      ship: shipWords(records),
      changes: changesWords(records),
      limits: limits.words
    }),
    "blocks.json": json(Object.fromEntries(Object.entries(blocks).map(([name, node]) => [name, node.outerHTML]))),
    "published.json": json(publishedOf(main)),
    "absent.json": json(absentSentences(main, publishedOf(main))),
    "conditions.json": json({...conditionsOf(judged, cruxes), ...limits.conditions}),
    "data/tasks.json": json(tasks),
    "data/structure.json": json(structure),
    "data/metrics.json": json(metricsOf(judged)),
    "data/lines.json": json(directiveLines(judged)),
    "data/panel.json": json(panelColumns(main.panel)),
    "data/essay-panel.json": json(essayPanelColumns(main.panel)),
    "data/results.json": json(judged.results),
    "data/directive.json": json({bands, ranking}),
    "data/replication.json": json(replication),
    "data/operations.json": json({...operations, elsewhere: sharesElsewhere(operations.elsewhere)}),
    "data/difficulty.json": json(difficultyOf(cruxes.difficulty)),
    "data/limits.json": json(limits.data),
    "data/multiverse.json": json(judged.universes),
    ...figureFiles(figures),
    ...(await downloads(main))
  };
}

/** Claims, data and code: the tables that need nothing but one judged release. */
function recordBlocks(document: Document, {claims, evidence}: Judged): Record<string, HTMLElement> {
  return {
    "verdict-strip": verdictStrip(document, claims),
    "claims-ledger": claimsLedger(document, claims),
    "audit-table": auditTable(document, evidence),
    "inputs-table": inputsTable(document, evidence),
    "dictionary-table": dictionaryTable(document),
    snippets: snippetsBlock(document)
  };
}

/** The words of all figures, and each one's numbers and still picture. */
function figureFiles(figures: readonly ReportFigure[]): Files {
  return {
    "figures.json": JSON.stringify(figures.map(stagedFigure)),
    ...Object.fromEntries(figures.map(({id, table}) => [`figures/${id}.csv`, csvOf(table)])),
    ...Object.fromEntries(figures.flatMap(({id, still}) => (still ? [[`figures/${id}.svg`, stillSvg(still)]] : [])))
  };
}

/** What the frame around a figure needs, without what it was drawn by. */
function stagedFigure({still, spec, ...words}: ReportFigure): unknown {
  return {...words, drawn: still !== null, query: spec === undefined ? null : specificationToQuery(spec)};
}

/** Where the findings of the main release can be tried: its other months and versions, and the other releases. */
function elsewhereOf({main, releases, versions}: Gathered): Place[] {
  const others = releases.filter((other) => other !== main).flatMap((other) => [other, ...other.earlier]);
  return [
    ...versions.map(({name, evidence}) => ({name, panel: evidence.panel})),
    ...[...main.earlier, ...others].map(placeOf)
  ];
}

/** A release or a month by the name readers know it by. */
function placeOf({window, panel}: PeriodEvidence): Place {
  return {name: month(window.start), panel};
}

/** What sections of pages may ask for with “when”: readings that the data of this build bear out. */
function conditionsOf({declared, claims, evidence}: Judged, cruxes: CruxEvidence): Record<string, boolean> {
  const of = (id: string): string | undefined => claims.find((claim) => claim.id === id)?.verdict;
  return {
    narrows: direction(declared["pearson.api_directive.gap"]) < 0,
    "claude-side-moves":
      direction(declared["ols_hc3.api_directive.claude_success"]) !== 0 &&
      direction(declared["ols_hc3.api_directive.api_success"]) === 0,
    "essay-number": of("C16") === "reproduced",
    "stronger-predictor": of("C17") === "not supported",
    synthetic: evidence.synthetic,
    "essay-week": evidence.window.start === "2026-02-05" && evidence.window.end === "2026-02-12",
    "gap-widens-with-education": direction(cruxes.difficulty.education.trend.gap) > 0,
    "own-directive-takes-slope": cruxes.difficulty.models.some(
      ({name, gap}) => name === "+ Claude.ai directive" && gap.estimable && direction(gap) === 0
    ),
    "label-closes-gap": cruxes.labels.tipping !== null,
    "label-flattens-slope": cruxes.labels.slopeAt !== null
  };
}

/** What sections of pages may ask for with “needs”: metrics that this build can show something of. */
function publishedOf({panel, globals}: Gathered["main"]): Record<string, boolean> {
  const some = (test: (row: (typeof panel)[number]) => boolean): boolean => panel.some(test);
  return {
    success: some((row) => row.claude_success !== null && row.api_success !== null),
    "modes-by-task": some((row) => row.claude_directive !== null && row.api_directive !== null),
    "autonomy-claude": some((row) => row.claude_autonomy !== null && row.claude_success !== null),
    "autonomy-api": some((row) => row.api_autonomy !== null && row.api_success !== null),
    "success-overall": globals.claude.success !== null && globals.api.success !== null,
    modes: globals.claude.modes.directive !== null && globals.api.modes.directive !== null,
    times: globals.claude.human_with_ai_time !== null && globals.api.human_with_ai_time !== null,
    difficulty: some((row) => row.claude_human_only_time !== null),
    counts: some((row) => row.claude_n !== null && row.api_n !== null)
  };
}
