import { Drawer, Segmented } from 'antd';
import { promiseSettings } from '#contracts/promises.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useLanguage, useTexts } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import { useMay } from '#web/lib/session/session.ts';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { inLanguage, type PromiseItem } from '../words.ts';
import { AdjustForm } from './adjust-form.tsx';
import { SettingHistory } from './setting-history.tsx';
import styles from './promises.module.css';

interface Props {
  readonly promise: PromiseItem;
  readonly onClose: () => void;
}

/** One promise beside the catalogue: what was ever set, and the form that sets it anew. */
export function PromiseDrawer({ promise, onClose }: Props) {
  const t = useTexts();
  const language = useLanguage();
  const may = useMay('promise.configure');
  const [{ act }, setState] = useUrlState(['act']);
  const adjusting = may && act === 'adjust';
  return (
    <Drawer open size={520} onClose={onClose} title={inLanguage(promise.title, language)}>
      <div className={styles.drawer}>
        {may ? (
          <Segmented
            block
            value={adjusting ? 'adjust' : 'history'}
            options={[
              { value: 'history', label: t('历次设置') },
              { value: 'adjust', label: t('调整') },
            ]}
            onChange={(next) => setState({ act: next })}
          />
        ) : null}
        {adjusting ? (
          <AdjustForm promise={promise} onDone={() => setState({ act: 'history' })} />
        ) : (
          <History promiseId={promise.promiseId} />
        )}
      </div>
    </Drawer>
  );
}

function History({ promiseId }: { promiseId: string }) {
  const read = useRead(promiseSettings, { params: { promiseId } }, { news: ['setting'] });
  if (read.error !== null) return <ProblemState small problem={read.error} />;
  if (read.data === undefined) return <PageState kind="loading" small />;
  return <SettingHistory promiseId={promiseId} lines={read.data.items} />;
}
