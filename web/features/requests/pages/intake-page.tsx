import { useState } from 'react';
import { useSession } from '#web/lib/session/session.ts';
import { IntakeSheet } from '../components/intake/intake-sheet.tsx';
import { ResultPanel } from '../components/intake/result-panel.tsx';
import { newId } from '#web/lib/api/command-id.ts';
import { defaultChannel } from '../intake/default-channel.ts';
import { useAccept } from '../intake/use-accept.ts';
import { useIntake } from '../intake/use-intake.ts';

/** The whole intake on one page, made for the keyboard (R-REQ-01 … 10). */
export function IntakePage() {
  const { posts } = useSession();
  const state = useIntake(defaultChannel(posts));
  const accepting = useAccept();
  const [round, setRound] = useState(0);
  const again = (how: 'next' | 'clear'): void => {
    state.dispatch({ do: how, orderId: newId() });
    state.form.fail({});
    state.setFaults({});
    accepting.forget();
    setRound(round + 1);
  };
  if (accepting.result !== null)
    return (
      <ResultPanel result={accepting.result} onNext={() => again('next')} onNew={() => again('clear')} />
    );
  return <IntakeSheet key={round} state={state} accepting={accepting} onClear={() => again('clear')} />;
}
