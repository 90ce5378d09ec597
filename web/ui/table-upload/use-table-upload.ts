import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { addressOf } from '#web/lib/api/address.ts';
import { newId } from '#web/lib/api/command-id.ts';
import { uploadTo } from '#web/lib/api/upload.ts';

interface TableRoutes {
  /** Takes multipart: `importId`, the words, the file; answers the import. */
  readonly upload: { readonly path: string };
  /** Read anew once the file has arrived. */
  readonly list: { readonly path: string };
}

export interface TableUpload {
  readonly send: (file: File, words?: Readonly<Record<string, string>>) => Promise<void>;
  /** Share sent, 0 … 1; null while nothing is on its way. */
  readonly share: number | null;
  readonly failure: Error | null;
}

/** Sends a table with an id of its own; what went wrong stays on the screen. */
export function useTableUpload(
  { upload, list }: TableRoutes,
  onUploaded: (importId: string) => void,
): TableUpload {
  const client = useQueryClient();
  const [share, setShare] = useState<number | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);
  const send = async (file: File, words: Readonly<Record<string, string>> = {}): Promise<void> => {
    setFailure(null);
    setShare(0);
    try {
      const made = await uploadTo<{ importId: string }>(addressOf(upload.path), {
        file,
        words: { importId: newId(), ...words },
        onProgress: setShare,
      });
      await client.invalidateQueries({ queryKey: ['read', list.path] });
      onUploaded(made.importId);
    } catch (error) {
      setFailure(error instanceof Error ? error : new Error(String(error)));
    } finally {
      setShare(null);
    }
  };
  return { send, share, failure };
}
