// Anything that a schema of the wire accepts, so that a new frame is part of every property from its first day.
import fc from 'fast-check';

/** The parts of a valibot schema that say what it accepts. */
interface Schema {
  readonly type: string;
  readonly entries?: Record<string, Schema>;
  readonly item?: Schema;
  readonly wrapped?: Schema;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
  readonly requirement?: unknown;
  readonly pipe?: readonly Schema[];
}

const LENGTH_MAX = 6;

/** @param schema an object, variant, … of `sdk/protocol` */
export function arbitraryOf(schema: unknown): fc.Arbitrary<unknown> {
  const it = schema as Schema;
  switch (it.type) {
    case 'object':
    case 'loose_object':
      return recordOf(it.entries!);
    case 'variant':
    case 'union':
      return fc.oneof(...(it.options as Schema[]).filter(isPlain).map(arbitraryOf));
    case 'array':
      return fc.array(arbitraryOf(it.item), bounds(it));
    case 'nullable':
      return fc.option(arbitraryOf(it.wrapped), { nil: null });
    case 'literal':
      return fc.constant(it.literal);
    case 'picklist':
      return fc.constantFrom(...it.options!);
    case 'boolean':
      return fc.boolean();
    case 'number':
      return rule(it, 'safe_integer') ? fc.nat(Number.MAX_SAFE_INTEGER) : fc.integer();
    case 'string':
      return textOf(it);
    default:
      throw new Error(`Teach arbitraryOf about schemas of type ${it.type}.`);
  }
}

function recordOf(entries: Record<string, Schema>): fc.Arbitrary<unknown> {
  const isOptional = (key: string) => entries[key]!.type === 'optional';
  const model = Object.fromEntries(
    Object.entries(entries).map(([key, inner]) => [
      key,
      arbitraryOf(inner.type === 'optional' ? inner.wrapped : inner),
    ]),
  );
  const requiredKeys = Object.keys(entries).filter((key) => !isOptional(key));
  return fc.record(model, { requiredKeys, noNullPrototype: true });
}

/** A schema that transforms reads something else than it was given: no part of a round trip. */
function isPlain({ pipe }: Schema): boolean {
  return !pipe?.some(({ type }) => type === 'transform');
}

function rule(schema: Schema, type: string): Schema | undefined {
  return schema.pipe?.find((step) => step.type === type);
}

function bounds(schema: Schema): { minLength: number; maxLength: number } {
  const at = (type: string, otherwise: number) =>
    (rule(schema, type)?.requirement as number | undefined) ?? otherwise;
  const minLength = at('min_length', 0);
  return { minLength, maxLength: Math.min(at('max_length', LENGTH_MAX), minLength + LENGTH_MAX) };
}

function textOf(schema: Schema): fc.Arbitrary<string> {
  const pattern = rule(schema, 'regex')?.requirement as RegExp | undefined;
  // Only addresses ignore case.
  if (pattern) return pattern.ignoreCase ? fc.webUrl() : fc.stringMatching(pattern);
  const text = fc.string({ unit: 'grapheme', ...bounds(schema) });
  return rule(schema, 'trim') ? text.map((inner) => `a${inner.trim()}`) : text;
}
