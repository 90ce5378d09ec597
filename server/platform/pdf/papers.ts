/**
 * What the printed papers say. Every text is plain; times are texts already worded for the reader, so that a
 * paper says the same as the screen.
 */

/** A line of a table: what it is called and what it says. */
export interface PaperLine {
  readonly label: string;
  readonly value: string;
}

export interface PaperDocument {
  readonly title: string;
  /** What to look out for (copies, originals, seals); empty when there is nothing. */
  readonly note: string;
  readonly received: boolean;
}

export interface PaperPromise {
  readonly title: string;
  /** The time limit of the result the customer waits for. */
  readonly result: boolean;
  readonly due: string;
  /** How the due time was counted, in words. */
  readonly explanation: string;
}

/** 受理回执: what the customer takes home (R-REQ-03, R-REQ-04, R-REQ-05). A5. */
export interface ReceiptPaper {
  readonly unit: string;
  readonly hotline: string;
  readonly orderNumber: string;
  readonly kind: string;
  /** Masked: the paper may be left lying on a counter. */
  readonly customer: string;
  readonly acceptedAt: string;
  readonly channel: string;
  readonly lines: readonly PaperLine[];
  readonly documents: readonly PaperDocument[];
  readonly promises: readonly PaperPromise[];
  readonly responsible: { readonly name: string; readonly phone: string };
  readonly followUrl: string;
}

/** 一次性告知书: all that is missing, told once and in full (R-REQ-05). A5. */
export interface DocumentsNoticePaper {
  readonly unit: string;
  readonly hotline: string;
  /** Null before the request was accepted. */
  readonly orderNumber: string | null;
  readonly kind: string;
  readonly customer: string;
  readonly toldAt: string;
  readonly missing: readonly PaperDocument[];
  readonly held: readonly PaperDocument[];
  readonly responsible: { readonly name: string; readonly phone: string };
  /** Where and when the rest can be handed in. */
  readonly handIn: string;
}

/** 书面答复函: the written answer to an account query. A4. */
export interface AnswerLetterPaper {
  readonly unit: string;
  readonly hotline: string;
  readonly orderNumber: string;
  readonly customer: string;
  /** Where it is delivered; empty when it is handed over. */
  readonly address: string;
  readonly askedAt: string;
  readonly question: string;
  readonly answer: string;
  /** Figures that belong to the answer; no columns, no table. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly contact: { readonly name: string; readonly phone: string };
  readonly date: string;
  readonly followUrl: string;
}

/** 归档案卷: the whole case with the proof that it was not touched (R-REQ-14). A4. */
export interface CaseRecordPaper {
  readonly unit: string;
  readonly orderNumber: string;
  readonly kind: string;
  readonly customer: string;
  readonly status: string;
  readonly lines: readonly PaperLine[];
  readonly form: readonly PaperLine[];
  readonly documents: readonly PaperDocument[];
  readonly attachments: readonly {
    readonly fileName: string;
    readonly label: string;
    readonly addedAt: string;
    readonly sha256: string;
  }[];
  readonly clocks: readonly {
    readonly title: string;
    readonly limit: string;
    readonly startedAt: string;
    readonly dueAt: string;
    readonly stoppedAt: string;
    readonly verdict: string;
    readonly explanation: string;
  }[];
  readonly timeline: readonly {
    readonly at: string;
    readonly title: string;
    readonly actor: string;
    readonly lines: readonly string[];
  }[];
  readonly notices: readonly {
    readonly at: string;
    readonly channel: string;
    readonly recipient: string;
    readonly body: string;
    readonly status: string;
  }[];
  readonly proof: {
    readonly events: number;
    readonly head: string;
    readonly verdict: string;
    readonly checkedAt: string;
  };
}

/** A piece of a line: text, a break, a picture with its words, or pieces that are set off. */
export interface PaperInline {
  readonly kind: string;
  readonly text?: string;
  readonly fileId?: string;
  readonly words?: string;
  readonly parts?: readonly PaperInline[];
}

/** A block of an article: what of it is filled follows from its kind. */
export interface PaperBlock {
  readonly kind: string;
  readonly parts?: readonly PaperInline[];
  readonly blocks?: readonly PaperBlock[];
  readonly start?: number | null;
  readonly items?: readonly (readonly PaperBlock[])[];
  readonly head?: readonly (readonly PaperInline[])[];
  readonly rows?: readonly (readonly (readonly PaperInline[])[])[];
}

/** 服务手册: the library as a book with contents and index (R-SYS-22). A4. */
export interface HandbookPaper {
  readonly unit: string;
  readonly title: string;
  /** For whom. */
  readonly audience: string;
  readonly edition: string;
  readonly version: string;
  readonly chapters: readonly {
    readonly title: string;
    readonly articles: readonly {
      readonly anchor: string;
      readonly title: string;
      readonly note: string;
      readonly blocks: readonly PaperBlock[];
    }[];
  }[];
  readonly index: readonly {
    readonly letter: string;
    readonly entries: readonly { readonly word: string; readonly anchors: readonly string[] }[];
  }[];
  /** The files of the pictures by their attachment; a picture that is missing prints its words. */
  readonly pictures: Readonly<Record<string, string>>;
}

/** The papers by the name of their template. */
export interface Papers {
  readonly receipt: ReceiptPaper;
  readonly 'documents-notice': DocumentsNoticePaper;
  readonly 'answer-letter': AnswerLetterPaper;
  readonly 'case-record': CaseRecordPaper;
  readonly handbook: HandbookPaper;
}
