import { leastPolicy, type PolicyPlace, toolPermissions } from '../collect/tool-permissions.ts';

/** The least policy for why403 itself, printed as IAM policy, as JSON with the collectors, or as a document. */
export function permissions(format: string, place: PolicyPlace): string {
  if (format === 'json')
    return `${JSON.stringify({ schema: 'why403.permissions/1', collectors: toolPermissions(place), policy: leastPolicy(place) }, null, 2)}\n`;
  if (format === 'markdown') return markdown(place);
  return `${JSON.stringify(leastPolicy(place), null, 2)}\n`;
}

function markdown(place: PolicyPlace): string {
  const sections = toolPermissions(place).map(({ collector, reads, actions }) => {
    const rows = actions.map(
      ({ action, resources }) => `| \`${action}\` | ${resources.map((resource) => `\`${resource}\``).join('<br>')} |`,
    );
    return [`## ${collector}`, '', `Reads ${reads}.`, '', '| action | resources |', '| --- | --- |', ...rows, ''].join(
      '\n',
    );
  });
  return [
    '# Permissions of why403',
    '',
    'What the collectors may call, and nothing else. Every action only reads. Leave out what you like: a piece of',
    'evidence that cannot be read is named in the result.',
    '',
    ...sections,
    '## As a policy',
    '',
    '```json',
    JSON.stringify(leastPolicy(place), null, 2),
    '```',
    '',
  ].join('\n');
}
