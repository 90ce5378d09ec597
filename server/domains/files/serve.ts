import type { FastifyReply } from 'fastify';
import { mediaTypes } from '#domain/files/media-type.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { OpenedFile } from './commands/open-file.ts';

/** RFC 6266: a plain name for old clients, the real one in UTF-8. */
export function disposition(kind: 'attachment' | 'inline', fileName: string): string {
  const plain = fileName.replaceAll(/[^\w.-]/g, '_');
  const real = encodeURIComponent(fileName).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${real}`;
}

function send(reply: FastifyReply, file: OpenedFile, kind: 'attachment' | 'inline'): FastifyReply {
  return reply
    .header('content-type', file.mediaType)
    .header('content-disposition', disposition(kind, file.fileName))
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', reply.getHeader('cache-control') ?? 'private, no-store')
    .send(Buffer.from(file.content));
}

/**
 * Part of a text that was published: a picture in its place, a paper to be saved. It names nobody, so a browser may
 * keep it for a little while; longer it may not, as the text can be taken back.
 */
export function sendPublished(reply: FastifyReply, file: OpenedFile): FastifyReply {
  reply.header('cache-control', 'private, max-age=300');
  return file.mediaType === 'application/pdf' ? sendDownload(reply, file) : sendPreview(reply, file);
}

/** Always to be saved: nothing that was uploaded is shown as a page of ours. */
export function sendDownload(reply: FastifyReply, file: OpenedFile): FastifyReply {
  return send(reply.header('content-security-policy', "default-src 'none'; sandbox"), file, 'attachment');
}

/** For a frame of our own pages; the sandbox gives it an origin of its own, without scripts and forms. */
export function sendPreview(reply: FastifyReply, file: OpenedFile): FastifyReply {
  if (!mediaTypes[file.mediaType].preview) throw new Refusal('file.preview-not-possible');
  const policy =
    "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";
  reply.header('content-security-policy', policy).header('x-frame-options', 'SAMEORIGIN');
  return send(reply, file, 'inline');
}
