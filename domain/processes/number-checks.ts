/** Check digits of the numbers people and firms go by, so that a slip of the pen is told at once (R-REQ-06). */

const identityWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const identityChecks = '10X98765432';
const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Resident identity number of 18 characters: real birth date and check character (GB 11643). */
export function isIdentityNumber(text: string): boolean {
  if (!/^\d{17}[\dX]$/.test(text)) return false;
  const birth = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  if (!isRealDate(birth)) return false;
  const sum = identityWeights.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  return identityChecks[sum % 11] === text[17];
}

/** Unified social credit code of 18 characters with its check character (GB 32100). */
export function isCreditCode(text: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(text)) return false;
  const sum = [...text.slice(0, 17)].reduce(
    (total, letter, at) => total + creditAlphabet.indexOf(letter) * (3 ** at % 31),
    0,
  );
  return creditAlphabet[(31 - (sum % 31)) % 31] === text[17];
}

/** Mobile number, landline with area code and optional extension, or a service number. */
export function isPhone(text: string): boolean {
  return /^(?:\+86-?)?1[3-9]\d{9}$|^0\d{2,3}-?\d{7,8}(?:-\d{1,6})?$|^[48]00-?\d{3}-?\d{4}$/.test(text);
}

/** 'YYYY-MM-DD' of a day that exists, 1900 to 2100. */
export function isRealDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (parts === null) return false;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Epoch milliseconds of 'YYYY-MM-DDTHH:mm[:ss][offset]'; without an offset +08:00. Null when impossible. */
export function instantOf(text: string): number | null {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?$/.exec(
    text,
  );
  if (parts === null || !isRealDate(parts[1] ?? '')) return null;
  if (Number(parts[2]) > 23 || Number(parts[3]) > 59 || Number(parts[4] ?? 0) > 59) return null;
  const at = Date.parse(parts[5] === undefined ? `${text}+08:00` : text);
  return Number.isNaN(at) ? null : at;
}
