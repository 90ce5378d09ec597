/** What the electricity of a point is used for: the classes of the tariff (CLS-1). */
export const useKinds = {
  residential: '居民生活',
  farm: '农业生产',
  commercial: '工商业',
  'large-industry': '大工业',
} as const;

export type UseKind = keyof typeof useKinds;
