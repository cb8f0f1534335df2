/** Under this name a browser keeps what was run. */
const key = "oversight-gap-queries";
const most = 20;

/** The last queries that were run in this browser, newest first; kept nowhere else, and not at all where that is forbidden. */
export class History {
  queries: readonly string[];

  constructor(private readonly window: Window) {
    this.queries = this.read();
  }

  add(sql: string): void {
    this.queries = [sql, ...this.queries.filter((past) => past !== sql)].slice(0, most);
    try {
      this.window.localStorage.setItem(key, JSON.stringify(this.queries));
    } catch {
      // Full or forbidden: this page remembers all the same.
    }
  }

  private read(): string[] {
    try {
      const kept: unknown = JSON.parse(this.window.localStorage.getItem(key) ?? "[]");
      return Array.isArray(kept) ? kept.filter((sql): sql is string => typeof sql === "string").slice(0, most) : [];
    } catch {
      return [];
    }
  }
}
