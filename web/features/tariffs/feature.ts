import { CalculatorOutlined, PayCircleOutlined } from '@ant-design/icons';
import { defineFeature } from '#web/lib/feature/feature.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';

/** Prices: the books with who approved them, what a bill would cost, the terms of a customer, the public page. */
export const tariffsFeature = defineFeature({
  name: 'tariffs',
  pages: [
    {
      path: '/prices',
      title: zh('电价管理'),
      face: 'desk',
      access: 'tariff.view',
      menu: { group: 'customers', order: 60, icon: PayCircleOutlined },
      load: async () => (await import('./pages/book-list-page.tsx')).BookListPage,
    },
    {
      path: '/price-calculator',
      title: zh('电费试算'),
      face: 'desk',
      access: 'tariff.view',
      menu: { group: 'customers', order: 61, icon: CalculatorOutlined },
      load: async () => (await import('./pages/calculator-page.tsx')).CalculatorPage,
    },
    {
      path: '/prices/$bookId',
      title: zh('电价本'),
      face: 'desk',
      access: 'tariff.view',
      load: async () => (await import('./pages/book-page.tsx')).BookPage,
    },
    {
      path: '/portal/prices',
      title: zh('现行电价'),
      face: 'portal',
      access: 'public',
      load: async () => (await import('./pages/public-prices-page.tsx')).PublicPricesPage,
    },
  ],
  panels: [
    {
      place: 'customer-page',
      order: 15,
      access: 'customer.view',
      load: async () => (await import('./components/terms-panel.tsx')).TermsPanel,
    },
  ],
});
