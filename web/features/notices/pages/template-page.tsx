import { listTemplates, readTemplate } from '#contracts/notices.ts';
import { allNoticeChannels } from '#domain/notices/channel.ts';
import { allNoticeTemplates, isNoticeTemplate } from '#domain/notices/default-texts.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { TemplateEditor } from '../components/template-editor.tsx';
import { TemplateHistory } from '../components/template-history.tsx';
import { TemplateList } from '../components/template-list.tsx';
import type { TemplateKey } from '../template-draft.ts';
import { channelTitles, templateTitle } from '../words.ts';
import styles from '../components/notices.module.css';

/** The texts of every kind of notice on every channel: the code's own, or the unit's. */
export function TemplatePage() {
  const t = useTexts();
  const [url, setUrl] = useUrlState(['template', 'channel']);
  const chosen = keyOf(url);
  const list = useRead(listTemplates, {}, { news: ['setting'] });
  return (
    <>
      <PageHeader
        title={t('通知模板')}
        detail={t('改动只影响以后发出的通知；花括号里的内容发送时自动填写。')}
      />
      {list.error !== null ? (
        <ProblemState problem={list.error} />
      ) : list.data === undefined ? (
        <PageState kind="loading" />
      ) : (
        <div className={styles.columns}>
          <TemplateList lines={list.data.items} chosen={chosen} onChoose={setUrl} />
          <Chosen key={`${chosen.template} ${chosen.channel}`} chosen={chosen} />
        </div>
      )}
    </>
  );
}

function Chosen({ chosen }: { chosen: TemplateKey }) {
  const t = useTexts();
  const read = useRead(readTemplate, { params: chosen }, { news: ['setting'] });
  if (read.error !== null) return <ProblemState problem={read.error} />;
  if (read.data === undefined) return <PageState kind="loading" />;
  const title = `${t(templateTitle(chosen.template))} · ${t(channelTitles[chosen.channel])}`;
  return (
    <div>
      <TemplateEditor title={title} chosen={chosen} file={read.data} />
      {read.data.history.length === 0 ? null : (
        <Section title={t('历次修改')}>
          <TemplateHistory history={read.data.history} />
        </Section>
      )}
    </div>
  );
}

/** What the address names, or the first of the list. */
function keyOf({
  template,
  channel,
}: {
  readonly template?: string;
  readonly channel?: string;
}): TemplateKey {
  const first = allNoticeTemplates[0];
  if (first === undefined) throw new Error('there are templates');
  return {
    template: template !== undefined && isNoticeTemplate(template) ? template : first,
    channel: allNoticeChannels.find((known) => known === channel) ?? 'sms',
  };
}
