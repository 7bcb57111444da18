import { expect, test } from 'vitest';
import { lintSet } from '../../src/app/lint-set.ts';
import { arnFields } from '../../src/rule/arn-fields.ts';
import { hasOrdinaryFront } from '../../src/rule/arn-front.ts';
import type { LintRule } from '../../src/rule/lint-rule.ts';
import { serviceData } from '../../src/service-data/service-data.ts';
import { allLintRules } from './all-lint-rules.ts';

const services = serviceData();
const IDS = ['arn-account', 'arn-partition', 'arn-region', 'arn-service', 'wildcard-in-arn-type'];
const rules = (await allLintRules())
  .filter(({ id }) => IDS.includes(id))
  .map((rule): LintRule => {
    if (rule.subject !== 'policy') throw new Error(`${rule.id} is not about policies`);
    const { when: _, ...always } = rule;
    return always;
  });

const partitions = ['aws', 'aws-cn', 'aws-us-gov', 'AWS', 'amazon', '*', 'aws*', '', '${aws:PrincipalTag/p}'];
const names = ['lambda', 'iam', 's3', 'execute-api', 'dynamodb', 'logs', 'ec2', 'cloudfront', 'sts', 'Lambda', 'lamda'];
const regions = [
  '',
  '*',
  'eu-west-1',
  'cn-north-1',
  'us-gov-west-1',
  'eu-wst-1',
  'xx-none-9',
  'eu-*',
  '${aws:RequestedRegion}',
];
const accounts = [
  '',
  '*',
  '111122223333',
  '123456789012',
  '000000000000',
  '1111',
  'aws',
  '1111-2222-3333',
  '${aws:PrincipalAccount}',
];
const fronts = partitions.flatMap((partition) =>
  [...names, '*', 's*', ''].flatMap((service) =>
    regions.flatMap((region) => accounts.map((account) => `arn:${partition}:${service}:${region}:${account}`)),
  ),
);

/** Findings of the rules about these fields on a policy with the one resource, whatever its features. */
async function findings(resource: string): Promise<readonly string[]> {
  const statement = { Effect: 'Allow', Action: '*', Resource: resource };
  const text = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  const settings = { today: '2026-11-21' };
  const run = await lintSet([{ path: 'p.json', text }], { rules, services, settings, policyType: 'identity' });
  return run.findings.map(({ rule, problem }) => `${rule.id}: ${problem.message}`);
}

test('the rules about the fields of an ARN say nothing about an ordinary front', async () => {
  expect(rules.map(({ id }) => id).sort()).toEqual(IDS);
  let ordinary = 0;
  for (const front of fronts) {
    const fields = arnFields(`${front}:name/part`);
    if (fields === undefined || !hasOrdinaryFront(services, fields)) continue;
    ordinary += 1;
    expect(await findings(`${front}:name/part`), front).toEqual([]);
  }
  expect(ordinary).toBeGreaterThan(300);
});

test('a front that is not as the service wants it is not ordinary', () => {
  for (const front of [
    'arn:aws:lambda::111122223333',
    'arn:aws:s3::',
    'arn:aws:iam:eu-west-1:111122223333',
    'arn:aws:lambda:cn-north-1:111122223333',
  ]) {
    const fields = arnFields(`${front}:name`);
    expect(fields !== undefined && hasOrdinaryFront(services, fields), front).toBe(front === 'arn:aws:s3::');
  }
});
