import { unmaskable, type Unmaskable } from '#contracts/customers.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { UnmaskButton as AskReason } from '#web/ui/unmask-button/unmask-button.tsx';
import type { Looking } from '../use-unmasked.ts';

interface Props {
  readonly looking: Looking;
  readonly hidden: readonly Unmaskable[];
}

/** Asks which masked parts of the file are to be seen and why. */
export function UnmaskButton({ looking, hidden }: Props) {
  const t = useTexts();
  if (hidden.length === 0) return null;
  return (
    <AskReason
      parts={hidden.map((value) => ({ value, label: t(unmaskable[value]) }))}
      pending={looking.pending}
      failure={looking.failure}
      onLook={(reason, parts) => looking.look(parts, reason)}
    />
  );
}
