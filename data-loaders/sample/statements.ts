import {type CsvFile, quoted} from "./CsvFile.js";
import {Random} from "./Random.js";
import type {Task} from "./Task.js";

const header = "O*NET-SOC Code,Title,Task ID,Task,Task Type,Incumbents Responding,Date,Domain Source";

/** A row of the statements file: one task of one occupation. */
export interface StatementRow {
  occupation: string;
  title: string;
  id: number;
  text: string;
}

/** Gives every task its occupations; one in twenty is shared by two to five, some across major groups. */
export function statementRows(seed: number, tasks: readonly Task[]): StatementRow[] {
  const random = new Random(seed, "occupations");
  const rows: StatementRow[] = [];
  const others = tasks.map(({field}) => field);
  for (const {text, field} of tasks.toSorted((a, b) => (a.text < b.text ? -1 : 1))) {
    const holders = random.uniform() < 0.05 ? 2 + random.below(4) : 1;
    const taken = new Set<string>();
    while (taken.size < holders) {
      const home = taken.size > 0 && random.uniform() < 0.2 ? random.pick(others) : field;
      const k = random.below(30);
      const occupation = `${home.code}-9${String(100 + k)}.00`;
      if (taken.has(occupation)) continue;
      taken.add(occupation);
      rows.push({
        occupation,
        title: `${home.roles[k % home.roles.length]!} ${1 + Math.floor(k / home.roles.length)}`,
        id: 0,
        text
      });
    }
  }
  const ids = shuffledIds(random, rows.length);
  rows.forEach((row, k) => (row.id = ids[k]!));
  return rows;
}

/** Distinct Task IDs in no order, as O*NET's are. */
function shuffledIds(random: Random, n: number): number[] {
  const ids = Array.from({length: n}, (_, k) => 1 + k * 2);
  for (let k = n - 1; k > 0; k--) {
    const j = random.below(k + 1);
    [ids[k], ids[j]] = [ids[j]!, ids[k]!];
  }
  return ids;
}

/** Writes the statements in the column layout of O*NET 20.1, sorted by occupation. */
export function publishStatements(
  seed: number,
  tasks: readonly Task[],
  open: (path: string, header: string) => CsvFile
): CsvFile {
  const file = open("release_2025_03_27/onet_task_statements.csv", header);
  const random = new Random(seed, "statement columns");
  const rows = statementRows(seed, tasks).toSorted((a, b) =>
    a.occupation === b.occupation ? a.id - b.id : a.occupation < b.occupation ? -1 : 1
  );
  for (const {occupation, title, id, text} of rows) {
    const type = random.uniform() < 0.7 ? "Core" : "Supplemental";
    file.row(
      `${occupation},${quoted(title)},${id},${quoted(text)},${type},${20 + random.below(120)}.0,07/2014,Incumbent`
    );
  }
  return file;
}
