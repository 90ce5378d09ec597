import { historyLine } from '#web/lib/format/history-line.ts';
import type { Texts } from '#web/lib/i18n/use-texts.ts';
import type { TimelineItem } from '#web/ui/timeline/timeline.tsx';
import type { Order } from './order.ts';

type Entry = Order['timeline'][number];

const tones: Readonly<Record<string, NonNullable<TimelineItem['tone']>>> = {
  'clock-warned': 'warn',
  'clock-breached': 'bad',
  refused: 'bad',
  'abnormality-reported': 'warn',
  escalated: 'warn',
  closed: 'good',
  archived: 'good',
};

/** More lines than this are told in one paragraph. */
const linesMax = 3;

/** The history, the newest first; a step that opened by what was done just before is told with it. */
export function timelineItems(timeline: readonly Entry[], t: Texts): readonly TimelineItem[] {
  const oldestFirst = timeline.toSorted((a, b) => a.seq - b.seq);
  const told: { entry: Entry; opened: string[] }[] = [];
  for (const entry of oldestFirst) {
    const before = told.at(-1);
    if (entry.kind === 'task-opened' && before !== undefined && isSameAct(before.entry, entry))
      before.opened.push(t(entry.step ?? ''));
    else told.push({ entry, opened: [] });
  }
  return told.reverse().map(({ entry, opened }) => item(entry, opened, t));
}

function isSameAct(before: Entry, entry: Entry): boolean {
  return before.at === entry.at && before.actor === entry.actor;
}

function item(entry: Entry, opened: readonly string[], t: Texts): TimelineItem {
  const { seq, at, kind, title, actor, step, action } = entry;
  const lines = entry.lines.map((line) => historyLine(line, t));
  const about = [step, action].filter((part) => part !== null).map((part) => t(part));
  const next = opened.length === 0 ? [] : [t('转入：{steps}', { steps: opened.join('、') })];
  return {
    key: seq,
    at,
    title: about.length === 0 ? t(title) : `${t(title)} · ${about.join(' · ')}`,
    actor,
    lines: [...(lines.length > linesMax ? [lines.join('；')] : lines), ...next],
    tone: tones[kind] ?? 'usual',
  };
}
