import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { Loading, ProblemNote } from '../components/problem-note.tsx';
import { chooseUnit, useUnit } from '../model/unit.ts';
import styles from '../portal.module.css';

/** Which supply unit serves the visitor: by its name or a place it serves. */
export function UnitPage() {
  const t = useTexts();
  const navigate = useNavigate();
  const { units, unit, pending, problem } = useUnit();
  const [typed, setTyped] = useState('');
  const words = typed.trim();
  const found = units.filter(({ name, serves, code }) => `${name} ${serves} ${code}`.includes(words));
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{t('选择供电单位')}</h1>
      <div className={styles.field}>
        <label className={styles.label} htmlFor="unit-search">
          {t('输入县、区、街道或单位名称')}
        </label>
        <input
          id="unit-search"
          className={styles.input}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      {pending ? <Loading /> : null}
      <ProblemNote problem={problem} />
      <ul className={styles.tiles}>
        {found.map(({ code, name, serves }) => (
          <li key={code}>
            <button
              type="button"
              className={styles.button}
              style={{ width: '100%' }}
              aria-pressed={unit?.code === code}
              onClick={() => {
                chooseUnit(code);
                void navigate({ to: '/portal' });
              }}
            >
              {name}
              {serves === '' ? '' : `（${serves}）`}
            </button>
          </li>
        ))}
      </ul>
      {!pending && found.length === 0 ? <p>{t('没有找到，请换个词，或拨打 95598 询问。')}</p> : null}
    </div>
  );
}
