import {sum} from "d3-array";

import type {PlatformFigures} from "../../src/analysis/panel/Globals.js";
import {type Mode, modes, type Platform, platforms} from "../../src/analysis/panel/Panel.js";
import {type Cell, cellNumber} from "../dialects/Observation.js";
import type {TaskFigures} from "./Figures.js";

/** The figures about all conversations of a platform in a period, as published; null where the file carries none. */
export function globalsOf(tasks: readonly TaskFigures[]): Record<Platform, PlatformFigures> {
  const figures = platforms.map((platform): [Platform, PlatformFigures] => [
    platform,
    platformFigures(tasks.filter((task) => task.platform === platform))
  ]);
  return Object.fromEntries(figures) as Record<Platform, PlatformFigures>;
}

function platformFigures(tasks: readonly TaskFigures[]): PlatformFigures {
  const all = tasks.find(({task}) => task === "");
  const of = (metric: string, stat: Cell["stat"], category = ""): number | null =>
    all?.values[cellNumber({metric, category, stat})] ?? null;
  const conversations = cellNumber({metric: "usage", category: "", stat: "count"});
  const counted = tasks.filter(({values}) => values[conversations] !== null);
  const shares = modes.map((mode): [Mode, number | null] => [mode, of("collaboration", "pct", mode)]);
  return {
    conversations: counted.length === 0 ? null : sum(counted, ({values}) => values[conversations]),
    success: of("success", "pct", "yes"),
    modes: Object.fromEntries(shares) as Record<Mode, number | null>,
    human_only_time: of("human_only_time", "mean"),
    human_with_ai_time: of("human_with_ai_time", "mean"),
    autonomy: of("autonomy", "mean"),
    human_education: of("human_education", "mean"),
    ai_education: of("ai_education", "mean")
  };
}
