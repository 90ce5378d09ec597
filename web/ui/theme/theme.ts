import type { ThemeConfig } from 'antd';
import { fontFamily } from './font-family.ts';
import { palette } from './palette.ts';

/** Base sizes in CSS pixels, usual and large type. */
export const baseSize = { usual: 14, large: 18 } as const;

/** Ant Design in our colours: dense, square enough for a desk, large when the user asks for it. */
export function themeOf(large: boolean): ThemeConfig {
  return {
    cssVar: { key: 'w' },
    hashed: false,
    token: {
      ...colours,
      fontFamily,
      fontSize: large ? baseSize.large : baseSize.usual,
      controlHeight: large ? 42 : 32,
      borderRadius: 5,
      wireframe: false,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.18s',
      controlOutlineWidth: 3,
    },
    components,
  };
}

const colours: NonNullable<ThemeConfig['token']> = {
  colorPrimary: palette.accent,
  colorLink: palette.accent,
  colorLinkHover: palette.accentStrong,
  // The soft grounds that antd would derive from deep colours are muddy.
  colorPrimaryBg: palette.accentSoft,
  colorPrimaryBgHover: '#d3e8e8',
  colorPrimaryBorder: palette.accentEdge,
  colorInfoBg: palette.calmSoft,
  colorInfoBorder: '#c9d5e2',
  colorSuccessBg: palette.goodSoft,
  colorSuccessBorder: '#b7dcbc',
  colorWarningBg: palette.warnSoft,
  colorWarningBorder: '#ecd3a3',
  colorErrorBg: palette.badSoft,
  colorErrorBorder: '#efbfb8',
  colorErrorOutline: '#f6d9d5',
  controlOutline: '#bfe0e0',
  controlItemBgActive: palette.accentSoft,
  controlItemBgHover: palette.lineSoft,
  colorInfo: palette.accent,
  colorSuccess: palette.good,
  colorWarning: palette.warn,
  colorError: palette.bad,
  colorTextBase: palette.text,
  colorText: palette.text,
  colorTextSecondary: palette.textSoft,
  colorTextTertiary: palette.textFaint,
  colorTextDescription: palette.textFaint,
  colorTextPlaceholder: palette.textFaint,
  colorBgLayout: palette.ground,
  colorBorder: '#cfcbc2',
  colorBorderSecondary: palette.line,
  colorSplit: palette.lineSoft,
  colorFillAlter: palette.paperWarm,
};

const components: NonNullable<ThemeConfig['components']> = {
  Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
  Table: {
    headerBg: palette.paperWarm,
    headerColor: palette.textSoft,
    headerSplitColor: 'transparent',
    rowHoverBg: '#f1f7f6',
    rowSelectedBg: palette.accentSoft,
    rowSelectedHoverBg: '#d7eaea',
    borderColor: palette.lineSoft,
    cellPaddingBlockMD: 7,
    cellPaddingInlineMD: 10,
  },
  Menu: {
    itemHeight: 34,
    itemMarginBlock: 1,
    itemMarginInline: 8,
    itemBg: 'transparent',
    itemSelectedBg: palette.accentSoft,
    itemSelectedColor: palette.accentStrong,
    groupTitleColor: palette.textFaint,
    groupTitleFontSize: 12,
    activeBarBorderWidth: 0,
  },
  Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 3px', labelColor: palette.textSoft },
  Card: { headerHeight: 44, bodyPadding: 16 },
  Tag: { defaultBg: palette.paperWarm },
};
