import { fileSizeMaxBytes, mediaTypes } from '#domain/files/media-type.ts';
import type { Texts } from '#web/lib/i18n/use-texts.ts';

/** What the file dialog offers; the server looks at the content itself. */
export function acceptedTypes(images: boolean): string {
  const all = Object.keys(mediaTypes);
  return (images ? all.filter((type) => type.startsWith('image/')) : all).join(',');
}

interface FileFacts {
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** Why a file need not even be sent, or null. An unknown type (some phones name none) is left to the server. */
export function fileFault(file: FileFacts, images: boolean, t: Texts): string | null {
  if (file.size === 0) return t('“{name}”是空文件', { name: file.name });
  if (file.size > fileSizeMaxBytes) {
    return t('“{name}”超过 {limit} MB，请压缩后再传', {
      name: file.name,
      limit: fileSizeMaxBytes / 1_048_576,
    });
  }
  if (file.type !== '' && !acceptedTypes(images).split(',').includes(file.type)) {
    return images
      ? t('“{name}”不是照片（支持 JPG、PNG、WebP、HEIC）', { name: file.name })
      : t('“{name}”不是照片或 PDF', { name: file.name });
  }
  return null;
}
