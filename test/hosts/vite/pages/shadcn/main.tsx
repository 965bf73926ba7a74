import './page.css';
import { Checkout, isDark, show } from '../shop.tsx';

document.documentElement.classList.toggle('dark', isDark);

show(
  <main className="mx-auto flex max-w-[642px] flex-col gap-6 p-6">
    <h1 className="text-2xl font-semibold tracking-tight">나무가게</h1>
    <form className="flex flex-col gap-2">
      <label className="text-sm leading-none font-medium" htmlFor="receiver">
        받는 분
      </label>
      <input
        id="receiver"
        className="h-9 w-full rounded-md border border-input bg-transparent px-3 py-1 text-base shadow-xs"
        defaultValue="김보라"
      />
    </form>
    <div className="rounded-xl border bg-card p-4 text-card-foreground shadow-sm">
      <Checkout colorScheme={isDark ? 'dark' : 'light'} />
    </div>
  </main>,
);
