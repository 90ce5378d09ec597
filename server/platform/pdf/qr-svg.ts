import QRCode from 'qrcode';

const quietModules = 4;

/** A QR code as SVG, one square a module, with the quiet margin that readers need. */
export function qrSvg(text: string): string {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const squares: string[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column) === 0) continue;
      squares.push(`M${(column + quietModules).toString()} ${(row + quietModules).toString()}h1v1h-1z`);
    }
  }
  const side = (modules.size + 2 * quietModules).toString();
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path d="${squares.join('')}"/></svg>`;
}
