import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useRef, useState, type KeyboardEvent } from 'react';
import { customerRoutes } from '#contracts/customers.ts';
import { call } from '#web/lib/api/call.ts';
import { useSettled } from '#web/lib/clock/use-settled.ts';
import { capacityText, phoneText } from '#web/lib/format/quantity.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { moveRow } from '#web/ui/list-page/row-cursor.ts';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { customerChoices, type CustomerChoice } from '../../intake/customer-choices.ts';
import type { Subject } from '../../intake/subject.ts';
import { CustomerMarks } from '#web/features/customers/components/customer-marks.tsx';
import styles from './intake.module.css';

/** Finds the customer while typing; the arrows walk the hits, Enter takes one. */
export function CustomerSearch({ onChoose }: { onChoose: (subject: Subject) => void }) {
  const t = useTexts();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const text = useSettled(typed.trim(), 250);
  const found = useQuery({
    queryKey: ['read', customerRoutes.search.path, text],
    queryFn: ({ signal }) => call(customerRoutes.search, { body: { text, limit: 20 } }, { signal }),
    enabled: text.length >= 2,
  });
  const choices = customerChoices(found.data?.items ?? []);
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const chosen = choices[at];
    if (event.key === 'ArrowDown') setAt(moveRow(at, 'down', choices.length));
    else if (event.key === 'ArrowUp') setAt(moveRow(at, 'up', choices.length));
    else if (event.key === 'Enter' && chosen !== undefined) onChoose(chosen.subject);
    else return;
    event.preventDefault();
  };
  return (
    <div>
      <Input.Search
        autoFocus
        size="large"
        allowClear
        maxLength={100}
        loading={found.isFetching}
        aria-label={t('查找客户')}
        placeholder={t('户号、电话、姓名、拼音首字母或地址')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      {found.isError ? <ProblemState small problem={found.error} /> : null}
      {found.isSuccess && text.length >= 2 && choices.length === 0 ? (
        <PageState
          kind="empty"
          small
          title={t('没有找到这位客户')}
          text={t('核对户号或电话；确是新客户的，用“新客户 / 来电人”登记姓名和电话。')}
        />
      ) : null}
      <ul ref={list} className={styles.hits} role="listbox" aria-label={t('查找结果')}>
        {choices.map((choice, index) => (
          <li key={choice.key} role="option" aria-selected={index === at}>
            <button
              type="button"
              className={styles.hit}
              data-active={index === at ? 'yes' : 'no'}
              tabIndex={-1}
              onClick={() => onChoose(choice.subject)}
            >
              <Hit choice={choice} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Hit({ choice }: { choice: CustomerChoice }) {
  const t = useTexts();
  const { name, phone, accountNo, address, capacityVa, closed } = choice;
  return (
    <>
      <span className={styles.hitName}>
        <strong>{name}</strong>
        <CustomerMarks keyGrade={choice.keyGrade} needs={choice.needs} />
      </span>
      <span className={styles.faint}>{phone === null ? '' : phoneText(phone)}</span>
      <span>{accountNo === null ? t('无户号') : t('户号 {accountNo}', { accountNo })}</span>
      <span className={styles.faint}>
        {[address, capacityVa === null ? null : capacityText(capacityVa), closed ? t('已销户') : null]
          .filter((part) => part !== null)
          .join(' · ')}
      </span>
    </>
  );
}
