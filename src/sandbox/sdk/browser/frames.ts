import type { Dialog } from './dialog.ts';
import type { matchChannel, requestChannels, SdkChannel } from './sdk-channels.ts';

export interface SdkFrame {
  channel: SdkChannel;
  element: HTMLIFrameElement;
  isLoaded: boolean;
}

/** The merchant's hidden frames, one per channel. */
export interface Frames {
  /** Discards all frames, whatever runs in them, and creates new ones. */
  rebuild(userCode: string): void;
  hasNoChannel(): boolean;
  /** False until the channels are known, and for ever when their request failed. */
  isKnown(): boolean;
  pick(params: Record<string, unknown>): SdkFrame | null;
  show(frame: SdkFrame): void;
  visible(): SdkFrame | null;
}

interface FramesOptions {
  address: { base: string; query: string };
  dialog: Dialog;
  requestChannels: typeof requestChannels;
  matchChannel: typeof matchChannel;
  /** A frame has loaded, or it is known that there will be none. */
  onChange(): void;
}

/** Runs in the shop's page, sent as text: it must not reference anything outside itself. */
export function createFrames({ address, dialog, requestChannels, matchChannel, onChange }: FramesOptions): Frames {
  let frames: SdkFrame[] = [];
  let isEmpty = false;

  function append(channel: SdkChannel, userCode: string): void {
    const element = document.createElement('iframe');
    const frame: SdkFrame = { channel, element, isLoaded: false };
    const path = [userCode, channel.pg_provider, channel.pg_id].map(encodeURIComponent).join('/');
    const folder = channel.type === 'certification' ? 'certificates' : 'payments';
    const query = `sandbox=${channel.sandbox}&store_id=${encodeURIComponent(channel.store_id)}&${address.query}`;
    element.title = 'PortOne';
    element.src = `${address.base}/${folder}/ready/${path}?${query}`;
    element.onload = () => {
      frame.isLoaded = true;
      onChange();
    };
    frames.push(frame);
    dialog.mount().append(element);
  }

  return {
    rebuild(userCode) {
      for (const { element } of frames) element.remove();
      frames = [];
      isEmpty = false;
      const channels = requestChannels(address, userCode);
      isEmpty = channels?.length === 0;
      for (const channel of channels ?? []) append(channel, userCode);
      if (isEmpty) onChange();
    },
    hasNoChannel: () => isEmpty,
    isKnown: () => frames.length > 0,
    pick: (params) => matchChannel(frames, params),
    show(frame) {
      for (const { element } of frames) element.style.display = element === frame.element ? 'block' : 'none';
    },
    visible: () => frames.find(({ element }) => element.style.display === 'block') ?? null,
  };
}
