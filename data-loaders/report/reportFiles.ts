import {JSDOM} from "jsdom";

import {direction} from "../../src/analysis/say.js";
import {claimsLedger, verdictStrip} from "../../src/components/verdicts.js";
import type {Gathered} from "../stage/stage.js";
import type {Files} from "../stage/writeFolder.js";
import {auditTable, dictionaryTable, funnelTable, inputsTable} from "./blocks.js";
import {csvOf} from "./csvOf.js";
import {besideTable, influenceTable} from "./directiveBlocks.js";
import {directiveBands, influenceOf, rankPredictors} from "./directiveEvidence.js";
import {downloads} from "./downloads/downloads.js";
import {snippetsBlock} from "./downloads/snippets.js";
import {directiveLines, figuresOf, metricsOf, when} from "./figures.js";
import {funnelOf} from "./funnel.js";
import {limitsOf} from "./limits/limits.js";
import {multiverseTable} from "./multiverseTable.js";
import {panelColumns} from "./panelColumns.js";
import {proseOf} from "./prose.js";
import type {Commit} from "./provenance.js";
import {provenanceOf} from "./provenance.js";
import type {Judged} from "./results.js";
import {judge} from "./results.js";
import {stillSvg} from "./stillSvg.js";
import {structureOf} from "./structure.js";
import {taskPoints} from "./tasks.js";

/** Every file that pages, downloads and the contract need, by path in the staged folder. */
export async function reportFiles(gathered: Gathered, codeSha: string, commit: Commit): Promise<Files> {
  const {main} = gathered;
  const judged = judge(main);
  const {document} = new JSDOM("").window;
  const tasks = taskPoints(main);
  const structure = structureOf(main.globals, main.panel);
  const funnel = funnelOf(main.panel);
  const bands = directiveBands(main.panel);
  const ranking = rankPredictors(main.panel);
  const influence = influenceOf(main.panel);
  const limits = limitsOf(gathered, judged, document, when(judged));
  const figures = [...figuresOf(judged, tasks, structure, bands, ranking), ...limits.figures];
  const json = (value: unknown): string => JSON.stringify(value);
  const blocks = {
    "verdict-strip": verdictStrip(document, judged.claims),
    "claims-ledger": claimsLedger(document, judged.claims),
    "audit-table": auditTable(document, main),
    "inputs-table": inputsTable(document, main),
    "dictionary-table": dictionaryTable(document),
    "funnel-table": funnelTable(document, funnel),
    "beside-table": besideTable(document, judged.claims),
    "influence-table": influenceTable(document, influence),
    snippets: snippetsBlock(document),
    "multiverse-table": multiverseTable(document, judged.universes),
    ...limits.blocks
  };
  const pictures = figures.flatMap(({id, still}) => (still ? [[`figures/${id}.svg`, stillSvg(still)] as const] : []));
  return {
    "results.json": JSON.stringify(judged.results, null, 1),
    "provenance.json": JSON.stringify(provenanceOf(main, codeSha, commit), null, 1),
    "prose.json": json({...proseOf(judged, funnel, influence), limits: limits.words}),
    "blocks.json": json(Object.fromEntries(Object.entries(blocks).map(([name, node]) => [name, node.outerHTML]))),
    "figures.json": json(figures.map(({still, ...words}) => ({...words, drawn: still !== null}))),
    "published.json": json(publishedOf(main)),
    "conditions.json": json({...conditionsOf(judged), ...limits.conditions}),
    "data/tasks.json": json(tasks),
    "data/structure.json": json(structure),
    "data/metrics.json": json(metricsOf(judged)),
    "data/lines.json": json(directiveLines(judged)),
    "data/panel.json": json(panelColumns(main.panel)),
    "data/results.json": json(judged.results),
    "data/directive.json": json({bands, ranking}),
    "data/limits.json": json(limits.data),
    "data/multiverse.json": json(judged.universes),
    ...Object.fromEntries(figures.map(({id, table}) => [`figures/${id}.csv`, csvOf(table)])),
    ...Object.fromEntries(pictures),
    ...(await downloads(main))
  };
}

/** What sections of pages may ask for with “when”: readings that the data of this build bear out. */
function conditionsOf({declared, claims, evidence}: Judged): Record<string, boolean> {
  const of = (id: string): string | undefined => claims.find((claim) => claim.id === id)?.verdict;
  return {
    narrows: direction(declared["pearson.api_directive.gap"]) < 0,
    "claude-side-moves":
      direction(declared["ols_hc3.api_directive.claude_success"]) !== 0 &&
      direction(declared["ols_hc3.api_directive.api_success"]) === 0,
    "essay-number": of("C16") === "reproduced",
    "stronger-predictor": of("C17") === "not supported",
    synthetic: evidence.synthetic
  };
}

/** What sections of pages may ask for with “needs”: metrics that this build can show something of. */
function publishedOf({panel, globals}: Gathered["main"]): Record<string, boolean> {
  const some = (test: (row: (typeof panel)[number]) => boolean): boolean => panel.some(test);
  return {
    success: some((row) => row.claude_success !== null && row.api_success !== null),
    modes: globals.claude.modes.directive !== null && globals.api.modes.directive !== null,
    times: globals.claude.human_with_ai_time !== null && globals.api.human_with_ai_time !== null,
    difficulty: some((row) => row.claude_human_only_time !== null),
    counts: some((row) => row.claude_n !== null && row.api_n !== null)
  };
}
