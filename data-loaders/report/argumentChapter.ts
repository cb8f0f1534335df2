import type {Judged} from "../../src/analysis/judge.js";
import {influenceOf} from "../../src/analysis/models/directiveModels.js";
import {structureOf} from "../../src/analysis/models/structure.js";
import {taskPoints} from "../../src/analysis/models/taskPoints.js";
import {essayPanelColumns, panelColumns} from "../../src/analysis/PanelColumns.js";
import {direction} from "../../src/analysis/say.js";
import {claimsLedger, verdictStrip} from "../../src/components/verdicts.js";
import {snippetsBlock} from "../site/downloads/snippets.js";
import {auditTable, dictionaryTable, funnelTable, inputsTable} from "./blocks.js";
import type {Chapter, Source} from "./Chapter.js";
import {figuresOf, metricsOf} from "./figures.js";
import {funnelOf} from "./funnel.js";
import {multiverseTable} from "./multiverseTable.js";
import {proseOf} from "./prose.js";
import {structureWords} from "./structureWords.js";

/** The essay's argument, its claims and choices, and the data it rests on. */
export function argumentChapter({judged, document}: Source): Partial<Chapter> {
  const {evidence, claims, universes} = judged;
  const tasks = taskPoints(evidence);
  const structure = structureOf(evidence.globals, evidence.panel);
  const funnel = funnelOf(evidence.panel);
  const influence = influenceOf(evidence.panel);
  return {
    figures: figuresOf(judged, tasks, structure),
    blocks: {
      "verdict-strip": verdictStrip(document, claims),
      "claims-ledger": claimsLedger(document, claims),
      "audit-table": auditTable(document, evidence),
      "inputs-table": inputsTable(document, evidence),
      "dictionary-table": dictionaryTable(document),
      "funnel-table": funnelTable(document, funnel),
      "multiverse-table": multiverseTable(document, universes),
      snippets: snippetsBlock(document)
    },
    words: {...proseOf(judged, funnel, influence), structure: structureWords(structure)},
    conditions: conditionsOf(judged),
    data: {
      tasks,
      structure,
      metrics: metricsOf(judged),
      panel: panelColumns(evidence.panel),
      "essay-panel": essayPanelColumns(evidence.panel),
      results: judged.results,
      multiverse: universes
    }
  };
}

function conditionsOf({declared, claims, evidence}: Judged): Record<string, boolean> {
  const of = (id: string): string | undefined => claims.find((claim) => claim.id === id)?.verdict;
  return {
    narrows: direction(declared["pearson.api_directive.gap"]) < 0,
    "claude-side-moves":
      direction(declared["ols_hc3.api_directive.claude_success"]) !== 0 &&
      direction(declared["ols_hc3.api_directive.api_success"]) === 0,
    "essay-number": of("C16") === "reproduced",
    "stronger-predictor": of("C17") === "not supported",
    synthetic: evidence.synthetic,
    "essay-week": evidence.window.start === "2026-02-05" && evidence.window.end === "2026-02-12"
  };
}
