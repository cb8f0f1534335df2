import {type CsvFile, type OpenFile, quoted} from "./CsvFile.js";
import {fields, statements} from "./names.js";
import {Random} from "./Random.js";
import type {Shape} from "./Shape.js";

const header = "O*NET-SOC Code,Title,Task ID,Task,Task Type,Incumbents Responding,Date,Domain Source";

/** A row of the statements file: one task of one occupation. */
export interface StatementRow {
  occupation: string;
  title: string;
  id: number;
  text: string;
}

/**
 * The statements of a seed with their occupations and Task IDs, the same for all releases. One statement in twenty
 * belongs to two to five occupations, some in another major group.
 */
export function statementRows(
  seed: number,
  {pool, statements: total}: Pick<Shape, "pool" | "statements">
): StatementRow[] {
  const random = new Random(seed, "occupations");
  const ids = shuffledIds(random, total);
  const rows: StatementRow[] = [];
  for (const [k, {text, field}] of statements(seed, Math.max(pool, total)).entries()) {
    if (rows.length >= total) break;
    // What no release publishes fills up the file, one occupation each.
    const holders = k < pool && random.uniform() < 0.05 ? 2 + random.below(4) : 1;
    const taken = new Set<string>();
    while (taken.size < holders) {
      const home = taken.size > 0 && random.uniform() < 0.2 ? random.pick(fields) : field;
      const number = random.below(30);
      const occupation = `${home.code}-9${100 + number}.00`;
      if (taken.has(occupation)) continue;
      taken.add(occupation);
      const grade = 1 + Math.floor(number / home.roles.length);
      rows.push({
        occupation,
        title: `${home.roles[number % home.roles.length]!} ${grade}`,
        id: ids[rows.length]!,
        text
      });
    }
  }
  return rows.slice(0, total);
}

/** Task IDs as O*NET's are: distinct, with gaps, in no order. */
function shuffledIds(random: Random, n: number): number[] {
  const ids = Array.from({length: n + 5}, (_, k) => 1 + k + Math.floor(k / 9));
  for (let k = ids.length - 1; k > 0; k--) {
    const j = random.below(k + 1);
    [ids[k], ids[j]] = [ids[j]!, ids[k]!];
  }
  return ids;
}

/** Writes the statements in the column layout of O*NET 20.1, sorted by occupation. */
export function publishStatements(seed: number, rows: readonly StatementRow[], open: OpenFile): CsvFile {
  const file = open("release_2025_03_27/onet_task_statements.csv", header);
  const random = new Random(seed, "statement columns");
  const sorted = rows.toSorted((a, b) =>
    a.occupation === b.occupation ? a.id - b.id : a.occupation < b.occupation ? -1 : 1
  );
  for (const {occupation, title, id, text} of sorted) {
    const type = random.uniform() < 0.7 ? "Core" : "Supplemental";
    file.row(
      `${occupation},${quoted(title)},${id},${quoted(text)},${type},${20 + random.below(120)}.0,07/2014,Incumbent`
    );
  }
  return file;
}
