import type { PolicyEdit } from '../domain/finding.ts';
import { cdkLines } from './fix-cdk.ts';
import { cliLines } from './fix-cli.ts';
import { cloudFormationLines } from './fix-cloudformation.ts';
import { jsonLines } from './fix-json.ts';
import { terraformLines } from './fix-terraform.ts';

/** The languages in which a fix can be written down. */
export const FIX_FORMATS = ['cli', 'json', 'terraform', 'cloudformation', 'cdk'] as const;
export type FixFormat = (typeof FIX_FORMATS)[number];

/** Returns the lines that make the edits, for copying; edits that no text can make come out as comments. */
export function editLines(edits: readonly PolicyEdit[], format: FixFormat): readonly string[] {
  return WRITERS[format](edits);
}

const WRITERS = {
  cli: cliLines,
  json: jsonLines,
  terraform: terraformLines,
  cloudformation: cloudFormationLines,
  cdk: cdkLines,
} as const satisfies Record<FixFormat, (edits: readonly PolicyEdit[]) => readonly string[]>;
