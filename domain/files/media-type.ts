/** What may be attached: photos, scans and PDF. The names are those stored and served. */
export const mediaTypes = {
  'image/jpeg': { extension: 'jpg', preview: true },
  'image/png': { extension: 'png', preview: true },
  'image/webp': { extension: 'webp', preview: true },
  'image/heic': { extension: 'heic', preview: false },
  'application/pdf': { extension: 'pdf', preview: true },
} as const;

export type MediaType = keyof typeof mediaTypes;

/** Whether a detected type may be attached. */
export function isMediaType(word: string): word is MediaType {
  return Object.hasOwn(mediaTypes, word);
}

/** 20 MiB: a scan of some twenty pages, the largest photo of a phone. */
export const fileSizeMaxBytes = 20 * 1_048_576;

/** Above what phones take (108 million); more would only fill the memory of whoever looks at it. */
export const megapixelsMax = 120;
