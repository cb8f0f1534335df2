import {classifiedShareOf, type Globals, shareOf} from "../panel/Globals.js";
import {type Mode, modeLabels, modes, type Panel, type Platform} from "../panel/Panel.js";
import {isShared} from "../panel/selectTasks.js";

/** Share of one mode on both platforms, in per cent of the base; null where it is not published. */
export interface ModeShare {
  mode: string;
  claude: number | null;
  api: number | null;
}

export type Structure = ReturnType<typeof structureOf>;

/** Collaboration modes on both platforms, on three bases. A mode that a release does not publish is null on that platform. */
export function structureOf(globals: Globals, panel: Panel) {
  const row = (mode: Mode, of: typeof shareOf): ModeShare => ({
    mode: modeLabels[mode],
    claude: of(globals.claude, [mode]),
    api: of(globals.api, [mode])
  });
  return {
    /** Of all conversations, those without a mode included. */
    all: modes.map((mode) => row(mode, shareOf)),
    /** Of conversations given a mode. */
    classified: modes.filter((mode) => mode !== "no_mode").map((mode) => row(mode, classifiedShareOf)),
    /** Of conversations in the named tasks both platforms share; folded cells are a row of their own. */
    shared: sharedShares(panel)
  };
}

/**
 * Shares within the shared tasks, weighted by conversations, or by share of use where no counts are published: published
 * cells only, what is folded shown beside them.
 */
function sharedShares(panel: Panel): ModeShare[] {
  const tasks = panel.filter((row) => isShared(row) && !row.pseudo);
  const share = (platform: Platform, measure: Mode | "modes_folded"): number | null => {
    if (tasks.every((row) => row[`${platform}_${measure}`] === null)) return null;
    let total = 0;
    let part = 0;
    for (const row of tasks) {
      const n = row[`${platform}_n`] ?? row[`${platform}_usage`];
      if (n === null) return null;
      total += n;
      part += (n * (row[`${platform}_${measure}`] ?? 0)) / 100;
    }
    return total === 0 ? null : (100 * part) / total;
  };
  return [...modes, "modes_folded" as const]
    .map((measure) => ({
      mode: measure === "modes_folded" ? "folded" : modeLabels[measure],
      claude: share("claude", measure),
      api: share("api", measure)
    }))
    .filter(({mode, claude, api}) => mode !== "folded" || claude !== null || api !== null);
}
