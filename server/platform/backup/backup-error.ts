/** What a backup or a restore refuses, each with the remedy in its text. */
export type BackupErrorCode =
  | 'backup.not-configured'
  | 'backup.weak-passphrase'
  | 'backup.no-repository'
  | 'backup.wrong-key'
  | 'backup.busy'
  | 'backup.none'
  | 'backup.damaged'
  | 'backup.unknown-version'
  | 'backup.not-owner'
  | 'backup.target-not-empty'
  | 'backup.target-in-use'
  | 'backup.not-restored';

/** A backup or restore that was not done; nothing of the target was touched unless the text says so. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
  readonly code: BackupErrorCode;

  constructor(code: BackupErrorCode, zh: string, options?: ErrorOptions) {
    super(zh, options);
    this.code = code;
  }
}
