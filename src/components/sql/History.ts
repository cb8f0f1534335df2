/** Under this name a browser keeps what was run. */
const key = "oversight-gap-queries";
const most = 20;

/** The last queries that were run in this browser, newest first; kept nowhere else, and not at all where that is forbidden. */
export class History {
  queries = kept();

  add(sql: string): void {
    this.queries = [sql, ...this.queries.filter((past) => past !== sql)].slice(0, most);
    try {
      localStorage.setItem(key, JSON.stringify(this.queries));
    } catch {
      // Full or forbidden: this page remembers all the same.
    }
  }
}

function kept(): string[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(found) ? found.filter((sql): sql is string => typeof sql === "string").slice(0, most) : [];
  } catch {
    return [];
  }
}
