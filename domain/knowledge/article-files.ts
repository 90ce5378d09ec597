/** Pictures and papers of an article: which ones its text shows, and what they must be (R-SYS-22). */
import type { MediaType } from '../files/media-type.ts';
import type { Refused } from '../kernel/refusal.ts';
import { parseMarkdown, type Block, type Inline } from './markdown.ts';
import type { KnowledgeRefusal } from './refusals.ts';

/** What the text says about one attachment. */
export interface FileMention {
  readonly fileId: string;
  readonly as: 'picture' | 'file';
  /** The words beside it: the alternative text of a picture, the name of a paper. */
  readonly words: string;
}

/** More than that is a book, and every reader's telephone would load all of them. */
export const articleFilesMax = 30;
/** 5 MiB: a photo of a phone, still bearable on a slow line and in the printed book. */
export const pictureSizeMaxBytes = 5 * 1_048_576;
/** What browsers and the typesetter both show. */
export const pictureTypes: readonly MediaType[] = ['image/jpeg', 'image/png'];

function mentionsInline(parts: readonly Inline[]): readonly FileMention[] {
  return parts.flatMap((part): readonly FileMention[] => {
    switch (part.kind) {
      case 'picture':
        return [{ fileId: part.fileId, as: 'picture', words: part.words }];
      case 'file':
        return [
          { fileId: part.fileId, as: 'file', words: wordsOf(part.parts) },
          ...mentionsInline(part.parts),
        ];
      case 'strong':
      case 'emphasis':
      case 'link':
        return mentionsInline(part.parts);
      case 'text':
      case 'break':
        return [];
    }
  });
}

function wordsOf(parts: readonly Inline[]): string {
  return parts
    .map((part) => (part.kind === 'text' ? part.text : 'parts' in part ? wordsOf(part.parts) : ''))
    .join('');
}

function mentionsIn(blocks: readonly Block[]): readonly FileMention[] {
  return blocks.flatMap((block): readonly FileMention[] => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return mentionsInline(block.parts);
      case 'list':
        return block.items.flatMap(mentionsIn);
      case 'quote':
        return mentionsIn(block.blocks);
      case 'table':
        return [block.head, ...block.rows].flat().flatMap(mentionsInline);
      case 'rule':
        return [];
    }
  });
}

/** Every mention of an attachment in a text, in its order. */
export function fileMentions(body: string): readonly FileMention[] {
  return body.includes('attachment:') ? mentionsIn(parseMarkdown(body)) : [];
}

/** The attachments a text shows, each once. */
export function fileIdsOf(body: string): readonly string[] {
  return [...new Set(fileMentions(body).map(({ fileId }) => fileId))];
}

function fault(refused: KnowledgeRefusal, data: Refused['data'] = {}): Refused {
  return { refused, field: 'content.body', data };
}

/** What stands against the pictures and papers of a text before anybody looked at the files, or null. */
export function mentionFault(body: string, complete: boolean): Refused | null {
  const mentions = fileMentions(body);
  if (new Set(mentions.map(({ fileId }) => fileId)).size > articleFilesMax) {
    return fault('knowledge.too-many-files', { max: articleFilesMax });
  }
  const silent = mentions.some(({ as, words }) => as === 'picture' && words === '');
  return complete && silent ? fault('knowledge.picture-without-words') : null;
}

/** Why a file cannot be shown as a picture, or null (WCAG 2.2 1.1.1 is the words' business, not the file's). */
export function pictureFault(file: {
  readonly fileName: string;
  readonly mediaType: MediaType;
  readonly sizeBytes: number;
}): Refused | null {
  const { fileName } = file;
  if (!pictureTypes.includes(file.mediaType)) return fault('knowledge.picture-type', { fileName });
  if (file.sizeBytes <= pictureSizeMaxBytes) return null;
  return fault('knowledge.picture-too-large', { fileName, limitMib: pictureSizeMaxBytes / 1_048_576 });
}
