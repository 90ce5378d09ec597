import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeFileName } from './file-name.ts';

test.each([
  ['身份证 正面.JPG', '身份证 正面.jpg'],
  ['../../etc/passwd', 'passwd.jpg'],
  ['C:\\用户\\王敏\\房产证.jpeg', '房产证.jpg'],
  ['照片\u202Egpj.exe', '照片gpj.jpg'],
  ['a\r\nSet-Cookie: x.jpg', 'aSet-Cookie_ x.jpg'],
  ['.htaccess', 'htaccess.jpg'],
  ['', '附件.jpg'],
  ['报告.final.png', '报告.final.jpg'],
  ['<img onerror=x>.jpg', '_img onerror=x_.jpg'],
  ['\u200b\u200b.jpg', '附件.jpg'],
])('%j becomes %j', (given, safe) => {
  expect(safeFileName(given, 'image/jpeg')).toBe(safe);
});

test('any name becomes a short one without path or invisible signs, and stays what it is when cleaned again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
      const safe = safeFileName(given, 'application/pdf');
      expect([...safe].length).toBeLessThanOrEqual(100);
      expect(safe).not.toMatch(/[\\/\p{Cc}\p{Cf}]/u);
      expect(safe).toMatch(/.\.pdf$/u);
      expect(safe.startsWith('.')).toBe(false);
    }),
  );
});
