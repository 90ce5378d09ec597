import { Type } from 'typebox';
import { mediaTypes, type MediaType } from '#domain/files/media-type.ts';
import { defineRoute } from './route.ts';
import { Instant, OneOf, Uuid } from './shapes.ts';

const allMediaTypes = Object.keys(mediaTypes) as readonly MediaType[];

/** An attachment as lists show it. */
export const Attachment = Type.Object({
  attachmentId: Uuid,
  fileName: Type.String(),
  mediaType: OneOf(allMediaTypes),
  sizeBytes: Type.Integer(),
  label: Type.String(),
  addedAt: Instant,
  /** Whoever holds the file can prove that it is this one. */
  sha256: Type.String(),
});

const One = Type.Object({ attachmentId: Uuid });

const contentRefusals = ['file.content-lost'] as const;

/** Multipart: `attachmentId` (UUIDv7 made by the caller), `label`, `file`. The case ties it later. */
export const uploadFile = defineRoute({
  method: 'POST',
  path: '/files',
  title: '上传附件',
  access: 'file.attach',
  consumes: 'multipart/form-data',
  response: Type.Intersect([Attachment, Type.Object({ sha256: Type.String() })]),
  refusals: [
    'file.missing',
    'file.empty',
    'file.too-large',
    'file.type-not-allowed',
    'file.damaged',
    'file.too-many-pixels',
    'file.active-content',
    'conflict.id-reused',
  ],
});

export const downloadFile = defineRoute({
  method: 'GET',
  path: '/files/:attachmentId',
  title: '下载附件',
  access: 'file.view',
  params: One,
  response: Type.Unknown(),
  produces: 'application/octet-stream',
  refusals: contentRefusals,
});

/** The content for a frame of ours: no scripts, no forms, no way out. */
export const previewFile = defineRoute({
  method: 'GET',
  path: '/files/:attachmentId/preview',
  title: '预览附件',
  access: 'file.view',
  params: One,
  response: Type.Unknown(),
  produces: 'application/octet-stream',
  refusals: [...contentRefusals, 'file.preview-not-possible'],
});

export const listFiles = defineRoute({
  method: 'GET',
  path: '/files',
  title: '查看一件业务的附件',
  access: 'file.view',
  query: Type.Object({ caseKind: Type.String({ maxLength: 20 }), caseId: Uuid }),
  response: Type.Object({ items: Type.Array(Attachment) }),
});
