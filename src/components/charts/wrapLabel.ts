/** A name too long for a narrow chart's margin in two lines, cut at the space nearest to its middle. */
export function wrapLabel(name: string, longest = 22): string {
  const spaces = [...name.matchAll(/ /g)].map((match) => match.index);
  if (name.length <= longest || spaces.length === 0) return name;
  const off = (at: number): number => Math.abs(at - name.length / 2);
  const cut = spaces.reduce((a, b) => (off(b) < off(a) ? b : a));
  return `${name.slice(0, cut)}\n${name.slice(cut + 1)}`;
}
