import { openArticleFile } from '#contracts/knowledge.ts';
import { addressOf } from '#web/lib/api/address.ts';
import type { FileAddress } from './components/markdown-view.tsx';

/** Where the desk fetches the pictures and papers of an article. */
export function deskFiles(articleId: string): FileAddress {
  return (attachmentId) => addressOf(openArticleFile.path, { articleId, attachmentId });
}
