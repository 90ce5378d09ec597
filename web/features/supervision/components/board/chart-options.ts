import type { EChartsCoreOption } from 'echarts/core';
import type { Board } from '#contracts/supervision.ts';
import type { Texts } from '#web/lib/i18n/use-texts.ts';
import { fontFamily } from '#web/ui/theme/font-family.ts';
import { palette } from '#web/ui/theme/palette.ts';

/** Colours of the charts on paper and on the dark screen. */
export interface ChartColours {
  readonly text: string;
  readonly line: string;
  readonly low: string;
  readonly high: string;
}

export const onPaper: ChartColours = {
  text: palette.textSoft,
  line: palette.lineSoft,
  low: palette.accentSoft,
  high: palette.accentStrong,
};

export const onDark: ChartColours = {
  text: palette.inkTextSoft,
  line: palette.inkRaised,
  low: palette.inkRaised,
  high: '#5fd0c8',
};

const hoursOfDay = 24;
const weekdays = 7;

/** Accepted requests by weekday and hour, Monday on top; hours without any are nought, not missing. */
export function heatRows(
  hours: Board['hours'],
): readonly (readonly [hour: number, row: number, accepted: number])[] {
  const known = new Map(
    hours.map(({ weekday, hour, accepted }) => [`${weekday.toString()} ${hour.toString()}`, accepted]),
  );
  return Array.from({ length: weekdays * hoursOfDay }, (_, at) => {
    const weekday = Math.floor(at / hoursOfDay) + 1;
    const hour = at % hoursOfDay;
    return [hour, weekdays - weekday, known.get(`${weekday.toString()} ${hour.toString()}`) ?? 0] as const;
  });
}

/** The heat map of the week. */
export function heatOption(hours: Board['hours'], colours: ChartColours, t: Texts): EChartsCoreOption {
  const rows = heatRows(hours);
  const names = [t('周日'), t('周六'), t('周五'), t('周四'), t('周三'), t('周二'), t('周一')];
  return {
    animation: false,
    textStyle: { color: colours.text, fontFamily },
    grid: { left: 44, right: 8, top: 8, bottom: 24 },
    tooltip: {},
    xAxis: axis(
      Array.from({ length: hoursOfDay }, (_, hour) => hour.toString()),
      colours,
    ),
    yAxis: axis(names, colours),
    visualMap: {
      show: false,
      min: 0,
      max: Math.max(1, ...rows.map(([, , accepted]) => accepted)),
      inRange: { color: [colours.low, colours.high] },
    },
    series: [
      { type: 'heatmap', name: t('受理'), data: rows.map((row) => [...row]), itemStyle: { borderRadius: 2 } },
    ],
  };
}

/** Accepted, ended and broken by day. */
export function trendOption(trend: Board['trend'], colours: ChartColours, t: Texts): EChartsCoreOption {
  const line = (name: string, of: (day: Board['trend'][number]) => number, color: string) => ({
    ...{ type: 'line', name, smooth: false, symbolSize: 4, color },
    data: trend.map(of),
  });
  return {
    animation: false,
    textStyle: { color: colours.text, fontFamily },
    grid: { left: 40, right: 12, top: 34, bottom: 24 },
    legend: { top: 0, textStyle: { color: colours.text } },
    tooltip: { trigger: 'axis' },
    xAxis: axis(
      trend.map(({ day }) => day.slice(5)),
      colours,
    ),
    yAxis: {
      type: 'value',
      minInterval: 1,
      axisLabel: { color: colours.text },
      splitLine: { lineStyle: { color: colours.line } },
    },
    series: [
      line(t('受理'), ({ accepted }) => accepted, '#3a8f98'),
      line(t('办结'), ({ closed }) => closed, '#5a9e6f'),
      line(t('超期'), ({ broken }) => broken, '#cf5148'),
    ],
  };
}

function axis(data: readonly string[], colours: ChartColours) {
  return {
    type: 'category',
    data: [...data],
    axisLabel: { color: colours.text },
    axisLine: { lineStyle: { color: colours.line } },
    axisTick: { show: false },
  };
}
