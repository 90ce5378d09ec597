import { Button, Form, Input, Switch, Typography } from 'antd';
import type { Static } from 'typebox';
import { editPortalSetting, portalSetting } from '#contracts/portal.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { phonesOf, phonesText } from '../model/phone-lines.ts';

type Setting = Static<(typeof portalSetting)['response']>;

interface Typed {
  readonly isOpen: boolean;
  readonly welcome: string;
  readonly hours: string;
  readonly serves: string;
  readonly phones: string;
}

/** What the online hall of this unit says: welcome, hours, places, phones; and whether it is open. */
export function SettingPage() {
  const t = useTexts();
  const { data, error, isPending } = useRead(portalSetting, {});
  if (isPending) return <PageState kind="loading" />;
  if (data === undefined) return <ProblemState problem={error} />;
  return (
    <>
      <PageHeader
        title={t('网上营业厅设置')}
        detail={t('客户在网上营业厅看到的欢迎词、服务时间和电话。')}
        actions={
          <Button href="/portal" target="_blank">
            {t('打开网上营业厅')}
          </Button>
        }
      />
      <SettingForm key={data.revision} setting={data} />
    </>
  );
}

function SettingForm({ setting }: { setting: Setting }) {
  const t = useTexts();
  const mayEdit = useMay('organisation.manage');
  const saving = useCommand(editPortalSetting, { touches: [portalSetting] });
  const { revision, phones, ...rest } = setting;
  const save = ({ phones: lines, ...typed }: Typed): void =>
    void saving.run({ body: { ...typed, phones: phonesOf(lines), revision } });
  return (
    <Form<Typed>
      layout="vertical"
      disabled={!mayEdit}
      initialValues={{ ...rest, phones: phonesText(phones) }}
      onFinish={save}
      style={{ maxWidth: '42rem' }}
    >
      <Form.Item name="isOpen" label={t('对客户开放')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <Form.Item name="welcome" label={t('欢迎词（每页第一行）')}>
        <Input maxLength={200} showCount />
      </Form.Item>
      <Form.Item name="hours" label={t('服务时间')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="serves" label={t('服务范围')} extra={t('县区、街道、乡镇，客户按它找到本单位。')}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
      </Form.Item>
      <Form.Item name="phones" label={t('电话')} extra={t('每行一个：名称、空格、号码。')}>
        <Input.TextArea autoSize={{ minRows: 3 }} />
      </Form.Item>
      <ProblemAlert problem={saving.failure} />
      <Button type="primary" htmlType="submit" loading={saving.pending}>
        {t('保存')}
      </Button>
      {mayEdit ? null : (
        <Typography.Paragraph type="secondary">{t('修改需要“维护组织机构”权限。')}</Typography.Paragraph>
      )}
    </Form>
  );
}
