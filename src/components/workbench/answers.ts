import {estimate} from "../../analysis/estimators/estimate.js";
import type {Estimate} from "../../analysis/estimators/Estimated.js";
import type {Panel} from "../../analysis/panel/Panel.js";
import type {Specification} from "../../analysis/panel/Specification.js";
import {estimators} from "../../analysis/panel/specify.js";

/** An answer, and whether it is the whole one: `estimate(spec, panel)`. */
interface Answer {
  answer: Estimate;
  done: boolean;
}

/** Milliseconds without another choice after which resamples begin. */
const rest = 250;

/**
 * Answers a specification at once, with the interval in closed form; one from resamples follows from a thread of its own
 * when the reader rests, so that the page never waits for it.
 *
 * @returns for `Generators.observe`: what tells of answers until it is ended.
 */
export function answersOn(panel: Panel): (spec: Specification) => (say: (found: Answer) => void) => () => void {
  let thread: Worker | null = null;
  let end = (): void => undefined;
  return (spec) => (say) => {
    // A generator that waits for a value is not ended before it has one.
    end();
    const answer = estimate(spec, panel, {replicates: 0});
    const done = !answer.estimable || !estimators[spec.estimator].resampled;
    say({answer, done});
    let waits = !done;
    const resample = async (): Promise<void> => {
      const {startThread} = await import("./estimateThread.js");
      if (!waits) return;
      if (thread === null) (thread = startThread()).postMessage(panel);
      thread.onmessage = ({data}: MessageEvent<Estimate>) => settle(data);
      thread.onerror = giveUp;
      thread.postMessage(spec);
    };
    const settle = (found: Estimate): void => {
      waits = false;
      say({answer: found, done: true});
    };
    // Without a thread the closed form stays, as its method says.
    const giveUp = (): void => {
      if (!waits) return;
      end();
      settle(answer);
    };
    const timer = waits ? setTimeout(() => void resample().catch(giveUp), rest) : undefined;
    end = () => {
      if (!waits) return;
      // What nobody waits for any more is not computed to its end.
      waits = false;
      clearTimeout(timer);
      thread?.terminate();
      thread = null;
    };
    return end;
  };
}

/**
 * A value once the browser has painted what came before: between two steps of its work a page can answer its reader. At
 * once where nothing is painted.
 */
export async function afterPaint<T>(value: T): Promise<T> {
  if (!document.hidden) await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
  return value;
}
