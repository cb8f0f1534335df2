/** What the data of a figure are, for its caption. */
export function dataOf({window, synthetic}: {window: {start: string; end: string}; synthetic: boolean}): string {
  return `${synthetic ? "Synthetic sample, not findings. " : ""}Data of ${window.start} to ${window.end}.`;
}
