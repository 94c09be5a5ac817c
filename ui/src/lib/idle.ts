// Work that can wait until nobody waits for it.

/** Does `work` once the page has nothing else to do; gives back what calls that off. */
export function whenIdle(work: () => void): () => void {
  if (!("requestIdleCallback" in globalThis)) {
    const timer = setTimeout(work, 200);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(work, { timeout: 1000 });
  return () => cancelIdleCallback(asked);
}

/** Does `work` once what stands now is on the screen; gives back what calls that off. */
export function afterPaint(work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => (timer = setTimeout(work)));
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

/** Does `work` with each item when there is nothing else to do, and gives way in between. */
export function eachWhenIdle<Item>(items: readonly Item[], work: (item: Item) => void, from = 0): void {
  globalThis.requestIdleCallback?.((deadline) => {
    let at = from;
    do if (at < items.length) work(items[at++]!);
    while (at < items.length && deadline.timeRemaining() > 1);
    if (at < items.length) eachWhenIdle(items, work, at);
  });
}
