import { expect, test } from 'vitest';
import { applyFixes } from '../../src/app/lint-fix.ts';
import { lintSet } from '../../src/app/lint-set.ts';
import { serviceData } from '../../src/service-data/service-data.ts';
import { allLintRules } from './all-lint-rules.ts';

const rules = await allLintRules();
const services = serviceData();

/** Rules that offer a fix, and whether `--fix` changes the file. */
function fixesOf(statement: object) {
  const full = { Resource: 'arn:aws:s3:::orders/*', Action: 's3:GetObject', ...statement };
  return fixesIn(JSON.stringify({ Version: '2012-10-17', Statement: [full] }));
}

async function fixesIn(text: string) {
  const run = await lintSet([{ path: 'policy.json', text }], { rules, services, settings: { today: '2026-11-21' } });
  const offered = run.findings.filter(({ problem }) => problem.fix !== undefined).map(({ rule }) => rule.id);
  return { offered, changed: applyFixes(run.findings.map(({ problem }) => problem)).size > 0 };
}

// StringEquals takes a star as it stands, ArnEquals and the Like operators do not: what nobody got, a fix must not give.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
test.each([
  ['a role of any account', { Principal: '*' }, { StringEquals: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/x' } }],
  ['users of a name', {}, { StringEquals: { 'aws:username': 'jo*' } }],
  ['sources of any account', { Principal: '*' }, { StringEquals: { 'aws:SourceArn': 'arn:aws:sns:*:*:orders' } }],
])('an Allow for %s is not made to match by --fix', async (_, who, Condition) => {
  const { offered, changed } = await fixesOf({ Effect: 'Allow', ...who, Condition });
  expect(offered).not.toEqual([]);
  expect(changed).toBe(false);
});

test('a Deny that spares nobody is not made to spare somebody by --fix', async () => {
  const Condition = { StringNotEquals: { 'aws:username': 'jo*' } };
  const { offered, changed } = await fixesOf({ Effect: 'Deny', Condition });
  expect(offered).toContain('wildcard-without-like');
  expect(changed).toBe(false);
});

test('a Deny that matches nobody is made to match', async () => {
  const { changed } = await fixesOf({ Effect: 'Deny', Condition: { StringEquals: { 'aws:username': 'jo*' } } });
  expect(changed).toBe(true);
});

test('a star that runs over several fields of an ARN is not given to an ARN operator by --fix', async () => {
  const Condition = { StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*' } };
  const { offered, changed } = await fixesOf({ Effect: 'Deny', Condition });
  expect(offered).toContain('string-operator-on-arn-key');
  expect(changed).toBe(false);
});

// ForAllValues holds for launches without tags, a guard would refuse them.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
test('creation without tags is not refused by --fix', async () => {
  const Condition = { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } };
  const { offered, changed } = await fixesOf({ Effect: 'Allow', Action: 'ec2:RunInstances', Resource: '*', Condition });
  expect(offered).toContain('forallvalues-without-null-guard');
  expect(changed).toBe(false);
});

test('calls of an API are not granted by --fix to who was to manage it', async () => {
  const Resource = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/prod/GET/orders';
  const { offered, changed } = await fixesOf({ Effect: 'Allow', Action: 'apigateway:GET', Resource });
  expect(offered).toContain('apigateway-management-action-for-invoke');
  expect(changed).toBe(false);
});

// Only the last of two equal keys counts; the first would come to life.
test.each([
  [
    'of an operator',
    '"Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-a1b2"},"StringEquals":{"aws:username":"jo*"}}',
  ],
  ['of an element', '"resource":"*","Resource":"arn:aws:s3:::orders/*"'],
])('a key %s that stands twice is not renamed by --fix', async (_, twice) => {
  const statement = `{"Effect":"Deny","Action":"s3:GetObject","Resource":"arn:aws:s3:::orders/*",${twice}}`;
  const { changed } = await fixesIn(`{"Version":"2012-10-17","Statement":[${statement}]}`);
  expect(changed).toBe(false);
});

test('a misspelled action is offered with its name, not written by --fix', async () => {
  const { offered, changed } = await fixesOf({ Effect: 'Allow', Action: 's3:GetObjct' });
  expect(offered).toContain('unknown-action');
  expect(changed).toBe(false);
});
