// A contact that speaks HTTP only, as plainly as one can.
import assert from 'node:assert/strict';
import type { Action } from '../../sdk/protocol/actions.ts';
import { decodeDown } from '../../sdk/protocol/codec.ts';
import type { DownFrame, DownFrameOf } from '../../sdk/protocol/down.ts';
import { uuidV4, uuidV7 } from '../../sdk/protocol/ids.ts';
import type { Position } from '../../sdk/protocol/model.ts';
import type { UpFrame } from '../../sdk/protocol/up.ts';
import { SHOP } from './server-stage.ts';

export interface Answer {
  readonly frames: DownFrame[];
  readonly close?: number;
}

export type Send = (path: string, init: RequestInit) => Promise<Response>;

export function overNetwork(url: string): Send {
  return (path, init) => fetch(`${url}${path}`, init);
}

export function framesOf<T extends DownFrame['type']>(answer: Answer, type: T): DownFrameOf<T>[] {
  return answer.frames.filter((frame): frame is DownFrameOf<T> => frame.type === type);
}

export function opOf(conversation: string, action: Action): UpFrame & { type: 'op' } {
  return { type: 'op', op: uuidV7(Date.now()), conversation, action };
}

export class HttpContact {
  readonly #send: Send;
  readonly device = uuidV4();
  token: string | undefined;

  constructor(send: Send) {
    this.#send = send;
  }

  hello(resume: Position[] = []): UpFrame {
    const { device, token } = this;
    const site = 'demo';
    return { type: 'hello', versions: [1], site, device, ...(token && { token }), resume };
  }

  /** One request as it is; `wait` makes it a long poll. */
  post(
    body: string,
    {
      wait = false,
      origin = SHOP,
      signal,
    }: { wait?: boolean; origin?: string; signal?: AbortSignal } = {},
  ): Promise<Response> {
    return this.#send(`/v1/frames?site=demo${wait ? '&wait' : ''}`, {
      method: 'POST',
      headers: { origin, 'content-type': 'text/plain' },
      body,
      ...(signal && { signal }),
    });
  }

  async say(
    frames: readonly UpFrame[],
    { resume = [], ...more }: { resume?: Position[]; wait?: boolean; signal?: AbortSignal } = {},
  ): Promise<Answer> {
    const response = await this.post(JSON.stringify([this.hello(resume), ...frames]), more);
    assert.equal(response.status, 200, `${response.status}`);
    const body = (await response.json()) as { frames: unknown[]; close?: number };
    const answer = {
      ...body,
      frames: body.frames.map((frame) => decodeDown(JSON.stringify(frame))),
    };
    this.token ??= framesOf(answer, 'welcome')[0]?.token;
    return answer;
  }

  async start(): Promise<string> {
    const conversation = uuidV4();
    const op = opOf(conversation, { kind: 'conversation.start', channel: 'chat' });
    assert.equal(framesOf(await this.say([op]), 'ack')[0]?.op, op.op);
    return conversation;
  }
}
