/** A line on the way, so that whoever waits sees that something happens. */
export function tell(line: string): void {
  process.stdout.write(`    ${line}\n`);
}

/** A whole number of the environment: how often, how many. */
export function numberOf(name: string, usual: number): number {
  const value = Number(process.env[name] ?? usual);
  if (!Number.isInteger(value) || value < 1) throw new Error(`${name} is a whole number from 1 on`);
  return value;
}
