/** A simulation that cannot be begun; the message says why and what helps. */
export class SimulationError extends Error {
  override readonly name = 'SimulationError';
}
