import { describe, expect, test } from 'vitest';
import { absenceNote, inputOfInstant, instantOfInput } from './absence.ts';

const t = (text: string, values: Readonly<Record<string, string | number>> = {}): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]));

describe('an absence on the screen', () => {
  test('is typed and shown in the time of the company, whatever the zone of the machine', () => {
    expect(inputOfInstant('2026-11-18T02:00:00.000Z')).toBe('2026-11-18T10:00');
    expect(instantOfInput('2026-11-18T10:00')).toBe('2026-11-18T10:00:00+08:00');
    expect(inputOfInstant(instantOfInput('2026-12-31T23:55'))).toBe('2026-12-31T23:55');
  });

  test('says until when somebody is away, or from when they will be', () => {
    const times = { from: '2026-11-18T02:00:00.000Z', until: '2026-11-20T10:00:00.000Z' };
    expect(absenceNote({ ...times, state: 'now' }, t)).toBe('离岗至 2026-11-20 18:00');
    expect(absenceNote({ ...times, state: 'planned' }, t)).toBe('2026-11-18 10:00 起离岗');
    expect(absenceNote(null, t)).toBeNull();
  });
});
