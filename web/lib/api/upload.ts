import { currentLanguage } from '../i18n/language.ts';
import { isSignedOut, NetworkFailure, problemOf } from './problem.ts';
import { signInAgain } from './sign-in-again.ts';

/** A file the server has checked and keeps. */
export interface UploadedFile {
  readonly attachmentId: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
}

interface Upload {
  readonly file: File;
  /** Words that go with it: what it shows, which order it belongs to. */
  readonly words: Readonly<Record<string, string>>;
  /** Share sent, 0 … 1. */
  readonly onProgress: (share: number) => void;
}

/** Sends a file; its id is made by the caller (`words.attachmentId`), so that a repeat stores it once. */
export async function uploadFile(upload: Upload): Promise<UploadedFile> {
  try {
    return await send(upload);
  } catch (error) {
    if (!isSignedOut(error) || !(await signInAgain())) throw error;
    return send(upload);
  }
}

// fetch cannot tell how much has been sent.
function send({ file, words, onProgress }: Upload): Promise<UploadedFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/files');
    request.setRequestHeader('accept-language', currentLanguage());
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onerror = () => reject(new NetworkFailure('the file was not sent'));
    request.onload = () => {
      const body = read(request.responseText);
      if (request.status >= 400) reject(problemOf(request.status, body));
      else resolve(body as UploadedFile);
    };
    const form = new FormData();
    for (const [name, word] of Object.entries(words)) form.append(name, word);
    form.append('file', file);
    request.send(form);
  });
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
