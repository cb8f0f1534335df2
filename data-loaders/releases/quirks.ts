import type {Manifest} from "./Manifest.js";
import known from "./quirks/quirks.json" with {type: "json"};

/**
 * An oddity of the published files that the project knows of: what is odd, in a sentence; what would go wrong for whoever
 * did not know; where it is dealt with; which releases have it (null: every one of the dialect); and how a file shows it, as
 * SQL: how many of the rows `among` do. Where fewer than `enough` could, a file can't tell.
 */
export type Quirk = Omit<(typeof known.quirks)[number], "dialect"> & {dialect: Manifest["dialect"]};

/** What the code deals with. `npm run data -- diff` says which of two releases shows one that the other does not. */
export const quirks = known.quirks as readonly Quirk[];
