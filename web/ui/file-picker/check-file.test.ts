import { expect, test } from 'vitest';
import { acceptedTypes, fileFault } from './check-file.ts';

const t = (text: string) => text;
const photo = { name: '表箱.jpg', type: 'image/jpeg', size: 2_000_000 };

test('a photo is sent', () => {
  expect(fileFault(photo, true, t)).toBeNull();
});

test('a scan is sent where papers are asked for, not where photos are', () => {
  const scan = { ...photo, type: 'application/pdf' };
  expect(fileFault(scan, false, t)).toBeNull();
  expect(fileFault(scan, true, t)).toContain('不是照片');
});

test('an empty file, a too large one and a strange one are told before they are sent', () => {
  expect(fileFault({ ...photo, size: 0 }, true, t)).toContain('空文件');
  expect(fileFault({ ...photo, size: 20 * 1_048_576 + 1 }, true, t)).toContain('超过');
  expect(fileFault({ ...photo, size: 20 * 1_048_576 }, true, t)).toBeNull();
  expect(fileFault({ ...photo, type: 'text/html' }, false, t)).not.toBeNull();
});

test('a file without a type is left to the server, which looks inside', () => {
  expect(fileFault({ ...photo, type: '' }, true, t)).toBeNull();
});

test('the dialog offers pictures only where photos are asked for', () => {
  expect(acceptedTypes(true)).not.toContain('pdf');
  expect(acceptedTypes(false)).toContain('pdf');
});
