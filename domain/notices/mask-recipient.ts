/** A recipient as everyone may see it: enough to tell two apart, too little to reach anyone (R-DATA-02). */
export function maskRecipient(recipient: string): string {
  const [name = '', host] = recipient.split('@');
  if (host !== undefined) return `${name.slice(0, 1)}***@${host}`;
  if (/^\+?\d{7,15}$/.test(recipient)) return `${recipient.slice(0, -8)}****${recipient.slice(-4)}`;
  const shown = [...recipient];
  return shown.length <= 1 ? '*' : `${shown[0] ?? ''}${'*'.repeat(Math.min(shown.length - 1, 8))}`;
}
