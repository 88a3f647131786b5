// The whole integration: care inside a merchant's own node:http server, beside the merchant's own routes.
import type { Server } from 'node:http';
import { createCare, type Care, type Store } from '../../sdk/server/index.ts';
import { deskRoutes } from './desk-routes.ts';
import { SignIn } from './sign-in.ts';
import { teamAt } from './team.ts';

export const SITE = 'demo';

export interface MountOptions {
  /** An address such as `sqlite:care.db` would do as well; the demo looks into its store before. */
  readonly store: Store;
  /** How several servers hear of each other, for example `postgres://…`; null for one that is alone. */
  readonly bus: string | null;
  /** Where files are kept, for example `disk:files`. */
  readonly files: string;
  /** Where the pages with the script tag are: no other origin may use this site. */
  readonly shopOrigins: readonly string[];
  /** Where the server answers, for example `http://localhost:4101`. */
  readonly url: string;
  /** The same on several servers; default: random, and a restart asks everybody anew who they are. */
  readonly signInSecret?: string;
  /** Where codes for e-mail addresses are shown, for want of a mail server. */
  readonly print: (line: string) => void;
}

export async function mountCare(server: Server, options: MountOptions): Promise<Care> {
  const team = teamAt(options.url);
  const signIn = new SignIn(team, options.signInSecret);

  const care = await createCare({
    store: options.store,
    bus: options.bus,
    files: options.files,
    sites: {
      [SITE]: {
        name: 'Orlo & Fenn',
        origins: [...options.shopOrigins],
        team: [...team],
        replyMinutes: 10,
        language: 'en',
      },
    },
    // A real shop sends it with the mailer that it has.
    sendEmailCode: ({ to, code }) => {
      options.print(`\n  No mail server here, so this is the mail to ${to}: ${code}`);
      return Promise.resolve();
    },
    // Care has no accounts of its own: the shop's sign-in says who may sit at the desk.
    authenticateAgent: (request) => Promise.resolve(signIn.memberOf(request.headers.get('cookie'))),
  });

  const isOurs = deskRoutes(SITE, team, signIn);
  // Own routes first, care answers the rest: the script, its API, and 404.
  server.on('request', (request, response) => {
    if (!isOurs(request, response)) care.requestListener(request, response);
  });
  care.attach(server);
  return care;
}
