/**
 * Personal data as they are shown until somebody needs them and says so (design idea 7, R-DATA-02). Each mask
 * leaves what lets a clerk tell two customers apart, and nothing that identifies one to a stranger.
 */
import { isRefused } from '#domain/kernel/refusal.ts';
import { normaliseName, splitName } from './name.ts';
import { areaCodeOf, parsePhone } from './phone.ts';

/** 张* · 欧阳** · 买***: the surname and a star a character; of other names the first letter. */
export function maskName(name: string): string {
  const text = normaliseName(name);
  const { surname, given } = splitName(text);
  const isChinese = /^\p{Script=Han}{1,2}$/u.test(surname) && /^\p{Script=Han}+$/u.test(given);
  if (isChinese) return surname + '*'.repeat([...given].length);
  const [first = ''] = text;
  return [...text].length === 1 ? '*' : text === '' ? '' : `${first}***`;
}

/** 138****1234 · 0571****4321 · what is no number shows nothing of itself. */
export function maskPhone(text: string): string {
  const phone = parsePhone(text);
  if (isRefused(phone)) return text.trim() === '' ? '' : '****';
  const { kind, number } = phone;
  if (kind === 'service') return number;
  const head = kind === 'mobile' ? number.slice(0, 3) : kind === 'landline' ? areaCodeOf(number) : '';
  return `${head}****${number.slice(-4)}`;
}

/** 3301************1X: the prefecture and the last two. The birth date and the sequence stay hidden. */
export function maskIdentityNumber(number: string): string {
  const text = number.trim();
  return text.length < 15
    ? '*'.repeat(text.length)
    : text.slice(0, 4) + '*'.repeat(text.length - 6) + text.slice(-2);
}

/** Of other documents (passport, permit) and credit cards only the last two characters. */
export function maskDocumentNumber(number: string): string {
  const text = number.trim();
  return text.length < 5 ? '*'.repeat(text.length) : '*'.repeat(text.length - 2) + text.slice(-2);
}

/** a***@example.com */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  if (at < 1) return email === '' ? '' : '***';
  return `${[...email][0] ?? ''}***${email.slice(at)}`;
}

const wayEnd = /(?:大道|大街|胡同|街道|路|街|巷|道|镇|乡|村|社区|屯|组)/g;
const houseStart =
  /[\d〇零一二三四五六七八九十百]+(?:[-—之]\d+)?(?:号|弄|栋|幢|座|楼|单元|室|层|组|队|区)|\d|[A-Za-z]/;

/**
 * 浙江省杭州市西湖区古翠路***: down to the street or village; house, building, unit and room stay hidden.
 * An address in which no street is found shows its divisions only.
 */
export function maskAddress(address: string): string {
  const text = address.normalize('NFKC').replace(/\s/g, '');
  if (text === '') return '';
  const house = text.search(houseStart);
  const open = house < 0 ? text : text.slice(0, house);
  const ways = [...open.matchAll(wayEnd)];
  const last = ways.at(-1);
  const toWay = last === undefined ? 0 : last.index + last[0].length;
  return `${open.slice(0, Math.max(toWay, divisionsOf(open).length))}***`;
}

function divisionsOf(text: string): string {
  return /^.*(?:省|自治区|市|县|区|旗|盟|州)/.exec(text)?.[0] ?? '';
}
