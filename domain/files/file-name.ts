import { mediaTypes, type MediaType } from './media-type.ts';

const lengthMax = 100;
/** Of a longer name the end is looked at. */
const givenLengthMax = 1000;
/** Control and format characters: line breaks, zero-width signs and the marks that turn writing round (“gpj.exe”). */
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu;
const notInNames = /[<>:"|?*\\/]/g;

/**
 * A name that is safe in every file system and header: no path, nothing invisible, at most 100 characters,
 * and the ending that the content has, whatever the name said.
 */
export function safeFileName(given: string, type: MediaType): string {
  const last = given.slice(-givenLengthMax).normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const clean = last
    .replaceAll(invisible, '')
    .replaceAll(notInNames, '_')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replaceAll(/^[.\s]+|[.\s]+$/g, '');
  const { extension } = mediaTypes[type];
  const stem = [...clean].slice(0, lengthMax - extension.length - 1).join('');
  return `${stem === '' ? '附件' : stem}.${extension}`;
}
