import type { CallContext } from '../denial/context.ts';
import type { Denial } from '../denial/denial.ts';
import { readDenial } from '../denial/read-denial.ts';
import { requestContext } from '../denial/request-context.ts';
import type { RungId } from '../domain/observation.ts';
import { emulatorSign } from '../probe/emulator.ts';
import type { Answered as Answer, Exchange, Outgoing } from '../probe/exchange.ts';
import type { ProbePlan } from '../probe/probe-plan.ts';
import type { Reading } from '../probe/run-ladder.ts';
import { scrubber } from '../probe/scrub.ts';
import { secretsOf } from '../probe/secrets-of.ts';
import { seenOf } from '../reconcile/seen-of.ts';
import { headerValue } from '../signature/http-request.ts';
import { echoDifference } from './echo-difference.ts';
import { silentSeen } from './silent-seen.ts';

/** What is known when an answer is read. */
export interface ReadingPlan {
  readonly plan: ProbePlan;
  readonly rung: RungId;
  /** From the evidence and the connection. */
  readonly context: CallContext;
}

/** Returns what an HTTP answer means; nothing secret that the server wrote back stays in it. */
export function readExchange({ plan, rung, context }: ReadingPlan, outgoing: Outgoing, exchange: Exchange): Reading {
  if (exchange.kind === 'failed') {
    return { seen: 'unreached', says: exchange.why, facts: { stage: exchange.stage } };
  }
  const clean = scrubber(secretsOf(plan, outgoing.request));
  const denial = causeOf(outgoing, exchange, context);
  const seen = silentSeen({ rung, outgoing }, exchange, denial) ?? seenOf(exchange.status, denial);
  const body = clean(exchange.body.replace(/\s+/g, ' ').trim()).slice(0, 300);
  const named = denial.cause === null || exchange.status < 400 ? '' : `, ${denial.cause}`;
  const differs = echoDifference(outgoing.request, exchange.body);
  const cut = exchange.cut === undefined ? '' : ` (${exchange.cut})`;
  return {
    seen,
    says: `${exchange.status}${named}${body === '' ? '' : `: ${body}`}${cut}${echoed(differs)}${redirection(exchange, clean)}`,
    status: exchange.status,
    ...(denial.cause === null ? {} : { cause: denial.cause, candidates: denial.candidates }),
    facts: { ...factsOf(exchange, clean), ...(differs === undefined ? {} : { echoDiffersIn: differs }) },
  };
}

/** The request is our own, so that everything about it is known. */
function causeOf({ request }: Outgoing, { status, headers, body }: Answer, known: CallContext): Denial {
  const sent = requestContext({
    method: request.method,
    url: `https://${headerValue(request.headers, 'host') ?? ''}/`,
    headers: plain(request.headers),
    complete: true,
  });
  const context = { flags: { ...known.flags, ...sent.flags }, texts: { ...known.texts, ...sent.texts } };
  return readDenial({ status, headers: plain(headers), text: body, context, kind: 'http' });
}

function plain(headers: Answer['headers']): Readonly<Record<string, string>> {
  return Object.fromEntries(headers.map(({ name, value }) => [name.toLowerCase(), value]));
}

function echoed(differs: string | undefined): string {
  if (differs === undefined) return '';
  return differs === 'none'
    ? '; AWS computed the same canonical request, so the secret is another'
    : `; AWS's canonical request differs first in the ${differs}`;
}

function redirection({ status, headers }: Answer, clean: (text: string) => string): string {
  const location = headerValue(headers, 'location');
  return location === undefined || status < 300 || status > 399
    ? ''
    : `; redirect to ${clean(location).slice(0, 120)}, not followed`;
}

function factsOf({ headers }: Answer, clean: (text: string) => string): Readonly<Record<string, string>> {
  const emulator = emulatorSign({ headers });
  const told = FACT_HEADERS.flatMap((name) => {
    const value = headerValue(headers, name);
    return value === undefined ? [] : [[name, clean(value).slice(0, 120)] as const];
  });
  return { ...Object.fromEntries(told), ...(emulator === undefined ? {} : { emulator }) };
}

const FACT_HEADERS = ['date', 'server', 'x-amzn-errortype', 'x-amzn-requestid', 'apigw-requestid', 'x-cache'];
