#!/usr/bin/env node
// `npx care-widget …`, for shops without a Node backend of their own.
import { run } from './cli/run.ts';

process.exitCode = await run(process.argv.slice(2));
