/** Does something, and leaves how long it took among the `measure` entries of `performance`, where the bench looks. */
export function timed<T>(step: string, run: () => T): T {
  const start = performance.now();
  const found = run();
  const end = (): unknown => performance.measure(step, {start});
  if (found instanceof Promise) return found.finally(end) as T;
  end();
  return found;
}
