import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { focusFirstFailed } from '#web/ui/field-form/move-on.ts';

interface Props {
  readonly className?: string | undefined;
  /** Counts the refused attempts to save. */
  readonly tries: number;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly children: ReactNode;
}

/** A form that puts the cursor into the first field to mend after each refused attempt. */
export function MendingForm({ className, tries, onKeyDown, children }: Props) {
  const area = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (tries > 0) focusFirstFailed(area.current);
  }, [tries]);
  return (
    <form ref={area} className={className} onSubmit={(event) => event.preventDefault()} onKeyDown={onKeyDown}>
      {children}
    </form>
  );
}
