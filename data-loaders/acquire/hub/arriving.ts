import type {Readable} from "node:stream";

/** Bytes that may wait to be written before the sender is made to wait. */
const MOST = 4 << 20;

/**
 * The chunks of a body as they arrive. A stream that fails drops what nobody has read of it yet; here what arrived
 * before the failure is handed on first, so that a connection that is cut again and again still gets further.
 */
export function arriving(body: Readable): AsyncGenerator<Uint8Array> {
  const waiting: Uint8Array[] = [];
  const state = {bytes: 0, over: false, error: null as Error | null, wake: (): void => undefined};
  body.on("data", (chunk: Uint8Array) => {
    waiting.push(chunk);
    state.bytes += chunk.length;
    if (state.bytes > MOST) body.pause();
    state.wake();
  });
  body.on("error", (error) => (state.error = error));
  body.on("close", () => {
    state.over = true;
    state.wake();
  });
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (;;) {
      for (let chunk; (chunk = waiting.shift()) !== undefined;) {
        state.bytes -= chunk.length;
        if (body.isPaused() && state.bytes < MOST / 2) body.resume();
        yield chunk;
      }
      if (state.error !== null) throw state.error;
      if (state.over) return;
      await new Promise<void>((resolve) => (state.wake = resolve));
    }
  }
  return chunks();
}
