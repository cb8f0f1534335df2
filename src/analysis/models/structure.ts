import {sum} from "d3-array";

import {classifiedShareOf, type Globals, shareOf} from "../panel/Globals.js";
import {type Mode, modeLabels, modes, type Panel, type Platform} from "../panel/Panel.js";
import {isShared} from "../panel/selectTasks.js";

const names: Record<Mode | "modes_folded", string> = {...modeLabels, modes_folded: "folded"};

export type Structure = ReturnType<typeof structureOf>;
export type ModeShare = Structure["all"][number];

/** Shares of collaboration modes on both platforms, in per cent of three bases; null where a mode is not published. */
export function structureOf(globals: Globals, panel: Panel) {
  const shares = <Row extends Mode | "modes_folded">(rows: readonly Row[], of: ShareOf<Row>) =>
    rows.map((row) => ({mode: names[row], claude: of("claude", row), api: of("api", row)}));
  const given = modes.filter((mode) => mode !== "no_mode");
  return {
    /** Of all conversations, those without a mode included. */
    all: shares(modes, (platform, mode) => shareOf(globals[platform], [mode])),
    /** Of conversations given a mode. */
    classified: shares(given, (platform, mode) => classifiedShareOf(globals[platform], [mode])),
    /** Of conversations in the named tasks both platforms share; folded cells are a row of their own. */
    shared: shares([...modes, "modes_folded"], sharedShare(panel)).filter(
      ({mode, claude, api}) => mode !== names.modes_folded || claude !== null || api !== null
    )
  };
}

type ShareOf<Row> = (platform: Platform, row: Row) => number | null;

/** Published cells only, weighted by conversations, or by share of use where no counts are published. */
function sharedShare(panel: Panel): ShareOf<Mode | "modes_folded"> {
  const tasks = panel.filter((row) => isShared(row) && !row.pseudo);
  return (platform, measure) => {
    const weights = tasks.map((row) => row[`${platform}_n`] ?? row[`${platform}_usage`]);
    const percents = tasks.map((row) => row[`${platform}_${measure}`]);
    if (weights.includes(null) || percents.every((percent) => percent === null)) return null;
    const total = sum(weights);
    return total === 0 ? null : (100 * sum(percents, (percent, i) => (weights[i]! * (percent ?? 0)) / 100)) / total;
  };
}
