import { v5 as uuidv5, v7 as uuidv7 } from 'uuid';

/**
 * Gives each command its id. Sending the same content again carries the same id, so that a repeat after a lost
 * answer does nothing twice; other content, or a content that succeeded, gets a new one.
 */
export class CommandIds {
  #content: string | null = null;
  #id = '';

  /** The id for this content. */
  idFor(content: unknown): string {
    const text = JSON.stringify(content);
    if (text !== this.#content) {
      this.#content = text;
      this.#id = uuidv7();
    }
    return this.#id;
  }

  /** The command was carried out; the next one is another, even if it says the same. */
  done(): void {
    this.#content = null;
  }
}

/** A fresh id for something that is born in the browser. */
export function newId(): string {
  return uuidv7();
}

/** The id of what follows from something else: the same parent and the same content always give the same id. */
export function idFrom(parentId: string, content: unknown): string {
  return uuidv5(JSON.stringify(content), parentId);
}
