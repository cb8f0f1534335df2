import type {PlatformFigures} from "../../src/analysis/panel/Globals.js";
import {type Mode, modes, type Platform} from "../../src/analysis/panel/Panel.js";
import {type Cell, cellNumber} from "../dialects/Observation.js";
import {type Figures, totalOf} from "./Figures.js";

/** The figures about all conversations of a platform in a period, as published; null where the file carries none. */
export const globalsOf = (figures: Figures): Record<Platform, PlatformFigures> => ({
  claude: platformFigures(figures, "claude"),
  api: platformFigures(figures, "api")
});

function platformFigures({tasks, values}: Figures, platform: Platform): PlatformFigures {
  const all = tasks.indexOf("");
  const of = (metric: string, stat: Cell["stat"], category = ""): number | null => {
    const value = values[platform][cellNumber({metric, category, stat})]![all] ?? NaN;
    return Number.isNaN(value) ? null : value;
  };
  const shares = modes.map((mode): [Mode, number | null] => [mode, of("collaboration", "pct", mode)]);
  return {
    conversations: totalOf(values[platform][cellNumber({metric: "usage", category: "", stat: "count"})]!),
    success: of("success", "pct", "yes"),
    modes: Object.fromEntries(shares) as Record<Mode, number | null>,
    human_only_time: of("human_only_time", "mean"),
    human_with_ai_time: of("human_with_ai_time", "mean"),
    autonomy: of("autonomy", "mean"),
    human_education: of("human_education", "mean"),
    ai_education: of("ai_education", "mean")
  };
}
