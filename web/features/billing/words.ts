import type { BillRow, BillingRun } from '#contracts/billing.ts';
import { scaledText } from '#web/lib/format/quantity.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';
import type { Tone } from '#web/ui/state-tag/state-tag.tsx';

interface Word {
  readonly title: string;
  readonly tone: Tone;
}

export const runWords: Readonly<Record<BillingRun['state'], Word>> = {
  computing: { title: zh('计算中'), tone: 'active' },
  review: { title: zh('待发行'), tone: 'warn' },
  releasing: { title: zh('发行中'), tone: 'active' },
  released: { title: zh('已发行'), tone: 'good' },
};

export const billWords: Readonly<Record<BillRow['state'], Word>> = {
  held: { title: zh('待核'), tone: 'warn' },
  ready: { title: zh('待发行'), tone: 'active' },
  accepted: { title: zh('已放行'), tone: 'active' },
  released: { title: zh('已发行'), tone: 'good' },
  excluded: { title: zh('已剔除'), tone: 'calm' },
  cancelled: { title: zh('已冲销'), tone: 'bad' },
};

export const holdWords = {
  'not-computed': zh('算不出账单'),
  negative: zh('金额为负'),
  zero: zh('电量为零'),
  'over-amount': zh('金额超限'),
  'over-energy': zh('电量超限'),
  'jump-up': zh('比上期突增'),
  'jump-down': zh('比上期突减'),
  'price-changed': zh('换了电价或类别'),
  estimated: zh('按估抄电量计费'),
} as const;

export const scopeWords: Readonly<Record<BillingRun['scope'], string>> = {
  unit: zh('全单位'),
  route: zh('抄表段'),
  accounts: zh('指定户'),
};

const fenDigits = 2;

/** Fen as yuan with both decimals: 16140 is `161.40`. */
export function yuanText(fen: number): string {
  const [whole = '0', fraction = ''] = scaledText(Math.abs(fen), 100).split('.');
  return `${fen < 0 ? '-' : ''}${whole}.${fraction.padEnd(fenDigits, '0')}`;
}

/** Wh as kWh. */
export function kwhText(energyWh: number): string {
  return scaledText(energyWh, 1000);
}

const zoneMs = 8 * 3_600_000;

/** The months up to that of the instant, 'YYYY-MM', the newest first: two years. */
export function lastMonths(nowMs: number): readonly string[] {
  const now = new Date(nowMs + zoneMs);
  return Array.from({ length: 24 }, (_, back) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1)).toISOString().slice(0, 7),
  );
}

/** The month before that of the instant: what is usually billed. */
export function monthBefore(nowMs: number): string {
  return lastMonths(nowMs)[1] ?? '';
}
