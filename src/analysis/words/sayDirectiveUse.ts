import type {Structure} from "../models/structure.js";
import {number} from "./say.js";

/** “82.1 % of API use is directive, against 31.6 % on Claude.ai”: a sentence without its ends, on the widest base known. */
export function sayDirectiveUse({all, shared}: Structure): string {
  const widest = all.some(({claude, api}) => claude !== null && api !== null);
  const {claude, api} = (widest ? all : shared).find(({mode}) => mode === "directive")!;
  if (claude === null || api === null) return "how people work with the model is not published for both platforms";
  const where = widest ? "" : ", within the tasks that both share";
  return `${number(api)} % of API use is directive, against ${number(claude)} % on Claude.ai${where}`;
}
