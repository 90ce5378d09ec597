import pg from 'pg';
import type { Refusal } from '#domain/kernel/refusal.ts';

const uniqueViolation = '23505';

/**
 * For `.catch`: a broken unique constraint becomes the refusal that names it; everything else passes through.
 * The database is asked instead of looking first, because two clerks may look at the same instant.
 */
export function whenTaken(constraints: Readonly<Record<string, () => Refusal>>): (error: unknown) => never {
  return (error) => {
    const constraint =
      error instanceof pg.DatabaseError && error.code === uniqueViolation ? error.constraint : '';
    const refusal = constraints[constraint ?? ''];
    throw refusal === undefined ? error : refusal();
  };
}
