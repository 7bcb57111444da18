import type { Header } from '../signature/http-request.ts';

/** What may give an emulator away. */
export interface EmulatorSigns {
  readonly host?: string | undefined;
  readonly endpointUrl?: string | undefined;
  readonly account?: string | undefined;
  readonly headers?: readonly Header[] | undefined;
}

/**
 * Returns what shows that an emulator answers, or undefined. Emulators do not decide as AWS does, so that a probe of
 * one proves nothing about AWS.
 */
export function emulatorSign({ host, endpointUrl, account, headers = [] }: EmulatorSigns): string | undefined {
  if (host !== undefined && LOCAL.test(host.replace(/:\d+$/, ''))) return `\`${host}\` is a local name`;
  const endpoint = endpointUrl === undefined || !URL.canParse(endpointUrl) ? undefined : new URL(endpointUrl).hostname;
  if (endpoint !== undefined && !/\.(?:amazonaws\.[a-z.]+|aws|api\.aws)$/.test(endpoint)) {
    return `the endpoint \`${endpoint}\` is not AWS's`;
  }
  if (account === '000000000000' || account === '123456789012') return `account ${account} is that of an emulator`;
  // A function may run behind one of these servers too; then AWS marks the answer.
  const isMarked = headers.some(({ name }) => /^(?:x-amzn-requestid|x-amzn-trace-id|apigw-requestid)$/i.test(name));
  const tell = headers.find(({ name, value }) => {
    if (/^x-(?:localstack|moto|floci|ministack)\b/i.test(name)) return true;
    return /^(?:server|x-powered-by)$/i.test(name) && (EMULATOR.test(value) || (!isMarked && SERVER.test(value)));
  });
  return tell === undefined ? undefined : `the answer says \`${tell.name}: ${tell.value.slice(0, 40)}\``;
}

const LOCAL =
  /^(?:localhost|127\.\d+\.\d+\.\d+|\[?::1\]?|0\.0\.0\.0|host\.docker\.internal)$|\.localhost$|\.localstack\.cloud$|\.local$/i;
const EMULATOR = /werkzeug|localstack|\bmoto\b|floci|fakecloud|ministack|localemu|\bkumo\b/i;
/** What emulators are often written with. */
const SERVER = /hypercorn|uvicorn|twistedweb/i;
