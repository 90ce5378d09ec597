import { useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import type { Scope } from '../../scope.ts';
import styles from './desk.module.css';

const titles: Readonly<Record<'tasks' | 'callbacks', Readonly<Record<Scope, string>>>> = {
  tasks: { mine: zh('我的待办'), team: zh('班组待领'), unit: zh('全单位') },
  callbacks: { mine: zh('我的'), team: zh('班组的'), unit: zh('全单位') },
};

/** The server counts to a thousand: from there on the number says "so many or more". */
const countMax = 1000;

function countText(count: number): string {
  return count < countMax ? count.toString() : `${(countMax - 1).toString()}+`;
}

interface Props {
  readonly scopes: readonly Scope[];
  readonly chosen: Scope;
  /** What lies in the tabs. */
  readonly titles?: keyof typeof titles;
  readonly counts: Readonly<Partial<Record<Scope, number>>> | undefined;
  readonly onChoose: (scope: Scope) => void;
}

/** Whose tasks are shown, with how many there are. */
export function ScopeTabs({ scopes, chosen, titles: of = 'tasks', counts, onChoose }: Props) {
  const t = useTexts();
  return (
    <div className={styles.tabs} role="tablist" aria-label={t('任务范围')}>
      {scopes.map((scope) => (
        <button
          key={scope}
          type="button"
          role="tab"
          className={styles.tab}
          aria-selected={scope === chosen}
          onClick={() => onChoose(scope)}
        >
          {t(titles[of][scope])}
          {counts?.[scope] === undefined ? null : (
            <span className={styles.count}>{countText(counts[scope])}</span>
          )}
        </button>
      ))}
    </div>
  );
}
