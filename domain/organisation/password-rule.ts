import type { Refused } from '#domain/kernel/refusal.ts';
import { refuse } from './refusals.ts';

/** Length alone makes guessing dear; forced mixtures only lead to patterns (NIST SP 800-63B, 5.1.1.2). */
const lengthMin = 10;
/** Hashing takes any length, a request of megabytes it should not. */
const lengthMax = 128;

/** The bodies of the passwords tried first; digits and signs around them don't help. */
const commonBodies: ReadonlySet<string> = new Set([
  ...[
    'password',
    'passw',
    'passwd',
    'pass',
    'admin',
    'administrator',
    'root',
    'qwerty',
    'qwertyuiop',
    'asdfghjkl',
  ],
  ...[
    'qazwsx',
    'qazwsxedc',
    'abc',
    'abcd',
    'abcdef',
    'abcabc',
    'iloveyou',
    'woaini',
    'woaiwojia',
    'letmein',
    'welcome',
  ],
  ...[
    'monkey',
    'dragon',
    'sunshine',
    'princess',
    'football',
    'baseball',
    'superman',
    'changeme',
    'default',
    'test',
  ],
  ...[
    'wanjia',
    'dianli',
    'gongdian',
    'guowang',
    'sgcc',
    'zhongguo',
    'china',
    'beijing',
    'shanghai',
    'mima',
    'zxcvbnm',
  ],
]);

/** Runs on a keyboard or in counting; a password that is one run, forwards or backwards, is refused. */
const runs = [
  '0123456789012345678901234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb',
];

export interface PasswordInput {
  readonly password: string;
  readonly login: string;
}

/** Everything that is wrong with a new password; empty when it may be used. Lengths count characters. */
export function validatePassword({ password, login }: PasswordInput): readonly Refused[] {
  const length = [...password].length;
  if (length < lengthMin) return [refuse('organisation.password-short', 'password', { lengthMin })];
  if (length > lengthMax) return [refuse('organisation.password-long', 'password', { lengthMax })];
  return [
    ...(isCommon(password) ? [refuse('organisation.password-common', 'password')] : []),
    ...(containsLogin(password, login) ? [refuse('organisation.password-contains-login', 'password')] : []),
  ];
}

function isCommon(password: string): boolean {
  const plain = password.toLowerCase();
  const core = plain.replace(/^[^a-z@$]+|[^a-z@$]+$/g, '');
  const disguised = core.replaceAll('@', 'a').replaceAll('$', 's').replaceAll('0', 'o');
  const bodies = [plain, disguised].map((text) => text.replace(/[^a-z]/g, ''));
  const listed = bodies.some((body) => commonBodies.has(body)) && isPlainLatin(password);
  return listed || isRun(plain) || isRepeated(plain);
}

/** A listed word among other letters (Chinese ones) is a phrase, not a pattern. */
function isPlainLatin(password: string): boolean {
  return /^[\x20-\x7e]*$/.test(password);
}

function isRun(plain: string): boolean {
  const backwards = [...plain].reverse().join('');
  return runs.some((run) => run.includes(plain) || run.includes(backwards));
}

/** One part of up to four characters, over and over: 1111111111, abababababab, 12341234123. */
function isRepeated(plain: string): boolean {
  return [1, 2, 3, 4].some(
    (size) => plain === plain.slice(0, size).repeat(plain.length).slice(0, plain.length),
  );
}

function containsLogin(password: string, login: string): boolean {
  const name = login.trim().toLowerCase();
  return name.length >= 3 && password.toLowerCase().includes(name);
}
