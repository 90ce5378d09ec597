/** Quantities as they are shown: stored integers become readable numbers without a rounding on the way. */

/** A stored integer as the number shown: 12500 with scale 1000 is `12.5`; groups of three from 10,000 on. */
export function scaledText(stored: number, scale = 1): string {
  const sign = stored < 0 ? '-' : '';
  const whole = Math.trunc(Math.abs(stored) / scale);
  const rest = Math.abs(stored) % scale;
  const digits = Math.round(Math.log10(scale));
  const fraction = rest === 0 ? '' : `.${String(rest).padStart(digits, '0').replace(/0+$/, '')}`;
  return `${sign}${grouped(whole)}${fraction}`;
}

/** The stored integer of a number typed in the shown unit, or null where it cannot be stored exactly. */
export function storedOf(shown: string, scale = 1): number | null {
  const match = /^(-?)(\d{1,15})(?:\.(\d+))?$/.exec(shown.trim().replaceAll(',', ''));
  if (match === null) return null;
  const digits = Math.round(Math.log10(scale));
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > digits) return null;
  const stored = Number(`${match[1] ?? ''}${match[2] ?? ''}${fraction.padEnd(digits, '0')}`);
  return Number.isSafeInteger(stored) ? stored : null;
}

/** `8 kVA`, `12.5 kVA`, from volt-amperes. */
export function capacityText(va: number): string {
  return `${scaledText(va, 1000)} kVA`;
}

/** Groups of a phone number as people say them: `138 0000 0000`; others are left as they are. */
export function phoneText(phone: string): string {
  const mobile = /^(1[0-9*]{2})([0-9*]{4})([0-9*]{4})$/.exec(phone);
  return mobile === null ? phone : `${mobile[1] ?? ''} ${mobile[2] ?? ''} ${mobile[3] ?? ''}`;
}

/** `1.4 MB`, `312 kB`. */
export function bytesText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function grouped(whole: number): string {
  const digits = String(whole);
  return digits.length < 5 ? digits : digits.replaceAll(/\B(?=(\d{3})+$)/g, ',');
}
