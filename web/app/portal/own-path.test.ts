import { expect, test } from 'vitest';
import { isOwnPath } from './own-path.ts';

const pages = ['/portal', '/portal/apply/$kind', '/follow'];

test.each(['/portal', '/portal/', '/portal/apply/complaint', '/follow'])(
  '%s is a page of the hall',
  (path) => {
    expect(isOwnPath(pages, path)).toBe(true);
  },
);

test.each(['/', '/portal/knowledge', '/portal/apply', '/portal/apply/a/b', '/orders'])(
  '%s is one of another feature, or none',
  (path) => {
    expect(isOwnPath(pages, path)).toBe(false);
  },
);
