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
export function uploadFile(upload: Upload): Promise<UploadedFile> {
  return uploadTo<UploadedFile>('/api/files', upload);
}

/** Sends a file to a route that takes one; `T` is what the route's contract answers. */
export async function uploadTo<T>(address: string, upload: Upload): Promise<T> {
  try {
    return (await send(address, upload)) as T;
  } catch (error) {
    if (!isSignedOut(error) || !(await signInAgain())) throw error;
    return (await send(address, upload)) as T;
  }
}

// fetch cannot tell how much has been sent.
function send(address: string, { file, words, onProgress }: Upload): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('accept-language', currentLanguage());
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onerror = () => reject(new NetworkFailure('the file was not sent'));
    request.onload = () => {
      const body = read(request.responseText);
      if (request.status >= 400) reject(problemOf(request.status, body));
      else resolve(body);
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
