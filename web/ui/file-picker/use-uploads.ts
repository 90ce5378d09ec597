import { useState } from 'react';
import { newId } from '#web/lib/api/command-id.ts';
import { ApiProblem } from '#web/lib/api/problem.ts';
import { uploadFile } from '#web/lib/api/upload.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { fileFault } from './check-file.ts';

export interface UploadLine {
  /** The client-made id of the attachment; a repeat stores the file once. */
  readonly id: string;
  readonly file: File;
  readonly share: number;
  readonly state: 'sending' | 'done' | 'failed';
  readonly reason?: string;
}

interface Options {
  readonly images: boolean;
  readonly words: Readonly<Record<string, string>>;
  readonly onDone: (attachmentId: string) => void;
}

/** Files on their way to the server, each with its progress; a failed one can be sent again. */
export function useUploads({ images, words, onDone }: Options) {
  const t = useTexts();
  const [lines, setLines] = useState<readonly UploadLine[]>([]);
  const change = (id: string, patch: Partial<UploadLine>): void => {
    setLines((before) => before.map((line) => (line.id === id ? { ...line, ...patch } : line)));
  };
  const send = async (line: UploadLine): Promise<void> => {
    change(line.id, { state: 'sending', share: 0 });
    try {
      const sent = await uploadFile({
        file: line.file,
        words: { ...words, attachmentId: line.id },
        onProgress: (share) => change(line.id, { share }),
      });
      change(line.id, { state: 'done', share: 1 });
      onDone(sent.attachmentId);
    } catch (error) {
      change(line.id, {
        state: 'failed',
        reason: error instanceof ApiProblem ? error.title : t('没有传上去，请重试'),
      });
    }
  };
  const add = (files: readonly File[]): void => {
    for (const file of files) {
      const fault = fileFault(file, images, t);
      const line: UploadLine = {
        id: newId(),
        file,
        share: 0,
        state: fault === null ? 'sending' : 'failed',
        ...(fault === null ? {} : { reason: fault }),
      };
      setLines((before) => [...before, line]);
      if (fault === null) void send(line);
    }
  };
  const drop = (id: string): void => setLines((before) => before.filter((line) => line.id !== id));
  return { lines, add, drop, again: send };
}
