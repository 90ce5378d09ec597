import { Link } from '@tanstack/react-router';
import { customerQualityRoutes } from '#contracts/customer-quality.ts';
import { qualityRules } from '#domain/customers/quality/rules.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { Section } from '#web/ui/section/section.tsx';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import { donePercent } from './done-percent.ts';
import styles from './quality.module.css';

/** How far the unit is, by rule and by station; a press narrows the list. */
export function QualitySummary() {
  const t = useTexts();
  const { data } = useRead(customerQualityRoutes.summary, {});
  const [{ rule: chosen, unitId }] = useUrlState(['rule', 'unitId']);
  if (data === undefined || data.rules.length === 0) return null;
  return (
    <Section title={t('处理进度')}>
      <div className={styles.summary}>
        <table className={styles.table} aria-label={t('按检查项')}>
          <tbody>
            {data.rules.map(({ rule, ...counts }) => (
              <Row
                key={rule}
                title={t(qualityRules[rule].title)}
                search={{ rule: chosen === rule ? '' : rule }}
                isChosen={chosen === rule}
                counts={counts}
              />
            ))}
          </tbody>
        </table>
        <table className={styles.table} aria-label={t('按责任单位')}>
          <tbody>
            {data.units.map((unit) => (
              <Row
                key={unit.unitId ?? ''}
                title={unit.unit ?? t('未确定责任单位')}
                search={{ unitId: unitId === unit.unitId ? '' : (unit.unitId ?? '') }}
                isChosen={unitId !== undefined && unitId === unit.unitId}
                counts={unit}
              />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

interface RowProps {
  readonly title: string;
  readonly search: Readonly<Record<string, string>>;
  readonly isChosen: boolean;
  readonly counts: { readonly open: number; readonly fixed: number; readonly ignored: number };
}

function Row({ title, search, isChosen, counts }: RowProps) {
  const t = useTexts();
  const percent = donePercent(counts);
  return (
    <tr data-chosen={isChosen ? 'yes' : 'no'}>
      <th scope="row">
        <Link to="." search={(before: object) => ({ ...before, ...search })} replace>
          {title}
        </Link>
      </th>
      <td className={styles.number}>{t('待处理 {count}', { count: counts.open })}</td>
      <td className={styles.bar}>
        <div>
          <span style={{ width: `${percent.toString()}%` }} />
        </div>
      </td>
      <td className={styles.number}>{t('已处理 {percent}%', { percent })}</td>
    </tr>
  );
}
