import type {Manifest} from "./Manifest.js";
import known from "./quirks/quirks.json" with {type: "json"};

/** An oddity of the published files that the project knows of, and how a file shows that it has it. */
export interface Quirk {
  id: string;
  /** In a sentence; what would go wrong for whoever did not know; and where it is dealt with. */
  what: string;
  reason: string;
  handled: string;
  /** Which releases have it; null: every release of the dialect. */
  releases: readonly string[] | null;
  dialect: Manifest["dialect"];
  /** As SQL: how many of the rows `among` show it. Where fewer than `enough` could, a file can't tell. */
  trace: {among: string; shows: string; enough: number};
}

/** What the code deals with. `npm run data -- diff` says which of two releases shows one that the other does not. */
export const quirks = known.quirks as readonly Quirk[];
