import { Button, Tabs } from 'antd';
import { printHandbook } from '#contracts/knowledge-upkeep.ts';
import { addressOf } from '#web/lib/api/address.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import { useMay } from '#web/lib/session/session.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { HallList } from '../components/hall-list.tsx';
import { ProposalList } from '../components/proposal-list.tsx';
import { StartersButton } from '../components/starters-button.tsx';
import { UseList } from '../components/use-list.tsx';
import { WorkList } from '../components/work-list.tsx';

/** Keeping the library: what waits, what is asked, what is read, and what the hall must publish. */
export function UpkeepPage() {
  const t = useTexts();
  const [{ tab }, setUrl] = useUrlState(['tab']);
  const mayReview = useMay('knowledge.review');
  return (
    <>
      <PageHeader
        title={t('知识维护')}
        detail={t('写作与审核、常见问题、使用情况和营业厅公示。')}
        actions={
          <>
            <Button
              href={addressOf(printHandbook.path, {}, { audience: 'public', processes: 'yes' })}
              target="_blank"
            >
              {t('打印公开手册')}
            </Button>
            {mayReview ? <StartersButton /> : null}
          </>
        }
      />
      <Tabs
        activeKey={tab ?? 'work'}
        onChange={(next) => setUrl({ tab: next })}
        items={[
          { key: 'work', label: t('写作与审核'), children: <WorkList /> },
          { key: 'proposals', label: t('常见问题与案例'), children: <ProposalList /> },
          { key: 'use', label: t('使用情况'), children: <UseList /> },
          { key: 'hall', label: t('营业厅公示'), children: <HallList /> },
        ]}
      />
    </>
  );
}
