/** For tests and benches: a multipart body with words and one file. */
export function multipartOf(
  words: Readonly<Record<string, string>>,
  file: { readonly content: string | Uint8Array; readonly fileName: string },
) {
  const mark = 'wanjia-test-boundary';
  const fields = Object.entries(words).map(
    ([name, word]) => `--${mark}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${word}\r\n`,
  );
  const head =
    `${fields.join('')}--${mark}\r\ncontent-disposition: form-data; name="file"; filename="${file.fileName}"\r\n` +
    'content-type: application/octet-stream\r\n\r\n';
  const payload = Buffer.concat([
    Buffer.from(head),
    Buffer.from(file.content),
    Buffer.from(`\r\n--${mark}--\r\n`),
  ]);
  return { payload, headers: { 'content-type': `multipart/form-data; boundary=${mark}` } };
}
