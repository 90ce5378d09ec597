/**
 * Which ended orders are visited, how and how often, as versioned data. Every repaired fault and every complaint is
 * visited (R-PROM-19); of the others a share is drawn. A visit keeps the version it was made under.
 */
import { isRefused, type RefusalData, type Refused } from '#domain/kernel/refusal.ts';
import { currentDefinition } from '#domain/processes/definitions/index.ts';
import { questionnaireVersions } from './questionnaire.ts';
import type { VisitRefusal } from './refusals.ts';
import type { VisitChannel } from './verdict.ts';

export interface VisitRule {
  /** Of a thousand ended orders so many are visited; 1000 = every one, 0 = none. */
  readonly permille: number;
  readonly channel: VisitChannel;
  /** Not answered by link, it is called; otherwise it lapses. */
  readonly must: boolean;
}

export interface VisitSetting {
  /** Goes into every draw, so that nobody can choose an order number to be spared. */
  readonly seed: string;
  readonly kinds: Readonly<Record<string, VisitRule>>;
  /** Kinds not named above. */
  readonly others: VisitRule;
  /** A customer visited so many days ago or less is left in peace, but for faults and complaints. */
  readonly quietDays: number;
  /** Calls in vain after which a visit ends as not reached. */
  readonly attemptsMax: number;
  /** Minutes between two calls in vain. */
  readonly retryMinutes: number;
  /** Days after the closing until a visit should be done. */
  readonly dueDays: number;
  /** Days a link works. */
  readonly surveyDays: number;
  readonly questionnaire: number;
}

/** A setting as stored: version 0 is the one of the code. */
export interface SettingVersion {
  readonly version: number;
  readonly fromMs: number;
  readonly setting: VisitSetting;
}

/** Kinds of which every one is visited, whatever a unit would like (R-PROM-19, C1). */
export const alwaysVisited: readonly string[] = ['fault-report', 'complaint'];

const everyByPhone: VisitRule = { permille: 1000, channel: 'phone', must: true };

export const defaultSetting: VisitSetting = {
  seed: 'wanjia',
  kinds: {
    'fault-report': everyByPhone,
    complaint: everyByPhone,
    report: { permille: 300, channel: 'phone', must: true },
    'damaged-appliance': { permille: 500, channel: 'phone', must: true },
    'high-voltage-connection': { permille: 500, channel: 'phone', must: true },
  },
  others: { permille: 200, channel: 'survey', must: false },
  quietDays: 30,
  attemptsMax: 3,
  retryMinutes: 120,
  dueDays: 7,
  surveyDays: 3,
  questionnaire: 1,
};

/** The rule of a kind. */
export function ruleOf(setting: VisitSetting, kind: string): VisitRule {
  return Object.hasOwn(setting.kinds, kind) ? (setting.kinds[kind] ?? setting.others) : setting.others;
}

/** The version in force at an instant: the newest that had begun; the code's own before the first. */
export function settingAt(versions: readonly SettingVersion[], atMs: number): SettingVersion {
  const begun = versions.filter(({ fromMs }) => fromMs <= atMs);
  return begun.reduce<SettingVersion>((best, next) => (next.version > best.version ? next : best), {
    version: 0,
    fromMs: 0,
    setting: defaultSetting,
  });
}

function refuse(refused: VisitRefusal, field: string, data: RefusalData): Refused {
  return { refused, field, data };
}

function checkKind(kind: string, rule: VisitRule): Refused | null {
  const definition = currentDefinition(kind);
  const field = `kinds.${kind}`;
  if (isRefused(definition)) return refuse('visit.kind-unknown', field, { kind: kind.slice(0, 64) });
  const named = { kind: definition.title };
  if (alwaysVisited.includes(kind) && (rule.permille !== 1000 || !rule.must)) {
    return refuse('visit.rule-fixed', field, named);
  }
  if (definition.confidential === true && rule.channel === 'survey') {
    return refuse('visit.survey-confidential', field, named);
  }
  return null;
}

/** Why a setting cannot be used, or null; the kinds that are always visited are filled in by `completed`. */
export function checkSetting(setting: VisitSetting): Refused | null {
  for (const [kind, rule] of Object.entries(setting.kinds)) {
    const refused = checkKind(kind, rule);
    if (refused !== null) return refused;
  }
  const known = questionnaireVersions.some(({ version }) => version === setting.questionnaire);
  return known
    ? null
    : refuse('visit.questionnaire-unknown', 'questionnaire', { version: setting.questionnaire });
}

/** The setting with a rule for each kind that must have one of its own, so that `others` can never reach it. */
export function completed(setting: VisitSetting): VisitSetting {
  const own = Object.fromEntries(
    [...alwaysVisited, 'report'].map((kind) => [kind, defaultSetting.kinds[kind] ?? everyByPhone]),
  );
  return { ...setting, kinds: { ...own, ...setting.kinds } };
}
