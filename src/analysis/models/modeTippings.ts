import {type Mode, modes, type Panel, type Platform, platforms} from "../panel/Panel.js";
import {selectTasks} from "../panel/selectTasks.js";
import {essayPopulation} from "../panel/Specification.js";
import {gapSlope, meanGap} from "./labelAnswers.js";
import {type Labels, perfectLabel} from "./labels.js";
import {modeTipping} from "./labelTipping.js";

/** What it takes when only the conversations of one mode on one platform are judged too harshly. */
interface ModeTipping {
  platform: Platform;
  mode: Mode;
  /** Mean share of the mode over the essay's tasks, per cent; a task that doesn't publish it counts 0. */
  share: number;
  /** Sensitivity in that mode, 0 to 1, at which the mean gap, or its slope, is 0; null where none does it. */
  gap: number | null;
  slope: number | null;
}

const trusted: Labels = {claude: perfectLabel, api: perfectLabel};

/** One mode on one platform after the other, all other labels right; empty where the essay's tasks are not published. */
export function modeTippings(panel: Panel, slope = gapSlope): ModeTipping[] {
  const tasks = selectTasks(panel, essayPopulation);
  if (tasks.length === 0) return [];
  return platforms.flatMap((platform) =>
    modes.map((mode) => ({
      platform,
      mode,
      share: tasks.reduce((sum, row) => sum + (row[`${platform}_${mode}`] ?? 0), 0) / tasks.length,
      gap: modeTipping(meanGap, tasks, trusted, platform, mode),
      slope: modeTipping(slope, tasks, trusted, platform, mode)
    }))
  );
}
