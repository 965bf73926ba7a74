import type { Dialog } from './dialog.ts';

/** A channel as `/users/pg` tells of it. */
export interface SdkChannel {
  provider: string;
  pg_id: string;
  channel_key: string;
  type: string;
  sandbox: boolean;
}

export interface SdkFrame {
  channel: SdkChannel;
  element: HTMLIFrameElement;
  isLoaded: boolean;
}

/** The hidden frames of the merchant, one for each channel. */
export interface Frames {
  /** Throws all frames away and makes them anew, whatever runs in them. */
  rebuild(merchant: { userCode: string; tierCode: string | null }): void;
  hasNoChannel(): boolean;
  /** Before the channels are known there is nothing to choose from. */
  isKnown(): boolean;
  pick(params: Record<string, unknown>): SdkFrame | null;
  show(frame: SdkFrame): void;
  visible(): SdkFrame | null;
  owns(source: unknown): boolean;
}

interface FramesOptions {
  base: string;
  /** The query every request of this script carries on. */
  query: string;
  dialog: Dialog;
  /** A frame is there now, or there will be none. */
  onChange(): void;
}

/** Runs in the shop's page: it may use nothing outside itself. */
export function createFrames({ base, query, dialog, onChange }: FramesOptions): Frames {
  let frames: SdkFrame[] = [];
  let isEmpty = false;

  function append(channel: SdkChannel, userCode: string): void {
    const element = document.createElement('iframe');
    const frame: SdkFrame = { channel, element, isLoaded: false };
    const path = [userCode, channel.provider, channel.pg_id].map(encodeURIComponent).join('/');
    const room = channel.type === 'certification' ? 'certificates' : 'payments';
    element.title = 'PortOne';
    element.src = `${base}/${room}/ready/${path}?sandbox=${channel.sandbox}&${query}`;
    element.onload = () => {
      frame.isLoaded = true;
      onChange();
    };
    frames.push(frame);
    dialog.mount().append(element);
  }

  function readChannels(userCode: string): SdkChannel[] | null {
    const request = new XMLHttpRequest();
    // Synchronous, as the real one is: it holds the page up, and throws where it is blocked.
    request.open('GET', `${base}/users/pg/${encodeURIComponent(userCode)}?${query}`, false);
    request.send();
    if (request.status >= 400) return null;
    const answer = JSON.parse(request.responseText);
    isEmpty = answer.code !== 0;
    return isEmpty ? [] : answer.response.channels;
  }

  /** What is asked for, or something near it: the SDK never complains of a channel it does not find. */
  function pick(params: Record<string, unknown>): SdkFrame | null {
    const payments = frames.filter(({ channel }) => channel.type === 'payment');
    const [provider, pgId] = String(params.pg ?? '').split('.');
    const isNear = ({ channel }: SdkFrame) => channel.provider === provider;
    return (
      payments.find(({ channel }) => channel.channel_key === params.channelKey) ??
      payments.find((frame) => isNear(frame) && (pgId === undefined || frame.channel.pg_id === pgId)) ??
      payments.find((frame) => frame === frames[0]) ??
      payments.find(isNear) ??
      payments[0] ??
      null
    );
  }

  return {
    rebuild({ userCode }) {
      for (const { element } of frames) element.remove();
      frames = [];
      isEmpty = false;
      const channels = readChannels(userCode);
      for (const channel of channels ?? []) append(channel, userCode);
      if (isEmpty) onChange();
    },
    hasNoChannel: () => isEmpty,
    isKnown: () => frames.length > 0,
    pick,
    show(frame) {
      for (const { element } of frames) element.style.display = element === frame.element ? 'block' : 'none';
    },
    visible: () => frames.find(({ element }) => element.style.display === 'block') ?? null,
    owns: (source) => frames.some(({ element }) => element.contentWindow === source),
  };
}
