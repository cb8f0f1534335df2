import {estimate} from "../../analysis/estimators/estimate.js";
import type {Panel} from "../../analysis/panel/Panel.js";
import type {Specification} from "../../analysis/panel/Specification.js";

/** A thread that answers each specification it is sent, on the panel that it is sent first: this file again. */
export const startThread = (): Worker => new Worker(import.meta.url, {type: "module"});

if (typeof document === "undefined") {
  let panel: Panel | null = null;
  addEventListener("message", ({data}: MessageEvent<Panel | Specification>) => {
    if (Array.isArray(data)) panel = data;
    else postMessage(estimate(data as Specification, panel!));
  });
}
