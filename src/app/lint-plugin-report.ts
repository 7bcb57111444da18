/** The reports of a rule that no compiler of ours has seen, each looked at; throws for one that is none. */
export function* checkedReports(reports: Iterable<unknown>): Iterable<unknown> {
  for (const report of reports) {
    const mistake = mistakeIn(report);
    if (mistake !== undefined) throw new Error(mistake);
    yield report;
  }
}

function mistakeIn(report: unknown): string | undefined {
  if (!isObject(report)) return 'a report must be an object';
  if ('undecided' in report) return isText(report['undecided']) ? undefined : '`undecided` of a report must be a text';
  const { at, message, severity, confidence, related, fix } = report;
  if (!isText(message) || !isPlace(at)) return 'a report needs a message and `at`, a place such as policy.at(pointer)';
  if (severity !== undefined && !isOne(severity, ['error', 'warning', 'info']))
    return '`severity` of a report must be error, warning or info';
  if (confidence !== undefined && !isOne(confidence, ['certain', 'likely', 'possible']))
    return '`confidence` of a report must be certain, likely or possible';
  if (related !== undefined && !(Array.isArray(related) && related.every(isRelated)))
    return '`related` of a report must be a list of places with a message each';
  return fix === undefined ? undefined : mistakeInFix(fix);
}

const EDITS = ['replace', 'rename', 'remove', 'addProperty', 'append', 'addSibling', 'text'];

function mistakeInFix(fix: unknown): string | undefined {
  if (!isObject(fix) || !isText(fix['title']) || !isOne(fix['safety'], ['safe', 'suggest']))
    return '`fix` of a report needs a title and `safety`, safe or suggest';
  const { edits } = fix;
  if (!Array.isArray(edits) || edits.length === 0 || !edits.every((edit) => isObject(edit) && isPlace(edit['at'])))
    return '`edits` of a fix must be a list of edits, each `at` a place';
  const strange = edits.find((edit) => !isOne(edit.kind, EDITS));
  if (strange !== undefined) return `\`kind\` of an edit must be one of ${EDITS.join(', ')}`;
  const named = edits.every(({ kind, name }) => !/^(?:rename|add)/.test(kind) || isText(name));
  const valued = edits.every((edit) => !/^(?:replace|append|add)/.test(edit.kind) || edit.value !== undefined);
  const placed = edits.every(({ kind, start, end, text }) => kind !== 'text' || isSpan(start, end, text));
  return named && valued && placed ? undefined : 'an edit lacks its `name`, `value`, or `start`, `end` and `text`';
}

function isSpan(start: unknown, end: unknown, text: unknown): boolean {
  return Number.isInteger(start) && Number.isInteger(end) && Number(start) <= Number(end) && typeof text === 'string';
}

function isRelated(value: unknown): boolean {
  return isObject(value) && isText(value['message']) && isPlace(value['at']);
}

function isPlace(value: unknown): boolean {
  if (!isObject(value) || typeof value['pointer'] !== 'string') return false;
  const { file } = value;
  return isObject(file) && 'rangeAt' in file;
}

function isOne(value: unknown, known: readonly string[]): boolean {
  return typeof value === 'string' && known.includes(value);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
