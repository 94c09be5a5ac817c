// The reader's own way of writing numbers and dates, as the browser tells it.

export const locale: string | undefined = ((): string | undefined => {
  const told = globalThis.navigator?.language;
  try {
    return Intl.getCanonicalLocales(told)[0];
  } catch {
    // Some systems tell a language that is no tag; then the browser's own default is the reader's.
    return undefined;
  }
})();
