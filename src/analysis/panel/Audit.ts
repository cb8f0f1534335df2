import type {Column, Platform} from "./Panel.js";

/** What the join did, counted: nothing is dropped in silence. */
export interface Audit {
  /** Named tasks (pseudo-tasks left out). */
  claude_tasks: number;
  api_tasks: number;
  shared_tasks: number;
  claude_only: number;
  api_only: number;
  /** Keys published twice on a platform; the contract refuses any. */
  duplicate_keys: number;
  /** Named tasks without an O*NET statement of the same text or Task ID. */
  without_statement: number;
  without_statement_examples: string[];
  /** Named tasks whose statement has several Task IDs, and those in several major groups. */
  several_task_ids: number;
  several_majors: number;
  /** Tasks whose success cells are published (yes, no or folded), by platform. */
  claude_with_success_cells: number;
  api_with_success_cells: number;
  absent_columns: Column[];
  /** How published Task IDs met the statements; null where tasks are named by their text. */
  ids: IdAudit | null;
}

/** Task IDs of one period, both platforms together. */
export interface IdAudit {
  published: number;
  /** IDs that the statements file does not have: they keep the name they have in the release. */
  without_statement: number;
  without_statement_examples: string[];
  /** Of each platform: tasks too thin for modes, and tasks whose share of use is rounded to 0.00 %. */
  without_modes: Record<Platform, number>;
  without_modes_examples: string[];
  rounded_to_zero: Record<Platform, number>;
  /** IDs whose name in the release is not the text of their statement. */
  reworded: number;
  /** Names that stand at several IDs, and statements that do: these are merged into one task. */
  names_repeated: number;
  names_repeated_examples: string[];
  statements_merged: number;
}
