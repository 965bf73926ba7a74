import './page.css';
import { Checkout, show } from '../shop.tsx';

show(
  <div className="min-h-screen bg-stone-100 py-8">
    <main className="mx-auto max-w-[624px] space-y-6 px-4">
      <h1 className="text-2xl font-bold tracking-tight text-stone-900">나무가게</h1>
      <form className="rounded-2xl bg-white p-4 shadow-sm">
        <label className="block text-sm font-medium text-stone-700" htmlFor="receiver">
          받는 분
        </label>
        <input
          id="receiver"
          className="mt-1 w-full rounded-lg border border-stone-300 px-3 py-2"
          defaultValue="김보라"
        />
      </form>
      <div className="rounded-2xl bg-white p-4 shadow-sm">
        <Checkout
          classNames={{ payButton: 'rounded-full bg-emerald-800 hover:bg-emerald-900', title: 'text-stone-900' }}
        />
      </div>
    </main>
  </div>,
);
