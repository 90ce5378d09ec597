/** How long the runner itself takes to do nothing: the cheapest bench, by which its own output is tested. */
import { figure, type Bench } from './figure.ts';

/** A thousand rounded figures. */
export const runner: Bench = async () => {
  const begun = performance.now();
  for (let at = 0; at < 1000; at += 1) figure('runner.nothing', { value: at, unit: 'ms', limit: 7 });
  return [figure('runner.thousand-figures', { value: performance.now() - begun, unit: 'ms', limit: 100 })];
};
