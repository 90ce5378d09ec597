/**
 * Takes personal data and secrets out of a finished log line. It works on the whole text, so that it also finds
 * what a library put into an error's message: the database's “Key (phone)=(…) already exists”, an address with
 * its password, a refused recipient.
 */

const hidden = '[已隐去]';

/** Fields whose value is never logged, whatever it is. */
const secretNames =
  '[a-z_]*password|[a-z_]*passwd|[a-z_]*secret|[a-z_]*token|authorization|cookie|set-cookie|apikey|secretaccesskey|' +
  '[a-z]*phone|recipient|idnumber|address|email';
const secretFields = new RegExp(String.raw`"(${secretNames})":"(?:[^"\\]|\\.)*"`, 'gi');
/** The same where a message quotes JSON: its quotes are escaped once more. */
const quotedFields = new RegExp(
  String.raw`\\"(${secretNames})\\":\\"(?:\\\\\\"|\\\\\\\\|\\[^"]|[^"\\])*\\"`,
  'gi',
);

/** Digits that stand alone, not inside a UUID or a hash. */
const alone = (digits: string): RegExp => new RegExp(`(?<![0-9A-Fa-f-])${digits}(?![0-9A-Fa-f-])`, 'g');

const patterns: readonly (readonly [RegExp, string])[] = [
  [/(\b[a-z][a-z0-9+.-]*:\/\/[^\s:@/"]*):[^\s@/"]+@/gi, `$1:${hidden}@`],
  [/\b(Bearer|Basic) +[\w.~+/=-]+/gi, `$1 ${hidden}`],
  [/\b(wanjia_session|wanjia_customer|password|passwd|secret|token|cookie)=[^\s&;"\\]+/gi, `$1=${hidden}`],
  [/[\w.%+-]+@[\w-]+(?:\.[\w-]+)+/g, hidden],
  [alone('\\d{17}[\\dXx]'), hidden],
  [alone('(?:\\+?86[ -]?)?1[3-9]\\d(?:[ -]?\\d{4}){2}'), hidden],
  [alone('0\\d{2,3}-\\d{7,8}'), hidden],
];

/** Signs that move the cursor of a terminal or turn the writing round; those below a space JSON escapes already. */
const unseen = /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** The line without personal data and secrets, and without signs that could feign another line. */
export function scrub(line: string): string {
  const fields = line
    .replaceAll(secretFields, `"$1":"${hidden}"`)
    .replaceAll(quotedFields, String.raw`\"$1\":\"${hidden}\"`);
  const clean = patterns.reduce((text, [pattern, instead]) => text.replaceAll(pattern, instead), fields);
  return clean.replaceAll(unseen, escaped);
}
