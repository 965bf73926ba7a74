/** A browser engine with what a shopper does in it: the part that both Playwright and WebDriver can do. */
export interface Engine {
  open(device: Device): Promise<EngineShopper>;
  close(): Promise<void>;
}

export interface Device {
  isPhone?: boolean;
  isDark?: boolean;
}

export interface EngineShopper {
  go(address: string): Promise<void>;
  /** Presses the button of exactly that text, as soon as it can be pressed. */
  press(button: string): Promise<void>;
  /** Presses whatever shows exactly that text, as a label. */
  choose(text: string): Promise<void>;
  /** Waits until the page shows exactly that text. */
  sees(text: string): Promise<void>;
  /** Presses a button of the payment window: a pop-up, or on a phone the page itself. */
  pressInWindow(button: string): Promise<void>;
  /** Waits until the payment window is open beside the page. */
  seesWindow(): Promise<void>;
  address(): Promise<string>;
  /** Of the page: the background of the body, and the colour of the text of an element. */
  colours(selector: string): Promise<{ ground: string; text: string }>;
  picture(path: string): Promise<void>;
  /** What was thrown on the page; nothing where the engine does not say. */
  thrown(): string[];
  close(): Promise<void>;
}

export const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 16_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.4 Mobile/15E148 Safari/604.1';

export const SIZES = { wide: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const;
