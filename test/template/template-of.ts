import { expect } from 'vitest';
import { lintSet } from '../../src/app/lint-set.ts';
import type { PolicySubject } from '../../src/rule/policy-subject.ts';
import type { TemplateSubject } from '../../src/rule/template-subject.ts';
import { serviceData } from '../../src/service-data/service-data.ts';
import { locateLines } from '../../src/source/locate.ts';

/** What the loaders make of files, and what they say they did not read. */
export async function loaded(files: Readonly<Record<string, string>>): Promise<{
  readonly graph: TemplateSubject;
  readonly kinds: readonly string[];
  readonly notRead: readonly string[];
}> {
  const inputs = Object.entries(files).map(([path, text]) => ({ path, text }));
  const run = await lintSet(inputs, { rules: [], services: serviceData(), settings: { today: '2026-11-21' } });
  expect(run.subjects.files.map((file) => file.error)).toEqual(run.subjects.files.map(() => undefined));
  return {
    graph: run.subjects.template,
    kinds: run.subjects.files.map((file) => file.kind),
    notRead: run.undecided.map((entry) => `${entry.count} ${entry.missing}`),
  };
}

/** One line per policy: type, service, whom it hangs on, actions, and where its statements stand. */
export function policyLines(graph: TemplateSubject): readonly string[] {
  return graph.policies.map((policy) => {
    const { type, resourceService = '', attachedTo, statements } = policy;
    const on = attachedTo === undefined ? '' : ` ${attachedTo.kind}:${attachedTo.id ?? shown(attachedTo.name)}`;
    const parts = statements.map(
      (one) =>
        `${one.effect ?? '?'} ${one.allActions.map(({ text }) => text).join(' ')} @${place(policy, one.pointer)}`,
    );
    return `${type}${resourceService && ` ${resourceService}`}${on}: ${parts.join(', ')}${policy.mayHaveMore ? ' …' : ''}`;
  });
}

function place(policy: PolicySubject, pointer: string): string {
  const { line, column } = locateLines(policy.at(pointer));
  return `${line}:${column}`;
}

/** A slot as a reader sees it, open parts as dots. */
export function shown(slot: unknown): string {
  if (typeof slot === 'string') return slot.replaceAll('\u{FFFC}', '…');
  if (typeof slot === 'object' && slot !== null && 'text' in slot && typeof slot.text === 'string')
    return slot.text.replaceAll('\u{FFFC}', '…');
  return slot === undefined ? '-' : '…';
}
