import type {Database} from "./Database.js";
import {DatabaseUnavailable, openDatabase} from "./Database.js";
import {consoleViews} from "./tables.js";

/** One database at a time: opened when first needed, opened anew after it was ended or lost. */
export class Session {
  private database: Promise<Database> | null = null;
  /** Tables of the reader's own, which come back with each new database. */
  private own: Record<string, Uint8Array> = {};

  constructor(private readonly tables: () => Promise<Record<string, Uint8Array>>) {}

  open(): Promise<Database> {
    this.database ??= this.tables().then((streams) => openDatabase({...streams, ...this.own}, consoleViews));
    return this.database;
  }

  /** Adds a table of the reader's own, an Arrow IPC stream: it takes the place of one of the same name that was added before. */
  async add(name: string, stream: Uint8Array): Promise<void> {
    const reserved = [...Object.keys(await this.tables()), "shared"];
    if (reserved.includes(name))
      throw new Error(`expected a file of another name, found ${name}: the report has a table of that name`);
    this.own[name] = stream;
    this.end();
  }

  /** Stops whatever runs by ending the worker: the only stop that works whatever DuckDB is doing. */
  end(): void {
    this.database?.then((opened) => opened.close()).catch(() => undefined);
    this.database = null;
  }

  /** A database that could not be opened or lost its worker is not asked again. */
  noteFailure(error: unknown): void {
    if (error instanceof DatabaseUnavailable) this.end();
  }
}
