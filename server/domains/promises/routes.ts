import type { FastifyInstance } from 'fastify';
import * as contract from '#contracts/promises.ts';
import { parseCalendarDate, type CalendarDate } from '#domain/kernel/calendar-date.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { isRefused, Refusal } from '#domain/kernel/refusal.ts';
import { route } from '../../platform/http/route.ts';
import type { Platform } from '../../platform/platform.ts';
import { announceYear } from './commands/announce-year.ts';
import { askRecompute } from './commands/ask-recompute.ts';
import { setCalendarDays } from './commands/set-calendar-days.ts';
import { setOfficeHours } from './commands/set-office-hours.ts';
import { setPromise } from './commands/set-promise.ts';
import { calendarYear, calendarYearHistory } from './queries/calendar-year.ts';
import { promiseHistory, promiseList } from './queries/catalogue.ts';
import { explain } from './queries/explain.ts';
import { officeHoursBook } from './queries/office-hours.ts';

function dateOf(platform: Platform, text: string | undefined): CalendarDate {
  if (text === undefined) return businessDate(platform.now().getTime());
  const date = parseCalendarDate(text);
  if (isRefused(date)) throw Refusal.from({ ...date, field: 'date' });
  return date;
}

/** The routes of promises and of the working calendar. */
export function promiseRoutes(app: FastifyInstance, platform: Platform): void {
  route(app, contract.listPromises, ({ caller, query }) =>
    promiseList(platform, caller.orgId, dateOf(platform, query.date)),
  );
  route(app, contract.promiseSettings, ({ caller, params }) =>
    promiseHistory(platform, caller.orgId, params.promiseId),
  );
  route(app, contract.setPromise, ({ caller, params, body }) =>
    setPromise(platform, caller, { ...params, ...body }),
  );
  route(app, contract.explainDue, ({ caller, body }) => explain(platform, caller.orgId, body));

  route(app, contract.readCalendarYear, ({ caller, params }) =>
    calendarYear(platform, caller.orgId, Number(params.year)),
  );
  route(app, contract.calendarHistory, ({ caller, params }) =>
    calendarYearHistory(platform, caller.orgId, Number(params.year)),
  );
  route(app, contract.setCalendarDays, ({ caller, params, body }) =>
    setCalendarDays(platform, caller, { ...body, year: Number(params.year) }),
  );
  route(app, contract.announceYear, ({ caller, params, body }) =>
    announceYear(platform, caller, { ...body, year: Number(params.year) }),
  );
  route(app, contract.readOfficeHours, ({ caller }) => officeHoursBook(platform, caller.orgId));
  route(app, contract.setOfficeHours, ({ caller, body }) => setOfficeHours(platform, caller, body));
  route(app, contract.recomputeClocks, ({ caller, body }) => askRecompute(platform, caller, body));
}
