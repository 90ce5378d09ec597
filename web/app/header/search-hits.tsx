import type { SearchHit } from '#web/lib/feature/feature.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import type { Found } from './use-search-hits.ts';
import styles from './search-box.module.css';

interface Props {
  readonly id: string;
  readonly found: Found;
  readonly chosen: number;
  readonly onChoose: (hit: SearchHit) => void;
}

/** What was found, under the heading of where it was found. */
export function SearchHits({ id, found, chosen, onChoose }: Props) {
  const t = useTexts();
  const order = found.groups.flatMap((group) => group.hits);
  return (
    // The press must not take the focus from the field, or the list would be gone before the click.
    <div id={id} role="listbox" className={styles.hits} onMouseDown={(event) => event.preventDefault()}>
      {found.groups.map((group) => (
        <div key={group.title} role="group" aria-label={t(group.title)}>
          <div className={styles.heading}>{t(group.title)}</div>
          {group.hits.map((hit) => {
            const at = order.indexOf(hit);
            return (
              <div
                key={hit.id}
                id={`${id}-${at}`}
                role="option"
                aria-selected={at === chosen}
                className={styles.hit}
                onClick={() => onChoose(hit)}
              >
                <span className={styles.title}>{hit.title}</span>
                <span className={styles.detail}>{hit.detail}</span>
              </div>
            );
          })}
        </div>
      ))}
      {order.length === 0 ? (
        <div className={styles.none}>{found.pending ? t('正在查找…') : t('没有找到')}</div>
      ) : null}
    </div>
  );
}
