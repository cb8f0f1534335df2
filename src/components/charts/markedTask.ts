/** The parameter of the address that names a task, as its statement stands in the panel. */
const parameter = "task";

/** The task that the address asks to mark; null for none. */
export function markedTask(): string | null {
  return new URLSearchParams(location.search).get(parameter)?.trim().toLowerCase() || null;
}

/** Puts a task into the address, or takes it out where it is there already; every picture of tasks then marks it. */
export function markTask(task: string): void {
  const address = new URL(location.href);
  if (task === markedTask()) address.searchParams.delete(parameter);
  else address.searchParams.set(parameter, task);
  history.replaceState(history.state, "", address);
  window.dispatchEvent(new Event("marked-task"));
}

/** Calls a function whenever another task is marked. */
export function onMarkedTask(redraw: () => void): void {
  window.addEventListener("marked-task", redraw);
}

/** A page about the task, as seen from where the reader is: pages lie at the root or in a folder of it. */
export function taskAddress(task: string): string {
  const up = /\/(hypotheses|releases)\/[^/]*$/.test(location.pathname) ? "../" : "./";
  return `${up}task${location.pathname.endsWith(".html") ? ".html" : ""}?id=${encodeURIComponent(task)}`;
}
