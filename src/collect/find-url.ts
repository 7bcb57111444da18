import type { Evidence } from '../domain/evidence.ts';
import type { FunctionUrlEvidence } from '../snapshot/snapshot.ts';
import { functionUrls } from './collect-function.ts';
import { absent } from './not-read.ts';
import type { FunctionRecord, LambdaReader } from './readers.ts';

export interface FoundUrl {
  readonly name: string;
  readonly account?: string;
  readonly url: FunctionUrlEvidence;
}

/**
 * The function that a URL belongs to. AWS has no lookup for it, so every function of the account and region is asked
 * for its URLs, a few at a time; `onProgress` is told, because large accounts take a while.
 * https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctionUrlConfigs.html
 */
export async function findUrl(
  lambda: LambdaReader,
  urlId: string,
  onProgress: (text: string) => void,
): Promise<Evidence<FoundUrl>> {
  const functions = await lambda.functions();
  if (functions.status !== 'collected') return functions.status === 'absent' ? absent(functions.by) : functions;
  const search: Search = {
    lambda,
    urlId,
    functions: functions.value,
    onProgress,
    next: 0,
    found: undefined,
    open: undefined,
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, () => searchOn(search)));
  if (search.found !== undefined)
    return { status: 'collected', value: search.found, by: 'lambda:ListFunctionUrlConfigs' };
  return search.open ?? absent('lambda:ListFunctionUrlConfigs');
}

/** Whether a configuration is that of the URL. */
export function isUrl(config: FunctionUrlEvidence, urlId: string): boolean {
  return config.url.includes(`//${urlId}.`);
}

/** Lambda allows 15 calls of its control plane a second. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const IN_FLIGHT = 8;

interface Search {
  readonly lambda: LambdaReader;
  readonly urlId: string;
  readonly functions: readonly FunctionRecord[];
  readonly onProgress: (text: string) => void;
  next: number;
  found: FoundUrl | undefined;
  /** A function that would not tell its URLs: not finding the URL then proves nothing. */
  open: Extract<Evidence<never>, { status: 'unavailable' }> | undefined;
}

async function searchOn(search: Search): Promise<void> {
  while (search.found === undefined) {
    const record = search.functions[search.next++];
    if (record === undefined) return;
    search.onProgress(`looking for the function of the URL: ${search.next} of ${search.functions.length}`);
    const urls = await functionUrls(search.lambda, record.name);
    if (urls.status === 'unavailable') search.open ??= urls;
    const url = urls.status === 'collected' ? urls.value.find((config) => isUrl(config, search.urlId)) : undefined;
    const account = record.arn.split(':')[4];
    if (url !== undefined) search.found = { name: record.name, url, ...(account === undefined ? {} : { account }) };
  }
}
