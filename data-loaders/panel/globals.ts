import type {DuckDBConnection} from "@duckdb/node-api";

import type {PlatformFigures} from "../../src/analysis/panel/Globals.js";
import type {Mode, Platform} from "../../src/analysis/panel/Panel.js";
import {modes, platforms} from "../../src/analysis/panel/Panel.js";
import {literal, rows} from "../duckdb.js";

interface Figure {
  platform: Platform;
  metric: string;
  category: string;
  stat: string;
  value: number;
}

/** The figures about all conversations of a platform, as published; null where the file carries none. */
export async function globalsOf(
  connection: DuckDBConnection,
  period: string
): Promise<Record<Platform, PlatformFigures>> {
  const figures = await rows<Figure>(
    connection,
    `SELECT platform, metric, category, stat, value FROM observations WHERE task = ''::task AND period = ${literal(period)}
     UNION ALL SELECT platform, 'base', '', 'count', sum(value) FROM observations
       WHERE task <> ''::task AND metric = 'usage'::metric AND stat = 'count'::stat AND period = ${literal(period)} GROUP BY platform`
  );
  return Object.fromEntries(platforms.map((platform) => [platform, platformFigures(platform, figures)])) as Record<
    Platform,
    PlatformFigures
  >;
}

function platformFigures(platform: Platform, figures: Figure[]): PlatformFigures {
  const of = (metric: string, stat: string, category = ""): number | null =>
    figures.find((d) => d.platform === platform && d.metric === metric && d.stat === stat && d.category === category)
      ?.value ?? null;
  const shares = modes.map((mode): [Mode, number | null] => [mode, of("collaboration", "pct", mode)]);
  return {
    conversations: of("base", "count"),
    success: of("success", "pct", "yes"),
    modes: Object.fromEntries(shares) as Record<Mode, number | null>,
    human_only_time: of("human_only_time", "mean"),
    human_with_ai_time: of("human_with_ai_time", "mean"),
    autonomy: of("autonomy", "mean"),
    human_education: of("human_education", "mean"),
    ai_education: of("ai_education", "mean")
  };
}
