// Registered by record-modules.cjs: notes every module that the ESM loader resolves.
import { appendFileSync } from 'node:fs';

export async function resolve(specifier, context, next) {
  const found = await next(specifier, context);
  appendFileSync(process.env.WHY403_IMPORTS, `${found.url}\n`);
  return found;
}
