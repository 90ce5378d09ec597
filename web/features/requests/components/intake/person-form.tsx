import { Input } from 'antd';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import type { Subject } from '../../intake/subject.ts';
import styles from './intake.module.css';

type Typed = Extract<Subject, { how: 'person' | 'anonymous' }>;

interface Props {
  readonly subject: Typed;
  readonly faults: Readonly<Record<string, string>>;
  readonly onChange: (subject: Subject) => void;
}

/** Somebody not on file: how to address and reach them; of an anonymous reporter only the place. */
export function PersonForm({ subject, faults, onChange }: Props) {
  const t = useTexts();
  return (
    <div className={styles.person}>
      {subject.how === 'anonymous' ? (
        <p className={styles.faint}>{t('匿名受理：不记录姓名和电话，只能凭单号查询进度。')}</p>
      ) : (
        <>
          <FormLine label={t('姓名或称呼')} required failure={faults['subject.contactName']}>
            {(ties) => (
              <Input
                {...ties}
                autoFocus
                maxLength={50}
                autoComplete="off"
                value={subject.name}
                onChange={(event) => onChange({ ...subject, name: event.target.value })}
              />
            )}
          </FormLine>
          <FormLine label={t('联系电话')} required failure={faults['subject.contactPhone']}>
            {(ties) => (
              <Input
                {...ties}
                inputMode="tel"
                maxLength={30}
                autoComplete="off"
                value={subject.phone}
                onChange={(event) => onChange({ ...subject, phone: event.target.value })}
              />
            )}
          </FormLine>
        </>
      )}
      <FormLine label={t('地址')} failure={faults['subject.address']}>
        {(ties) => (
          <Input
            {...ties}
            maxLength={200}
            autoComplete="off"
            value={subject.address}
            onChange={(event) => onChange({ ...subject, address: event.target.value })}
          />
        )}
      </FormLine>
    </div>
  );
}
