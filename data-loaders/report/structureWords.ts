import {number} from "../../src/analysis/say.js";
import type {Prose} from "./prose.js";
import type {Structure} from "./structure.js";

/** Directive use on both platforms, over the widest base that these files have. */
export function structureWords({all, shared}: Structure): Prose {
  const widest = all.some(({claude, api}) => claude !== null && api !== null);
  const directive = (widest ? all : shared).find(({mode}) => mode === "directive")!;
  const [claude, api] = [number(directive.claude), number(directive.api)];
  const where = widest ? "" : ", within the tasks that both share";
  return {
    widest_base: widest ? "all conversations" : "the conversations of the tasks that both platforms share",
    claude_directive: claude,
    api_directive: api,
    directive:
      directive.claude === null || directive.api === null
        ? "how people work with the model is not published for both platforms"
        : `${api} % of API use is directive, against ${claude} % on Claude.ai${where}`
  };
}
