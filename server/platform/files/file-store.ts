/** Where attachments lie: by the hash of their content, on disk or in S3-compatible storage. */
export interface FileStore {
  /** Stores the content under its SHA-256 (hex); the same content twice is stored once. */
  put(content: Uint8Array, sha256: string): Promise<void>;
  /** Throws `FileLost` when the content is not there or no longer matches its hash. */
  get(sha256: string): Promise<Uint8Array>;
  has(sha256: string): Promise<boolean>;
  /** Removes the content; what is not there is removed already. The caller makes sure that nothing uses it. */
  remove(sha256: string): Promise<void>;
}

/** Content that is gone (`found` null) or has changed in its store. */
export class FileLost extends Error {
  override readonly name = 'FileLost';

  constructor(sha256: string, found: string | null) {
    super(`file ${sha256} ${found === null ? 'is missing' : `was damaged, it is now ${found}`}`);
  }
}
