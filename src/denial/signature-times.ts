import type { DenialFacts } from './denial.ts';

/**
 * The window and the clock difference that a time refusal states:
 * `Signature expired: 20261121T095000Z is now earlier than 20261121T100000Z (20261121T100500Z - 5 min.)`.
 * AWS's own time stands in the brackets; a positive skew means that the client is ahead.
 */
export function signatureTimes(message: string): DenialFacts {
  const found =
    /(\d{8}T\d{6}Z) is (?:now earlier|still later) than (\d{8}T\d{6}Z) \((\d{8}T\d{6}Z) [-+] (\d{1,4}) min/.exec(
      message,
    );
  const [, signed, , server, minutes] = found ?? [];
  if (signed === undefined || server === undefined || minutes === undefined) return minutesFact(message);
  const skew = (instant(signed) - instant(server)) / 1000;
  return {
    windowSeconds: Number(minutes) * 60,
    signedAt: signed,
    awsTime: server,
    ...(Number.isFinite(skew) ? { skewSeconds: skew } : {}),
  };
}

/** Only the window: `… - 5 min.` or `MaxAllowedSkewMilliseconds`. */
export function minutesFact(message: string): DenialFacts {
  const minutes = /[-+] (\d{1,4}) min/.exec(message)?.[1];
  return minutes === undefined ? {} : { windowSeconds: Number(minutes) * 60 };
}

/** Basic ISO form to milliseconds; NaN for a date that does not exist. */
function instant(basic: string): number {
  const digits = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(basic)?.slice(1) ?? [];
  const [year, month, day, hour, minute, second] = digits;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
