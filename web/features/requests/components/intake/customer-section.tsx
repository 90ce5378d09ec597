import { Button } from 'antd';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { Section } from '#web/ui/section/section.tsx';
import { unknownSubject, type Subject } from '../../intake/subject.ts';
import type { IntakeState } from '../../intake/use-intake.ts';
import { CustomerSearch } from './customer-search.tsx';
import { ChosenCustomer } from './chosen-customer.tsx';
import { PersonForm } from './person-form.tsx';
import styles from './intake.module.css';

/** ① Who asks: somebody on file, or a name and a way to reach them, or nobody where that is allowed. */
export function CustomerSection({ state, title }: { state: IntakeState; title: string }) {
  const t = useTexts();
  const { intake, dispatch, definition, faults } = state;
  const { subject } = intake;
  const choose = (next: Subject): void => dispatch({ do: 'subject', subject: next, definition });
  const anonymous = definition?.subject === 'anonymous-allowed';
  const failure = faults['customer'] ?? faults['subject'];
  return (
    <Section
      title={title}
      extra={
        subject.how === 'unknown' ? null : (
          <Button size="small" onClick={() => choose(unknownSubject)}>
            {t('重新查找')}
          </Button>
        )
      }
    >
      {subject.how === 'unknown' ? (
        <>
          <CustomerSearch onChoose={choose} />
          <div className={styles.otherWays}>
            <Button onClick={() => choose({ how: 'person', name: '', phone: '', address: '' })}>
              {t('新客户 / 来电人')}
            </Button>
            {anonymous ? (
              <Button onClick={() => choose({ how: 'anonymous', address: '' })}>{t('匿名')}</Button>
            ) : null}
          </div>
        </>
      ) : null}
      {subject.how === 'person' || subject.how === 'anonymous' ? (
        <PersonForm subject={subject} faults={faults} onChange={choose} />
      ) : null}
      {subject.how === 'account' || subject.how === 'customer' ? (
        <ChosenCustomer subject={subject} faults={faults} onChange={choose} />
      ) : null}
      {failure === undefined ? null : (
        <p className={styles.failure} role="alert">
          {failure}
        </p>
      )}
    </Section>
  );
}
