const ISO =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|z|[+-]\d{2}:?\d{2})?)?)?)?$/;

/**
 * Milliseconds since 1970 of a date in an ISO 8601 format of W3C or in epoch seconds; undefined when it is neither.
 * A time without zone counts as UTC.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date
 */
export function parseDateValue(text: string): number | undefined {
  const iso = ISO.exec(text);
  if (iso === null) return /^-?\d{1,15}(\.\d{1,9})?$/.test(text) ? Number(text) * 1000 : undefined;
  const [, year = '', month = '01', day = '01', hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] =
    iso;
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  if (!inRange(new Date(time), { month, day, hour, minute, second })) return undefined;
  return time + Number(`0.${fraction === '' ? '0' : fraction}`) * 1000 - zoneMilliseconds(zone);
}

type Fields = Readonly<Record<'month' | 'day' | 'hour' | 'minute' | 'second', string>>;

/** `Date.UTC` carries over (31 February becomes March); such dates are none. */
function inRange(date: Date, fields: Fields): boolean {
  return (
    date.getUTCMonth() === Number(fields.month) - 1 &&
    date.getUTCDate() === Number(fields.day) &&
    date.getUTCHours() === Number(fields.hour) &&
    date.getUTCMinutes() === Number(fields.minute) &&
    date.getUTCSeconds() === Number(fields.second)
  );
}

function zoneMilliseconds(zone: string): number {
  if (zone === 'Z' || zone === 'z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}
