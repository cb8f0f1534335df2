import type {Database} from "./Database.js";
import {DatabaseUnavailable, openDatabase} from "./Database.js";
import {consoleViews} from "./tables.js";

/** One database at a time: opened when first needed, opened anew after it was ended or lost. */
export class Session {
  private database: Promise<Database> | null = null;

  constructor(private readonly tables: () => Promise<Record<string, Uint8Array>>) {}

  open(): Promise<Database> {
    this.database ??= this.tables().then((streams) => openDatabase(streams, consoleViews));
    return this.database;
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
