import {type ClassVerdict, classVerdict, type TaskClass} from "../../analysis/models/earnedAutonomy.js";
import type {IntervalRow} from "./intervalPlot.js";

const tones: Record<ClassVerdict, string> = {
  earned: "var(--good)",
  open: "var(--unclear)",
  "not earned": "var(--bad)"
};

/** The classes of tasks as rows of an interval plot, their standing in words and in colour. */
export function classRows(classes: readonly TaskClass[], margin: number): IntervalRow[] {
  return classes.flatMap(({name, gap}) => {
    if (!gap.estimable || gap.interval === null) return [];
    const standing = classVerdict(gap.interval, margin);
    return [
      {
        name: `${standing} · ${name} (${gap.n} tasks)`,
        value: gap.value,
        interval: gap.interval,
        colour: tones[standing]
      }
    ];
  });
}

/** What the figure shows, from the standings it shows. */
export function standingTitle(standings: readonly ClassVerdict[]): string {
  if (standings.length === 0) return "Success by occupation group is not published in this release";
  const of = (standing: ClassVerdict): string => String(standings.filter((d) => d === standing).length || "none");
  return `Of ${standings.length} groups of occupations, ${of("earned")} passed the rule for more autonomy, ${of("not earned")} failed it, ${of("open")} stayed open`;
}
