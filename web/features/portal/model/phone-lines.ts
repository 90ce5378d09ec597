/** Phones of the hall as a person writes them down: a name and a number a line. */
export interface HallPhone {
  readonly title: string;
  readonly phone: string;
}

export function phonesText(phones: readonly HallPhone[]): string {
  return phones.map(({ title, phone }) => `${title} ${phone}`).join('\n');
}

/** Reads the lines; the number is what stands last, a line without a name is named by its number. */
export function phonesOf(text: string): HallPhone[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, title = line, phone = line] = /^(.*?)[\s:：]*([0-9+()-]{3,20})$/.exec(line) ?? [];
      return { title: title === '' ? phone : title, phone };
    });
}
