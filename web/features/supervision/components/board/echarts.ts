/** The few parts of ECharts the board draws with; fetched with the first chart. */
import { BarChart, HeatmapChart, LineChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

register([
  ...[BarChart, HeatmapChart, LineChart],
  ...[AriaComponent, GridComponent, LegendComponent, TooltipComponent, VisualMapComponent],
  // As text of the page, so that the browser fetches the Chinese letters it needs and print stays sharp.
  SVGRenderer,
]);

export { init };
