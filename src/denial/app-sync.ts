import type { Answer } from './answer.ts';

/**
 * Whether AppSync answered: by its host, or by the GraphQL form in which it puts an error's type.
 * https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html
 */
export function isAppSync({ raw, context, emitter }: Pick<Answer, 'raw' | 'context' | 'emitter'>): boolean {
  const { url = '', host = '' } = context.texts;
  if (/\.appsync-api\.[a-z0-9-]{2,40}\.amazonaws\./.test(`/${url}/${host}`)) return true;
  if (emitter !== 'unknown' && emitter !== 'lambda') return false;
  const start = raw.slice(0, 4000);
  return (
    /^\{ ?"(?:errors|data)" ?:/.test(start) && /"errors" ?: ?\[ ?\{/.test(start) && /"errorType" ?: ?"/.test(start)
  );
}
