import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Static } from 'typebox';
import {
  giveOwnConsent,
  ownConsents,
  withdrawOwnConsent,
  type OwnConsents as Contract,
} from '#contracts/portal-customer.ts';
import { consentChannels } from '#domain/customers/care/consent.ts';
import { call } from '#web/lib/api/call.ts';
import { newId } from '#web/lib/api/command-id.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import { titleIn } from '../model/title-in.ts';
import { Loading, ProblemNote } from './problem-note.tsx';
import styles from '../portal.module.css';

type Item = Static<typeof Contract>['items'][number];
type Consent = NonNullable<Item['inForce']>;

/** What the customer agreed to, in the words agreed to; taken back here as easily as given. */
export function OwnConsents() {
  const t = useTexts();
  const { data, error, isPending, refetch } = useRead(ownConsents, {});
  return (
    <section className={styles.stack}>
      <h2 className={styles.subtitle}>{t('授权与同意')}</h2>
      <p>
        {t('供电合同需要的处理不必另行授权。下面几项由您决定，可以随时同意或撤回，不影响用电和办理业务。')}
      </p>
      {isPending ? <Loading /> : null}
      <ProblemNote problem={error} />
      {(data?.items ?? []).map((item) => (
        <Purpose key={item.purpose} item={item} onChanged={() => void refetch()} />
      ))}
    </section>
  );
}

function givenWords({ givenAt, givenChannel, version }: Consent, t: Texts): string {
  return t('{time} 同意（{channel}，{version} 版）', {
    time: timeText(givenAt),
    channel: t(titleIn(consentChannels, givenChannel)),
    version,
  });
}

function withdrawnWords({ withdrawnAt, withdrawnChannel }: Consent, t: Texts): string {
  if (withdrawnAt === null) return '';
  const channel = t(titleIn(consentChannels, withdrawnChannel ?? ''));
  return t('{time} 撤回（{channel}）', { time: timeText(withdrawnAt), channel });
}

const newIds = () => ({ give: newId(), consent: newId(), withdraw: newId() });

/** A repeated try carries the ids of the first, so that it is one consent and one withdrawal. */
function usePurpose({ purpose, offered, inForce }: Item, onChanged: () => void) {
  const [ids, setIds] = useState(newIds);
  const settled = {
    onSuccess: () => {
      setIds(newIds());
      onChanged();
    },
  };
  const giving = useMutation({
    mutationFn: () =>
      call(giveOwnConsent, {
        body: { commandId: ids.give, consentId: ids.consent, purpose, version: offered.version },
      }),
    ...settled,
  });
  const ending = useMutation({
    mutationFn: (consentId: string) =>
      call(withdrawOwnConsent, { params: { consentId }, body: { commandId: ids.withdraw } }),
    ...settled,
  });
  return { giving, ending, stands: inForce };
}

function Purpose({ item, onChanged }: { item: Item; onChanged: () => void }) {
  const t = useTexts();
  const { giving, ending, stands } = usePurpose(item, onChanged);
  const { title, offered, earlier } = item;
  const isOlder = stands !== null && stands.version !== offered.version;
  const words = stands?.text ?? offered.text;
  return (
    <article className={`${styles.card ?? ''} ${styles.stack ?? ''}`} aria-label={t(title)}>
      <p className={styles.row}>
        <strong>{t(title)}</strong>
        <span className={stands === null ? styles.faint : undefined}>
          {stands === null ? t('未同意') : t('已同意')}
        </span>
      </p>
      <p>{t(words)}</p>
      {stands === null ? null : <p className={styles.faint}>{givenWords(stands, t)}</p>}
      {isOlder ? <p>{t('文本已更新：{text}', { text: t(offered.text) })}</p> : null}
      <ProblemNote problem={giving.error ?? ending.error} />
      <p className={styles.row}>
        {stands === null || isOlder ? (
          <button
            type="button"
            className={styles.button}
            disabled={giving.isPending}
            onClick={() => giving.mutate()}
          >
            {isOlder ? t('同意新的文本') : t('同意')}
          </button>
        ) : null}
        {stands === null ? null : (
          <button
            type="button"
            className={`${styles.button ?? ''} ${styles.danger ?? ''}`}
            disabled={ending.isPending}
            onClick={() => ending.mutate(stands.consentId)}
          >
            {t('撤回同意')}
          </button>
        )}
      </p>
      {earlier.length === 0 ? null : (
        <details>
          <summary>{t('以前的记录')}</summary>
          <ul className={styles.plain}>
            {earlier.map((one) => (
              <li key={one.consentId} className={styles.faint}>
                {one.text === null ? null : t(one.text)} {givenWords(one, t)} · {withdrawnWords(one, t)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </article>
  );
}
