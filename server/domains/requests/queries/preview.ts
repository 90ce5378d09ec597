import type { Static } from 'typebox';
import { refusalText, type RefusalCode } from '#contracts/refusals.ts';
import type { previewRequest } from '#contracts/requests.ts';
import { businessDate, dayMs, instantText } from '#domain/kernel/instant.ts';
import { isRefused, Refusal, type Refused } from '#domain/kernel/refusal.ts';
import { accept, missingDocuments, validateIntake } from '#domain/processes/accept.ts';
import type { Intake } from '#domain/processes/command.ts';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import type { FormValues } from '#domain/processes/field.ts';
import { sampleForm } from '#domain/processes/form.ts';
import type { ClockEffect } from '#domain/processes/state.ts';
import { startClock } from '#domain/promises/clock.ts';
import { settingFor } from '#domain/promises/setting.ts';
import { reading } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Work } from '../../../platform/work.ts';
import { promiseBook, type PromiseBook } from '../../promises/index.ts';
import { newestDefinition } from '../commands/accept-request.ts';
import type { RequestInput } from '../input.ts';
import { intakeOf, promisedClocks, type Intaker } from '../request.ts';
import { knowSubject, type KnownSubject } from '../subject.ts';
import { similarOrders } from './similar.ts';

type Preview = Static<(typeof previewRequest)['response']>;

function fault(refused: Refused): Preview['faults'][number] {
  const { title } = refusalText(refused.refused as RefusalCode, refused.data ?? {}, 'zh');
  return { field: refused.field ?? null, code: refused.refused, title };
}

/** Where the customer stands while still typing: somebody not found yet is a fault of the form, not an error. */
async function tryKnow(work: Work, intaker: Intaker, input: RequestInput): Promise<KnownSubject | Refused> {
  try {
    return await knowSubject(work, { orgId: intaker.orgId, fallbackUnitId: intaker.unitId }, input);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return {
      refused: error.code,
      ...(error.field === undefined ? {} : { field: error.field }),
      data: error.data,
    };
  }
}

/** The sample form with every future moment in the future of today, or it would be refused. */
function sampleAt(definition: ProcessDefinition, nowMs: number): FormValues {
  const later = instantText(nowMs + dayMs).slice(0, 16);
  const ahead = definition.form.filter((field) => field.when === 'future');
  const moments = ahead.map(
    ({ name, type }) => [name, type === 'date' ? later.slice(0, 10) : later] as const,
  );
  return { ...sampleForm(definition.form), ...Object.fromEntries(moments) };
}

/** The clocks an acceptance now would start; the sample form stands in while the real one has gaps. */
function clockEffects(definition: ProcessDefinition, intake: Intake, nowMs: number): readonly ClockEffect[] {
  const facts = { actor: { kind: 'system' as const } };
  const real = accept(definition, intake, { facts, nowMs });
  if (!isRefused(real)) return real.clocks;
  const filled: Intake = {
    ...intake,
    channel: definition.channels[0] ?? intake.channel,
    values: sampleAt(definition, nowMs),
    documents: definition.documents.map((document) => document.code),
    identified: 'account',
    consent: true,
  };
  const sample = accept(definition, filled, { facts, nowMs });
  return isRefused(sample) ? [] : sample.clocks;
}

function promised(
  definition: ProcessDefinition,
  intake: Intake,
  context: { book: PromiseBook; region: KnownSubject['region']; nowMs: number },
): Preview['promised'] {
  const { book, region, nowMs } = context;
  const clocks = clockEffects(definition, intake, nowMs).flatMap((effect) => {
    if (effect.op !== 'start') return [];
    const setting = settingFor(
      { promiseId: effect.promise, region, date: businessDate(nowMs) },
      book.settings,
    );
    const body = startClock({
      setting,
      calendar: book.calendar,
      atMs: nowMs,
      anchorMs: effect.dueAtMs ?? effect.atMs,
    });
    return [{ clock: effect.clock, body }];
  });
  return promisedClocks(definition, clocks, context);
}

/** On a day off the day-counted promises begin with the next day that counts; the clerk tells the customer so (I5). */
function outOfHours(book: PromiseBook, nowMs: number): string | null {
  const today = businessDate(nowMs);
  const hour = Number(instantText(nowMs).slice(11, 13));
  if (!book.calendar.isWorkingDay(today))
    return `今天是${book.calendar.dayName(today)}，按工作日计的时限从下一个工作日起算。`;
  return hour < 8 || hour >= 18
    ? '现在是非工作时间，按工作日计的时限从下一个工作日起算；抢修等按时分计的时限照常计时。'
    : null;
}

/** What would happen if the request were accepted now: faults, papers, promises, and orders that may be the same matter. */
export function preview(platform: Platform, intaker: Intaker, input: RequestInput): Promise<Preview> {
  const definition = newestDefinition(input.kind);
  const nowMs = platform.now().getTime();
  return reading(platform.db, [intaker.orgId], async (tx) => {
    const [known, book] = await Promise.all([
      tryKnow({ platform, tx }, intaker, input),
      promiseBook(platform, tx, intaker.orgId),
    ]);
    const person: KnownSubject = isRefused(known) ? { ...unknownPerson, unitId: intaker.unitId } : known;
    const intake = intakeOf(input, person);
    const missing = missingDocuments(definition, intake.values, intake.documents);
    return {
      faults: [...(isRefused(known) ? [known] : []), ...validateIntake(definition, intake, nowMs)].map(fault),
      missing: missing.map(({ code, title, core }) => ({ code, title, core: core === true })),
      promised: promised(definition, intake, { book, region: person.region, nowMs }),
      similar:
        definition.confidential === true
          ? []
          : await similarOrders(tx, intaker.orgId, {
              kind: input.kind,
              subject: person.subject,
              now: platform.now(),
            }),
      outOfHours: outOfHours(book, nowMs),
    };
  });
}

const unknownPerson: KnownSubject = {
  subject: {
    customerId: null,
    accountId: null,
    usagePointId: null,
    contactName: null,
    contactPhone: null,
    address: null,
  },
  identified: 'nobody',
  unitId: '',
  region: 'urban',
};
