import { useEffect, useRef } from 'react';
import type { ECharts, EChartsCoreOption } from 'echarts/core';

interface Props {
  /** What the picture shows, for those who cannot see it. */
  readonly label: string;
  readonly option: EChartsCoreOption;
  readonly height: string;
}

/** A chart that follows its data and its width. */
export function Chart({ label, option, height }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const drawn = useRef<ECharts | null>(null);
  const newest = useRef(option);
  useEffect(() => {
    newest.current = option;
    drawn.current?.setOption(option);
  }, [option]);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    let isGone = false;
    const observer = new ResizeObserver(() => drawn.current?.resize());
    void import('./echarts.ts').then(({ init }) => {
      if (isGone) return;
      drawn.current = init(element);
      drawn.current.setOption(newest.current);
      observer.observe(element);
    });
    return () => {
      isGone = true;
      observer.disconnect();
      drawn.current?.dispose();
      drawn.current = null;
    };
  }, []);
  return <div ref={place} role="img" aria-label={label} style={{ height, width: '100%' }} />;
}
