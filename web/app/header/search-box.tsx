import { SearchOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import type { SearchHit } from '#web/lib/feature/feature.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useKeys } from '#web/lib/keyboard/use-keys.ts';
import { SearchHits } from './search-hits.tsx';
import { useSearchHits } from './use-search-hits.ts';
import styles from './search-box.module.css';

/** Finds orders, customers and pages from anywhere: `/` puts the cursor here, the arrows choose, Enter opens. */
export function SearchBox() {
  const t = useTexts();
  const field = useRef<HTMLInputElement>(null);
  const listId = useId();
  const navigate = useNavigate();
  const [words, setWords] = useState('');
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(0);
  const found = useSearchHits(words);
  const hits = found.groups.flatMap((group) => group.hits);
  useKeys({ '/': () => field.current?.focus() });

  const go = (hit: SearchHit | undefined): void => {
    if (hit === undefined) return;
    setOpen(false);
    setWords('');
    field.current?.blur();
    void navigate({ to: hit.to });
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') go(hits[chosen]);
    else if (event.key === 'Escape') field.current?.blur();
    else if (event.key === 'ArrowDown') setChosen(Math.min(chosen + 1, hits.length - 1));
    else if (event.key === 'ArrowUp') setChosen(Math.max(chosen - 1, 0));
    else return;
    event.preventDefault();
  };
  const shown = open && words.trim() !== '';
  return (
    <div className={styles.box} onBlur={() => setOpen(false)}>
      <SearchOutlined className={styles.icon} />
      <input
        ref={field}
        className={styles.field}
        type="search"
        role="combobox"
        aria-label={t('全局查找')}
        aria-expanded={shown}
        aria-controls={listId}
        aria-activedescendant={shown && hits.length > 0 ? `${listId}-${chosen}` : undefined}
        autoComplete="off"
        placeholder={t('单号、户号、姓名或拼音首字母')}
        value={words}
        onFocus={() => setOpen(true)}
        onChange={(event) => {
          setWords(event.target.value);
          setChosen(0);
          setOpen(true);
        }}
        onKeyDown={press}
      />
      <kbd className={styles.key}>/</kbd>
      {shown ? <SearchHits id={listId} found={found} chosen={chosen} onChoose={go} /> : null}
    </div>
  );
}
