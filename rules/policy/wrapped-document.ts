import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** The policy is packed in something else. */
export const rule = defineLintRule({
  id: 'wrapped-document',
  subject: 'file',
  group: 'syntax',
  title: 'Policy is wrapped in an API response or is a JSON string',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'The file holds the policy inside an answer of AWS, URL-encoded or as a string. It was unwrapped for this check; no AWS call accepts it so.',
  remedy: 'Save the policy itself, if the file is to be used as one.',
  references: [
    'https://docs.aws.amazon.com/lambda/latest/api/API_GetPolicy.html',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html',
  ],
  equivalents: {},
  *check({ file, wrapped }) {
    const [outer] = wrapped;
    // `iam get-role` and the like hold the policy as it is.
    if (outer === undefined || wrapped.every((layer) => layer.how === 'response')) return;
    const at = { file, pointer: outer.pointer };
    const layers = wrapped.map((layer) => NAMES[layer.how]).join(', ');
    // An answer saved as evidence is what it should be.
    const severity = outer.how === 'response' ? 'info' : 'warning';
    yield { at, message: `the policy is wrapped (${layers}) and was unwrapped for the checks`, severity };
  },
});

const NAMES = { response: 'answer of AWS', 'url-encoded': 'URL-encoded', 'json-string': 'JSON in a string' } as const;
