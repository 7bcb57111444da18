/** One call as the server understood it. */
export interface Asked {
  /** `iam:GetUser`, `lambda:GetPolicy` … */
  readonly operation: string;
  readonly input: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function json(value: unknown, status = 200): Answer {
  return { status, type: 'application/json', body: JSON.stringify(value) };
}

/** An error of a JSON service. */
export function jsonError(name: string, status: number, message = 'refused by the answering server'): Answer {
  return { ...json({ __type: name, Message: message, message }, status), headers: { 'x-amzn-errortype': name } };
}

/** The result of a query service (IAM, STS). */
export function xml(action: string, result: string): Answer {
  const body = `<${action}Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><${action}Result>${result}</${action}Result><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></${action}Response>`;
  return { status: 200, type: 'text/xml', body };
}

export function xmlError(name: string, status: number, message = 'refused by the answering server'): Answer {
  const body = `<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>${name}</Code><Message>${message}</Message></Error><RequestId>r</RequestId></ErrorResponse>`;
  return { status, type: 'text/xml', body };
}

/** `<member>` for each item. */
export function members(items: readonly string[]): string {
  return items.map((item) => `<member>${item}</member>`).join('');
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** The page of a list that a marker names, when the server cuts lists into pages. */
export function pageOf<T>(all: readonly T[], marker: string | undefined, size: number): Page<T> {
  const start = marker === undefined || marker === '' ? 0 : Number(marker);
  const end = start + size;
  return { items: all.slice(start, end), ...(end < all.length ? { next: String(end) } : {}) };
}
