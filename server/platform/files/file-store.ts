/** Where attachments lie: by the hash of their content, on disk or in S3-compatible storage. */
export interface FileStore {
  /** Stores the content under its SHA-256 (hex); the same content twice is stored once. */
  put(content: Uint8Array, sha256: string): Promise<void>;
  /** Throws when the content is not there or no longer matches its hash. */
  get(sha256: string): Promise<Uint8Array>;
  has(sha256: string): Promise<boolean>;
}
