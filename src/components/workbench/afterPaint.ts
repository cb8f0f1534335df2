/**
 * A value once the browser has painted what came before: between two steps of its work a page can answer its reader. At
 * once where nothing is painted.
 */
export async function afterPaint<T>(value: T): Promise<T> {
  if (!document.hidden) await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
  return value;
}
