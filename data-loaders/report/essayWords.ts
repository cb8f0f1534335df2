import {fixed} from "../../src/analysis/format.js";
import type {Judged} from "../../src/analysis/judge.js";
import type {Prose} from "./prose.js";

/** What the essay printed about its own week, whatever release this build is about. */
export function essayWords({claims}: Pick<Judged, "claims">): Prose {
  const printed = (id: string): string => fixed(claims.find((claim) => claim.id === id)!.published as number, 1);
  return {claude_success: printed("C01"), api_success: printed("C02"), gap: printed("C03")};
}
