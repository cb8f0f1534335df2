import table from "./needs.json" with {type: "json"};
import {type Column, platforms} from "./Panel.js";
import type {ReleaseEvidence} from "./ReleaseEvidence.js";

/** What a part of a page may ask for with “needs”: some task with one of these sets of columns, or figures of both platforms. */
interface Need {
  what: string;
  metric: string | null;
  tasks?: string[][];
  overall?: string;
}
const needs = Object.entries<Need>(table);

/** By need, whether this build can show something of it. */
export function publishedOf({panel, globals}: ReleaseEvidence): Record<string, boolean> {
  const overall = platforms.map((platform): object => ({...globals[platform], ...globals[platform].modes}));
  const isPublished = ({tasks = [], overall: figure}: Need): boolean =>
    figure === undefined
      ? tasks.some((columns) => panel.some((row) => columns.every((column) => row[column as Column] !== null)))
      : overall.every((figures) => (figures as Record<string, unknown>)[figure] !== null);
  return Object.fromEntries(needs.map(([name, need]) => [name, isPublished(need)]));
}

/** Why a part of a page is left out, by what it needs: the release publishes none, or these files of it hold none. */
export function absentSentences({
  release,
  metrics
}: Pick<ReleaseEvidence, "release" | "metrics">): Record<string, string> {
  const sentence = ({what, metric}: Need): string =>
    metrics.some((one) => one === metric)
      ? `The files of this build hold no ${what}, though release ${release} publishes them; this part is left out.`
      : `Release ${release} publishes no ${what}, so this part is left out.`;
  return Object.fromEntries(needs.map(([name, need]) => [name, sentence(need)]));
}
