import { expect, test } from 'vitest';
import { itemStatuses } from '#domain/supervision/item.ts';
import { itemStatusWords, statusWords } from './item-words.ts';

test('an answer owed past its time is shown as overdue, whatever else as its state', () => {
  expect(statusWords({ status: 'open', overdue: true })).toMatchObject({ title: '逾期未复', tone: 'bad' });
  for (const status of itemStatuses)
    expect(statusWords({ status, overdue: false })).toBe(itemStatusWords[status]);
});
