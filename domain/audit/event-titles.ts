/** What the audit records about itself; the keys are stored in the events. */
export const auditEvents = {
  'audit.verify-asked': '发起核验',
  'audit.verified': '核验完成',
} as const;
