import type { PublicationView } from '#contracts/supervision-report.ts';
import type { Result } from '#domain/supervision/sums.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';
import type { Tone } from '#web/ui/state-tag/state-tag.tsx';

export const resultWords: Readonly<Record<Result, string>> = {
  kept: zh('兑现'),
  broken: zh('未兑现'),
  excused: zh('免责'),
};

export const resultTones: Readonly<Record<Result, Tone>> = { kept: 'good', broken: 'bad', excused: 'calm' };

export const publicationWords: Readonly<
  Record<PublicationView['status'], { readonly title: string; readonly tone: Tone }>
> = {
  prepared: { title: zh('待公布'), tone: 'active' },
  published: { title: zh('已公布'), tone: 'good' },
  discarded: { title: zh('已作废'), tone: 'calm' },
};
