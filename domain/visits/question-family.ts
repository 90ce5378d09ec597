/** Businesses that are asked about in the same words. */
export type QuestionFamily = 'fault' | 'complaint' | 'general';

/** The family of a kind of business; what has no words of its own is asked in general ones. */
export function familyOf(kind: string): QuestionFamily {
  if (kind === 'fault-report') return 'fault';
  return kind === 'complaint' ? 'complaint' : 'general';
}
