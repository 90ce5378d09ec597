import { Type } from 'typebox';
import { allNoticeChannels, allNoticeStatuses } from '#domain/notices/channel.ts';
import { allNoticeTemplates } from '#domain/notices/default-texts.ts';
import { defineRoute } from './route.ts';
import { CalendarDay, Cursor, FilledLine, Instant, OneOf, OrNull, Page, PageSize, Uuid } from './shapes.ts';

const Channel = OneOf(allNoticeChannels);
const Status = OneOf(allNoticeStatuses);
const Template = OneOf(allNoticeTemplates);
const Text = Type.String({ maxLength: 5000 });

/** A notice as lists show it; the recipient is masked. */
export const NoticeLine = Type.Object({
  noticeId: Uuid,
  caseKind: Type.String(),
  caseId: Uuid,
  template: Type.String(),
  channel: Channel,
  recipient: Type.String(),
  subject: OrNull(Type.String()),
  body: Type.String(),
  status: Status,
  /** Why it does not leave: the channel is not configured. */
  waitsFor: OrNull(Type.String()),
  attempts: Type.Integer(),
  lastError: OrNull(Type.String()),
  createdAt: Instant,
  nextAttemptAt: OrNull(Instant),
  sentAt: OrNull(Instant),
});

const One = Type.Object({ noticeId: Uuid });
const NewStatus = Type.Object({ noticeId: Uuid, status: Status });

export const listNotices = defineRoute({
  method: 'GET',
  path: '/notices',
  title: '查看通知记录',
  access: 'notice.view',
  query: Type.Object({
    status: Type.Optional(Status),
    channel: Type.Optional(Channel),
    caseId: Type.Optional(Uuid),
    from: Type.Optional(CalendarDay),
    to: Type.Optional(CalendarDay),
    cursor: Cursor,
    size: PageSize,
  }),
  response: Page(NoticeLine),
});

export const countNotices = defineRoute({
  method: 'GET',
  path: '/notices/counts',
  title: '统计未送达的通知',
  access: 'notice.view',
  response: Type.Object({
    items: Type.Array(Type.Object({ channel: Channel, status: Status, count: Type.Integer() })),
  }),
});

export const resendNotice = defineRoute({
  method: 'POST',
  path: '/notices/:noticeId/resend',
  title: '重发通知',
  access: 'notice.manage',
  params: One,
  response: NewStatus,
  refusals: ['notice.not-resendable'],
});

export const cancelNotice = defineRoute({
  method: 'POST',
  path: '/notices/:noticeId/cancel',
  title: '取消未发出的通知',
  access: 'notice.manage',
  params: One,
  response: NewStatus,
  refusals: ['notice.not-cancellable'],
});

/** A POST because it is recorded who looked and why (R-DATA-02). */
export const unmaskNotice = defineRoute({
  method: 'POST',
  path: '/notices/:noticeId/recipient',
  title: '查看通知的接收人',
  access: 'customer.unmask',
  params: One,
  body: Type.Object({ reason: FilledLine(200) }),
  response: Type.Object({ recipient: Type.String() }),
});

const TemplateKey = Type.Object({ template: Template, channel: Channel });
const TemplateText = Type.Object({ subject: OrNull(Type.String({ maxLength: 500 })), body: Text });

const TemplateLine = Type.Object({
  template: Template,
  channel: Channel,
  /** 0: the text of the code. */
  version: Type.Integer(),
  own: Type.Boolean(),
  subject: OrNull(Type.String()),
  body: Type.String(),
});

export const listTemplates = defineRoute({
  method: 'GET',
  path: '/notice-templates',
  title: '查看通知模板',
  access: 'notice.manage',
  response: Type.Object({ items: Type.Array(TemplateLine) }),
});

export const readTemplate = defineRoute({
  method: 'GET',
  path: '/notice-templates/:template/:channel',
  title: '查看通知模板及其历次修改',
  access: 'notice.manage',
  params: TemplateKey,
  response: Type.Object({
    current: TemplateLine,
    standard: TemplateText,
    fields: Type.Array(Type.Object({ field: Type.String(), title: Type.String(), sample: Type.String() })),
    history: Type.Array(
      Type.Object({
        version: Type.Integer(),
        subject: OrNull(Type.String()),
        body: OrNull(Type.String()),
        /** Null once nobody of that id is on file. */
        changedBy: OrNull(Type.String()),
        changedAt: Instant,
      }),
    ),
  }),
});

const textRefusals = [
  'notice.placeholder-unknown',
  'notice.brace-open',
  'notice.text-empty',
  'notice.text-too-long',
] as const;

export const saveTemplate = defineRoute({
  method: 'PUT',
  path: '/notice-templates/:template/:channel',
  title: '修改通知模板',
  access: 'notice.manage',
  params: TemplateKey,
  body: Type.Object({
    /** The version that was edited: somebody else's newer one is not overwritten. */
    editedVersion: Type.Integer({ minimum: 0 }),
    /** Null goes back to the text of the code. */
    text: OrNull(TemplateText),
  }),
  response: TemplateLine,
  refusals: [...textRefusals, 'conflict.changed-meanwhile'],
});

export const previewTemplate = defineRoute({
  method: 'POST',
  path: '/notice-templates/:template/:channel/preview',
  title: '预览通知模板',
  access: 'notice.manage',
  params: TemplateKey,
  body: TemplateText,
  response: Type.Object({
    subject: OrNull(Type.String()),
    body: Type.String(),
    /** Messages that an SMS is billed as; 0 on other channels. */
    smsParts: Type.Integer(),
  }),
  refusals: textRefusals,
});
