import { Button } from 'antd';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import type { PlacedUnit } from '#web/ui/pickers/unit-tree.ts';
import type { Catalogue, Unit, UnitTarget } from '../unit.ts';
import styles from './organisation.module.css';

interface Props {
  readonly units: readonly PlacedUnit<Unit>[];
  readonly catalogue: Catalogue;
  /** Absent for those who only look. */
  readonly onEdit?: (target: UnitTarget) => void;
}

/** The tree as a table: name by depth, kind, functions, head count. */
export function UnitTable({ units, catalogue, onEdit }: Props) {
  const t = useTexts();
  const kinds = new Map(catalogue.unitKinds.map(({ kind, title }) => [kind as string, title]));
  const functions = new Map(catalogue.functions.map((item) => [item.function, item.title]));
  return (
    <table className={styles.tree}>
      <thead>
        <tr>
          <th scope="col">{t('名称')}</th>
          <th scope="col">{t('代码')}</th>
          <th scope="col">{t('类别')}</th>
          <th scope="col">{t('职能')}</th>
          <th scope="col">{t('电话')}</th>
          <th scope="col">{t('人数')}</th>
          <th scope="col" aria-label={t('操作')} />
        </tr>
      </thead>
      <tbody>
        {units.map(({ unit, depth }) => (
          <tr key={unit.unitId} data-active={unit.active ? 'yes' : 'no'}>
            <td>
              <span className={styles.name} style={{ paddingLeft: `${Math.max(0, depth - 1) * 1.5}rem` }}>
                {depth > 0 ? <span className={styles.branch} /> : null}
                <strong>{unit.name}</strong>
                {unit.active ? null : <StateTag tone="calm">{t('已停用')}</StateTag>}
              </span>
            </td>
            <td>{unit.code}</td>
            <td>{t(kinds.get(unit.kind) ?? unit.kind)}</td>
            <td>{unit.functions.map((name) => t(functions.get(name) ?? name)).join('、')}</td>
            <td>{unit.phone}</td>
            <td>{unit.staffCount}</td>
            <td>
              {onEdit === undefined ? null : (
                <Button type="link" size="small" onClick={() => onEdit({ unit })}>
                  {t('修改')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
