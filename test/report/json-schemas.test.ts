import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDenial } from '../../src/denial/read-denial.ts';
import { readInput } from '../../src/denial/read-input.ts';
import { denialJson, denialsJson } from '../../src/report/denial-json.ts';
import { denialJsonSchema, denialsJsonSchema } from '../../src/report/denial-json-schema.ts';
import { signatureJsonSchema, signedRequestJsonSchema } from '../../src/report/signature-json-schema.ts';
import { verificationJson } from '../../src/report/verification-json.ts';
import { renderSigned } from '../../src/signature/render-signed.ts';
import { verifySignature } from '../../src/signature/verify-signature.ts';
import { canonical, get, HOST, SECRET, signedOver } from '../signature/sample.ts';
import { fitsSchema } from './fits-schema.ts';

const root = resolve(import.meta.dirname, '../..');

describe('every reading of a denial', () => {
  const folder = resolve(root, 'fixtures/denials');
  const pastes = readdirSync(folder).flatMap((name): readonly string[] => {
    const { cases }: { cases: Readonly<Record<string, unknown>>[] } = JSON.parse(
      readFileSync(resolve(folder, name), 'utf8'),
    );
    return cases.map(({ paste, expected: _, source: __, ...given }) =>
      typeof paste === 'string' ? paste : JSON.stringify(given),
    );
  });

  test('fits its schema', () => {
    expect(pastes.length).toBeGreaterThan(300);
    for (const paste of pastes) {
      const denials = readInput(paste).map(readDenial);
      for (const denial of denials) fitsSchema(denialJsonSchema, JSON.parse(denialJson(denial)));
      fitsSchema(denialsJsonSchema, JSON.parse(denialsJson(denials)));
    }
  });
});

test('a checked signature fits its schema, whatever was found', () => {
  const right = signedOver(get('/prod/orders'), canonical({}));
  const wrong = signedOver(get('/prod/orders?b=1&a=2'), canonical({ query: 'b=1&a=2' }));
  const { body: _, ...unknown } = signedOver(get('/prod/orders', [], 'POST'), canonical({ method: 'POST' }));
  for (const request of [right, wrong, unknown, get('/')]) {
    const echo = { canonicalRequest: canonical({ path: '/orders' }) };
    const input = { recorded: { format: 'raw HTTP' as const, request }, secret: SECRET, expectation: {} };
    for (const more of [{}, { echo }]) {
      fitsSchema(signatureJsonSchema, JSON.parse(verificationJson(verifySignature({ ...input, ...more }))));
    }
  }
});

test('a signed request fits its schema, with text, with bytes and without a body', () => {
  const scope = { service: 'lambda', region: 'eu-west-1', algorithm: 'v4' } as const;
  for (const body of [new Uint8Array(), new TextEncoder().encode('{}'), Uint8Array.from([0xff, 0])]) {
    const request = { ...get('/prod/orders'), body };
    const printed = renderSigned({ request, scope, connectTo: HOST, scheme: 'https' }, 'json');
    fitsSchema(signedRequestJsonSchema, JSON.parse(printed));
  }
});

test('docs/json.md names every schema', () => {
  const page = readFileSync(resolve(root, 'docs/json.md'), 'utf8');
  for (const name of readdirSync(resolve(root, 'docs/schema'))) {
    const schema = JSON.parse(readFileSync(resolve(root, 'docs/schema', name), 'utf8'));
    expect(page).toContain(`(schema/${name})`);
    const shape: unknown = schema.properties?.schema?.const;
    if (typeof shape === 'string') expect(page).toContain(`\`${shape}\``);
  }
});
