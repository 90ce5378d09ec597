import type { ProcessDefinition } from './definition.ts';

/**
 * The clock whose time limit the customer is told: of those that still count, the first the definition names as one of
 * the result (R-REQ-03, R-REQ-13); null while none runs, for instance before all papers are there.
 */
export function resultClock<C extends { readonly clock: string }>(
  definition: Pick<ProcessDefinition, 'resultClocks'>,
  running: readonly C[],
): C | null {
  for (const id of definition.resultClocks) {
    const found = running.find(({ clock }) => clock === id);
    if (found !== undefined) return found;
  }
  return null;
}

/** What is promised by a clock, in words that can stand before 时限: `投诉答复`. */
export function promisedThing(definition: Pick<ProcessDefinition, 'clocks'>, clock: string): string {
  const title = definition.clocks.find(({ id }) => id === clock)?.title ?? '办理';
  return title.replace(/总?时限$/, '');
}
