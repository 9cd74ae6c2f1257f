import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/**
 * What zod found wrong, in words that complete the name of the field: `must be text, not a number`.
 * Words that a schema brings itself stay as they are.
 */
export function issueMessage(issue: Issue): string {
  return zodsOwn.test(issue.message) ? messageOf(issue) : issue.message;
}

/** How the messages begin that no schema brought. */
const zodsOwn = /^(Invalid |Too (small|big): expected |Unrecognized key)/;

function messageOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return typeMessage(issue);
    case 'too_small':
      return sizeMessage(
        issue.origin,
        issue.inclusive === false ? 'more than' : 'at least',
        issue.minimum,
      );
    case 'too_big':
      return sizeMessage(
        issue.origin,
        issue.inclusive === false ? 'less than' : 'at most',
        issue.maximum,
      );
    case 'invalid_format':
      return formatMessage(issue);
    case 'invalid_value':
      return choiceMessage(issue);
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'invalid_union':
      return unionMessage(issue);
    case 'unrecognized_keys':
      return `has members that are not known here: ${issue.keys.join(', ')}`;
    case 'invalid_key':
      return `has a name that is not valid: ${issue.issues.map(issueMessage).join('; ')}`;
    case 'invalid_element':
      return `has an entry that is not valid: ${issue.issues.map(issueMessage).join('; ')}`;
    case 'custom':
      return 'is not valid';
    default:
      return issue satisfies never;
  }
}

function typeMessage({ expected, message }: Issue & { code: 'invalid_type' }): string {
  const [, received = ''] = /received (\w+)$/.exec(message) ?? [];
  if (received === 'undefined') return 'is missing';
  const must = `must be ${typeName(expected)}`;
  const says = received !== 'NaN' && !(expected === 'int' && received === 'number');
  return says && received !== '' ? `${must}, not ${typeName(received)}` : must;
}

/** What was given is only told to who asks zod for it; nothing given is told apart then. */
function choiceMessage(issue: Issue & { code: 'invalid_value' }): string {
  const { values } = issue;
  const must =
    values.length === 1
      ? `must be ${valueName(values[0])}`
      : `must be one of ${values.map(valueName).join(', ')}`;
  return 'input' in issue && issue.input === undefined ? `is missing: it ${must}` : must;
}

function sizeMessage(origin: string, than: string, limit: number | bigint): string {
  const unit = units[origin];
  if (unit === undefined) return `must be ${than} ${limit}`;
  if (than === 'at least' && limit === 1) return 'must not be empty';
  return `must have ${than} ${limit} ${limit === 1 ? unit.one : unit.many}`;
}

function formatMessage(issue: Issue & { code: 'invalid_format' }): string {
  const { format, pattern, prefix, suffix, includes } = issue as typeof issue & FormatDetails;
  if (prefix !== undefined) return `must begin with "${prefix}"`;
  if (suffix !== undefined) return `must end with "${suffix}"`;
  if (includes !== undefined) return `must contain "${includes}"`;
  if (format === 'regex') return `must have the form ${pattern}`;
  return `must be ${formats[format] ?? `a valid ${format.replaceAll('_', ' ')}`}`;
}

type FormatDetails = { pattern?: string; prefix?: string; suffix?: string; includes?: string };

/** What each of its alternatives wants, once. */
function unionMessage({ errors }: Issue & { code: 'invalid_union' }): string {
  const wants = errors.flatMap((branch) => branch.slice(0, 1).map(issueMessage));
  const kinds = [...new Set(wants)].map(
    (it) => /^must be (?<what>[^,]+)/.exec(it)?.groups?.['what'],
  );
  if (kinds.length === 0 || kinds.includes(undefined)) return 'is none of what can stand here';
  return `must be ${kinds.join(' or ')}`;
}

const units: Record<string, { one: string; many: string }> = {
  string: { one: 'character', many: 'characters' },
  array: { one: 'entry', many: 'entries' },
  set: { one: 'entry', many: 'entries' },
  map: { one: 'member', many: 'members' },
  record: { one: 'member', many: 'members' },
};

const types: Record<string, string> = {
  int: 'a whole number',
  number: 'a number',
  bigint: 'a whole number',
  string: 'text',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
  date: 'a date',
};

const formats: Record<string, string> = {
  datetime: 'a moment, like "2026-05-31T09:00:00Z"',
  date: 'a day, like "2026-05-31"',
  time: 'a time, like "09:00:00"',
  duration: 'a duration, like "PT1H30M"',
  url: 'a URL, like "https://example.org/"',
  email: 'an e-mail address',
  uuid: 'a UUID',
  base64: 'base64',
  json_string: 'JSON',
};

function typeName(type: string): string {
  return types[type] ?? type;
}

function valueName(value: unknown): string {
  return typeof value === 'string' ? `"${value}"` : String(value);
}
