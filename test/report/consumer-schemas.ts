import * as z from 'zod/mini';

/**
 * What the readers of our reports take, written down from their own documents: nothing else may stand in a report.
 * SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json, and what GitHub wants of it:
 * https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
const text = z.string().check(z.minLength(1));
const count = z.int().check(z.gte(1));
const uri = z.string().check(z.regex(/^[\w\-.~!$&'()*+,;=:@/%]+$/), z.regex(/^(?:[^%]|%[\dA-F]{2})*$/));
const link = z.string().check(z.regex(/^https:\/\/[^\s<>"{}|\\^`]+$/));
const description = z.strictObject({ text: text.check(z.maxLength(1024)) });
const message = z.strictObject({ text });
/** `uniqueItems` of JSON Schema. */
const unique = z.refine(
  (list) => Array.isArray(list) && new Set(list.map((item) => JSON.stringify(item))).size === list.length,
);
const level = z.enum(['error', 'warning', 'note']);

const rule = z.strictObject({
  id: text,
  name: text.check(z.maxLength(255)),
  shortDescription: description,
  fullDescription: description,
  help: z.strictObject({ text, markdown: text }),
  helpUri: z.optional(link),
  defaultConfiguration: z.strictObject({ level }),
  properties: z.strictObject({
    tags: z.array(text).check(z.maxLength(10), unique),
    precision: z.enum(['very-high', 'high', 'medium', 'low']),
    'problem.severity': z.enum(['error', 'warning', 'recommendation']),
    'security-severity': z.optional(z.string().check(z.regex(/^(?!0\.0)(\d\.\d|10\.0)$/))),
  }),
});

const artifactLocation = z.strictObject({ uri, uriBaseId: z.optional(z.literal('%SRCROOT%')) });
const region = z.strictObject({ startLine: count, startColumn: count, endLine: count, endColumn: count });
const place = z.strictObject({ startLine: count, startColumn: count });

const result = z.strictObject({
  ruleId: text,
  ruleIndex: z.int().check(z.gte(0)),
  level,
  message,
  locations: z
    .array(z.strictObject({ physicalLocation: z.strictObject({ artifactLocation, region }) }))
    .check(z.length(1)),
  relatedLocations: z.optional(
    z
      .array(
        z.strictObject({
          id: z.int().check(z.gte(0)),
          message,
          physicalLocation: z.strictObject({ artifactLocation, region: place }),
        }),
      )
      .check(z.maxLength(100), unique),
  ),
  partialFingerprints: z.record(z.string(), text),
  fixes: z.optional(
    z.array(
      z.strictObject({
        description: message,
        artifactChanges: z
          .array(
            z.strictObject({
              artifactLocation,
              replacements: z
                .array(z.strictObject({ deletedRegion: region, insertedContent: z.strictObject({ text: z.string() }) }))
                .check(z.minLength(1)),
            }),
          )
          .check(z.minLength(1)),
      }),
    ),
  ),
  suppressions: z.optional(
    z.array(
      z.strictObject({
        kind: z.enum(['inSource', 'external']),
        status: z.enum(['accepted', 'underReview', 'rejected']),
        justification: z.optional(z.string()),
      }),
    ),
  ),
  properties: z.record(z.string(), z.unknown()),
});

export const sarifLog = z.strictObject({
  $schema: uri,
  version: z.literal('2.1.0'),
  runs: z
    .array(
      z.strictObject({
        tool: z.strictObject({
          driver: z.strictObject({
            name: text,
            semanticVersion: z.string().check(z.regex(/^\d+\.\d+\.\d+/)),
            rules: z.array(rule),
          }),
        }),
        automationDetails: z.strictObject({ id: text }),
        columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
        originalUriBaseIds: z.record(z.string(), z.strictObject({ description: message })),
        invocations: z.array(
          z.strictObject({
            executionSuccessful: z.boolean(),
            toolExecutionNotifications: z.array(z.strictObject({ level, message })),
          }),
        ),
        results: z.array(result).check(z.maxLength(25_000)),
      }),
    )
    .check(z.length(1)),
});

/** https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format; the rest of an entry is of Code Climate. */
export const gitlabReport = z.array(
  z.strictObject({
    type: z.literal('issue'),
    check_name: text,
    description: text,
    categories: z.array(text),
    fingerprint: text,
    severity: z.enum(['info', 'minor', 'major', 'critical', 'blocker']),
    location: z.strictObject({
      path: z.string().check(z.regex(/^(?!\.\/)./s)),
      lines: z.strictObject({ begin: count, end: count }),
    }),
  }),
);

const position = z.strictObject({ line: count, column: count });
const range = z.strictObject({ start: position, end: position });

/** https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/jsonschema/DiagnosticResult.json */
export const diagnosticResult = z.strictObject({
  source: z.strictObject({ name: text, url: z.optional(link) }),
  severity: z.enum(['ERROR', 'WARNING', 'INFO']),
  diagnostics: z.array(
    z.strictObject({
      message: text,
      location: z.strictObject({ path: text, range }),
      severity: z.enum(['ERROR', 'WARNING', 'INFO']),
      code: z.strictObject({ value: text, url: z.optional(link) }),
      suggestions: z.optional(z.array(z.strictObject({ range, text: z.string() }))),
    }),
  ),
});
