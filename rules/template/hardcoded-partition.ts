import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { textLeaves } from '../../src/rule/text-leaves.ts';
import { isList, isOpen, type SourceValue } from '../../src/source/open.ts';

/** Hard-coded partition, region or account in a template. */
export const rule = defineLintRule({
  id: 'hardcoded-partition',
  subject: 'template',
  group: 'hygiene',
  title: 'Hard-coded partition, region or account in a template',
  severity: 'info',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'A template with a region and an account in it can be deployed there only; copied elsewhere it points back at the old place.',
  remedy: 'Write `${AWS::Partition}`, `${AWS::Region}` and `${AWS::AccountId}` in Fn::Sub.',
  references: [
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html',
  ],
  equivalents: { cfnLint: 'I3042' },
  *check(template) {
    for (const resource of template.resources) {
      if (resource.dialect !== 'cloudformation' && resource.dialect !== 'sam') continue;
      if (!holdsFixed(resource.properties)) continue;
      for (const { text, pointer, open } of textLeaves(resource.properties, FIXED)) {
        const [, partition = '', service = '', region = '', account = '', rest = ''] = FIXED.exec(text) ?? [];
        const at = resource.property(pointer);
        // A stated --region stands in for `${AWS::Region}`.
        const range = at.file.rangeAt(at.pointer);
        if (range !== undefined && !at.file.text.slice(range.start, range.end).includes(region)) continue;
        const own = account === '' ? '' : '${AWS::AccountId}';
        const value = { 'Fn::Sub': `arn:\${AWS::Partition}:${service}:\${AWS::Region}:${own}:${rest}` };
        yield {
          at,
          message: `\`${text}\` fixes partition \`${partition}\` and region \`${region}\``,
          ...(open
            ? {}
            : {
                fix: {
                  title: 'use pseudo parameters',
                  safety: 'suggest' as const,
                  edits: [{ kind: 'replace' as const, at, value }],
                },
              }),
        };
      }
    }
  },
});

/** Templates have a million values and hardly one of these: no pointers are made on the way. */
function holdsFixed(value: SourceValue): boolean {
  if (typeof value === 'string') return isFixed(value);
  if (typeof value !== 'object' || value === null) return false;
  if (isList(value)) return value.some(holdsFixed);
  if (isOpen(value)) return value.text !== undefined && isFixed(value.text);
  for (const key in value) if (holdsFixed(value[key] ?? null)) return true;
  return false;
}

function isFixed(text: string): boolean {
  return text.length >= SHORTEST && text.startsWith('arn:aws') && FIXED.test(text);
}

const SHORTEST = 'arn:aws:s:aa-a-1::'.length;
const FIXED = /^arn:(aws[a-z-]*):([a-z0-9-]+):([a-z]{2}(?:-[a-z]+)+-\d):(\d{12}|\u{FFFC}|):(.*)$/u;
