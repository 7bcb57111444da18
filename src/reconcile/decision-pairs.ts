import type { Pair } from './pair.ts';

const PASSED = ['accepted', 'applicationRefused'] as const;

/** Rows that confirm or contradict a decision. */
export const DECISION_PAIRS: readonly Pair[] = [
  {
    id: 'unreached',
    when: { S1: ['unreached'] },
    verdict: 'unconfirmed',
    reading: 'there is no connection, so this is no 403 of AWS: DNS, network or TLS',
    next: 'check the name; a private API resolves only inside its VPC or through its VPC endpoint',
  },
  {
    id: 'signed-passed-expected-denied',
    when: { S4: PASSED },
    expected: ['denied'],
    verdict: 'contradicted',
    reading: 'the call went through, and the evidence says that it is denied',
    next: 'collect the evidence again; if it still disagrees, please report it',
  },
  {
    id: 'signed-passed-expected-allowed',
    when: { S4: PASSED },
    expected: ['allowed'],
    verdict: 'confirmed',
    reading: 'the call went through, as the evidence says',
    next: 'nothing is to be done for permissions',
  },
  {
    id: 'signed-denied-expected-denied',
    when: { S4: ['denied'] },
    expected: ['denied'],
    verdict: 'confirmed',
    reading: 'authorization refused the call, as the evidence says',
    next: 'apply the fix of `why403 explain`',
  },
  {
    id: 'signed-denied-expected-allowed',
    when: { S4: ['denied'] },
    expected: ['allowed'],
    verdict: 'contradicted',
    reading: 'authorization refused the call, and the evidence says that it is allowed',
    next: 'work through the suspects in their order',
  },
  {
    id: 'forbidden-behind-signature-expected-denied',
    when: { S3: ['wrongScope'], S4: ['forbidden'] },
    expected: ['denied'],
    verdict: 'confirmed',
    reading: 'nothing in front blocks and the signature is right, so the bare `Forbidden` is authorization, as decided',
    next: 'apply the fix of `why403 explain`',
  },
  {
    id: 'forbidden-behind-signature-expected-allowed',
    when: { S3: ['wrongScope'], S4: ['forbidden'] },
    expected: ['allowed'],
    verdict: 'contradicted',
    reading:
      'nothing in front blocks and the signature is right, so the bare `Forbidden` is authorization, and the evidence says allowed',
    next: 'work through the suspects in their order',
  },
  {
    id: 'dry-run-allowed-expected-allowed',
    when: { L1: ['accepted'] },
    target: 'invoke',
    expected: ['allowed'],
    verdict: 'confirmed',
    reading: 'Lambda would take the call, as the evidence says',
    next: 'nothing is to be done for permissions',
  },
  {
    id: 'dry-run-denied-expected-denied',
    when: { L1: ['denied'] },
    target: 'invoke',
    expected: ['denied'],
    verdict: 'confirmed',
    reading: 'Lambda would refuse the call, as the evidence says',
    next: 'apply the fix of `why403 explain`',
  },
  {
    id: 'dry-run-allowed-expected-denied',
    when: { L1: ['accepted'] },
    target: 'invoke',
    expected: ['denied'],
    verdict: 'contradicted',
    reading: 'Lambda would take the call, and the evidence says that it is denied',
    next: 'collect the evidence again; if it still disagrees, please report it',
  },
  {
    id: 'dry-run-denied-expected-allowed',
    when: { L1: ['denied'] },
    target: 'invoke',
    expected: ['allowed'],
    verdict: 'contradicted',
    reading: 'Lambda would refuse the call, and the evidence says that it is allowed',
    next: 'work through the suspects in their order',
  },
];
