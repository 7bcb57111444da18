import { quote } from '../domain/quote.ts';
import { UserError } from '../domain/user-error.ts';
import { explainText, VERDICT_WORDS } from '../report/explain-text.ts';
import { paint } from '../report/paint.ts';
import type { TextStyle } from '../report/text-style.ts';
import { STORIES, type Story, type Variant } from './demo/stories.ts';
import { explainSnapshot } from './explain-snapshot.ts';

/** Returns the five stories, one line per call, with what to try next; no network, no credentials. */
export function demoOverview(style: TextStyle): string {
  const stories = STORIES.flatMap((story) => [
    paint(style.colour, 'strong', `${story.number}. ${story.title}`),
    ...story.variants.map((variant) => variantLine(variant, style)),
    '',
  ]);
  return `${[...INTRO, '', ...stories, ...NEXT].join('\n')}\n`;
}

/** Returns one story in full: the explanation of each of its calls, or of the one named (`4-url-one-grant`). */
export function demoStory(name: string, style: TextStyle): string {
  const chosen = variantsNamed(name);
  if (chosen.length === 0) {
    throw new UserError(
      'noStory',
      `there is no story ${quote(name)}`,
      'give a number from 1 to 5, or an id like 4-url-one-grant',
    );
  }
  const texts = chosen.map((variant) => {
    const title = paint(style.colour, 'strong', `# ${variant.id}: ${variant.says}`);
    return `${title}\n\n${explainText(explainSnapshot(variant.snapshot), style, { fix: 'cli', trace: false })}`;
  });
  const story = STORIES.find(({ number }) => chosen[0]?.id.startsWith(`${number}-`));
  return `${texts.join('\n')}\n${nextFor(story)}`;
}

/** Returns the snapshots of all calls by file name, for `explain --snapshot`. */
export function demoFiles(): ReadonlyMap<string, string> {
  const variants = STORIES.flatMap((story) => story.variants);
  return new Map(variants.map(({ id, snapshot }) => [`${id}.json`, `${JSON.stringify(snapshot, null, 2)}\n`]));
}

const INTRO = [
  'Five stories of a call that AWS allows or answers with 403, decided by the engine from embedded evidence:',
  'the account exists only here, nothing is sent, no credentials are read.',
];

const NEXT = [
  'Next',
  '  why403 demo 4                       one story in full',
  '  why403 demo --write DIR             the evidence as files, then',
  '  why403 explain --snapshot DIR/4-url-one-grant.json --fix terraform',
  '  why403 explain FUNCTION-OR-URL      a call of your own, with your credentials',
];

function variantLine(variant: Variant, style: TextStyle): string {
  const report = explainSnapshot(variant.snapshot);
  const [word, tone] = VERDICT_WORDS[report.verdict];
  const short = report.verdict === 'notPermission' ? 'NOT IAM' : word;
  return `   ${paint(style.colour, tone, short.padEnd(8))} ${variant.says.padEnd(52)} ${paint(style.colour, 'quiet', variant.id)}`;
}

function variantsNamed(name: string): readonly Variant[] {
  return STORIES.flatMap((story) => story.variants.filter(({ id }) => id === name || String(story.number) === name));
}

function nextFor(story: Story | undefined): string {
  if (story === undefined) return '';
  return `Next: why403 demo --write DIR, then ${story.next}\n`;
}
