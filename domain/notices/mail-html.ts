const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

/** Addresses become links; only http(s), and only after everything was escaped. */
function linked(html: string): string {
  return html.replaceAll(/https?:\/\/[\w\-./:?%=~#]+/g, (address) => `<a href="${address}">${address}</a>`);
}

/** The HTML part of a mail: the same words as the text part, one paragraph a line; nothing of it is markup. */
export function mailHtml(subject: string, body: string): string {
  const paragraphs = body
    .split('\n')
    .map((line) => `<p>${linked(escaped(line))}</p>`)
    .join('');
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body>${paragraphs}</body></html>`;
}
