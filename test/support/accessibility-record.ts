// What runs of the accessibility tests have found, kept in `dist/accessibility.json` and written out for people in
// `dist/accessibility.md`. What was measured on another build is dropped: nothing is claimed of what was not looked at.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { accessibilityReport } from './accessibility-report.ts';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
const FILE = join(DIST, 'accessibility.json');

export interface Rule {
  readonly id: string;
  readonly help: string;
  /** Numbers of success criteria; none for what is good practice only. */
  readonly criteria: readonly string[];
}

/** One look of axe at one view. */
export interface Look {
  readonly view: string;
  readonly scheme: string;
  readonly direction: string;
  readonly width: string;
  /** Ids of rules. */
  readonly passed: readonly string[];
  readonly violations: readonly string[];
  /** What axe cannot judge by itself. */
  readonly incomplete: readonly string[];
}

/** A test or a part of one, and the criteria it supports. */
export interface Held {
  readonly title: string;
  readonly criteria: readonly string[];
  readonly passed: boolean;
}

export interface Part {
  readonly at: string;
  readonly browsers: readonly string[];
  readonly held: readonly Held[];
  readonly looks: readonly Look[];
  readonly rules: readonly Rule[];
}

export interface Findings {
  /** SHA-256 of the built browser files. */
  readonly build: string;
  readonly parts: Readonly<Record<string, Part>>;
}

/** What one test file finds. `write` it when all its tests have run. */
export class AccessibilityRecord {
  readonly #name: string;
  readonly #held: Held[] = [];
  readonly #looks: Look[] = [];
  readonly #rules = new Map<string, Rule>();
  readonly #browsers = new Set<string>();

  constructor(name: string) {
    this.#name = name;
  }

  ranIn(browser: string): void {
    this.#browsers.add(browser);
  }

  /** A test that supports these criteria. Skipped, it supports nothing. */
  test(
    title: string,
    criteria: readonly string[],
    run: (context: TestContext) => Promise<void>,
    skip: string | false = false,
  ): void {
    test(title, { skip }, async (context) => {
      let passed = false;
      try {
        await run(context);
        passed = true;
      } finally {
        this.held({ title, criteria, passed });
      }
    });
  }

  held(held: Held): void {
    this.#held.push(held);
  }

  look(look: Look, rules: readonly Rule[]): void {
    this.#looks.push(look);
    for (const rule of rules) this.#rules.set(rule.id, rule);
  }

  write(): void {
    const build = digest(join(DIST, 'browser'));
    const before = findingsOf(FILE);
    const part: Part = {
      at: new Date().toISOString(),
      browsers: [...this.#browsers],
      held: this.#held,
      looks: this.#looks,
      rules: [...this.#rules.values()],
    };
    const kept = before?.build === build ? before.parts : {};
    const findings: Findings = { build, parts: { ...kept, [this.#name]: part } };
    mkdirSync(DIST, { recursive: true });
    writeFileSync(FILE, `${JSON.stringify(findings, null, 2)}\n`);
    writeFileSync(join(DIST, 'accessibility.md'), accessibilityReport(findings));
  }
}

function findingsOf(file: string): Findings | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Findings;
  } catch {
    return null; // none yet, or of a run that was cut short
  }
}

function digest(folder: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort())
    if (name.endsWith('.js')) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest('hex');
}
