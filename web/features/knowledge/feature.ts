import { BookOutlined, HighlightOutlined } from '@ant-design/icons';
import { defineFeature } from '#web/lib/feature/feature.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';

/** The library: read at the desk and on the portal, kept by those who write and review, quoted in answers. */
export const knowledgeFeature = defineFeature({
  name: 'knowledge',
  pages: [
    {
      path: '/knowledge',
      title: zh('知识库'),
      face: 'desk',
      access: 'knowledge.view',
      menu: { group: 'work', order: 80, icon: BookOutlined },
      load: async () => (await import('./pages/library-page.tsx')).LibraryPage,
    },
    {
      path: '/knowledge-upkeep',
      title: zh('知识维护'),
      face: 'desk',
      access: 'knowledge.write',
      menu: {
        group: 'work',
        order: 81,
        icon: HighlightOutlined,
        loadCount: async () => (await import('./use-upkeep-count.ts')).useUpkeepCount,
      },
      load: async () => (await import('./pages/upkeep-page.tsx')).UpkeepPage,
    },
    {
      path: '/knowledge/$articleId',
      title: zh('知识文章'),
      face: 'desk',
      access: 'knowledge.view',
      load: async () => (await import('./pages/article-page.tsx')).ArticlePage,
    },
    {
      path: '/knowledge/$articleId/edit',
      title: zh('编写文章'),
      face: 'desk',
      access: 'knowledge.write',
      load: async () => (await import('./pages/edit-page.tsx')).EditPage,
    },
    {
      path: '/portal/knowledge',
      title: zh('用电知识'),
      face: 'portal',
      access: 'public',
      load: async () => (await import('./pages/portal-library-page.tsx')).PortalLibraryPage,
    },
    {
      path: '/portal/knowledge/$articleId',
      title: zh('用电知识'),
      face: 'portal',
      access: 'public',
      load: async () => (await import('./pages/portal-article-page.tsx')).PortalArticlePage,
    },
  ],
  search: [
    {
      title: zh('知识库'),
      access: 'knowledge.view',
      find: async (words, signal) => (await import('./find-articles.ts')).findArticles(words, signal),
    },
  ],
  panels: [
    {
      place: 'answer-form',
      order: 10,
      access: 'knowledge.view',
      load: async () => (await import('./components/quote-panel.tsx')).QuotePanel,
    },
  ],
});
