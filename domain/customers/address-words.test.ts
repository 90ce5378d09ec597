import { expect, test } from 'vitest';
import { readParts } from './address-words.ts';

test('an address reads from the province to the room, with the words people use', () => {
  expect(
    readParts({
      province: '浙江省',
      city: '绍兴市',
      county: '诸暨市',
      street: '暨阳街道',
      road: '人民中路',
      roadNumber: '86',
      building: '3',
      unit: '2',
      floor: null,
      room: '501',
    }),
  ).toEqual({ division: '浙江省绍兴市诸暨市暨阳街道', house: '人民中路86号 · 3幢 · 2单元 · 501室' });
});

test('a municipality is named once', () => {
  const parts = { province: '北京市', city: '北京市', county: '朝阳区', street: null };
  expect(readParts(parts)).toEqual({ division: '北京市朝阳区', house: '' });
});

test('a building that was read with its word keeps it', () => {
  expect(readParts({ building: '东楼' }).house).toBe('东楼');
});
