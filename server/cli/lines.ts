/** No case is longer: a thousand pauses are some 70 kB. */
const lineCharactersMax = 1_000_000;

/**
 * The lines of a stream as they come; null stands for one longer than a million characters, which is passed over
 * without being held. The last line need not end with a newline.
 */
export async function* linesOf(stream: NodeJS.ReadStream): AsyncGenerator<string | null> {
  let rest = '';
  let isTooLong = false;
  const finish = (line: string): string | null => {
    const whole = isTooLong ? null : line.replace(/\r$/, '');
    isTooLong = false;
    return whole;
  };
  for await (const chunk of stream.setEncoding('utf8')) {
    const [first = '', ...more] = String(chunk).split('\n');
    rest += first;
    for (const next of more) {
      yield finish(rest);
      rest = next;
    }
    if (rest.length > lineCharactersMax) {
      isTooLong = true;
      rest = '';
    }
  }
  if (rest !== '' || isTooLong) yield finish(rest);
}
