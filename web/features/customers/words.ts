import type { Tone } from '#web/ui/state-tag/state-tag.tsx';
import { voltages } from '#domain/customers/voltage.ts';
import { scaledText } from '#web/lib/format/quantity.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';

type Catalogue = Readonly<Record<string, string | { readonly title: string }>>;

/** The Chinese word of a code; a code of a newer server shows as it is. */
export function wordOf(catalogue: Catalogue, code: string): string {
  const found = Object.hasOwn(catalogue, code) ? catalogue[code] : undefined;
  return found === undefined ? code : typeof found === 'string' ? found : found.title;
}

/** Whether a text is one of a catalogue's codes. */
export function isWordOf<T extends Catalogue>(catalogue: T, word: string): word is keyof T & string {
  return Object.hasOwn(catalogue, word);
}

/** The codes of a catalogue as options to choose, in its order. */
export function optionsOf(
  catalogue: Catalogue,
  t: (text: string) => string,
): readonly { readonly value: string; readonly label: string }[] {
  return Object.keys(catalogue).map((value) => ({ value, label: t(wordOf(catalogue, value)) }));
}

interface StatusWord {
  readonly title: string;
  readonly tone: Tone;
}

const statusWords: Readonly<Record<string, StatusWord>> = {
  planned: { title: zh('待送电'), tone: 'active' },
  active: { title: zh('正常'), tone: 'good' },
  suspended: { title: zh('暂停用电'), tone: 'warn' },
  closed: { title: zh('已销户'), tone: 'calm' },
  removed: { title: zh('已拆除'), tone: 'calm' },
  merged: { title: zh('已并入其他档案'), tone: 'calm' },
};

/** How the state of a customer, an account or a usage point reads. */
export function statusWord(status: string): StatusWord {
  return statusWords[status] ?? { title: status, tone: 'calm' };
}

/** Low voltage is known by its kilowatts, high voltage by its kilovolt-amperes. */
export function capacityUnit(voltage: string): 'kW' | 'kVA' {
  return isWordOf(voltages, voltage) && !voltages[voltage].isHigh ? 'kW' : 'kVA';
}

/** `8 kW` at low voltage, `315 kVA` at high voltage. */
export function capacityWords(capacityVa: number, voltage: string): string {
  return `${scaledText(capacityVa, 1000)} ${capacityUnit(voltage)}`;
}
