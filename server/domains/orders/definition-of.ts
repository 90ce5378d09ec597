import { assert } from '#domain/kernel/assert.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import { findDefinition } from '#domain/processes/definitions/index.ts';

/** The definition a stored order runs on; it exists as long as such orders do, so its absence is a bug. */
export function definitionOf(kind: string, version: number): ProcessDefinition {
  const definition = findDefinition(kind, version);
  assert(!isRefused(definition), `process ${kind} version ${version.toString()} is known`);
  return definition;
}
