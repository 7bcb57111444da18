/** One header line as it went over the wire. */
export interface Header {
  readonly name: string;
  readonly value: string;
}

/** One HTTP request, exactly as it went, or will go, over the wire. */
export interface HttpRequest {
  readonly method: string;
  /** Path and query as on the request line; begins with `/`. */
  readonly target: string;
  /** In order, duplicates kept, `Host` among them. */
  readonly headers: readonly Header[];
  /** Absent when the log does not show the body; empty when there was none. */
  readonly body?: Uint8Array;
}

/** Returns all values of a header, in order; the name is matched without regard to case. */
export function headerValues(headers: readonly Header[], name: string): readonly string[] {
  const wanted = name.toLowerCase();
  return headers.filter((header) => header.name.toLowerCase() === wanted).map((header) => header.value);
}

/** Returns the first value of a header, if there is one. */
export function headerValue(headers: readonly Header[], name: string): string | undefined {
  return headerValues(headers, name)[0];
}

/** Splits a request target at its first `?`; the query is without the question mark. */
export function splitTarget(target: string): { readonly path: string; readonly query: string } {
  const at = target.indexOf('?');
  return at === -1 ? { path: target, query: '' } : { path: target.slice(0, at), query: target.slice(at + 1) };
}
