import { Type } from 'typebox';
import {
  allMeterKinds,
  allMeterStates,
  installRoles,
  type InstallRole,
} from '#domain/metering/meter-life.ts';
import { qualities, readingPurposes, readingSources, readingStates } from '#domain/metering/reading.ts';
import { allRegisterSets, registerPeriods, quantities } from '#domain/metering/register.ts';
import { allRules } from '#domain/metering/rules.ts';
import { defineRoute } from './route.ts';
import {
  CalendarDay,
  Cursor,
  FilledLine,
  Instant,
  Line,
  OneOf,
  OrNull,
  Page,
  PageSize,
  Revision,
  Uuid,
  Words,
} from './shapes.ts';

const keys = <T extends object>(words: T) => Object.keys(words) as (keyof T & string)[];
const Kind = OneOf(allMeterKinds);
const State = OneOf(allMeterStates);
const Role = OneOf(keys(installRoles) as readonly InstallRole[]);
const MeterNo = Type.String({ pattern: '^[0-9A-Za-z-]{4,24}$' });
export const Values = Type.Array(Type.String({ maxLength: 20 }), { minItems: 1, maxItems: 16 });
export const Wh = Type.Integer({ description: '瓦时' });

export const RegisterView = Type.Object({
  obis: Type.String(),
  quantity: OneOf(keys(quantities)),
  period: OneOf(keys(registerPeriods)),
  digits: Type.Integer(),
  decimals: Type.Integer(),
});

/** A meter or an instrument transformer in a list. */
export const MeterLine = Type.Object({
  meterId: Uuid,
  meterNo: Type.String(),
  kind: Kind,
  maker: Type.String(),
  model: Type.String(),
  accuracyClass: Type.String(),
  state: State,
  verifyDueOn: OrNull(CalendarDay),
  accountNo: OrNull(Type.String()),
  customerId: OrNull(Uuid),
  station: OrNull(Type.String()),
  revision: Revision,
});

const meterFilters = {
  /** Part of the meter number, or an account number. */
  text: Type.Optional(Line(24)),
  state: Type.Optional(State),
  kind: Type.Optional(Kind),
  /** `due`: to be verified or exchanged within 90 days; `over`: its verification is over. */
  only: Type.Optional(OneOf(['due', 'over'])),
} as const;

export const listMeters = defineRoute({
  method: 'GET',
  path: '/meters',
  title: '计量器具列表',
  access: 'metering.view',
  query: Type.Object({ ...meterFilters, cursor: Cursor, size: PageSize }),
  response: Page(MeterLine),
});

export const exportMeters = defineRoute({
  method: 'GET',
  path: '/meters/export',
  title: '导出计量器具',
  access: 'metering.view',
  query: Type.Object({ ...meterFilters, format: Type.Optional(OneOf(['xlsx', 'csv'])) }),
  response: Type.Unknown(),
  produces: 'application/octet-stream',
});

export const ReadingView = Type.Object({
  readingId: Uuid,
  readOn: CalendarDay,
  /** As the meter shows them, in the order of its registers. */
  values: Type.Array(Type.String()),
  purpose: OneOf(keys(readingPurposes)),
  source: OneOf(keys(readingSources)),
  quality: OneOf(keys(qualities)),
  state: OneOf(keys(readingStates)),
  reason: OrNull(Type.String()),
  takenBy: OrNull(Type.String()),
  takenAt: Instant,
  corrects: OrNull(Uuid),
});

export const InstallationView = Type.Object({
  installationId: Uuid,
  usagePointId: Uuid,
  accountNo: Type.String(),
  customerId: Uuid,
  meterId: Uuid,
  meterNo: Type.String(),
  role: Role,
  multiplier: Type.Integer(),
  fromOn: CalendarDay,
  toOn: OrNull(CalendarDay),
  registers: Type.Array(RegisterView),
  lastOn: OrNull(CalendarDay),
  lastValues: OrNull(Type.Array(Type.String())),
  revision: Revision,
});

export const MeterPage = Type.Object({
  ...MeterLine.properties,
  registers: Type.Array(RegisterView),
  ratio: OrNull(Type.Integer()),
  purchasedOn: OrNull(CalendarDay),
  verifiedOn: OrNull(CalendarDay),
  /** States it may be moved to by hand. */
  moves: Type.Array(State),
  installations: Type.Array(InstallationView),
  history: Type.Array(
    Type.Object({
      at: Instant,
      title: Type.String(),
      actor: OrNull(Type.String()),
      reason: OrNull(Type.String()),
    }),
  ),
});

const MeterParams = Type.Object({ meterId: Uuid });

export const readMeter = defineRoute({
  method: 'GET',
  path: '/meters/:meterId',
  title: '查看计量器具',
  access: 'metering.view',
  params: MeterParams,
  response: MeterPage,
});

/** A meter as it is bought. */
export const NewMeter = Type.Object({
  meterId: Uuid,
  meterNo: MeterNo,
  kind: Kind,
  maker: FilledLine(60),
  model: FilledLine(60),
  accuracyClass: FilledLine(12),
  registerSet: OneOf(allRegisterSets),
  /** Of an instrument transformer. */
  ratio: OrNull(Type.Integer({ minimum: 1, maximum: 100_000 })),
  isInStock: Type.Boolean(),
  purchasedOn: OrNull(CalendarDay),
  verifiedOn: OrNull(CalendarDay),
  verifyDueOn: OrNull(CalendarDay),
});

