import type { ClockRule, ProcessDefinition } from '#domain/processes/definition.ts';
import { allFields } from '#domain/processes/inside.ts';
import { triggerText } from '#domain/processes/process-docs.ts';
import { findPromise } from '#domain/promises/catalogue.ts';
import { limitEn, limitOf, limitZh } from '#domain/promises/limit.ts';
import { regions, type Region } from '#domain/promises/promise.ts';
import type { Language } from '#web/lib/i18n/language.ts';

export interface ClockFacts {
  readonly id: string;
  readonly title: string;
  readonly promise: string;
  /** The limits that hold without a setting of the unit: one, or one a region where they differ. */
  readonly limits: readonly { readonly region: Region | null; readonly text: string }[];
  readonly starts: string;
  readonly stops: string;
  /** The instant in this field counts instead of the trigger's moment. */
  readonly countsFrom: string | null;
}

/** The promises of a business as the handbook tells them. */
export function clockFacts(definition: ProcessDefinition, language: Language): readonly ClockFacts[] {
  return definition.clocks.map((clock) => ({
    id: clock.id,
    title: clock.title,
    promise: clock.promise,
    limits: limitsOf(clock, language),
    starts: clock.startsWhenAll.map((trigger) => triggerText(definition, trigger)).join(' + '),
    stops: clock.stopsWhenAny.map((trigger) => triggerText(definition, trigger)).join(' / '),
    countsFrom:
      clock.countsFrom === undefined ? null : (allFields(definition).get(clock.countsFrom)?.label ?? null),
  }));
}

function limitsOf(clock: ClockRule, language: Language): ClockFacts['limits'] {
  const limits = findPromise(clock.promise)?.limits ?? null;
  if (limits === null) return [];
  const text = (region: Region): string => {
    const limit = limitOf(limits[region]);
    return language === 'en' ? limitEn(limit) : limitZh(limit);
  };
  const all = regions.map((region) => ({ region, text: text(region) }));
  const same = all.every((one) => one.text === all[0]?.text);
  return same ? all.slice(0, 1).map((one) => ({ ...one, region: null })) : all;
}
