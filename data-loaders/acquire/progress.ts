import {MultiBar} from "cli-progress";

import {megabytes} from "../outside/megabytes.js";
import {shown} from "../outside/shown.js";

export interface Progress {
  /** Of one transfer: `set` is told how many bytes of the whole have arrived, `end` a word or two. */
  start: (label: string, total: number) => {set: (bytes: number) => void; end: (outcome: string) => void};
  /** A line between the bars, or by itself. */
  line: (text: string) => void;
}

/** Bars on a terminal, a plain line now and then anywhere else (a log, a pipe, continuous integration). */
export function progressOn(stream: NodeJS.WriteStream, interval: number): Progress {
  return stream.isTTY ? bars(stream) : lines((text) => stream.write(`${text}\n`), interval);
}

/** @param interval - least time between two lines about one file, in ms */
export function lines(write: (text: string) => void, interval: number): Progress {
  return {
    line: (text) => write(shown(text)),
    start(name, total) {
      const label = shown(name);
      let last = Date.now();
      write(`${label}: downloading ${megabytes(total)}`);
      return {
        set(bytes) {
          if (Date.now() - last < interval) return;
          last = Date.now();
          write(`${label}: ${megabytes(bytes)} of ${megabytes(total)}`);
        },
        end: (outcome) => write(`${label}: ${outcome}`)
      };
    }
  };
}

// The name comes last: on a narrow terminal it is what can be cut.
const format = "{bar} {percentage}% of {size}, {eta_formatted} left {outcome} {label}";

function bars(stream: NodeJS.WriteStream): Progress {
  let multi: MultiBar | null = null;
  let running = 0;
  return {
    line: (text) => (multi === null ? stream.write(`${shown(text)}\n`) : multi.log(`${shown(text)}\n`)),
    start(name, total) {
      // Its own handler of Ctrl-C would keep the process alive; without one it must not hide the cursor either.
      multi ??= new MultiBar({stream, format, barsize: 20, gracefulExit: false, hideCursor: false});
      const bar = multi.create(total, 0, {label: shown(name), size: megabytes(total), outcome: ""});
      running += 1;
      return {
        set: (bytes) => bar.update(bytes),
        end(outcome) {
          bar.update({outcome});
          bar.stop();
          running -= 1;
          if (running > 0) return;
          multi?.stop();
          multi = null;
        }
      };
    }
  };
}