export const registerMeters = defineRoute({
  method: 'POST',
  path: '/meters',
  title: '登记计量器具',
  access: 'meter.manage',
  body: Type.Object({ commandId: Uuid, meters: Type.Array(NewMeter, { minItems: 1, maxItems: 500 }) }),
  response: Type.Object({ registered: Type.Integer() }),
  refusals: ['metering.meter-number-taken'],
});

export const moveMeter = defineRoute({
  method: 'POST',
  path: '/meters/:meterId/state',
  title: '变更计量器具状态',
  access: 'meter.manage',
  params: MeterParams,
  body: Type.Object({
    commandId: Uuid,
    revision: Revision,
    state: State,
    reason: Words,
    verifyDueOn: Type.Optional(CalendarDay),
  }),
  response: Type.Object({ revision: Revision }),
  refusals: ['metering.meter-move', 'conflict.changed-meanwhile', 'conflict.id-reused'],
});

const hanging = {
  meterNo: MeterNo,
  on: CalendarDay,
  values: Values,
  multiplier: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
} as const;
const installRefusals = [
  ...[
    'metering.point-unknown',
    'metering.meter-not-ready',
    'metering.verification-over',
    'metering.no-registers',
  ],
  ...[
    'metering.day-ahead',
    'metering.values-missing',
    'metering.value-malformed',
    'metering.value-above-register',
  ],
  'metering.day-out-of-order',
  'conflict.id-reused',
] as const;
const Installed = Type.Object({ installationId: Uuid });

export const installMeter = defineRoute({
  method: 'POST',
  path: '/usage-points/:usagePointId/installations',
  title: '安装电能表',
  access: 'meter.manage',
  params: Type.Object({ usagePointId: Uuid }),
  body: Type.Object({ commandId: Uuid, ...hanging, role: Role }),
  response: Installed,
  refusals: [...installRefusals, 'metering.point-has-meter'],
});

const OneInstallation = Type.Object({ installationId: Uuid });

export const removeMeter = defineRoute({
  method: 'POST',
  path: '/installations/:installationId/remove',
  title: '拆除电能表',
  access: 'meter.manage',
  params: OneInstallation,
  body: Type.Object({
    commandId: Uuid,
    on: CalendarDay,
    values: Values,
    isFaulty: Type.Boolean(),
    reason: Words,
  }),
  response: Installed,
  refusals: [...installRefusals, 'metering.installation-ended'],
});

export const replaceMeter = defineRoute({
  method: 'POST',
  path: '/installations/:installationId/replace',
  title: '更换电能表',
  access: 'meter.manage',
  params: OneInstallation,
  body: Type.Object({
    commandId: Uuid,
    ...hanging,
    /** What the old meter showed at last. */
    lastValues: Values,
    isFaulty: Type.Boolean(),
    reason: Words,
  }),
  response: Installed,
  refusals: [...installRefusals, 'metering.installation-ended'],
});

/** A use as billing reads it. */
export const UseView = Type.Object({
  fromOn: CalendarDay,
  toOn: CalendarDay,
  wh: Wh,
  /** In sharp, peak, flat, valley, deep. */
  energyWh: Type.Array(Wh),
  forwardVarh: Type.Integer(),
  reverseVarh: Type.Integer(),
  demandW: OrNull(Type.Integer()),
  quality: OneOf(keys(qualities)),
});

const PointView = Type.Object({
  usagePointId: Uuid,
  accountNo: Type.String(),
  useKind: Type.String(),
  capacityVa: Type.Integer(),
  installations: Type.Array(InstallationView),
  readings: Type.Array(Type.Object({ ...ReadingView.properties, meterNo: Type.String() })),
  /** Newest first, of two years. */
  uses: Type.Array(UseView),
});

export const meteringOfCustomer = defineRoute({
  method: 'GET',
  path: '/customers/:customerId/metering',
  title: '客户的计量与抄表',
  access: 'metering.view',
  params: Type.Object({ customerId: Uuid }),
  response: Type.Object({ points: Type.Array(PointView) }),
});

export const Finding = Type.Object({
  rule: OneOf(allRules),
  severity: OneOf(['hold', 'warn']),
  detail: Type.Record(Type.String(), Type.Union([Type.Number(), Type.String()])),
});

/** What became of a reading. */
export const TakenReading = Type.Object({
  readingId: Uuid,
  state: OneOf(keys(readingStates)),
  wh: OrNull(Wh),
  findings: Type.Array(Finding),
});

const valueRefusals = [
  'metering.values-missing',
  'metering.value-malformed',
  'metering.value-above-register',
  'metering.day-ahead',
  'metering.no-meter',
  'metering.point-unknown',
] as const;

export const takeReading = defineRoute({
  method: 'POST',
  path: '/readings',
  title: '登记一次抄表示数',
  access: 'reading.take',
  body: Type.Object({
    /** Made by the caller; the same id again answers as the reading stands. */
    readingId: Uuid,
    installationId: Uuid,
    readOn: CalendarDay,
    values: Values,
    purpose: OneOf(['regular', 'final', 'check', 'change']),
    source: OneOf(['handheld', 'api', 'collected', 'customer', 'counter']),
    reason: Type.Optional(Words),
  }),
  response: TakenReading,
  refusals: valueRefusals,
});

export const correctReading = defineRoute({
  method: 'POST',
  path: '/readings/:readingId/correct',
  title: '更正抄表示数',
  access: 'reading.decide',
  params: Type.Object({ readingId: Uuid }),
  body: Type.Object({ commandId: Uuid, values: Values, reason: Words }),
  response: TakenReading,
  refusals: [...valueRefusals, 'metering.reading-state', 'conflict.id-reused'],
});
