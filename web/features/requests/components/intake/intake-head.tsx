import { CloudOutlined, FolderOpenOutlined, LaptopOutlined } from '@ant-design/icons';
import { Button, Dropdown, Segmented } from 'antd';
import { channels, type Channel } from '#domain/processes/definition.ts';
import { channelTitles } from '#domain/processes/titles.ts';
import { shortTimeText } from '#web/lib/format/time.ts';
import { useNow } from '#web/lib/clock/use-now.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import type { Saved } from '../../drafts/use-autosave.ts';
import { useDrafts } from '../../drafts/use-drafts.ts';
import type { Intake } from '../../intake/intake.ts';
import styles from './intake.module.css';

/** Doors staff take requests through; the web and imports have their own. */
const staffChannels = channels.filter((channel) => channel !== 'web' && channel !== 'import');

interface Props {
  readonly intake: Intake;
  readonly saved: Saved;
  readonly onChannel: (channel: Channel) => void;
  readonly onOpenDraft: (draftId: string) => void;
  readonly onClear: () => void;
}

/** The head of the intake: through which door, what is saved, and what was left unfinished. */
export function IntakeHead({ intake, saved, onChannel, onOpenDraft, onClear }: Props) {
  const t = useTexts();
  return (
    <PageHeader
      title={t('受理业务')}
      detail={<SavedWords saved={saved} />}
      actions={
        <>
          <Segmented<Channel>
            aria-label={t('受理渠道')}
            value={intake.channel}
            options={staffChannels.map((channel) => ({ value: channel, label: t(channelTitles[channel]) }))}
            onChange={onChannel}
          />
          <DraftMenu current={intake.orderId} onOpen={onOpenDraft} />
          <Button onClick={onClear}>{t('清空重来')}</Button>
        </>
      }
    />
  );
}

function SavedWords({ saved }: { saved: Saved }) {
  const t = useTexts();
  const nowMs = useNow();
  const { hereMs, thereMs } = saved;
  if (hereMs === null) return <span className={styles.faint}>{t('填写的内容会自动保存')}</span>;
  const there = thereMs !== null && thereMs >= hereMs - 10_000;
  return (
    <span className={styles.faint}>
      {there ? <CloudOutlined /> : <LaptopOutlined />}{' '}
      {there
        ? t('草稿已保存 {time}', { time: shortTimeText(thereMs, nowMs) })
        : t('草稿已存在本机 {time}', { time: shortTimeText(hereMs, nowMs) })}
    </span>
  );
}

function DraftMenu({ current, onOpen }: { current: string; onOpen: (draftId: string) => void }) {
  const t = useTexts();
  const nowMs = useNow();
  const drafts = useDrafts().filter(({ draftId }) => draftId !== current);
  if (drafts.length === 0) return null;
  const items = drafts.map(({ draftId, title, savedAt }) => ({
    key: draftId,
    label: `${title} · ${shortTimeText(savedAt, nowMs)}`,
  }));
  return (
    <Dropdown menu={{ items, onClick: ({ key }) => onOpen(key) }} trigger={['click']} placement="bottomRight">
      <Button icon={<FolderOpenOutlined />}>{t('草稿 {count}', { count: drafts.length })}</Button>
    </Dropdown>
  );
}
