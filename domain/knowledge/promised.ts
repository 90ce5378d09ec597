/** Limits of the promise catalogue in words, so that an article says what the clocks count. */
import { present } from '../kernel/assert.ts';
import { promiseOf } from '../promises/catalogue.ts';
import { limitOf, limitZh } from '../promises/limit.ts';

/** The catalogue's limit of a promise in words, `5 个工作日`; by region where the regions differ. */
export function promised(promiseId: string): string {
  const limits = present(promiseOf(promiseId).limits, `a limit of ${promiseId}`);
  const word = (text: string): string => limitZh(limitOf(text));
  if (limits.urban === limits.rural && limits.urban === limits.remote) return word(limits.urban);
  return `城区 ${word(limits.urban)}、农村 ${word(limits.rural)}、特殊边远地区 ${word(limits.remote)}`;
}
