/** Share of findings that are settled, in whole per cent, never 100 while one is open. */
export function donePercent(counts: { open: number; fixed: number; ignored: number }): number {
  const all = counts.open + counts.fixed + counts.ignored;
  if (all === 0 || counts.open === 0) return 100;
  return Math.min(99, Math.floor((100 * (all - counts.open)) / all));
}
