/**
 * Proves a definition before it is used (design idea 1): its words refer to things that exist, every step can
 * be reached, every order can end, no order hangs, every clock started is stopped on every way to an end.
 * Runs at start-up and in the tests; an empty list is the proof.
 */
import type { ProcessDefinition } from './definition.ts';
import type { Fault } from './faults.ts';
import { conditionFaults } from './prove-conditions.ts';
import { fieldFaults } from './prove-fields.ts';
import { playFaults } from './prove-play.ts';
import { shapeFaults } from './prove-shape.ts';

/**
 * The faults of a definition; none when it is sound. With `promises`, every clock must name one of them.
 * The token game is only played when the words are right, since it could not be understood otherwise.
 */
export function proveDefinition(
  definition: ProcessDefinition,
  promises?: ReadonlySet<string>,
): readonly Fault[] {
  const words = [
    ...shapeFaults(definition, promises),
    ...fieldFaults(definition),
    ...conditionFaults(definition),
  ];
  return words.length > 0 ? words : playFaults(definition);
}
