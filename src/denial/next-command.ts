import type { DeniedCall } from './cause-rule.ts';

/**
 * Returns the command with what is known filled in. Only plain ARNs are: the text is foreign, and the command is made
 * to be pasted into a shell.
 */
export function nextCommand(template: string, { principal, resource }: DeniedCall): string {
  const target = isPlain(resource) && /:(lambda|execute-api):/.test(resource) ? resource : undefined;
  const name = target === undefined ? undefined : /:function:([\w-]{1,140})/.exec(target)?.[1];
  return template
    .replace('<target>', target ?? '<target>')
    .replace('<principal>', isPlain(principal) ? principal : '<principal>')
    .replace('<name>', name ?? '<name>');
}

function isPlain(value: string | null | undefined): value is string {
  return typeof value === 'string' && value.length < 600 && /^[\w:/.@=+,-]+$/.test(value);
}
